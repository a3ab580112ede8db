"""Papers: which ones are due, which ones stand, which of them must be brought up to date, which people took away."""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from config.schema import PaperKind, Position
from generators.documents.source import template_source
from generators.workbook.columns import CellValue
from generators.workbook.kinds import KINDS
from programme.findings import Finding
from programme.pair_register import PairRow
from programme.papers.drafting import Draft, draft_of
from programme.papers.facts import PaperFacts
from programme.papers.numbering import next_agreement_number, paper_key, paper_title
from programme.school_year import SchoolYear
from sync.deciding.intake import People
from sync.deciding.paper_desk import PaperDesk
from sync.deciding.paper_register import (
    described,
    followed,
    found_again,
    gone,
    named_subject,
    rows_of,
)
from sync.deciding.paper_subjects import Due, due_of
from sync.keys import without_key
from sync.records.kinds import Wanted, wanted_kinds
from sync.records.memory import COVERS, EDITED, service
from sync.records.papers import (
    DONE,
    GONE,
    INTENDED,
    PaperRow,
    papers,
    unread_dates,
    written_covers,
)
from sync.tables import Table
from sync.world import PaperOrder, World


@dataclass(frozen=True)
class Paperwork:
    """The tab «Документы» as it should be, the papers to make, what to remember, and remarks.

    Attributes:
        table: «Документы».
        orders: Papers to make or to bring up to date.
        memory: Pairs of directives, and papers found changed by hand, for «Служебная».
        findings: For staff.
        rows: The register.
        wanted: Kind → what people want of it.
    """

    table: Table
    orders: tuple[PaperOrder, ...]
    memory: Mapping[str, str]
    findings: tuple[Finding, ...]
    rows: tuple[PaperRow, ...]
    wanted: Mapping[str, Wanted]


def paperwork(
    world: World, people: People, pair_rows: Sequence[PairRow], year: SchoolYear
) -> Paperwork:
    """Derive the register of papers from pairs, people, files and what people typed."""
    kinds, memory = world.configuration.papers, service(world.tables["service"])
    table = followed(world.tables["papers"], world.files, kinds)
    table = table.upserted(found_again(table, kinds, world.files, memory))
    wanted, findings = wanted_kinds(world.tables[KINDS.key], kinds)
    findings += [*unread_dates(table), *without_key(table, _NO_PAPER)]
    desk = PaperDesk(world, people, pair_rows, year, rows_of(table, memory), memory)
    orders: list[PaperOrder] = []
    remembered: dict[str, str] = {}
    due_keys: set[str] = set()
    for kind in kinds:
        work = _Kind(kind, desk, wanted[kind.kind])
        for due in due_of(kind, desk):
            due_keys.add(work.key(due))
            if work.wanted.of(due.subject) or work.key(due) in desk.rows:
                work.decide(due)
        findings += work.findings
        orders += work.orders
        remembered |= work.memory
        table = table.upserted(work.rows)
    findings += [*gone(table), *_unfounded(table, due_keys, year)]
    return Paperwork(table, tuple(orders), remembered, tuple(findings), papers(table), wanted)


_NO_PAPER = (
    "Эта строка не учтена: в ней нет ключа. Документы вносит программа; удалите строку "
    "или верните прежнюю (Файл → История версий)."
)


class _Kind:
    """The papers of one kind: what is to be made, what to remember and to say.

    Attributes:
        orders: Papers to make or to bring up to date.
        rows: Rows of «Документы» that papers to make need, and the pairs that directives name.
        memory: For «Служебная».
        findings: For staff.
    """

    def __init__(self, kind: PaperKind, desk: PaperDesk, wanted: Wanted) -> None:
        self.wanted = wanted
        self.orders: list[PaperOrder] = []
        self.rows: dict[str, dict[str, CellValue]] = {}
        self.memory: dict[str, str] = {}
        self._kind, self._desk = kind, desk
        self._template = _template_findings(desk.world, kind)
        self._numbers = [row.number for row in desk.rows.values() if row.kind == kind.kind]
        self._used = False
        self._findings: list[Finding] = []

    @property
    def findings(self) -> list[Finding]:
        """Remarks; on the template only where a paper is to be made from it."""
        return [*self._findings, *(self._template if self._used else [])]

    def key(self, due: Due) -> str:
        """The key of a paper."""
        return paper_key(self._kind.kind, due.subject, self._desk.year)

    def decide(self, due: Due) -> None:
        """What is to be done about one paper."""
        key = self.key(due)
        standing, file = self._desk.rows.get(key), self._desk.world.files.get(key)
        if due.covers or due.ends:
            self._remember_covers(key, due, standing)
        if standing and (standing.signed or standing.state == GONE):
            return
        made = file is not None or (standing is not None and standing.state != INTENDED)
        number = self._number(standing, made=made)
        draft = self._draft(due, standing, number)
        told = [Finding(*due.told, text) for text in draft.findings]
        if draft.context is None:
            # A paper that stands is left as it is.
            self._findings += [] if made else told
            return
        self._findings += told
        mark = _mark(self._kind.source, draft.context)
        if made and (file is None or not file.mark or file.mark == mark):
            return
        if file and self._changed_by_hand(key, mark):
            self._findings.append(Finding("papers", key, _EDITED))
            return
        self._used = True
        if self._template:
            return
        title = paper_title(self._kind, number=number, code=due.named, year=self._desk.year.caption)
        self._order(due, number, title, mark, draft.context)

    def _order(
        self, due: Due, number: str, title: str, mark: str, context: Mapping[str, object]
    ) -> None:
        key, file = self.key(due), self._desk.world.files.get(self.key(due))
        folder, folder_title = _folder(due.subject, self._desk.year)
        self.orders.append(
            PaperOrder(
                key=key,
                kind=self._kind.kind,
                number=number,
                folder_key=folder,
                folder_title=folder_title,
                title=title,
                context=context,
                mark=mark,
                file=file.id if file else "",
            )
        )
        if file is None:
            about = written_covers(due.covers, due.ends) or named_subject(due.subject)
            self.rows[key] = {
                **described(self._kind, about, number, title),
                "state": INTENDED,
            }

    def _remember_covers(self, key: str, due: Due, standing: PaperRow | None) -> None:
        covers = written_covers(due.covers, due.ends)
        self.memory[f"{COVERS}{key}"] = covers
        if standing:
            self.rows[key] = {"pair": covers}

    def _number(self, standing: PaperRow | None, *, made: bool) -> str:
        """The number that people typed, the one a paper has, or the next of its own."""
        if standing and standing.typed_number:
            return standing.typed_number
        if self._kind.number != "own" or (standing and (standing.number or made)):
            return standing.number if standing and self._kind.number == "own" else ""
        number = next_agreement_number(self._numbers, self._desk.year)
        self._numbers.append(number)
        return number

    def _draft(self, due: Due, standing: PaperRow | None, number: str) -> Draft:
        if due.facts is None:
            return Draft(None, (_UNKNOWN,))
        occasion = due.occasion(self._desk.occasion(standing, number), self._desk)
        return _written(PaperFacts(occasion, due.facts), self._desk.world.configuration.positions)

    def _changed_by_hand(self, key: str, mark: str) -> bool:
        """Whether a paper was found changed by hand, now or when the same was to be written into it before."""
        name = f"{EDITED}{key}"
        if self._desk.world.edited.get(key) == mark:
            self.memory[name] = mark
        return mark in {self._desk.world.edited.get(key), self._desk.memory.get(name)}


_UNKNOWN = "Документ не готовится: строки одного из участников нет на вкладке «Участники»."
_EDITED = (
    "Документ правили вручную, поэтому программа его не меняет. Впишите новые номера и даты в него сами "
    "или уберите файл в корзину и удалите эту строку: документ будет создан заново."
)


def _folder(subject: str, year: SchoolYear) -> tuple[str, str]:
    """Key and title of the folder that a paper goes to."""
    if subject.startswith("П-"):
        return f"folder:{subject}", f"Пара {subject}"
    if subject.startswith("У-"):
        return f"folder:{subject}", f"Участник {subject}"
    return f"folder:common:{year.short}", f"Общие документы, {year.short}"


def _unfounded(table: Table, due: set[str], year: SchoolYear) -> Iterable[Finding]:
    """Papers about pairs that are no longer approved, and drafts that name nobody any more."""
    text = "Пара больше не утверждена: документ не нужен. Удалите файл и эту строку или верните решение по паре."
    signed = "Документ подписан, а пары нет среди утверждённых. Верните строку и решение на вкладке «Пары»."
    for row in papers(table):
        if row.key in due or row.year != year.short or not row.pair:
            continue
        yield Finding("papers", row.key, signed if row.state in DONE else text)


def _template_findings(world: World, kind: PaperKind) -> list[Finding]:
    template = world.templates.get(kind.kind)
    if template is None or template.file is None:
        text = f"Нет файла «{kind.template_title}». Верните его из корзины или запустите nastavnik init."
        return [Finding("papers", "", text)]
    return [Finding("papers", "", f"{kind.template_title}: {fault}") for fault in template.faults]


@lru_cache(maxsize=10_000)
def _written(facts: PaperFacts, positions: tuple[Position, ...]) -> Draft:
    """Declining names takes milliseconds, and a decision is taken in rounds."""
    return draft_of(facts, positions)


def _mark(source: str, context: Mapping[str, object]) -> str:
    """What of a paper is brought up to date while nobody has signed or changed it: sixteen hex digits.

    Numbers and dates, and the pairs of a directive: what people type into the register for that very
    purpose. Other facts of a paper that stands stay as they were.
    """
    told = repr([(name, context.get(name)) for name in _followed_fields(source)])
    return hashlib.sha256(told.encode()).hexdigest()[:16]


@cache
def _followed_fields(source: str) -> tuple[str, ...]:
    """The fields of a shipped text that are followed."""
    text = template_source(source)
    names = {"номер", "дата", *re.findall(r"\b(?:приказ|прежний_приказ)\w*", text)}
    if "прежний_приказ" in names:
        names |= {"пары", "прекращённые_пары"}
    used = " ".join(re.findall(r"\{[{%].*?[%}]\}", text, re.DOTALL))
    return tuple(sorted(name for name in names if re.search(rf"\b{name}\b", used)))


def agreement_links(rows: Iterable[PaperRow]) -> dict[str, str]:
    """Pair code → link to its agreement."""
    return {
        row.pair: row.link
        for row in rows
        if row.kind == "agreement" and row.pair and row.link and row.state != GONE
    }
