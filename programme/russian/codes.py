"""Codes of participants and pairs as people type them: «У-07», «П-05»."""

import re

from programme.russian.letters import plain_dashes, spaced

# Whoever types on a Latin keyboard means the letter that looks or sounds the same.
_LETTERS = {"У": "У", "Y": "У", "Ү": "У", "U": "У", "П": "П", "P": "П", "Π": "П"}
_CODE = re.compile(r"([^\W\d_])\s*-?\s*([0-9OО]{1,5})(?!\w)", re.IGNORECASE)
_ZEROS = str.maketrans("OОoо", "0000")


def parse_code(text: str) -> str | None:
    """The code that the whole text is («у 7» → «У-07»), or None."""
    plain = _plain(text)
    match = _CODE.fullmatch(plain)
    return _code(match) if match else None


def leading_code(text: str) -> str | None:
    """The code that a text begins with («У-07 — Мария Петровна» → «У-07»), or None."""
    match = _CODE.match(_plain(text))
    return _code(match) if match else None


def make_code(letter: str, number: int) -> str:
    """«У-07»: at least two digits."""
    return f"{letter}-{number:02}"


def _plain(text: str) -> str:
    return plain_dashes(spaced(text)).rstrip(" .,;")


def _code(match: re.Match[str]) -> str | None:
    letter = _LETTERS.get(match.group(1).upper())
    number = int(match.group(2).translate(_ZEROS))
    return make_code(letter, number) if letter and number else None
