"""«Что сделать» → what is due, as the last run wrote it, and whom people can ask for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from programme.due import Asked, Urgency, actors, asked, concerns, urgency
from programme.due.whom import COORDINATOR, HEAD, MENTEES, MENTORS, OF_PAIRS, TEACHERS
from programme.pairs import PairState
from sync.tables import Row, Table
from sync.values import as_date

_AT_WORK = (PairState.APPROVED.caption, PairState.ACTIVE.caption)
NOBODY = "не указан"
"""What stands under «Кто» where nobody is named."""


@dataclass(frozen=True)
class DueRow:
    """One row.

    Attributes:
        key: Names the task for ever.
        whom: Codes and roles.
        what: What is to be done.
        due: Until when.
        state: How pressing it is on the day asked for, whatever it was on the day of the last run.
        place: Tab and row that it comes from.
        link: Where it is done.
    """

    key: str
    whom: tuple[str, ...]
    what: str
    due: date | None
    state: Urgency
    place: str = ""
    link: str = ""


def due_rows(table: Table, today: date) -> tuple[DueRow, ...]:
    """What is due, the longest overdue first, what has no day last."""
    rows = (_read(row, today) for row in table.rows if not row.keyless)
    return tuple(sorted(rows, key=lambda row: (row.due is None, row.due or date.max)))


def _read(row: Row, today: date) -> DueRow:
    due = as_date(row.cells.get("due"))
    return DueRow(
        key=row.key,
        whom=tuple(name for name in row.text("who").split(", ") if name and name != NOBODY),
        what=row.text("what"),
        due=due,
        state=urgency(due, today),
        place=row.text("place"),
        link=row.text("link"),
    )


def of_person(rows: Iterable[DueRow], person: Asked) -> tuple[DueRow, ...]:
    """The rows that concern somebody."""
    return tuple(row for row in rows if concerns(row.whom, person))


def person_asked(text: str, tables: Mapping[str, Table], rows: Iterable[DueRow]) -> Asked | None:
    """The participant or role that is meant; None where there is none such."""
    name = asked(text)
    row = tables["people"].row(name)
    if row and not row.keyless:
        return Asked(name, frozenset(_groups(row, tables["pairs"])))
    return Asked(name) if name in roles(rows) else None


def roles(rows: Iterable[DueRow]) -> tuple[str, ...]:
    """The roles that can be asked for: those of every programme, and whoever else is named."""
    named = (name for row in rows for name in row.whom if not _is_code(name))
    return tuple(dict.fromkeys((COORDINATOR, HEAD, *sorted(named))))


def _is_code(name: str) -> bool:
    return name.startswith(("У-", "П-"))


def _groups(person: Row, pairs: Table) -> Iterable[str]:
    """Roles under which tasks may speak of somebody: «наставники», «педагог-психолог»."""
    yield TEACHERS
    yield from actors(person.text("position"))
    said = {*actors(person.text("roles")), *actors(person.text("takes_part"))}
    yield from said & {MENTORS, MENTEES}
    if any(
        person.key in (row.text("mentor"), row.text("mentee")) and row.text("state") in _AT_WORK
        for row in pairs.rows
    ):
        yield OF_PAIRS
