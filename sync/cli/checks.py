"""Checks as a command tells them: each fault with its remedy."""

import textwrap
from collections.abc import Iterable, Iterator
from typing import Any

from sync.checkup.check import Check, State

PEOPLE_MUST_ACT = 3
"""Exit code where people must put something right."""
WIDTH = 80
MARKS = {State.OK: "[ок]", State.WARNING: "[внимание]", State.ERROR: "[ошибка]"}


def exit_code(checks: Iterable[Check]) -> int:
    """0, or 3 where people must put something right."""
    return PEOPLE_MUST_ACT if any(c.state is State.ERROR for c in checks) else 0


def as_values(checks: Iterable[Check]) -> list[dict[str, Any]]:
    """For ``--json``."""
    return [
        {"check": c.name, "state": c.state.value, "text": c.text, "remedy": c.remedy}
        for c in checks
    ]


def check_lines(checks: Iterable[Check]) -> Iterator[str]:
    """For people; the last line counts."""
    kept = list(checks)
    for check in kept:
        head = f"{MARKS[check.state]} {check.name}: "
        yield from wrapped(head + check.text, "     ")
        if check.remedy:
            yield from wrapped(f"→ {check.remedy}", "       ", first="     ")
    errors = sum(check.state is State.ERROR for check in kept)
    warnings = sum(check.state is State.WARNING for check in kept)
    yield ""
    yield f"Ошибок: {errors}; предупреждений: {warnings}; проверок: {len(kept)}."


def wrapped(text: str, indent: str, first: str = "") -> list[str]:
    """Lines that fit the terminal; links stay whole."""
    return [
        line
        for part in text.split("\n")
        for line in textwrap.wrap(
            part,
            WIDTH,
            initial_indent=first,
            subsequent_indent=indent,
            break_long_words=False,
            break_on_hyphens=False,
        )
    ]
