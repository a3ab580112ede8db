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

SOLVED_EDGES = 5_000_000
"""How many edges all branches together may have; a limit in work done, so no clock decides the result."""
EDGES_OF_A_SOLVE = 20_000
"""A solve costs as much as so many edges before the first one."""


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

    @property
    def without_groups(self) -> "Task":
        """The same where everybody works in pairs."""
        leaders = frozenset(self.problem.place_mentor[self.beyond_pairs].tolist())
        problem, _ = self.under(Cut(pairs_only=leaders))
        rules = [rule for rule in self.rules if isinstance(rule, Couple)]
        return Task(problem, np.zeros(len(problem.place_mentor), dtype=np.bool_), rules)


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


def choose(task: Task, *, work: int = SOLVED_EDGES) -> Choice:
    """The best edges that keep every rule between pairs.

    Args:
        task: What to solve.
        work: How many edges all branches together may have before the search is cut short.

    Raises:
        SolverFailureError: No answer that could be verified.
    """
    limit = max(1, work // (len(task.problem.edge_mentee) + EDGES_OF_A_SOLVE))
    search = _Search(task)
    if found := search.run(limit):
        return _choice(found, found.optimum.worth, Proof.WHOLE)
    bound = search.bound
    hasty = _choice(search.descend(limit), bound, Proof.NONE)
    if not task.beyond_pairs.any():
        return hasty
    in_pairs = choose(task.without_groups, work=work)
    if hasty.worth > in_pairs.worth:
        return hasty
    leaders = frozenset(task.problem.place_mentor[task.beyond_pairs].tolist())
    proof = in_pairs.proof if in_pairs.proof is Proof.NONE else Proof.PAIRS
    return replace(in_pairs, bound=bound, proof=proof, cut=in_pairs.cut | Cut(pairs_only=leaders))


@dataclass(order=True)
class _Branch:
    rank: tuple[int, ...]
    shallow: int  # of equals the deepest first: the search need not widen before it ends
    serial: int
    cut: Cut = field(compare=False)
    optimum: Optimum = field(compare=False)

    @property
    def chosen(self) -> frozenset[int]:
        return frozenset(self.optimum.edges.tolist())


class _Search:
    """Best first: what is open can be no better than its best flow."""

    def __init__(self, task: Task) -> None:
        self._task = task
        self._serial = count()
        self._open = [self._branch(Cut())]

    @property
    def bound(self) -> tuple[int, ...]:
        """What the best of all that is open can be worth at most."""
        return self._open[0].optimum.worth

    def run(self, limit: int) -> _Branch | None:
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

    def descend(self, limit: int) -> _Branch:
        """From the best open branch straight down: permitted, but not proved.

        The best way of one rule after the other; after ``limit`` of them the last way of all at once.
        """
        branch = self._open[0]
        for step in count():
            broken = self._task.broken(branch.chosen)
            if not broken:
                return branch
            if step < limit:
                branch = min(self._branch(branch.cut | way) for way in broken[0])
            else:
                cut = branch.cut
                for ways in broken:
                    cut |= ways[-1]
                branch = self._branch(cut)
        raise AssertionError("every way takes something away, so the descent ends")

    def _branch(self, cut: Cut) -> _Branch:
        problem, kept = self._task.under(cut)
        optimum = best(problem)
        rank = tuple(-part for part in optimum.worth)
        edges = kept[optimum.edges]
        return _Branch(rank, -cut.size, next(self._serial), cut, replace(optimum, edges=edges))


def _choice(branch: _Branch, bound: tuple[int, ...], proof: Proof) -> Choice:
    worth = branch.optimum.worth
    if worth == bound:
        proof = Proof.WHOLE
    return Choice(tuple(branch.optimum.edges.tolist()), worth, bound, proof, branch.cut)
