"""«Участники» as a register: every row its code, lost ones given back, newcomers a row of their own."""

from collections.abc import Iterable, Mapping, Sequence

from generators.workbook.columns import CellValue
from programme.enrolment import Enrolment, NewParticipant, next_codes
from programme.russian.codes import parse_code
from programme.russian.names import normal_name
from programme.submissions import Submission
from sync.tables import Table

CODED_TABS = {"people": ("code",), "pairs": ("mentor", "mentee")}


def taken_codes(tables: Mapping[str, Table]) -> Iterable[str]:
    """Codes that stand anywhere; none of them is given again."""
    for name, table in tables.items():
        columns = ("code",) if name.startswith("answers") else CODED_TABS.get(name, ())
        for row in table.rows:
            yield from (row.text(column) for column in columns if row.text(column))


def codes_given(table: Table, taken: set[str], submissions: Sequence[Submission]) -> Table:
    """A code for every row with a name: retyped ones in their usual form, lost ones back, new ones for the rest."""
    for row in table.rows:
        code = parse_code(row.key)
        if code and code != row.key and code not in table.keys:
            table = table.keyed(row.key, code)
    table = _told_apart(table, submissions)
    lost = _lost_codes(table, submissions)
    begun = [row for row in table.rows if row.keyless and row.text("full_name")]
    for row in begun:
        code = lost.pop(normal_name(row.text("full_name")), "")
        table = table.keyed(row.key, code or next_codes(taken | table.keys, 1)[0])
    return table


def _told_apart(table: Table, submissions: Sequence[Submission]) -> Table:
    """Of rows with one code, those whose names tell whose they are get their own code back."""
    doubled = {row.key for row in table.doubles}
    for row in (row for row in table.rows if row.key in doubled):
        if code := _lost_codes(table, submissions).get(normal_name(row.text("full_name"))):
            table = table.keyed(row.key, code)
    for row in table.doubles:
        if code := _lost_codes(table, submissions).get(normal_name(row.text("full_name"))):
            table = table.told_apart(row, code)
    return table


def _lost_codes(table: Table, submissions: Iterable[Submission]) -> dict[str, str]:
    """Name → code of people who answered and whose code has gone from the register; namesakes left out."""
    found: dict[str, set[str]] = {}
    for s in submissions:
        if s.code and s.code not in table.keys and s.one("fio"):
            found.setdefault(normal_name(s.one("fio")), set()).add(s.code)
    return {name: codes.pop() for name, codes in found.items() if len(codes) == 1}


def enrolled(table: Table, enrolment: Enrolment) -> Table:
    """The register with a row for every newcomer."""
    for person in enrolment.new:
        table = table.appended(person.code, _first_values(person))
    return table


def _first_values(person: NewParticipant) -> dict[str, CellValue]:
    return {
        "full_name": person.full_name,
        "gender": person.gender.value,
        "position": person.position,
        "email": person.email,
        "absent": False,
        "left": False,
    }
