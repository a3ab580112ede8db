"""What one other choice costs the whole: shortest chains of exchanges in the residual network of the best set.

Whoever is put with another mentor may push somebody out, who goes elsewhere and pushes somebody out in turn,
until someone takes a free place or the place that was left. The cheapest such chain is a shortest path (Ahuja,
Magnanti, Orlin, *Network Flows*, 1993, section 9.7), so the price of every pair comes from one table of all
shortest paths between mentors, without solving anew. Prices are compared level by level: they are packed into
Python's unbounded integers, which cannot overflow.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from programme.matching.network import IntArray, Problem

MOST_MENTORS = 100
"""The table has a row and a column a mentor and takes their number cubed steps."""

NOBODY, NEWCOMER = -1, -2
Costs = tuple[int, ...]
"""A number for each level of the problem."""
Move = tuple[int, int, int]
"""(mentee, mentor before, mentor after); ``NOBODY`` for none, ``NEWCOMER`` for one who is not there yet."""
_Table = npt.NDArray[np.object_]


@dataclass(frozen=True, order=True)
class Exchange:
    """A change of the best set, with all that must follow it.

    Attributes:
        price: Orders exchanges: the costs of all levels as one number.
        costs: What the whole loses on each level; negative for gained.
        moves: Who changes, the cause first.
    """

    price: int
    costs: Costs
    moves: tuple[Move, ...]


class Exchanges:
    """Every exchange of one person in the best set of a problem."""

    def __init__(self, problem: Problem, edges: IntArray) -> None:
        self._problem = problem
        self._nobody = problem.mentors
        self._scale = _Scale.of(problem)
        self._mentor = np.full(problem.mentees, self._nobody, dtype=np.int64)
        self._mentor[problem.edge_mentee[edges]] = problem.edge_mentor[edges]
        self._price = self._prices()
        self._steps()
        self._shortest()

    def forced(self, mentee: int, mentor: int) -> Exchange | None:
        """Pair these two; None where they may not be paired or nothing could make room."""
        if mentor == self._mentor[mentee]:
            return None
        return self._exchange(mentee, mentor)

    def of_mentee(self, mentee: int) -> list[Exchange]:
        """Every other mentor, the cheapest for the whole first."""
        found = (self.forced(mentee, mentor) for mentor in range(self._problem.mentors))
        return sorted(exchange for exchange in found if exchange)

    def of_mentor(self, mentor: int) -> list[Exchange]:
        """Every other mentee, the cheapest for the whole first."""
        found = (self.forced(mentee, mentor) for mentee in range(self._problem.mentees))
        return sorted(exchange for exchange in found if exchange)

    def priced(self, costs: Costs) -> Exchange:
        """A change whose costs are known otherwise, comparable with exchanges."""
        return Exchange(self._scale.packed(costs), costs, ())

    def place_more(self, mentor: int, costs: Costs) -> Exchange:
        """Give a mentor one place more, which costs so much to use; only a gain will be used."""
        return self._closed((), self._scale.packed(costs), self._nobody, mentor)

    def mentor_more(self, costs: Mapping[int, Costs]) -> Exchange | None:
        """One mentor more, with one place and so much for each mentee permitted."""
        found = []
        for mentee, level_costs in costs.items():
            now = int(self._mentor[mentee])
            change = self._scale.packed(level_costs) - self._price[mentee, now]
            move = (mentee, self._named(now), NEWCOMER)
            found.append(self._closed((move,), change, self._nobody, now))
        return min(found, default=None)

    def _exchange(self, mentee: int, mentor: int) -> Exchange | None:
        now = int(self._mentor[mentee])
        # A path that is none may have come down a little below ``barred`` by what other steps gain.
        if max(self._price[mentee, mentor], self._path[mentor, now]) > self._scale.barred // 2:
            return None
        change = self._price[mentee, mentor] - self._price[mentee, now]
        move = (mentee, self._named(now), self._named(mentor))
        return self._closed((move,), change, mentor, now)

    def _closed(self, first: tuple[Move, ...], change: int, start: int, end: int) -> Exchange:
        price = change + self._path[start, end]
        moves = (*first, *self._moves(start, end))
        return Exchange(price, self._scale.unpacked(price), moves)

    def _moves(self, start: int, end: int) -> Iterable[Move]:
        while start != end:
            following = int(self._next[start, end])
            mover = int(self._who[start, following])
            if mover != NOBODY:
                yield mover, self._named(start), self._named(following)
            start = following

    def _named(self, node: int) -> int:
        return NOBODY if node == self._nobody else node

    def _prices(self) -> _Table:
        """For each mentee the price of each mentor and, in the last column, of nobody."""
        problem, scale = self._problem, self._scale
        table: _Table = np.full((problem.mentees, problem.mentors + 1), scale.barred, dtype=object)
        edges = scale.all_packed([level.edge_costs for level in problem.levels])
        table[problem.edge_mentee, problem.edge_mentor] = edges
        table[:, self._nobody] = scale.packed([level.alone_cost for level in problem.levels])
        return table

    def _steps(self) -> None:
        """For each two nodes the cheapest way to pass one person on, and who moves (``NOBODY``: a place)."""
        size = self._problem.mentors + 1
        self._path: _Table = np.full((size, size), self._scale.barred, dtype=object)
        self._who = np.full((size, size), NOBODY, dtype=np.int64)
        for mentee, now in enumerate(self._mentor.tolist()):
            change = self._price[mentee] - self._price[mentee, now]
            cheaper = (change < self._path[now]) & (self._price[mentee] < self._scale.barred)
            self._path[now] = np.where(cheaper, change, self._path[now])
            self._who[now] = np.where(cheaper, mentee, self._who[now])
        for mentor, used, unused in self._places():
            if unused is not None and unused < self._path[mentor, self._nobody]:
                self._path[mentor, self._nobody] = unused
                self._who[mentor, self._nobody] = NOBODY
            if used is not None and -used < self._path[self._nobody, mentor]:
                self._path[self._nobody, mentor] = -used
                self._who[self._nobody, mentor] = NOBODY
        np.fill_diagonal(self._path, 0)

    def _places(self) -> Iterable[tuple[int, int | None, int | None]]:
        """For each mentor the price of the last place in use and of the first free one."""
        problem = self._problem
        costs = self._scale.all_packed([level.place_costs for level in problem.levels])
        load = np.bincount(self._mentor, minlength=problem.mentors + 1).tolist()
        own: list[list[int]] = [[] for _ in range(problem.mentors)]
        for mentor, cost in zip(problem.place_mentor.tolist(), costs.tolist(), strict=True):
            own[mentor].append(cost)
        for mentor, prices in enumerate(own):
            used, taken = prices[: load[mentor]], load[mentor]
            yield mentor, used[-1] if used else None, prices[taken] if taken < len(prices) else None

    def _shortest(self) -> None:
        """All shortest paths, by Floyd and Warshall; the best set has no cycle that would better it."""
        size = len(self._path)
        self._next = np.tile(np.arange(size, dtype=np.int64), (size, 1))
        for via in range(size):
            over = self._path[:, via, None] + self._path[None, via, :]
            shorter = over < self._path
            self._path = np.where(shorter, over, self._path)
            self._next = np.where(shorter, self._next[:, via, None], self._next)


@dataclass(frozen=True)
class _Scale:
    """Costs of all levels as one integer, whose order is theirs, level by level.

    Attributes:
        base: More than twice what any level's costs can add up to along a chain.
        levels: How many.
    """

    base: int
    levels: int

    @classmethod
    def of(cls, problem: Problem) -> "_Scale":
        largest = max(
            abs(int(cost))
            for level in problem.levels
            for costs in (level.edge_costs, level.place_costs, np.array([level.alone_cost]))
            for cost in (costs.min(initial=0), costs.max(initial=0))
        )
        return cls(8 * (problem.mentors + 4) * (largest + 1), len(problem.levels))

    @property
    def barred(self) -> int:
        """More than any price."""
        return int(self.base ** (self.levels + 1))

    def packed(self, costs: Sequence[int]) -> int:
        price = 0
        for cost in costs:
            price = price * self.base + cost
        return price

    def all_packed(self, costs: Sequence[IntArray]) -> _Table:
        price: _Table = np.zeros(len(costs[0]), dtype=object)
        for column in costs:
            price = price * self.base + column.astype(object)
        return price

    def unpacked(self, price: int) -> Costs:
        half, costs = self.base // 2, []
        for _ in range(self.levels):
            cost = (price + half) % self.base - half
            costs.append(cost)
            price = (price - cost) // self.base
        return tuple(reversed(costs))
