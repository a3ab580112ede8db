"""A set of pairs in figures: whom it serves, whose wishes it meets, who would rather have somebody else."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from programme.matching.arrangement import Arrangement
from programme.matching.branching import Choice
from programme.matching.considering import Considered
from programme.matching.exchange import Costs
from programme.matching.objective import Worth, worth
from programme.matching.order import code_order
from programme.matching.proposing import parts_of
from programme.matching.stability import blocking

RANKS = 3
MOST_LOAD = 3
"""Mentors with so many mentees or more are counted together."""


@dataclass(frozen=True)
class Figures:
    """What a set of pairs, the fixed ones among them, gives.

    Attributes:
        covered: Mentees with a mentor.
        wishes: Mentees whose first, second, third wish is met; in the end those who named somebody in vain.
        mutual: Pairs in which both named each other.
        mentor_wishes: Pairs in which the mentor named the mentee.
        in_groups: Mentees who learn in a group.
        beyond: Those of them beyond the places for pairs.
        reserve: Pairs with a mentor in reserve.
        loads: Mentors with no, one, two, three or more mentees, of those whom nothing bars.
        worst: (mentee, points of the pair for the mentee), fewest first.
        blocking: (mentor, mentee) who both would rather have each other.
        points: By level of the order.
    """

    covered: int
    wishes: tuple[int, ...]
    mutual: int
    mentor_wishes: int
    in_groups: int
    beyond: int
    reserve: int
    loads: tuple[int, ...]
    worst: tuple[tuple[str, int], ...]
    blocking: tuple[tuple[str, str], ...]
    points: Worth

    def costs(self, everybody: int) -> Costs:
        """What the set costs on each level of a problem, of so many mentees; nearness is left out."""
        return (everybody - self.covered, self.beyond, self.reserve, *(-p for p in self.points), 0)


def figures(considered: Considered, choice: Choice) -> Figures:
    """The figures of a choice."""
    rules, pool = considered.rules, considered.rules.pool
    arrangement = Arrangement.of(rules, considered.pairs(choice))
    pairs = arrangement.pairs
    parts = parts_of(pairs, rules)
    return Figures(
        covered=len({mentee for _, mentee in pairs}),
        wishes=_wishes(considered, pairs),
        mutual=sum(
            mentor in pool.wishes_of_mentee(mentee).wanted
            and mentee in pool.wishes_of_mentor(mentor).wanted
            for mentor, mentee in pairs
        ),
        mentor_wishes=sum(mentee in pool.wishes_of_mentor(m).wanted for m, mentee in pairs),
        in_groups=sum(mentor in arrangement.topics for mentor, _ in pairs),
        beyond=arrangement.beyond,
        reserve=arrangement.reserve,
        loads=_loads(considered, arrangement),
        worst=_worst(
            [
                (e, sum(p.values()) - p["mentor_wish"])
                for (_, e), p in zip(pairs, parts, strict=True)
            ]
        ),
        blocking=tuple(considered.found.pairs(_blocking(considered, choice))),
        points=worth(parts, arrangement.load.values(), rules.settings),
    )


def _wishes(considered: Considered, pairs: Sequence[tuple[str, str]]) -> tuple[int, ...]:
    pool = considered.rules.pool
    mentors: dict[str, set[str]] = defaultdict(set)
    for mentor, mentee in pairs:
        mentors[mentee].add(mentor)
    met = [0] * (RANKS + 1)
    for mentee in considered.seeking | mentors.keys():
        wanted = pool.wishes_of_mentee(mentee).wanted[:RANKS]
        if wanted:
            granted = (rank for rank, mentor in enumerate(wanted) if mentor in mentors[mentee])
            met[next(granted, RANKS)] += 1
    return tuple(met)


def _loads(considered: Considered, arrangement: Arrangement) -> tuple[int, ...]:
    able = {*considered.found.sides.mentors, *arrangement.load}
    loads = Counter(min(arrangement.load.get(mentor, 0), MOST_LOAD) for mentor in able)
    return tuple(loads[load] for load in range(MOST_LOAD + 1))


def _worst(points: Sequence[tuple[str, int]]) -> tuple[tuple[str, int], ...]:
    """Each mentee once, by the better of several pairs."""
    best: dict[str, int] = {}
    for mentee, own in points:
        best[mentee] = max(own, best.get(mentee, own))
    return tuple(sorted(best.items(), key=lambda e: (e[1], code_order(e[0])))[:RANKS])


def _blocking(considered: Considered, choice: Choice) -> list[int]:
    found: list[int] = blocking(considered.task, considered.preferences, choice.edges).tolist()
    return found
