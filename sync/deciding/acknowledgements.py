"""«Ознакомление»: a row for everybody who must read a registered directive, and what people typed beside it."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from config.paper_kind import PaperKind
from generators.workbook.acknowledgements import ACKNOWLEDGEMENTS
from generators.workbook.columns import CellValue
from programme.progress.facts import Happening
from programme.registers.acknowledgements import Acknowledgement
from programme.registers.company import Company, ordered
from programme.russian.dates import short_date
from programme.russian.letters import upper_first
from programme.russian.numbers import number_sign
from sync.deciding.intake import People
from sync.deciding.register_rows import RegisterDesk, Registers
from sync.keys import given_back, without_key
from sync.records.cells import Cells
from sync.records.papers import STANDING, PaperRow, papers
from sync.tables import Row, Table


def acknowledgements(desk: RegisterDesk, people: People) -> Registers:
    """The register as it should be; rows of other school years stay as they were."""
    table = desk.world.tables[ACKNOWLEDGEMENTS.key]
    if not table.whole:
        return Registers()
    today = desk.world.today
    due = dict(_due(desk, people))
    table = _keys_given_back(table, due)
    findings = without_key(table, _BY_HAND)
    written: dict[str, dict[str, CellValue]] = {}
    happenings: list[Happening] = []
    for row in table.rows:
        if _year_of(row.key) == desk.world.year.short:
            cells = Cells(table.tab, row)
            one = replace(
                due.get(row.key, _NOT_DUE), signed=_signed(cells, due.get(row.key), today)
            )
            written[row.key] = {"standing": one.read(today).value}
            due |= {row.key: one} if row.key in due else {}
            findings += cells.findings
    for key, one in due.items():
        if key in table.keys or one.is_needed:
            written[key] = _cells(one, people) | {"standing": one.read(today).value}
            happening = one.happening(today)
            happenings += [happening] if happening else []
    return Registers({table.tab.key: table.upserted(written)}, tuple(happenings), tuple(findings))


_NOT_DUE = Acknowledgement("", "", is_needed=False)
_BY_HAND = (
    "Эта строка не учтена: строки добавляет программа, когда у приказа есть номер. Впишите дату в строке с ключом, а "
    "лишнюю удалите."
)


def _cells(one: Acknowledgement, people: People) -> dict[str, CellValue]:
    person = people.participants.get(one.person)
    return {
        "paper": one.paper,
        "person": one.person,
        "person_name": person.full_name if person else "",
        "counts_for": one.activity,
    }


def _due(desk: RegisterDesk, people: People) -> Iterator[tuple[str, Acknowledgement]]:
    """Key of a row → who is to read what, paper by paper."""
    kinds = {kind.kind: kind for kind in desk.world.configuration.papers if kind.acknowledged_by}
    for paper in papers(desk.world.tables["papers"], desk.world.today):
        kind = kinds.get(paper.kind)
        if kind and paper.year == desk.world.year.short and _is_registered(paper, kind):
            for code in _readers(paper, kind, desk.company):
                person = people.participants.get(code)
                yield (
                    f"{paper.key}:{code}",
                    Acknowledgement(
                        person=code,
                        paper=_named(paper, kind),
                        link=paper.link,
                        activity=kind.activity,
                        is_needed=person is not None and person.active,
                        dated=paper.dated,
                    ),
                )


def _is_registered(paper: PaperRow, kind: PaperKind) -> bool:
    """Whether there is something to be read: a directive once it has its number, a sheet once it is made."""
    return paper.state in STANDING and (kind.number != "typed" or bool(paper.typed_number))


def _readers(paper: PaperRow, kind: PaperKind, company: Company) -> tuple[str, ...]:
    if kind.acknowledged_by == "participants":
        return ordered((*company.mentors, *company.mentees))
    pairs = [company.pairs[code] for code in (*paper.covers, *paper.ends) if code in company.pairs]
    mentors = kind.acknowledged_by == "mentors"
    codes = (code for pair in pairs for code in (pair[:1] if mentors else pair))
    return ordered(company.people.get(code, code) for code in codes)


def _named(paper: PaperRow, kind: PaperKind) -> str:
    """«Приказ о закреплении пар № 42-ОД», and of a paper without a number what it is about."""
    if paper.typed_number:
        return f"{upper_first(kind.caption)} {number_sign(paper.typed_number)}"
    about = "" if paper.subject == "сад" else f" ({paper.subject})"
    return f"{upper_first(kind.caption)}{about}"


def _signed(cells: Cells, one: Acknowledgement | None, today: date) -> date | None:
    day = cells.day("signed")
    if day and day > today:
        cells.note("signed", "эта дата ещё не наступила, подпись не учтена. Проверьте дату.")
    elif day and one and one.dated and day < one.dated:
        paper = short_date(one.dated)
        cells.note(
            "signed", f"раньше самого документа ({paper}), подпись не учтена. Проверьте дату."
        )
    return day


def _keys_given_back(table: Table, due: Mapping[str, Acknowledgement]) -> Table:
    """A row whose key was cleared is known by its document and its person."""
    known = {(one.paper, one.person): key for key, one in due.items()}

    def told(row: Row) -> str | None:
        return known.get((row.text("paper"), row.text("person")))

    return given_back(table, told)


def _year_of(key: str) -> str:
    """«2026-27» of «directive_pairs:сад:2026-27:У-07»; "" for a key that is none of ours."""
    parts = key.split(":")
    return parts[2] if len(parts) == 4 else ""
