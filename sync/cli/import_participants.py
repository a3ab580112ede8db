"""``nastavnik import-participants FILE``."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from config.schema import Position
from generators.workbook.columns import CellValue
from programme.enrolment import next_codes
from programme.findings import Finding
from programme.people_list import Listed, PeopleList, read_people
from programme.russian.names import normal_name
from programme.russian.texts import same_text
from sync.cli.desk import on_spreadsheet
from sync.cli.output import Output
from sync.commit import Desk, commit
from sync.deciding.enrolled import taken_codes
from sync.plan import difference
from sync.records.memory import remembered_pairs
from sync.records.people import same_as
from sync.refusals import NotSetUp, WrongUse
from sync.settings import Settings
from sync.snapshot import read_spreadsheet
from sync.tables import Row, Table
from sync.tabular import Sheet, read_file
from sync.values import scalar

TAB = "Участники"


@dataclass(frozen=True)
class Brought:
    """The register with a list brought in.

    Attributes:
        table: «Участники» as it should be.
        added: How many people are new.
        changed: Of how many empty cells were filled.
        findings: For the coordinator.
    """

    table: Table
    added: int
    changed: int
    findings: tuple[Finding, ...] = ()


def run(settings: Settings, output: Output, file: Path, *, dry_run: bool) -> int:
    """Bring a list of people into «Участники»; what people have typed there is never overwritten."""
    people = listed(read_file(file), settings.configuration.positions, settings.now.date())
    if not people.found:
        raise WrongUse(
            f"{file.name}: не найден столбец с именами. В первой строке таблицы нужны заголовки: «ФИО» (или «Фамилия», "
            "«Имя», «Отчество»), «Должность» и другие. Ничего не изменено."
            + "".join(f"\n{finding.text}" for finding in people.findings)
        )
    findings, added, changed = list(people.findings), 0, 0
    if not dry_run:
        brought, _ = on_spreadsheet(
            settings, "import-participants", lambda desk: _bring_in(desk, people.people)
        )
        added, changed = brought.added, brought.changed
        findings += brought.findings
    value = {
        "people": len(people.people),
        "added": added,
        "changed": changed,
        "findings": [{"tab": TAB, "row": f.key, "text": f.text} for f in findings],
    }
    output.result(value, _lines(value, findings, dry_run=dry_run))
    return 0


def listed(sheets: Sequence[Sheet], positions: Sequence[Position], today: date) -> PeopleList:
    """The people of the first sheet in sight that has a column with names; other sheets with people are named.

    Args:
        sheets: Of the file.
        positions: The table of positions.
        today: A consent can't be of a later day.
    """
    read = [(sheet, read_people(sheet.rows, positions, today)) for sheet in sheets]
    seen = [found for sheet, found in read if found.found and not sheet.is_hidden]
    # A sheet with headers alone is passed over where another one has people.
    chosen = next((found for found in seen if found.people), next(iter(seen), PeopleList()))
    others = (sheet for sheet, found in read if found.people and found is not chosen)
    told = (
        Finding("people", "", _NOT_READ[sheet.is_hidden].format(sheet.name)) for sheet in others
    )
    return replace(chosen, findings=(*chosen.findings, *told))


_NOT_READ = {
    False: "Лист «{}» не прочитан: на нём тоже есть люди, а читается один лист. Скопируйте его в отдельный файл и повторите с ним.",
    True: "Лист «{}» не прочитан: он скрыт, а на нём есть люди. Если они нужны, скопируйте его в отдельный файл и повторите с ним.",
}
"""Whether the sheet is hidden → what people should know of it."""


def _bring_in(desk: Desk, people: Sequence[Listed]) -> Brought:
    snapshot = read_spreadsheet(desk.workspace, desk.configuration, desk.spreadsheet_id)
    table = snapshot.tables["people"]
    if not table.whole:
        raise NotSetUp(
            "На вкладке «Участники» не хватает столбцов, или её нет. Запустите nastavnik init и повторите."
        )
    taken = {*taken_codes(snapshot.tables), *_in_pairs(snapshot.tables)}
    brought = merged(table, people, taken)
    tables = {**snapshot.tables, "people": brought.table}
    cells, rows = difference(snapshot.tables, tables, filled=("people",))
    if cells or rows:
        commit(desk, snapshot, tables, "import", filled=("people",))
    return brought


def _in_pairs(tables: Mapping[str, Table]) -> set[str]:
    """Codes that the programme remembers of pairs, whose rows people may have deleted."""
    return {code for two in remembered_pairs(tables["service"]).values() for code in two}


def merged(table: Table, people: Sequence[Listed], taken: Iterable[str]) -> Brought:
    """The register with the people it lacks, and with what it didn't know of those who are there.

    Args:
        table: «Участники».
        people: Each name once.
        taken: Codes that were ever given, besides those in the register.
    """
    bearers = _by_name(table)
    findings: list[Finding] = []
    cells: dict[str, Mapping[str, CellValue]] = {}
    new: list[Listed] = []
    for person in people:
        rows = bearers.get(normal_name(person.full_name), [])
        if len(rows) > 1:
            named = ", ".join(row.key for row in rows)
            findings.append(Finding("people", f"строка {person.line}", _NAMESAKES.format(named)))
        elif rows:
            findings += _differing(table, rows[0], person)
            cells[rows[0].key] = person.cells
        else:
            new.append(person)
    after = table.filled(cells)
    changed = sum(row is not was for row, was in zip(after.rows, table.rows, strict=True))
    codes = next_codes({*taken, *table.keys}, len(new))
    for code, person in zip(codes, new, strict=True):
        after = after.appended(code, {**person.cells, "absent": False, "left": False})
    return Brought(after, len(new), changed, tuple(findings))


_NAMESAKES = "Это имя на вкладке «Участники» носят несколько человек ({}): никто не изменён. Впишите сведения сами."


def _by_name(table: Table) -> dict[str, list[Row]]:
    """Rows of each name; a second entry of somebody is passed over where the main one bears the name too."""
    found: dict[str, list[Row]] = {}
    for row in table.rows:
        if row.text("full_name"):
            found.setdefault(normal_name(row.text("full_name")), []).append(row)
    return {
        name: [row for row in rows if not same_as(row, [])] or rows for name, rows in found.items()
    }


def _differing(table: Table, row: Row, person: Listed) -> list[Finding]:
    """What the file says otherwise; the values are left out, they may be addresses."""
    other = [
        f"«{table.tab.column(column).header}»"
        for column, value in person.cells.items()
        if column not in _NEVER_TOLD
        and row.cells.get(column) is not None
        and not _same(row.cells[column], scalar(value))
    ]
    if not other:
        return []
    text = f"В файле (строка {person.line}) иначе: {', '.join(other)}. Оставлено как на вкладке."
    return [Finding("people", row.key, text)]


_NEVER_TOLD = ("full_name", "remark")
"""The name is the same as far as names are compared, and remarks are the coordinator's own words."""


def _same(one: object, other: object) -> bool:
    if isinstance(one, str) and isinstance(other, str):
        return same_text(one, other)
    return one == other


def _lines(value: Mapping[str, object], findings: Sequence[Finding], *, dry_run: bool) -> list[str]:
    done = (
        "только чтение"
        if dry_run
        else f"добавлено: {value['added']}, дополнено: {value['changed']}"
    )
    lines = [f"Людей в файле: {value['people']} ({done})."]
    lines += [f"  {f.key}: {f.text}" if f.key else f"  {f.text}" for f in findings]
    if not dry_run and value["added"]:
        lines.append("Проверьте новые строки на вкладке «Участники» и запустите nastavnik sync.")
    return lines
