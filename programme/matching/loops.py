"""Two-way pairs: A mentors B and B mentors A only in different topics.

That is no network constraint, so it is met by branch and bound: where the best flow holds a forbidden
couple, one of the two edges must go; both ways are tried, the better first.
"""

import heapq
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import count

import numpy as np

from programme.matching.levels import Optimum, best
from programme.matching.network import IntArray, Problem

SOLVED_EDGES = 5_000_000
"""How many edges all branches together may have; a limit in work done, so no clock decides the result."""


@dataclass(frozen=True)
class Choice:
    """The edges to propose.

    Attributes:
        edges: Numbers of the chosen edges, ascending.
        worth: See ``Optimum``.
        proved: Whether nothing better exists; False where the search reached its limit.
    """

    edges: tuple[int, ...]
    worth: tuple[int, ...]
    proved: bool


def choose(
    problem: Problem, couples: Iterable[tuple[int, int]], *, work: int = SOLVED_EDGES
) -> Choice:
    """The best edges without any of the forbidden ``couples`` (numbers of two edges each).

    Args:
        problem: What to solve.
        couples: Two edges each, of which at most one may be chosen; an edge is in one couple at most.
        work: How many edges all branches together may have before the search is cut short.

    Raises:
        SolverFailureError: No answer that could be verified.
    """
    search = _Search(problem, couples)
    return search.run(limit=max(1, work // max(1, len(problem.edge_mentee))))


class _Search:
    """Best first; what is open can be no better than the best flow without its couples."""

    def __init__(self, problem: Problem, couples: Iterable[tuple[int, int]]) -> None:
        self._problem = problem
        self._partner = _partners(couples)
        self._serial = count()
        self._open: list[tuple[tuple[int, ...], int, int, frozenset[int], Optimum]] = []

    def run(self, limit: int) -> Choice:
        self._add(frozenset())
        for _ in range(limit):
            removed, optimum = self._best_open()
            couple = self._first_couple(optimum)
            if couple is None:
                return Choice(tuple(optimum.edges.tolist()), optimum.worth, proved=True)
            for edge in couple:
                self._add(removed | {edge})
        return self._descent()

    def _descent(self) -> Choice:
        """From the best open branch straight down, all couples at once: permitted, but not proved."""
        removed, optimum = self._best_open()
        bound = optimum.worth
        while self._first_couple(optimum) is not None:
            removed |= {max(couple) for couple in self._couples(optimum)}
            optimum = _without(self._problem, removed)
        return Choice(tuple(optimum.edges.tolist()), optimum.worth, proved=optimum.worth == bound)

    def _add(self, removed: frozenset[int]) -> None:
        optimum = _without(self._problem, removed)
        rank = tuple(-part for part in optimum.worth)
        entry = (rank, -len(removed), next(self._serial), removed, optimum)
        heapq.heappush(self._open, entry)

    def _best_open(self) -> tuple[frozenset[int], Optimum]:
        _, _, _, removed, optimum = heapq.heappop(self._open)
        return removed, optimum

    def _couples(self, optimum: Optimum) -> list[tuple[int, int]]:
        chosen = set(optimum.edges.tolist())
        return [
            (edge, other)
            for edge in sorted(chosen & self._partner.keys())
            for other in (self._partner[edge],)
            if other in chosen and edge < other
        ]

    def _first_couple(self, optimum: Optimum) -> tuple[int, int] | None:
        return next(iter(self._couples(optimum)), None)


def _partners(couples: Iterable[tuple[int, int]]) -> Mapping[int, int]:
    """Each edge has at most one opposite, so a couple is a lookup."""
    partner: dict[int, int] = {}
    for one, other in couples:
        partner[one], partner[other] = other, one
    return partner


def _without(problem: Problem, removed: frozenset[int]) -> Optimum:
    """The optimum of a problem that lacks some edges; edge numbers stay those of the whole."""
    if not removed:
        return best(problem)
    kept: IntArray = np.setdiff1d(
        np.arange(len(problem.edge_mentee), dtype=np.int64), np.array(sorted(removed))
    )
    smaller = replace(
        problem,
        edge_mentee=problem.edge_mentee[kept],
        edge_mentor=problem.edge_mentor[kept],
        levels=tuple(replace(level, edge_costs=level.edge_costs[kept]) for level in problem.levels),
    )
    optimum = best(smaller)
    return replace(optimum, edges=kept[optimum.edges])
