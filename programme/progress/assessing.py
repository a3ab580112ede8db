"""The state of one roadmap line: what is proved, what people say, and what the calendar says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from config.roadmap import Activity, Evidence
from programme.progress.by_hand import NOTHING, ByHand, with_reason
from programme.progress.facts import Facts, ProofItem
from programme.progress.instances import (
    Instance,
    has_instances,
    instances,
    items,
    line_state,
    next_due,
    told,
    waiting,
)
from programme.progress.paper_proofs import with_papers
from programme.progress.proof import Proof, Stage
from programme.progress.proofs import prove
from programme.progress.states import SETTLED, ActivityState
from programme.roadmap import RoadmapLine
from programme.russian.letters import spaced
from programme.timeframes import Timeframe, TimeframeKind, Unit
from programme.timeframes.periods import Period


@dataclass(frozen=True)
class Progress:
    """The state of a line, with what proves it.

    Attributes:
        state: Where it stands.
        progress: How far, in a few Russian words.
        evidence: What proves it.
        due: The next day something is expected; None where no date is known.
        waits_for: «кто: что», in Russian; "" where it waits for nobody.
        reading: How the deadline was understood.
        instances: Its periods, for a line that is followed period by period.
    """

    state: ActivityState
    progress: str
    evidence: tuple[ProofItem, ...]
    due: date | None
    waits_for: str
    reading: str
    instances: tuple[Instance, ...] = ()


@dataclass(frozen=True)
class Planned:
    """A line as the plan has it.

    Attributes:
        activity: What the configuration says about it; None for a line it doesn't know.
        line: The line as it stands in the sheet.
        timeframe: Its deadline as read.
        periods: Its periods in this school year, where the deadline recurs.
    """

    activity: Activity | None
    line: RoadmapLine
    timeframe: Timeframe
    periods: Sequence[Period] = ()


@dataclass(frozen=True)
class Typed:
    """What people have typed beside a line.

    Attributes:
        confirmed_due: The date that replaces the reading of the deadline.
        by_hand: The state they give the line, and why.
        by_period: Key of a period → the state they give it, and why.
        settled_in: The earlier school year («2026/2027») in which a line that the plan has once was done.
    """

    confirmed_due: date | None = None
    by_hand: ByHand = NOTHING
    by_period: Mapping[str, ByHand] = field(default_factory=dict)
    settled_in: str = ""


def assess(
    planned: Planned, facts: Facts, typed: Typed, *, today: date
) -> tuple[Progress, tuple[str, ...]]:
    """The state of one line, and remarks on what people should complete.

    Args:
        planned: The line.
        facts: What the registers hold.
        typed: What people have typed beside it.
        today: The day of the run.
    """
    confirmed = typed.confirmed_due
    followed = has_instances(planned.activity, planned.periods) and confirmed is None
    by_periods = _by_periods(planned, facts, typed, today) if followed else None
    if typed.settled_in and not typed.by_hand.counts and not _begun_anew(planned, facts):
        progress = _settled(planned, facts, typed.settled_in)
    elif by_periods and not typed.by_hand.counts:
        progress = by_periods
    else:
        progress = _as_a_whole(planned, facts, typed, today)
        if by_periods:
            # People's word is on the line; its periods go on to say what is proved of each.
            progress = replace(progress, instances=by_periods.instances)
    is_settled = progress.state in SETTLED
    remarks = (
        *typed.by_hand.remarks,
        # What is settled needs neither a date nor somebody to do it.
        *(() if is_settled else _remarks_on_line(planned.line, planned.timeframe, confirmed)),
    )
    return progress, remarks


def _begun_anew(planned: Planned, facts: Facts) -> bool:
    """Whether people have signed papers of the line this year: it is done again, and these count.

    Drafts alone say nothing: the programme prepares them every year.
    """
    ours = (paper for paper in facts.papers if paper.activity == planned.line.number)
    return any(paper.proves and paper.is_signed for paper in ours)


def _settled(planned: Planned, facts: Facts, year: str) -> Progress:
    told = f"выполнено в {year} учебном году"
    evidence = (ProofItem("Вкладка «Прошлые годы»", facts.past_years_url),)
    reading = planned.timeframe.explanation
    return Progress(ActivityState.DONE, told, evidence, None, "", reading)


def _by_periods(planned: Planned, facts: Facts, typed: Typed, today: date) -> Progress:
    found = instances(
        planned.activity,
        facts,
        planned.periods,
        typed.by_period,
        number=planned.line.number,
        responsible=_responsible(planned.line),
        today=today,
    )
    state = line_state(found, today)
    return Progress(
        state=state,
        progress="" if state is ActivityState.NOT_STARTED else told(found),
        evidence=items(found),
        due=next_due(found),
        waits_for="" if state in SETTLED else waiting(found),
        reading=planned.timeframe.explanation,
        instances=found,
    )


def _as_a_whole(planned: Planned, facts: Facts, typed: Typed, today: date) -> Progress:
    activity, timeframe = planned.activity, planned.timeframe
    proof = prove(activity, facts, planned.line.number)
    if activity:
        proof = with_papers(proof, activity, facts)
    last = typed.confirmed_due or timeframe.ends
    if typed.by_hand.counts:
        state, proof = typed.by_hand.state, with_reason(proof, typed.by_hand)
    else:
        proof = _ongoing(proof, timeframe, last, today)
        state = _state(proof, last, today)
    if state is ActivityState.IN_PROGRESS and last and last < today:
        proof = _with_words(proof, f"срок прошёл {last:%d.%m.%Y}")
    return Progress(
        state=state,
        progress=proof.progress,
        evidence=proof.evidence,
        due=typed.confirmed_due or _next_due(planned, today),
        waits_for="" if state in SETTLED else _waits_for(proof, activity, planned.line, state),
        reading=_reading(timeframe, typed.confirmed_due),
    )


def _next_due(planned: Planned, today: date) -> date | None:
    """Of work done several times a year the end of its current part, as of work by quarter or half-year."""
    frequency, due = planned.timeframe.frequency, planned.timeframe.due(today)
    if not frequency or frequency.unit is not Unit.YEAR or frequency.times < 2:
        return due
    last_days = (period.last_working_day for period in planned.periods)
    return next((day for day in last_days if day >= today), due)


def _state(proof: Proof, last: date | None, today: date) -> ActivityState:
    if proof.stage is Stage.COMPLETE:
        return ActivityState.DONE
    if last and last < today:
        return ActivityState.LATE
    stages = {Stage.BEGUN: ActivityState.IN_PROGRESS, Stage.ASKED: ActivityState.WAITING}
    return stages.get(proof.stage, ActivityState.NOT_STARTED)


def _ongoing(proof: Proof, timeframe: Timeframe, last: date | None, today: date) -> Proof:
    """Work that lasts until a day is not done before it, however complete it is so far."""
    if proof.stage is not Stage.COMPLETE or not timeframe.lasts or (last and last < today):
        return proof
    until = f"работа идёт до {last:%d.%m.%Y}" if last else "работа продолжается"
    return Proof(Stage.BEGUN, f"{proof.progress}; {until}", proof.evidence)


def _with_words(proof: Proof, words: str) -> Proof:
    said = f"{proof.progress}; {words}" if proof.progress else words
    return Proof(proof.stage, said, proof.evidence, proof.waits_for)


def _waits_for(
    proof: Proof, activity: Activity | None, line: RoadmapLine, state: ActivityState
) -> str:
    """Whom the line waits for; a line only people can prove waits for them once it is late."""
    if proof.waits_for or state is not ActivityState.LATE:
        return proof.waits_for
    if activity and activity.evidence != (Evidence.MANUAL,):
        return proof.waits_for
    return f"{_responsible(line) or 'куратор'}: отметить выполнение"


def _responsible(line: RoadmapLine) -> str:
    who = spaced(line.responsible).strip(" .;,")
    return f"{who[:1].lower()}{who[1:]}"


def _reading(timeframe: Timeframe, confirmed_due: date | None) -> str:
    return (
        f"Срок подтверждён: до {confirmed_due:%d.%m.%Y}."
        if confirmed_due
        else timeframe.explanation
    )


def _remarks_on_line(
    line: RoadmapLine, timeframe: Timeframe, confirmed_due: date | None
) -> list[str]:
    remarks = []
    if not confirmed_due and timeframe.kind in _UNREAD:
        remarks.append(
            f"{_UNREAD[timeframe.kind]}. Впишите дату в столбец «Срок подтверждён (до)»."
        )
    if not spaced(line.responsible):
        remarks.append("Ответственный исполнитель не указан. Впишите его в этой строке.")
    return remarks


_UNREAD = {
    TimeframeKind.EMPTY: "Срок не указан",
    TimeframeKind.UNKNOWN: "Срок не удалось прочитать",
}
