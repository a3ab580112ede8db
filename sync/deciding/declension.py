"""«Склонение»: names in every case as papers will print them, what people corrected there, what they have checked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from generators.workbook.columns import CellValue
from generators.workbook.declension import OBLIQUE, correction_column, form_column
from programme.findings import Finding
from programme.paper_fields import declined_name, named, wrong_forms
from programme.people import Participant
from programme.russian.names import normal_name, parse_name, propose_gender
from sync.deciding.intake import People
from sync.keys import given_back, without_key
from sync.records.declension import (
    CORRECTED,
    changed_parts,
    checks_to_remember,
    corrections,
    is_checked,
    marks,
    remembered_checks,
)
from sync.records.memory import service
from sync.tables import Row, Table


@dataclass(frozen=True)
class Declension:
    """What the tab comes to.

    Attributes:
        table: «Склонение» as it should be.
        memory: «Служебная» with the rows that have been checked.
        participants: Code → person, with the cases that people corrected.
        findings: Remarks beside the rows.
    """

    table: Table
    memory: Table
    participants: Mapping[str, Participant]
    findings: tuple[Finding, ...]


def declension(table: Table, memory: Table, people: People) -> Declension:
    """Names in every case; a tab that isn't there, as in a spreadsheet made before there was one, corrects nothing.

    Args:
        table: «Склонение».
        memory: «Служебная».
        people: Everybody.
    """
    if not table.whole:
        return Declension(table, memory, people.participants, ())
    table = _keys_given_back(table, people)
    typed = {row.key: corrections(row) for row in table.rows}
    everybody = {
        code: replace(person, forms=typed.get(code, person.forms))
        for code, person in people.participants.items()
    }
    table = _with_new_rows(table.written(_cells(table, people, everybody)), everybody)
    checks, remarks = _checked(table, service(memory))
    corrected = " ".join(code for code, p in everybody.items() if any(map(p.forms.of, OBLIQUE)))
    return Declension(
        table,
        _remembered(memory, checks, corrected),
        everybody,
        (*without_key(table, _NO_CODE), *remarks, *_about_rows(table, people, everybody)),
    )


def checked_of(table: Table, people: People) -> tuple[int, int]:
    """How many participants' names people have checked, of how many."""
    rows = (row for row in table.rows if row.key in people.participants)
    return sum(is_checked(row, []) for row in rows), len(people.participants)


_NO_CODE = (
    "Эта строка не учтена: в ней нет кода участника. Верните код или удалите строку; "
    "строки вносит программа."
)
_NOBODY = (
    "Участника с этим кодом нет на вкладке «Участники». Верните его строку там или удалите эту."
)
_NO_NAME = (
    "Имя не разобрать: нужны фамилия, имя и, если есть, отчество, без других знаков. "
    "Исправьте его на вкладке «Участники»."
)
_NO_GENDER = "Не указан пол, а без него имя не склонить. Выберите пол на вкладке «Участники»."
_OTHER_GENDER = "Пол не подходит к отчеству. Проверьте пол и имя на вкладке «Участники»."


def _keys_given_back(table: Table, people: People) -> Table:
    """Rows whose code was cleared or typed over are told by the name that stands in them."""
    names: dict[str, list[str]] = {}
    for code, person in people.participants.items():
        names.setdefault(normal_name(person.full_name), []).append(code)
    doubled = {row.key for row in table.doubles}

    def code_of(row: Row) -> str | None:
        if row.key in people.participants and row.key not in doubled:
            return None
        codes = names.get(normal_name(row.text("name")), [])
        return codes[0] if len(codes) == 1 else None

    return given_back(table, code_of)


def _cells(
    table: Table, people: People, everybody: Mapping[str, Participant]
) -> dict[str, dict[str, CellValue]]:
    """The programme's cells; those of a second entry, or of nobody, are empty."""
    cells: dict[str, dict[str, CellValue]] = {}
    for row in table.rows:
        if row.key in everybody:
            cells[row.key] = _forms(everybody[row.key])
        elif not row.keyless:
            main = people.merges.mains.get(row.key)
            told = f"вторая запись участника {main}" if main else ""
            cells[row.key] = {
                "name": told,
                "gender": "",
                **dict.fromkeys(map(form_column, OBLIQUE)),
            }
    return cells


def _forms(participant: Participant) -> dict[str, CellValue]:
    person = named(participant)
    forms = {form_column(case): declined_name(person, case) for case in OBLIQUE}
    return {"name": participant.full_name, "gender": participant.gender.value, **forms}


def _with_new_rows(table: Table, everybody: Mapping[str, Participant]) -> Table:
    standing = table.keys
    for code, person in everybody.items():
        if code not in standing:
            table = table.appended(code, {**_forms(person), "checked": False})
    return table


def _checked(table: Table, memory: Mapping[str, str]) -> tuple[dict[str, str], list[Finding]]:
    """The marks of rows that people have ticked, as they were then, and remarks on what has changed since."""
    known = remembered_checks(memory)
    checks: dict[str, str] = {}
    findings: list[Finding] = []
    for row in (row for row in table.rows if not row.keyless):
        remarks: list[str] = []
        if is_checked(row, remarks):
            checks[row.key] = known.get(row.key) or marks(row)
            if changed := changed_parts(row, checks[row.key]):
                remarks.append(_CHANGED.format(", ".join(changed)))
        findings += [Finding("declension", row.key, remark) for remark in remarks]
    return checks, findings


_CHANGED = (
    "После проверки изменилось: {}. Посмотрите строку ещё раз: снимите галочку «Проверено», "
    "а после следующего запуска поставьте её снова."
)


def _remembered(memory: Table, checks: Mapping[str, str], corrected: str) -> Table:
    known = service(memory)
    values = checks_to_remember(checks, known)
    if corrected or CORRECTED in known:
        values[CORRECTED] = corrected
    return memory.upserted({name: {"value": value} for name, value in values.items()})


def _about_rows(
    table: Table, people: People, everybody: Mapping[str, Participant]
) -> Iterable[Finding]:
    for row in (row for row in table.rows if not row.keyless):
        person = everybody.get(row.key)
        if person is None and row.key not in people.merges.mains:
            yield Finding("declension", row.key, _NOBODY)
        if person and person.active:
            texts = (*_about_name(person), *_about_corrections(person, table))
            yield from (Finding("declension", row.key, text) for text in texts)


def _about_name(person: Participant) -> Iterable[str]:
    if parse_name(person.full_name) is None:
        yield _NO_NAME
    elif not person.gender:
        yield _NO_GENDER
    elif propose_gender(person.full_name) not in {person.gender, ""}:
        yield _OTHER_GENDER


def _about_corrections(person: Participant, table: Table) -> Iterable[str]:
    for case, fault in wrong_forms(named(person)).items():
        header = table.tab.column(correction_column(case)).header
        yield f"«{header}» не учтено: {fault}."
