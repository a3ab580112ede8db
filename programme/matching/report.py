"""How good a proposal is: against the best possible, against the other way, and what would better it."""

from dataclasses import dataclass, replace

from config.schema import Mode
from programme.matching.branching import Choice
from programme.matching.considering import Considered, consider
from programme.matching.costing import lost
from programme.matching.exchange import Exchanges
from programme.matching.figures import Figures, figures
from programme.matching.pool import Pool, standing
from programme.matching.proposal import Proof
from programme.matching.recruiting import Wanted, wanted
from programme.pairs import Decision, PairState

OTHER: dict[Mode, Mode] = {"best": "stable", "stable": "best"}


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
        short: What it lacks to the best possible, in words, the weightiest first; () for nothing. Where the
            best is not known, what it can lack at most.
        decisions: What people's decisions cost the whole, in words; () for nothing.
        wanted: What would help most, best first; None where it was not counted.
    """

    mode: Mode
    proof: Proof
    seeking: int
    reachable: int
    now: Figures
    other: Figures
    short: tuple[str, ...]
    decisions: tuple[str, ...]
    wanted: tuple[Wanted, ...] | None


def report(considered: Considered, exchanges: Exchanges | None) -> Report:
    """The report on a choice.

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
        seeking=len(considered.seeking | {mentee for _, mentee in considered.rules.fixed}),
        reachable=_fixed(considered) + considered.task.problem.mentees - alone_at_least,
        now=now,
        other=figures(considered, other),
        short=_short(considered, best, now),
        decisions=_decisions(considered),
        wanted=None if exchanges is None else wanted(considered, exchanges),
    )


def _fixed(considered: Considered) -> int:
    return len({mentee for _, mentee in considered.rules.fixed})


def _short(considered: Considered, best: Choice, now: Figures) -> tuple[str, ...]:
    """What is lacking to the bound of the best way, level by level."""
    problem = considered.task.problem
    if considered.rules.settings.mode == "best":
        costs = tuple(b - w for b, w in zip(best.bound, best.worth, strict=True))
        return tuple(lost(problem.levels, costs))
    most = figures(considered, best)
    points = (b - n for b, n in zip(most.points, now.points, strict=True))
    costs = (most.covered - now.covered, 0, now.reserve - most.reserve, *points, 0)
    return tuple(lost(problem.levels, costs))


def _decisions(considered: Considered) -> tuple[str, ...]:
    """What the pairs that people pinned or approved cost, those with signed papers apart."""
    settings, pool = considered.rules.settings, considered.rules.pool
    if settings.mode != "best" or not considered.weighs_groups:
        return ()
    freed = _freed(pool)
    if freed == pool:
        return ()
    best, now = _points(consider(freed, settings)), _points(considered)
    costs = tuple(b - n for b, n in zip(best, now, strict=True))
    return tuple(lost(considered.task.problem.levels, (*costs[:1], 0, 0, *costs[1:], 0)))


def _points(considered: Considered) -> tuple[int, ...]:
    counted = figures(considered, considered.choice)
    return counted.covered, *counted.points


def _freed(pool: Pool) -> Pool:
    pairs = tuple(
        replace(pair, state=PairState.PROPOSED, decision=Decision.NONE)
        if standing(pair) in {PairState.PINNED, PairState.APPROVED}
        else pair
        for pair in pool.pairs
    )
    return replace(pool, pairs=pairs)
