"""A line that recurs is done period by period: each of its periods has a state of its own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from config.roadmap import Activity, Evidence
from programme.progress.by_hand import NOTHING, ByHand, with_reason
from programme.progress.facts import Facts, ProofItem
from programme.progress.paper_proofs import with_papers
from programme.progress.proof import Proof, Stage
from programme.progress.proofs import prove
from programme.progress.states import SETTLED, ActivityState
from programme.timeframes.periods import Period

_BY_PERIOD = frozenset({Evidence.MANUAL, Evidence.PAPERS, Evidence.HAPPENINGS})
"""Evidence that has a day; what the other rules prove holds for the whole year."""


@dataclass(frozen=True)
class Instance:
    """One period of a line.

    Attributes:
        period: Which.
        state: Where it stands.
        progress: How far, in a few Russian words.
        evidence: What proves it.
        waits_for: «кто: что», in Russian; "" where it waits for nobody.
        remarks: What people should complete.
    """

    period: Period
    state: ActivityState
    progress: str = ""
    evidence: tuple[ProofItem, ...] = ()
    waits_for: str = ""
    remarks: tuple[str, ...] = ()


def has_instances(activity: Activity | None, periods: Sequence[Period]) -> bool:
    """Whether a line is followed period by period; one that only people prove always is."""
    return len(periods) > 1 and (activity is None or set(activity.evidence) <= _BY_PERIOD)


def instances(
    activity: Activity | None,
    facts: Facts,
    periods: Sequence[Period],
    typed: Mapping[str, ByHand],
    *,
    number: str,
    responsible: str,
    today: date,
) -> tuple[Instance, ...]:
    """Every period of a line with its state.

    Args:
        activity: What the configuration says of the line; None for one that staff invented.
        facts: What the registers hold.
        periods: In order of time.
        typed: Period's key → what people typed beside it.
        number: Number of the line as it stands.
        responsible: Who carries the line out, as one is called there; "" where nobody is named.
        today: The day of the run.
    """
    return tuple(
        _instance(
            period,
            _proof(activity, facts.within(period.begins, period.ends, period.key), number),
            typed.get(period.key, NOTHING),
            responsible,
            today,
        )
        for period in periods
    )


def _proof(activity: Activity | None, facts: Facts, number: str) -> Proof:
    proof = prove(activity, facts, number)
    return with_papers(proof, activity, facts) if activity else proof


def _instance(
    period: Period, proof: Proof, typed: ByHand, responsible: str, today: date
) -> Instance:
    if typed.counts:
        state, proof = typed.state, with_reason(proof, typed)
    else:
        state = _state(proof, period, today)
    waits = proof.waits_for
    if state is ActivityState.LATE and not waits:
        waits = f"{responsible or 'куратор'}: {period.caption} — вписать, чем подтверждается"
    return Instance(
        period,
        state,
        proof.progress,
        proof.evidence,
        "" if state in SETTLED else waits,
        typed.remarks,
    )


def _state(proof: Proof, period: Period, today: date) -> ActivityState:
    if proof.stage is Stage.COMPLETE:
        return ActivityState.DONE
    if period.due < today:
        return ActivityState.LATE
    stages = {Stage.BEGUN: ActivityState.IN_PROGRESS, Stage.ASKED: ActivityState.WAITING}
    return stages.get(proof.stage, ActivityState.NOT_STARTED)


def line_state(found: Sequence[Instance], today: date) -> ActivityState:
    """The state of a line from those of its periods: late with one of them, done with all."""
    states = [instance.state for instance in found]
    if ActivityState.LATE in states:
        return ActivityState.LATE
    if all(state in SETTLED for state in states):
        only_left_out = set(states) == {ActivityState.NOT_APPLICABLE}
        return ActivityState.NOT_APPLICABLE if only_left_out else ActivityState.DONE
    current = next((one for one in found if one.period.begins <= today <= one.period.ends), None)
    if current is not None and current.state is ActivityState.WAITING:
        return ActivityState.WAITING
    untouched = all(state is ActivityState.NOT_STARTED for state in states)
    return ActivityState.NOT_STARTED if untouched else ActivityState.IN_PROGRESS


def next_due(found: Sequence[Instance]) -> date | None:
    """The last working day of the first period that is not settled."""
    open_ones = (one.period.last_working_day for one in found if one.state not in SETTLED)
    return next(open_ones, None)


def told(found: Sequence[Instance]) -> str:
    """«выполнено 1 из 3 сроков; просрочено: IV квартал 2026»."""
    done = sum(one.state in SETTLED for one in found)
    late = [one.period.caption for one in found if one.state is ActivityState.LATE]
    tail = f"; просрочено: {', '.join(late)}" if late else ""
    return f"выполнено {done} из {len(found)} сроков{tail}"


def waiting(found: Sequence[Instance]) -> str:
    """Whom the periods wait for, the earliest first."""
    return "; ".join(dict.fromkeys(one.waits_for for one in found if one.waits_for))


def items(found: Sequence[Instance]) -> tuple[ProofItem, ...]:
    """All evidence, each with its period."""
    return tuple(
        ProofItem(f"{one.period.caption}: {item.text}", item.url)
        for one in found
        for item in one.evidence
    )
