"""What the registers hold, counted and linked for the roadmap board: nothing about single people."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from config.paper_kind import PaperKind
from generators.workbook.past_years import PAST_YEARS
from programme.pair_register import PairRow
from programme.pairs import PairState
from programme.papers.numbering import paper_title
from programme.progress import NO_FIGURES, Facts, Happening, MonitoringFacts, PaperProof, ProofItem
from programme.registers.events import Event
from sync.deciding.expecting import came, expected, is_known, silent
from sync.deciding.intake import People
from sync.records.papers import DONE, STANDING, PaperRow
from sync.world import World

_QUARTER = re.compile(r"(\d{4})-([1-4])")
"""What a paper of a quarter is about: «2026-4»."""

_AT_WORK = frozenset({PairState.APPROVED, PairState.ACTIVE})


@dataclass(frozen=True)
class Standing:
    """What the registers hold, for the board, for «Начните здесь» and for «Что сделать»."""

    people: People
    pairs: Sequence[PairRow]
    papers: Sequence[PaperRow]
    happenings: tuple[Happening, ...] = ()
    monitoring: MonitoringFacts = NO_FIGURES
    events: tuple[str, ...] = ()
    ahead: tuple[Event, ...] = ()


def facts(world: World, standing: Standing) -> Facts:
    """Counts and links, nothing about single people."""
    people, states = standing.people, [row.pair.state for row in standing.pairs]
    agreements = _agreements(world, standing)
    return Facts(
        roadmap_url=tab_url(world, "roadmap"),
        register_url=tab_url(world, "people"),
        pairs_url=tab_url(world, "pairs"),
        templates={
            kind.kind: ProofItem(kind.template_title, template.file.url)
            for kind in world.configuration.papers
            if (template := world.templates.get(kind.kind)) and template.file
        },
        mentees=len(people.mentees),
        mentors=len(people.mentors),
        answers={q.code: _answers(q.code, people) for q in world.configuration.questionnaires},
        expected={
            q.code: len(expected(people, q.code))
            for q in world.configuration.questionnaires
            if is_known(people, q.code)
        },
        answers_urls={q.code: tab_url(world, q.tab) for q in world.configuration.questionnaires},
        proposed=sum(state in {PairState.PROPOSED, PairState.PINNED} for state in states),
        undecided=sum(state in {PairState.PROPOSED, PairState.PINNED} for state in states),
        approved=sum(state in _AT_WORK for state in states),
        over=len(_over(standing) & {p.pair for p in agreements}),
        agreements=tuple(ProofItem(_agreement(world, p), p.link) for p in agreements),
        agreements_signed=sum(p.state in DONE for p in agreements),
        papers=tuple(_papers(world, standing)),
        happenings=standing.happenings,
        past_years_url=tab_url(world, PAST_YEARS.key),
        monitoring=standing.monitoring,
        not_yet_asked=frozenset(people.questionnaires) - people.opened,
    )


def _agreements(world: World, standing: Standing) -> list[PaperRow]:
    """This school year's, and those of pairs that go on from an earlier one."""
    at_work = {row.pair.code for row in standing.pairs if row.pair.state in _AT_WORK}
    return [
        paper
        for paper in standing.papers
        if paper.kind == "agreement" and paper.state in STANDING
        if paper.year == world.year.short or paper.pair in at_work
    ]


def _over(standing: Standing) -> set[str]:
    return {row.pair.code for row in standing.pairs if row.pair.state.is_over}


def _agreement(world: World, row: PaperRow) -> str:
    """«Соглашение о сотрудничестве № 3/2026-27 (П-05)», as the institution titles it."""
    kinds = (kind for kind in world.configuration.papers if kind.kind == row.kind)
    titles = (
        paper_title(k, number=row.number, code=row.pair, year=world.year.caption) for k in kinds
    )
    return next(titles, f"№ {row.number} ({row.pair})")


def _papers(world: World, standing: Standing) -> Iterable[PaperProof]:
    kinds = {kind.kind: kind for kind in world.configuration.papers}
    for row in standing.papers:
        kind = kinds.get(row.kind)
        this_year = row.year == world.year.short and row.state in STANDING
        nobody = kind is not None and kind.follows_pairs and not (row.covers or row.ends)
        if kind and this_year and kind.kind != "agreement" and not nobody:
            yield PaperProof(
                kind=row.kind,
                activity=kind.activity,
                item=ProofItem(_named(kind, row), row.link),
                owner=kind.owner,
                proves=kind.proves,
                is_draft=kind.number == "typed" and not row.typed_number,
                is_signed=row.state in DONE and (kind.number != "typed" or bool(row.typed_number)),
                period=_period(row.subject),
            )


def _period(subject: str) -> str:
    """Key of the period that a paper was written for («2026-К4»); "" for a paper of the whole year."""
    found = _QUARTER.fullmatch(subject)
    return f"{found[1]}-К{found[2]}" if found else ""


def _named(kind: PaperKind, row: PaperRow) -> str:
    """«Приказ о закреплении пар № 42-ОД (зарегистрирован)»; codes, no names."""
    caption = kind.caption[:1].upper() + kind.caption[1:]
    number = f" № {row.number}" if row.number else ""
    whom = "" if kind.about == "institution" else f" ({row.subject})"
    return f"{caption}{number}{whom} — {row.state}"


def _answers(code: str, people: People) -> int:
    """How many answered; of those who were asked, where that is known."""
    if is_known(people, code):
        return len(expected(people, code)) - len(silent(people, code))
    return came(people, code)


def tab_url(world: World, tab: str) -> str:
    """Address of a tab, in the form in which Google shows it itself (a server never sees what follows #)."""
    gid = f"gid={world.tables[tab].tab.sheet_id}"
    return f"{world.spreadsheet_url.partition('?')[0]}?{gid}#{gid}"
