"""The order of codes: «У-9» stands before «У-10», on every machine."""

import re

_NUMBERED = re.compile(r"^(.*?)(\d+)$")


def code_order(code: str) -> tuple[str, int, str]:
    """Sorting key of a code: prefix, then number, then the text itself («У-7» before «У-07»)."""
    match = _NUMBERED.match(code)
    return (match[1], int(match[2]), code) if match else (code, -1, code)


def pair_order(pair: tuple[str, str]) -> tuple[tuple[str, int, str], tuple[str, int, str]]:
    """Sorting key of a pair (mentor, mentee): by the mentee's code, then by the mentor's."""
    mentor, mentee = pair
    return code_order(mentee), code_order(mentor)
