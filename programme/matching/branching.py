"""Rules between pairs: what no network can hold is met by branch and bound over networks.

The best flow is asked first. Where it breaks a rule between pairs, every way to keep the rule is tried: each
takes edges or places away, so each is a flow again, and the best flow of a branch bounds all that lies in it.
"""

import heapq
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Protocol

import numpy as np

from programme.matching.levels import Optimum, best
from programme.matching.network import IntArray, Mask, Problem
from programme.matching.proposal import Proof


@dataclass(frozen=True)
class Cut:
    """What a branch gives up.

    Attributes:
        edges: Numbers of edges that may not be chosen.
        pairs_only: Numbers of mentors who get no place beyond those for pairs.
    """

    edges: frozenset[int] = frozenset()
    pairs_only: frozenset[int] = frozenset()

    @property
    def size(self) -> int:
        """How much is taken away."""
        return len(self.edges) + len(self.pairs_only)

    def __or__(self, other: "Cut") -> "Cut":
        """Both together."""
        return Cut(self.edges | other.edges, self.pairs_only | other.pairs_only)


class BetweenPairs(Protocol):
    """A rule between pairs."""

    def ways(self, chosen: frozenset[int]) -> tuple[Cut, ...]:
        """Ways to keep the rule that leave out no permitted set; () where the chosen edges keep it.

        Each takes away something that is chosen. The last one is for who has no time to try them all.
        """
        ...


@dataclass(frozen=True)
class Couple:
    """Two edges of which at most one may be chosen: A mentors B and B mentors A on topics that don't differ."""

    one: int
    other: int

    def ways(self, chosen: frozenset[int]) -> tuple[Cut, ...]:
        """Without the one, without the other."""
        if not {self.one, self.other} <= chosen:
            return ()
        return tuple(Cut(edges=frozenset({edge})) for edge in sorted((self.one, self.other)))


@dataclass(frozen=True)
class Task:
    """What is to be solved.

    Attributes:
        problem: The assignment without the rules between pairs.
        beyond_pairs: Which of its places are there for a group only.
        rules: The rules between pairs.
    """

    problem: Problem
    beyond_pairs: Mask
    rules: Sequence[BetweenPairs] = ()

    def broken(self, chosen: frozenset[int]) -> list[tuple[Cut, ...]]:
        """The ways of every rule that the chosen edges break, in the order of the rules."""
        return [ways for rule in self.rules if (ways := rule.ways(chosen))]

    def under(self, cut: Cut) -> tuple[Problem, IntArray]:
        """The assignment of a branch, and for each of its edges the number in the whole problem."""
        problem = self.problem
        kept: IntArray = np.arange(len(problem.edge_mentee), dtype=np.int64)
        if not cut.size:
            return problem, kept
        if cut.edges:
            kept = np.setdiff1d(kept, np.array(sorted(cut.edges), dtype=np.int64))
        closed = np.isin(problem.place_mentor, np.array(sorted(cut.pairs_only), dtype=np.int64))
        stays = ~(self.beyond_pairs & closed)
        levels = (
            replace(level, edge_costs=level.edge_costs[kept], place_costs=level.place_costs[stays])
            for level in problem.levels
        )
        smaller = replace(
            problem,
            edge_mentee=problem.edge_mentee[kept],
            edge_mentor=problem.edge_mentor[kept],
            place_mentor=problem.place_mentor[stays],
            levels=tuple(levels),
        )
        return smaller, kept


@dataclass(frozen=True)
class Choice:
    """The edges to propose.

    Attributes:
        edges: Numbers of the chosen edges, ascending.
        worth: See ``Optimum``.
        bound: No permitted set is worth more.
        proof: What is proved of it.
        cut: The branch in which they are the best.
    """

    edges: tuple[int, ...]
    worth: tuple[int, ...]
    bound: tuple[int, ...]
    proof: Proof
    cut: Cut


@dataclass(order=True)
class Branch:
    """A branch with the best flow in it, which may break rules; the better one is the smaller."""

    rank: tuple[int, ...]
    shallow: int  # of equals the deepest first: the search need not widen before it ends
    serial: int
    cut: Cut = field(compare=False)
    optimum: Optimum = field(compare=False)

    @property
    def chosen(self) -> frozenset[int]:
        """Numbers of its edges."""
        return frozenset(self.optimum.edges.tolist())


class Search:
    """Best first: what is open can be no better than its best flow."""

    def __init__(self, task: Task, within: Cut | None = None) -> None:
        """Everything, or all ``within`` a branch."""
        self._task = task
        self._serial = count()
        self._open = [self._branch(within or Cut())]

    @property
    def bound(self) -> tuple[int, ...]:
        """What the best of all that is open can be worth at most."""
        return self._open[0].optimum.worth

    def run(self, limit: int) -> Branch | None:
        """The best of all; None after so many branches."""
        for _ in range(limit):
            branch = self._open[0]
            broken = self._task.broken(branch.chosen)
            if not broken:
                return branch
            heapq.heappop(self._open)
            for way in broken[0]:
                heapq.heappush(self._open, self._branch(branch.cut | way))
        return None

    def descend(self, limit: int) -> Branch:
        """From the best open branch straight down: permitted, but not proved.

        The best way of one rule after the other; after ``limit`` of them the last way of all at once.
        """
        branch, steps = self._open[0], 0
        while broken := self._task.broken(branch.chosen):
            if steps < limit:
                branch = min(self._branch(branch.cut | way) for way in broken[0])
            else:
                cut = branch.cut
                for ways in broken:
                    cut |= ways[-1]
                branch = self._branch(cut)
            steps += 1
        return branch

    def _branch(self, cut: Cut) -> Branch:
        problem, kept = self._task.under(cut)
        optimum = best(problem)
        rank = tuple(-part for part in optimum.worth)
        edges = kept[optimum.edges]
        return Branch(rank, -cut.size, next(self._serial), cut, replace(optimum, edges=edges))
