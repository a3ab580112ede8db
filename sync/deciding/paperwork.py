"""Papers: which ones are due, which ones stand, which of them must be brought up to date, which people took away."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from config.paper_kind import PaperKind
from generators.workbook.kinds import KINDS
from programme.findings import Finding
from programme.pair_register import PairRow
from programme.papers.figure_fields import Figures
from programme.school_year import SchoolYear
from sync.deciding.intake import People
from sync.deciding.pair_terms import Terms
from sync.deciding.paper_desk import PaperDesk
from sync.deciding.paper_kind import KindOfPaper
from sync.deciding.paper_numbers import numbered_twice
from sync.deciding.paper_register import (
    found_again,
    gone,
    rows_of,
    typed_by_people,
)
from sync.deciding.paper_series import Due
from sync.deciding.paper_subjects import due_of
from sync.deciding.prolonging import carried_over
from sync.keys import without_key
from sync.records.kinds import Wanted, wanted_kinds
from sync.records.memory import COVERS, service
from sync.records.papers import (
    DONE,
    GONE,
    STANDING,
    PaperRow,
    base_of,
    papers,
    place_of,
    unread,
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
    world: World,
    people: People,
    pair_rows: Sequence[PairRow],
    year: SchoolYear,
    *,
    warn_by: Mapping[str, date],
    figures: Figures = (),
) -> Paperwork:
    """Derive the register of papers from pairs, people, files and what people typed.

    Args:
        world: What was read.
        people: Everybody.
        pair_rows: The register of pairs as it should be.
        year: The school year.
        warn_by: Code of a pair that ends early → the last day on which the mentor can be warned.
        figures: What the monitoring tells, for reports.
    """
    kinds, memory = world.configuration.papers, service(world.tables["service"])
    table = found_again(world.tables["papers"], kinds, world.files, memory, world.today)
    wanted, findings = wanted_kinds(world.tables[KINDS.key], kinds)
    findings += [*unread(table, world.today), *without_key(table, _NO_PAPER)]
    standing = rows_of(table, memory, world.today)
    desk = PaperDesk(world, people, pair_rows, year, standing, memory, warn_by, figures)
    orders: list[PaperOrder] = []
    remembered = typed_by_people(table, memory)
    due_keys: set[str] = set()
    works = [(kind, there, due) for kind in kinds for there, due in _due(kind, desk)]
    for kind, there, dues in works:
        work = KindOfPaper(kind, there, wanted[kind.kind])
        for due in dues:
            due_keys.add(work.key(due))
            if work.wanted.of(base_of(due.subject)) or work.key(due) in desk.rows:
                work.decide(due)
        findings += work.findings
        orders += work.orders
        remembered |= work.memory
        table = table.upserted(work.rows)
    idle = [row for row in _drafts(desk) if row.key not in due_keys]
    remembered |= {f"{COVERS}{row.key}": "" for row in idle}
    table = table.written({row.key: {"pair": ""} for row in idle})
    findings += [*gone(table), *_unfounded(table, due_keys, desk), *_idle(idle), *_left_out(desk)]
    findings += numbered_twice(desk)
    return Paperwork(
        table, tuple(orders), remembered, tuple(findings), papers(table, world.today), wanted
    )


def _due(kind: PaperKind, desk: PaperDesk) -> Iterator[tuple[PaperDesk, Iterator[Due]]]:
    """What papers of a kind should be there: this school year's, and what pairs from earlier ones need."""
    yield desk, due_of(kind, desk)
    yield from carried_over(kind, desk)


_NO_PAPER = (
    "Эта строка не учтена: в ней нет ключа. Документы вносит программа; удалите строку "
    "или верните прежнюю (Файл → История версий)."
)


_ENDINGS = ("refusals", "cancellations")
_CARRIED = (
    "Пара продлена и работает по документам прошлого учебного года: этот документ ей не нужен. Уберите файл в корзину и "
    "удалите эту строку."
)
_TAKEN_BACK = (
    "На вкладке «Пары» прекращения этой пары больше нет. Если оно отменено, уберите файл в корзину и удалите эту строку; "
    "если нет, заполните «Прекращение» снова."
)


_NOT_PROLONGED = (
    "На вкладке «Пары» продления этой пары больше нет, или его основание вписано без этого документа. Если он не нужен, "
    "уберите файл в корзину и удалите эту строку; если нужен, впишите «Продлена до (дата)» снова."
)


def _unfounded(table: Table, due: set[str], desk: PaperDesk) -> Iterable[Finding]:
    """Papers about pairs that are no longer approved."""
    text = "Пара больше не утверждена: документ не нужен. Удалите файл и эту строку или верните решение по паре."
    signed = "Документ подписан, а пары нет среди утверждённых. Верните строку и решение на вкладке «Пары»."
    ended = {row.pair.code for row in desk.pairs if row.pair.state.is_over}
    carried = {row.pair.code for row in desk.standing} - {row.pair.code for row in desk.due}
    endings = {k.kind for k in desk.world.configuration.papers if k.whom in _ENDINGS}
    prolonging = {k.kind for k in desk.world.configuration.papers if k.whom == "prolongations"}
    for row in papers(table):
        if row.key in due or row.year != desk.year.short or not row.pair or row.pair in ended:
            continue
        if row.pair in carried:
            yield Finding("papers", row.key, _CARRIED)
        elif row.kind in endings:
            yield Finding("papers", row.key, _TAKEN_BACK)
        elif row.kind in prolonging:
            yield Finding("papers", row.key, _NOT_PROLONGED)
        else:
            yield Finding("papers", row.key, signed if row.state in DONE else text)


def _naming_pairs(desk: PaperDesk, *, only_directives: bool = False) -> Iterator[PaperRow]:
    """This year's directives and addenda that name pairs."""
    for kind in desk.world.configuration.papers:
        if kind.follows_pairs and (kind.whom == "institution" or not only_directives):
            yield from sorted(desk.of_kind(kind.kind), key=lambda row: place_of(row.subject))


def _drafts(desk: PaperDesk) -> list[PaperRow]:
    """This year's drafts that name pairs, and those of earlier years that were to end a pair which goes on."""
    found = [row for row in _naming_pairs(desk) if not row.fixed]
    for home, codes in desk.carried.items():
        rows = _naming_pairs(desk.of_year(home), only_directives=True)
        found += [r for r in rows if not r.fixed and not r.covers and codes.issuperset(r.ends)]
    return found


def _idle(drafts: Iterable[PaperRow]) -> Iterable[Finding]:
    """Drafts that have nobody to name any more."""
    text = (
        "Проект никого больше не называет и не нужен. Уберите файл в корзину и удалите эту строку."
    )
    return [Finding("papers", row.key, text) for row in drafts if row.state in STANDING]


def _left_out(desk: PaperDesk) -> Iterable[Finding]:
    """Pairs that stand by a directive although nobody approves them any more, and nobody has ended them."""
    kept = {row.pair.code for row in desk.standing}
    kept |= {row.pair.code for row in desk.pairs if row.pair.state.is_over}
    found: dict[tuple[str, str], PaperRow] = {}
    for row in _naming_pairs(desk, only_directives=True):
        if row.fixed:
            found = {place: by for place, by in found.items() if place[1] not in row.ends}
            found |= {(row.kind, code): row for code in row.covers}
    return [
        Finding("papers", row.key, _LEFT_OUT.format(code=code))
        for (_, code), row in found.items()
        if code not in kept
    ]


_LEFT_OUT = (
    "Приказ называет пару {code}, а среди утверждённых её больше нет. Верните ей решение «утвердить» и заполните "
    "«Прекращение» на вкладке «Пары»: программа подготовит приказ об изменениях."
)


def agreement_links(
    rows: Sequence[PaperRow], pairs: Iterable[PairRow], year: SchoolYear
) -> dict[str, str]:
    """Pair code → link to its agreement; a pair that goes on by the papers of an earlier year has that year's."""
    terms = Terms(rows, year)
    homes = {row.pair.code: terms.home(row.pair) for row in pairs if terms.is_carried(row.pair)}
    return {
        row.pair: row.link
        for row in rows
        if row.kind == "agreement" and row.pair and row.link and row.state != GONE
        if row.year == homes.get(row.pair, row.year)
    }
