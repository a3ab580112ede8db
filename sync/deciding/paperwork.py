"""Papers: which ones are due, which ones stand, which ones people took away."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from config.schema import PaperKind, Position
from generators.workbook.columns import CellValue
from programme.findings import Finding
from programme.pair_register import PairRow
from programme.pairs import PairState
from programme.papers import (
    AgreementFacts,
    Draft,
    agreement_context,
    next_agreement_number,
    paper_key,
    paper_title,
)
from programme.school_year import SchoolYear
from sync.deciding.intake import People
from sync.records import PaperRow, papers
from sync.tables import Table
from sync.world import PaperFile, PaperOrder, World

INTENDED = "готовится"
CREATED = "создан"
SIGNED = "подписан"
GONE = "файл не найден"


@dataclass(frozen=True)
class Paperwork:
    """The tab «Документы» as it should be, the papers to make, and remarks."""

    table: Table
    orders: tuple[PaperOrder, ...]
    findings: tuple[Finding, ...]
    rows: tuple[PaperRow, ...]


@dataclass(frozen=True)
class _Desk:
    """What every paper is decided on."""

    world: World
    people: People
    year: SchoolYear


def paperwork(
    world: World, people: People, pair_rows: Sequence[PairRow], year: SchoolYear
) -> Paperwork:
    """Derive the register of papers from pairs, files and what people typed."""
    desk = _Desk(world, people, year)
    table = _followed(world.tables["papers"], world.files)
    orders: list[PaperOrder] = []
    findings: list[Finding] = []
    due = [row for row in pair_rows if row.pair.state in {PairState.APPROVED, PairState.ACTIVE}]
    for kind in world.configuration.papers:
        template_findings = _template_findings(world, kind)
        findings += template_findings
        for row in due:
            order, remarks = _paper_of_pair(desk, table, kind, row)
            findings += remarks
            if order and not template_findings:
                orders.append(order)
                table = _intended(table, order, kind, row)
    findings += [*_gone(table), *_unfounded(table, due)]
    return Paperwork(table, tuple(orders), tuple(findings), papers(table))


def _followed(table: Table, files: Mapping[str, PaperFile]) -> Table:
    """Every row's state and link as its file has them."""
    rows: dict[str, dict[str, CellValue]] = {}
    for row in papers(table):
        file = files.get(row.key)
        if file:
            state = SIGNED if row.signed else CREATED
            rows[row.key] = {"state": state, "link": file.url, "file": file.id}
        elif row.file:
            rows[row.key] = {"state": GONE}
    return table.written(rows)


def _gone(table: Table) -> Iterable[Finding]:
    text = "Файл удалён или недоступен. Верните его из корзины; чтобы создать заново, удалите эту строку."
    return [Finding("papers", row.key, text) for row in papers(table) if row.state == GONE]


def _unfounded(table: Table, due: Sequence[PairRow]) -> Iterable[Finding]:
    approved = {row.pair.code for row in due}
    text = "Пара больше не утверждена: документ не нужен. Удалите файл и эту строку или верните решение по паре."
    return [Finding("papers", row.key, text) for row in papers(table) if row.pair not in approved]


def _template_findings(world: World, kind: PaperKind) -> list[Finding]:
    template = world.templates.get(kind.kind)
    if template is None or template.file is None:
        text = f"Нет файла «{kind.template_title}». Верните его из корзины или запустите nastavnik init."
        return [Finding("papers", "", text)]
    return [Finding("papers", "", f"{kind.template_title}: {fault}") for fault in template.faults]


def _paper_of_pair(
    desk: _Desk, table: Table, kind: PaperKind, row: PairRow
) -> tuple[PaperOrder | None, list[Finding]]:
    key = paper_key(kind.kind, row.pair.code, desk.year)
    standing = table.row(key)
    if standing and standing.text("state") != INTENDED:
        return None, []
    number = standing.text("number") if standing else _next_number(table, kind, desk.year)
    draft = _draft(desk, row, number)
    findings = [Finding("pairs", row.pair.code, text) for text in draft.findings]
    if draft.context is None:
        return None, findings
    order = PaperOrder(
        key=key,
        kind=kind.kind,
        number=number,
        folder_key=f"folder:{row.pair.code}",
        folder_title=f"Пара {row.pair.code}",
        title=paper_title(kind, number=number, pair=row.pair.code),
        context=draft.context,
    )
    return order, findings


def _next_number(table: Table, kind: PaperKind, year: SchoolYear) -> str:
    return next_agreement_number(
        (row.number for row in papers(table) if row.kind == kind.kind), year
    )


def _draft(desk: _Desk, row: PairRow, number: str) -> Draft:
    configuration = desk.world.configuration
    mentor, mentee = (
        desk.people.participants.get(code) for code in (row.pair.mentor, row.pair.mentee)
    )
    if mentor is None or mentee is None:
        return Draft(
            None,
            ("Документ не готовится: строки одного из участников нет на вкладке «Участники».",),
        )
    texts = {c.key: c.text for c in configuration.competencies}
    profile = desk.people.mentees.get(mentee.code)
    facts = AgreementFacts(
        organisation=configuration.organisation,
        pair=row.pair.code,
        mentor=mentor,
        mentee=mentee,
        number=number,
        dated=None,
        year=desk.year,
        topics=tuple(texts[key] for key in profile.needs) if profile else (),
    )
    return _written(facts, configuration.positions)


@lru_cache(maxsize=10_000)
def _written(facts: AgreementFacts, positions: tuple[Position, ...]) -> Draft:
    """Declining names takes milliseconds, and a decision is taken in rounds."""
    return agreement_context(facts, positions)


def _intended(table: Table, order: PaperOrder, kind: PaperKind, row: PairRow) -> Table:
    cells: dict[str, CellValue] = {
        "kind": kind.template_title.partition(": ")[2] or kind.kind,
        "activity": kind.activity,
        "pair": row.pair.code,
        "number": order.number,
        "title": order.title,
        "state": INTENDED,
    }
    return table.upserted({order.key: cells})


def agreement_links(rows: Iterable[PaperRow]) -> dict[str, str]:
    """Pair code → link to its agreement."""
    return {
        row.pair: row.link
        for row in rows
        if row.kind == "agreement" and row.link and row.state != GONE
    }
