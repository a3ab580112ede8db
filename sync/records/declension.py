"""«Склонение» → cases that people corrected, rows that they have checked, and what of a checked row has changed."""

import hashlib
from collections.abc import Iterable, Mapping

from generators.workbook.declension import OBLIQUE, correction_column, form_column
from programme.people import Forms
from sync.records.people import ticked
from sync.tables import Row

CHECKED = "checked "
"""How the programme's memory names a row that people have checked: «checked У-07» → marks of what stood in it.

Marks, not names: the service tab is no second register of people.
"""

CORRECTED = "corrected"
"""How the memory names the participants with corrections: their codes."""

_PARTS = {"name": "имя", "gender": "пол"} | {form_column(c): c.value for c in OBLIQUE}
"""What of a row is checked, and how a remark names it."""


def corrections(row: Row) -> Forms:
    """What people typed into a row; spaces alone are something typed too."""
    return Forms(**{form_column(case): _typed(row, correction_column(case)) for case in OBLIQUE})


def _typed(row: Row, column: str) -> str:
    blank = isinstance(row.cells.get(column), str) and not row.text(column)
    return " " if blank else row.text(column)


def is_checked(row: Row, remarks: list[str]) -> bool:
    """Whether people have ticked the row; what can't be read becomes a remark."""
    return ticked(row, "checked", remarks)


def marks(row: Row) -> str:
    """What stands in a row, to be compared later."""
    return " ".join(hashlib.sha256(row.text(part).encode()).hexdigest()[:8] for part in _PARTS)


def changed_parts(row: Row, remembered: str) -> list[str]:
    """What has changed since a row was checked, in Russian; [] where nothing has."""
    pairs = zip(_PARTS.values(), marks(row).split(), remembered.split(), strict=False)
    return [name for name, now, was in pairs if now != was]


def remembered_checks(memory: Mapping[str, str]) -> dict[str, str]:
    """Code → the marks of its row when people checked it."""
    return {
        name.removeprefix(CHECKED): value
        for name, value in memory.items()
        if name.startswith(CHECKED) and value
    }


def checks_to_remember(checks: Mapping[str, str], memory: Mapping[str, str]) -> dict[str, str]:
    """What the memory is to hold: a row no longer ticked is forgotten, its name in the memory stays."""
    known: Iterable[str] = (name for name in memory if name.startswith(CHECKED))
    return dict.fromkeys(known, "") | {f"{CHECKED}{code}": told for code, told in checks.items()}
