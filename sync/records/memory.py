"""«Служебная» → what the programme remembers from run to run."""

from collections.abc import Iterable, Mapping
from datetime import date

from generators.workbook.migrations.registry import FIRST
from sync.tables import Table


def service(table: Table) -> Mapping[str, str]:
    """What the service tab remembers."""
    return {row.key: row.text("value") for row in table.rows}


SCHEMA = "schema"
"""How the memory names the version of the spreadsheet: «schema» → «6»."""


def schema_of(memory: Mapping[str, str]) -> int:
    """The version that a spreadsheet notes of itself; what notes none, or nothing legible, is of the first."""
    text = memory.get(SCHEMA, "")
    return max(FIRST, int(text)) if text.isdecimal() else FIRST


PAIR = "pair "
"""How the programme's memory names a pair: «pair П-05» → «У-07 У-12»."""


def remembered_pairs(table: Table) -> dict[str, tuple[str, str]]:
    """Code of a pair → mentor and mentee, from the service tab."""
    found: dict[str, tuple[str, str]] = {}
    for name, value in service(table).items():
        mentor, _, mentee = value.partition(" ")
        if name.startswith(PAIR) and mentor and mentee:
            found[name.removeprefix(PAIR)] = (mentor, mentee)
    return found


DRIFT = "drift "
"""How the programme's memory names what people changed in a form: «drift Ф1» → one remark a line.

Forms are looked at on a day's first run; the day's other runs say the same again.
"""


def remembered_drifts(
    memory: Mapping[str, str], questionnaires: Iterable[str]
) -> dict[str, tuple[str, ...]]:
    """What the last look at the forms has found."""
    return {code: tuple(memory.get(f"{DRIFT}{code}", "").splitlines()) for code in questionnaires}


COVERS = "covers "
"""How the programme's memory names the pairs of a directive: «covers directive_pairs:сад:2026-27»."""

UNTIL = "until "
"""How the memory names the day to which a paper prolongs: «until directive_prolongation:П-05:2026-27» → «2027-12-31»."""


def as_day(text: str) -> date | None:
    """A day as the memory has it; None for what can't be read."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


EDITED = "edited "
"""How the memory names a paper that was found changed by hand: «edited agreement:П-05:2026-27» → the mark of
what the programme would have written into it, and the file."""

TYPED = "typed "
"""How the memory names what people typed beside a paper: «typed agreement:П-05:2026-27» → number and dates as JSON."""


DECIDED = "decided "
"""How the memory names what people decided about a pair: «decided П-05» → a day and a decision a line.

No cell says when a decision was made: the day of the run that first saw it is noted once.
"""


def decided_days(table: Table, pair: str) -> tuple[tuple[date, str], ...]:
    """What people decided about a pair, and when it was first seen; lines that can't be read are passed over."""
    row = table.row(f"{DECIDED}{pair}")
    found: list[tuple[date, str]] = []
    for line in (row.text("value") if row else "").splitlines():
        day, _, text = line.partition(" ")
        try:
            found.append((date.fromisoformat(day), text))
        except ValueError:
            continue
    return tuple(found)


def written_decided(pair: str, found: Iterable[tuple[date, str]]) -> tuple[str, str]:
    """Name and value for the service tab; ``decided_days`` reads them back."""
    return f"{DECIDED}{pair}", "\n".join(f"{day.isoformat()} {text}" for day, text in found)


LIFE = "life"
"""How the memory notes that people have used the columns about the life of pairs: once they have, those must be there."""


YEAR_OF_BOARD = "board year"
"""How the memory names the school year that the roadmap's states are of: «2026/2027»."""

SET_ASIDE = "set aside "
"""How the memory names what people typed beside a line for a year gone by: «set aside 3.5» → its fingerprint."""

SETTLED = "settled "
"""How the memory names a line that the plan has once and that is done: «settled 1.1» → «2026/2027»."""
