"""«Кейсы» → cases."""

from dataclasses import replace

from generators.workbook.kinds import NO, YES
from programme.findings import Finding
from programme.registers.cases import Case
from programme.registers.consents import Consents
from sync.records.cells import Cells, read_rows
from sync.records.register_reading import Reading
from sync.tables import Table


def cases(
    table: Table, reading: Reading, agreed: Consents
) -> tuple[dict[str, Case], list[Finding]]:
    """Key of a row → the case."""
    return read_rows(table, lambda key, cells: _case(key, cells, reading, agreed))


def _case(key: str, cells: Cells, reading: Reading, agreed: Consents) -> Case:
    case = Case(
        code=key,
        on=cells.day("on"),
        pairs=_pairs(cells, reading),
        title=cells.text("title"),
        is_told=all(cells.text(column) for column in ("problem", "done", "result")),
        link=cells.link("link"),
        authors=cells.people("authors", reading.company).codes,
        may_publish=cells.choice("may_publish", (YES, NO)) == YES,
        activity=reading.registers.cases,
    )
    if case.on and case.on > reading.today and (case.link or case.is_told):
        cells.note("on", "эта дата ещё не наступила, кейс не засчитан. Проверьте дату.")
    if not case.authors and not cells.text("authors"):
        told = (code for pair in case.pairs for code in reading.company.pairs[pair])
        case = replace(case, authors=tuple(dict.fromkeys(told)))
    _may_publish(case, cells, reading, agreed)
    return case


def _pairs(cells: Cells, reading: Reading) -> tuple[str, ...]:
    """The pairs it tells of; codes of people, and pairs that never worked, are no such pairs."""
    named = cells.people("pairs", reading.company, "П-03, П-05")
    if named.told and set(named.told.split(", ")) - set(named.pairs):
        cells.note(
            "pairs", "впишите код пары, например П-03. Коды участников здесь не учитываются."
        )
    refused = [pair for pair in named.pairs if pair in reading.company.refused_pairs]
    if refused:
        told = ", ".join(refused)
        cells.note("pairs", f"отклонённые и снятые пары не учитываются: {told}. Проверьте код.")
    return tuple(pair for pair in named.pairs if pair not in refused)


def _may_publish(case: Case, cells: Cells, reading: Reading, agreed: Consents) -> None:
    """«Можно публиковать» needs the consent of everybody it tells of."""
    of_pairs = (code for pair in case.pairs for code in reading.company.pairs[pair])
    people = dict.fromkeys((*case.authors, *of_pairs))
    lacking = agreed.lacking(people, reading.today, reading.today)
    if case.may_publish and lacking:
        told = "; ".join(lacking)
        cells.note("may_publish", f"нет согласия на распространение (ст. 10.1 ФЗ-152): {told}.")
