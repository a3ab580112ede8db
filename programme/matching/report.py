"""How good a proposal is: against the best possible, against the other way, and what would better it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from config.matching_settings import Mode
from programme.matching.branching import Choice
from programme.matching.considering import OTHER, Considered, consider
from programme.matching.costing import lost
from programme.matching.figures import Figures, figures
from programme.matching.pool import Pool, standing
from programme.matching.proposal import Proof
from programme.matching.recruiting import Wanted
from programme.pairs import Decision, PairState


@dataclass(frozen=True)
class Loss:
    """What one set loses beside another.

    Attributes:
        first: How much on the weightiest level that differs; 0 where none does.
        told: Every level that differs, in words, the weightiest first: what the set loses and what it wins.
    """

    first: int = 0
    told: tuple[str, ...] = ()


@dataclass(frozen=True)
class Report:
    """What staff see of a proposal as a whole.

    Attributes:
        mode: How it was chosen.
        proof: What is proved of it.
        seeking: Mentees who look for a mentor or have a fixed one.
        reachable: How many of them could have one at most.
        now: Its figures.
        other: Those of the other way.
        short: Beside the best possible; where that is not known, beside what nothing can exceed.
        decisions: Beside the set without people's decisions.
        wanted: What would help the best set most, best first; None where it was not counted.
    """

    mode: Mode
    proof: Proof
    seeking: int
    reachable: int
    now: Figures
    other: Figures
    short: Loss
    decisions: Loss
    wanted: tuple[Wanted, ...] | None


def report(considered: Considered, additions: tuple[Wanted, ...] | None) -> Report:
    """The report on a choice, with what ``recruiting`` found.

    Raises:
        SolverFailureError: The other way has no verified answer.
    """
    mode = considered.rules.settings.mode
    best, other = considered.in_mode("best"), considered.in_mode(OTHER[mode])
    now = figures(considered, considered.choice)
    alone_at_least = -best.bound[0]
    return Report(
        mode=mode,
        proof=considered.choice.proof,
        seeking=considered.everybody,
        reachable=_fixed(considered) + considered.task.problem.mentees - alone_at_least,
        now=now,
        other=figures(considered, other),
        short=_short(considered, best, now),
        decisions=_decisions(considered, now),
        wanted=additions,
    )


def _fixed(considered: Considered) -> int:
    return len({mentee for _, mentee in considered.rules.fixed})


def _short(considered: Considered, best: Choice, now: Figures) -> Loss:
    """Beside the bound of the best way, level by level."""
    if considered.rules.settings.mode == "best":
        return _loss(
            considered, [bound - own for bound, own in zip(best.bound, best.worth, strict=True)]
        )
    return _beside(considered, now, figures(considered, best))


def _beside(considered: Considered, now: Figures, other: Figures) -> Loss:
    everybody = considered.everybody
    costs = zip(now.costs(everybody), other.costs(everybody), strict=True)
    return _loss(considered, [mine - theirs for mine, theirs in costs])


def _loss(considered: Considered, costs: Sequence[int]) -> Loss:
    first = next((abs(cost) for cost in costs if cost), 0)
    return Loss(first, tuple(lost(considered.task.problem.levels, tuple(costs))))


def _decisions(considered: Considered, now: Figures) -> Loss:
    """Beside the set without what people pinned, approved or rejected; signed papers and bans stay."""
    freed = _freed(considered.rules.pool)
    if freed == considered.rules.pool:
        return Loss()
    without = consider(freed, considered.rules.settings)
    return _beside(considered, now, figures(without, without.choice))


def _freed(pool: Pool) -> Pool:
    pairs = tuple(
        replace(pair, state=PairState.PROPOSED, decision=Decision.NONE)
        if standing(pair) in {PairState.PINNED, PairState.APPROVED, PairState.REJECTED}
        else pair
        for pair in pool.pairs
    )
    return replace(pool, pairs=pairs)
