"""What is due for pairs: to decide, to hand over a notice, and the next paper of the legal chain."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from config.roadmap import Evidence
from programme.chain import Actor, ChainStep, Link
from programme.due import Task
from programme.due.whom import COORDINATOR, HEAD
from programme.ending import Ending, EndingReason
from programme.pair_register import PairRow
from programme.pairs import Pair, PairState
from programme.russian.dates import short_date
from programme.russian.numbers import plural
from sync.deciding.chains import Chains
from sync.deciding.pair_terms import PLAN
from sync.deciding.paper_desk import DUE_STATES
from sync.deciding.proving import Standing, tab_url
from sync.records.papers import STANDING, PaperRow, base_of
from sync.world import World

CHAIN_KINDS: Mapping[Link, str] = {
    Link.ADDENDUM: "labour_addendum",
    Link.DIRECTIVE: "directive_pairs",
    Link.PAYMENT: "directive_payment",
    Link.AGREEMENT: "agreement",
    Link.PLAN: PLAN,
}
"""Paper of the chain → its kind. They are signed one after the other, so only the next one is due."""

_DECISIONS = {
    PairState.PROPOSED: "решить по предложенной паре: утвердить, отклонить или закрепить",
    PairState.PINNED: "утвердить или отклонить закреплённую пару",
}


def pair_tasks(
    world: World, standing: Standing, warn_by: Mapping[str, date], days: Mapping[str, date | None]
) -> Iterator[Task]:
    """What is due for every pair.

    Args:
        world: With the tabs as decided so far.
        standing: What the registers hold.
        warn_by: Code of a pair → the last day on which the mentor can be warned.
        days: Number of a line of the roadmap → its next day.
    """
    yield from _decisions(world, standing, days)
    yield from _notices(world, standing, warn_by)
    yield from _chain_steps(world, standing, days)


def _decisions(world: World, standing: Standing, days: Mapping[str, date | None]) -> Iterator[Task]:
    lines = tuple(
        activity.number
        for activity in world.configuration.roadmap.activities
        if Evidence.PAIRS_DECIDED in activity.evidence
    )
    due = min((day for line in lines if (day := days.get(line))), default=None)
    for row in standing.pairs:
        if told := _DECISIONS.get(row.pair.state):
            yield Task(
                key=f"decide:{row.pair.code}",
                whom=(COORDINATOR,),
                what=f"Пара {row.pair.code}: {told}",
                due=due,
                tab="pairs",
                row=row.pair.code,
                link=tab_url(world, "pairs"),
                activities=lines,
            )


def _notices(world: World, standing: Standing, warn_by: Mapping[str, date]) -> Iterator[Task]:
    for row in standing.pairs:
        pair, ending = row.pair, row.pair.ending
        if ending is None or not pair.may_end or pair.state.is_over:
            continue
        task = Task(
            key=f"ending:{pair.code}",
            whom=(COORDINATOR,),
            what="",
            tab="pairs",
            row=pair.code,
            link=tab_url(world, "pairs"),
        )
        if ending.ends_on is None:
            yield replace(task, what=f"Пара {pair.code}: вписать, с какой даты она прекращается")
        elif ending.notice_given is None and pair.code in warn_by:
            yield replace(
                task, whom=_warners(ending), what=_warned(pair, ending), due=warn_by[pair.code]
            )


def _warners(ending: Ending) -> tuple[str, ...]:
    cancelled = ending.reason is not EndingReason.REFUSAL
    return (HEAD, COORDINATOR) if cancelled else (COORDINATOR,)


def _warned(pair: Pair, ending: Ending) -> str:
    what = (
        "вручить наставнику уведомление об отмене поручения"
        if ending.reason is not EndingReason.REFUSAL
        else "получить заявление наставника об отказе"
    )
    ends = f" (прекращается {short_date(ending.ends_on)})" if ending.ends_on else ""
    return f"Пара {pair.code}: {what} и вписать дату{ends}"


def _chain_steps(
    world: World, standing: Standing, days: Mapping[str, date | None]
) -> Iterator[Task]:
    """The next paper of every pair; one that several pairs wait for is one task."""
    chains = Chains(world, standing.people.participants)
    lines = {kind.kind: kind.activity for kind in world.configuration.papers}
    rows = [row for row in standing.papers if row.state in STANDING]
    asked: dict[str, list[_Waiting]] = defaultdict(list)
    for row in standing.pairs:
        left = chains.left(row.pair) if row.pair.state in DUE_STATES else ()
        if left:
            home = chains.terms.home(row.pair)
            papers = [paper for paper in rows if paper.year == home or _renewed(paper, world)]
            waiting = _Waiting(row.pair, left, _paper(row.pair, left[0], papers))
            asked[waiting.key].append(waiting)
    for key, together in asked.items():
        first = together[0]
        step, paper = first.step, first.paper
        kinds = dict.fromkeys(
            CHAIN_KINDS.get(s.link, "mentor_consent") for w in together for s in w.left
        )
        activities = tuple(dict.fromkeys(lines[kind] for kind in kinds if kind in lines))
        yield Task(
            key=key,
            whom=tuple(code for waiting in together for code in _acting(step, waiting.pair)),
            what=f"{step.link}: {step.todo} ({_named([waiting.pair.code for waiting in together])})",
            due=days.get(lines.get(CHAIN_KINDS.get(step.link, "mentor_consent"), "")),
            tab="papers" if paper else "pairs",
            row=paper.key if paper else first.pair.code,
            link=paper.link if paper else tab_url(world, "pairs"),
            activities=activities,
        )


def _renewed(paper: PaperRow, world: World) -> bool:
    """Whether it is a programme of this year, which a pair from an earlier one may have as well."""
    return paper.kind == PLAN and paper.year == world.year.short


@dataclass(frozen=True)
class _Waiting:
    """A pair with what it still lacks, at least one step; ``paper`` is that of the first."""

    pair: Pair
    left: tuple[ChainStep, ...]
    paper: PaperRow | None

    @property
    def step(self) -> ChainStep:
        return self.left[0]

    @property
    def key(self) -> str:
        if self.step.link is Link.CONSENT:
            return f"consent:{self.pair.mentor}"
        if self.paper:
            return f"paper:{self.paper.key}"
        return f"chain:{self.pair.code}:{CHAIN_KINDS[self.step.link]}"


def _paper(pair: Pair, step: ChainStep, rows: Iterable[PaperRow]) -> PaperRow | None:
    """The paper that the step is about, where it is made; of several the last: the earlier ones are signed."""
    kind = CHAIN_KINDS.get(step.link, "")
    found = [row for row in rows if row.kind == kind and _is_about(row, pair) and not row.done]
    return found[-1] if found else None


def _is_about(row: PaperRow, pair: Pair) -> bool:
    if row.covers:
        return pair.code in row.covers
    return base_of(row.subject) in {pair.code, pair.mentor}


def _acting(step: ChainStep, pair: Pair) -> tuple[str, ...]:
    match step.actor:
        case Actor.MENTOR:
            return (pair.mentor,)
        case Actor.HEAD_AND_MENTOR:
            return (HEAD, pair.mentor)
        case Actor.PAIR:
            return (pair.mentor, pair.mentee)
        case None:
            return ()
        case _:
            return (str(step.actor),)


def _named(pairs: list[str]) -> str:
    shown = 6
    rest = len(pairs) - shown
    word = plural(len(pairs), "пара", "пары", "пары")
    return f"{word} {', '.join(pairs[:shown])}" + (f" и ещё {rest}" if rest > 0 else "")


def ending_pairs(rows: Iterable[PairRow]) -> frozenset[str]:
    """Codes of pairs whose ending still wants its notice: the task of the notice speaks of its paper too."""
    return frozenset(
        row.pair.code
        for row in rows
        if row.pair.ending and row.pair.may_end and row.pair.ending.notice_given is None
    )
