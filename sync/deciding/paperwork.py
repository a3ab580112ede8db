"""Papers: which ones are due, which ones stand, which ones people took away."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from config.schema import PaperKind, Position
from generators.workbook.columns import CellValue
from programme.findings import Finding
from programme.pair_register import PairRow
from programme.pairs import PairState
from programme.papers.drafting import Draft, draft_of
from programme.papers.facts import Need, Occasion, PairFacts, PaperFacts
from programme.papers.numbering import next_agreement_number, paper_key, paper_title
from programme.people import MenteeProfile, MentorProfile
from programme.school_year import SchoolYear
from sync.deciding.intake import People
from sync.keys import without_key
from sync.records.papers import PaperRow, papers, unread_signatures
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
    table = followed(world.tables["papers"], world.files)
    orders: list[PaperOrder] = []
    findings = [*unread_signatures(table), *without_key(table, _NO_PAPER)]
    due = [row for row in pair_rows if row.pair.state in {PairState.APPROVED, PairState.ACTIVE}]
    for kind in world.configuration.papers:
        template_findings = _template_findings(world, kind)
        findings += template_findings
        register = _Register(table, kind, year)
        for row in due:
            order, remarks = _paper_of_pair(desk, register, row)
            findings += remarks
            if order and not template_findings:
                orders.append(order)
        intended = {
            order.key: _intention(order, kind) for order in orders if order.kind == kind.kind
        }
        table = table.upserted({**register.found_again(desk), **intended})
    findings += [*_gone(table), *_unfounded(table, due)]
    return Paperwork(table, tuple(orders), tuple(findings), papers(table))


_NO_PAPER = (
    "Эта строка не учтена: в ней нет ключа. Документы вносит программа; удалите строку "
    "или верните прежнюю (Файл → История версий)."
)


class _Register:
    """The papers of one kind, and the numbers they take."""

    def __init__(self, table: Table, kind: PaperKind, year: SchoolYear) -> None:
        self.kind = kind
        self.rows = {row.key: row for row in papers(table)}
        self._year = year
        self._numbers = [row.number for row in self.rows.values() if row.kind == kind.kind]

    def number(self, standing: PaperRow | None) -> str:
        """The number a paper has, or the next one."""
        if standing and standing.number:
            return standing.number
        number = next_agreement_number(self._numbers, self._year)
        self._numbers.append(number)
        return number

    def found_again(self, desk: _Desk) -> dict[str, dict[str, CellValue]]:
        """Papers that stand on Drive although their rows were deleted: the rows come back."""
        return {
            key: {
                **_description(self.kind, key.split(":")[1], _number_in(file.name), file.name),
                "state": CREATED,
                "link": file.url,
                "file": file.id,
            }
            for key, file in sorted(desk.world.files.items())
            if key.startswith(f"{self.kind.kind}:") and key not in self.rows
        }


def _number_in(title: str) -> str:
    match = re.search(r"№\s*(\S+)", title)
    return match[1] if match else ""


def followed(table: Table, files: Mapping[str, PaperFile]) -> Table:
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
    signed = "Документ подписан, а пары нет среди утверждённых. Верните строку и решение на вкладке «Пары»."
    return [
        Finding("papers", row.key, signed if row.signed else text)
        for row in papers(table)
        if row.pair not in approved
    ]


def _template_findings(world: World, kind: PaperKind) -> list[Finding]:
    template = world.templates.get(kind.kind)
    if template is None or template.file is None:
        text = f"Нет файла «{kind.template_title}». Верните его из корзины или запустите nastavnik init."
        return [Finding("papers", "", text)]
    return [Finding("papers", "", f"{kind.template_title}: {fault}") for fault in template.faults]


def _paper_of_pair(
    desk: _Desk, register: _Register, row: PairRow
) -> tuple[PaperOrder | None, list[Finding]]:
    """The paper to make for a pair, if it isn't there, and what to look at before it is signed."""
    key = paper_key(register.kind.kind, row.pair.code, desk.year)
    standing = register.rows.get(key)
    if standing and standing.signed:
        return None, []
    made = key in desk.world.files or (standing is not None and standing.state != INTENDED)
    number = standing.number if made and standing else register.number(standing)
    draft = _draft(desk, row, number)
    findings = [Finding("pairs", row.pair.code, text) for text in draft.findings]
    if draft.context is None:
        return None, [] if made else findings
    if made:
        return None, findings
    order = PaperOrder(
        key=key,
        kind=register.kind.kind,
        number=number,
        folder_key=f"folder:{row.pair.code}",
        folder_title=f"Пара {row.pair.code}",
        title=paper_title(register.kind, number=number, pair=row.pair.code),
        context=draft.context,
    )
    return order, findings


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
    occasion = Occasion(configuration.organisation, desk.year, number)
    texts = {c.key: c.text for c in configuration.competencies}
    mentee_says = desk.people.mentees.get(row.pair.mentee, MenteeProfile())
    mentor_says = desk.people.mentors.get(row.pair.mentor, MentorProfile())
    pair = PairFacts(
        code=row.pair.code,
        mentor=mentor,
        mentee=mentee,
        topics=tuple(texts[key] for key in _common(mentee_says, mentor_says)),
        needs=tuple(
            Need(texts[key], mentee_says.self_rating.get(key), mentor_says.mastery.get(key))
            for key in mentee_says.needs
        ),
    )
    return _written(PaperFacts(occasion, pair), configuration.positions)


def _common(mentee: MenteeProfile, mentor: MentorProfile) -> tuple[str, ...]:
    """What the pair works on: the needs the mentor answers, or all of them where none is answered."""
    answered = tuple(key for key in mentee.needs if key in mentor.offers)
    return answered or mentee.needs


@lru_cache(maxsize=10_000)
def _written(facts: PaperFacts, positions: tuple[Position, ...]) -> Draft:
    """Declining names takes milliseconds, and a decision is taken in rounds."""
    return draft_of(facts, positions)


def _intention(order: PaperOrder, kind: PaperKind) -> dict[str, CellValue]:
    pair = order.key.split(":")[1]
    return {**_description(kind, pair, order.number, order.title), "state": INTENDED}


def _description(kind: PaperKind, pair: str, number: str, title: str) -> dict[str, CellValue]:
    return {
        "kind": kind.template_title.partition(": ")[2] or kind.kind,
        "activity": kind.activity,
        "pair": pair,
        "number": number,
        "title": title,
    }


def agreement_links(rows: Iterable[PaperRow]) -> dict[str, str]:
    """Pair code → link to its agreement."""
    return {
        row.pair: row.link
        for row in rows
        if row.kind == "agreement" and row.link and row.state != GONE
    }
