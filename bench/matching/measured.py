"""What the product's solve costs beside the bare call of its solver, and how much a shortlist loses."""

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import perf_counter

import numpy as np
from ortools.graph.python import min_cost_flow

from bench.matching.adapter import problem_of
from bench.matching.instances import BLOCK, Crowd, crowd, problem, scores
from programme.matching.levels import Optimum, best
from programme.matching.network import IntArray, Network, Problem

MOST_RATIO = 1.5
"""A solve with its certificate may cost so many bare calls."""


@dataclass(frozen=True)
class Size:
    """A problem to measure: mentees, length of the shortlist (0: all pairs), whether the bound holds for it."""

    mentees: int
    shortlist: int
    bounded: bool = True
    repeats: int = 3


SIZES = (
    Size(300, 0, repeats=201),  # milliseconds, which anything else on the machine disturbs
    Size(3_000, 0, repeats=5),
    Size(3_000, 20, repeats=31),
    Size(30_000, 20),
)
LARGEST = Size(100_000, 20, bounded=False, repeats=1)


@dataclass(frozen=True)
class Measured:
    """One size: seconds of each way, and totals.

    Attributes:
        size: What was measured.
        edges: Permitted pairs that were considered.
        bare: Seconds of the solver's call alone, the median.
        ours: Seconds of the solve with prices and check, the median.
        ratio: How many bare calls a solve costs, the median of the turns: both ways of a turn see the same load.
        total: Points of the best set.
        at_most: Points that no set of all pairs can exceed.
    """

    size: Size
    edges: int
    bare: float
    ours: float
    ratio: float
    total: int
    at_most: int


def measure(size: Size) -> Measured:
    """Solve one size in each way, in turns, each way first in every other turn."""
    people = crowd(size.mentees)
    assignment = problem_of(problem(people, size.shortlist))
    optimum = best(assignment, ties=False)
    ways = {"bare": lambda: bare_call(assignment), "ours": lambda: best(assignment, ties=False)}
    turns = [
        {name: _seconds(ways[name]) for name in sorted(ways, reverse=turn % 2 == 0)}
        for turn in range(size.repeats)
    ]
    return Measured(
        size,
        len(assignment.edge_mentee),
        median(turn["bare"] for turn in turns),
        median(turn["ours"] for turn in turns),
        median(turn["ours"] / turn["bare"] for turn in turns),
        optimum.worth[0],
        upper_bound(people, assignment, optimum),
    )


def _seconds(work: Callable[[], object]) -> float:
    began = perf_counter()
    work()
    return perf_counter() - began


def bare_call(assignment: Problem) -> int:
    """The solver alone: arcs in, optimum out, nothing proved."""
    network = Network.of(assignment)
    costs = network.costs(assignment.levels[0])
    solver = min_cost_flow.SimpleMinCostFlow()
    solver.add_arcs_with_capacity_and_unit_cost(
        network.tail, network.head, np.ones(len(costs), dtype=np.int64), costs
    )
    supply = np.zeros(network.nodes, dtype=np.int64)
    supply[: network.mentees], supply[network.sink] = 1, -network.mentees
    solver.set_nodes_supplies(np.arange(network.nodes, dtype=np.int64), supply)
    if solver.solve() != solver.OPTIMAL:
        raise RuntimeError("the solver gave up")
    return -int(solver.optimal_cost())


def upper_bound(people: Crowd, assignment: Problem, optimum: Optimum) -> int:
    """Points that no set of any permitted pairs can exceed, by the prices of the mentors (weak duality)."""
    (price,) = optimum.certificate.prices
    sink = assignment.mentees + assignment.mentors
    # What one place more would be worth: nothing where a mentor has free ones.
    worth: IntArray = np.maximum(price[sink] - price[assignment.mentees : sink], 0)
    bound = int((worth * np.minimum(people.capacity, assignment.mentees)).sum())
    for first in range(0, assignment.mentees, BLOCK):
        points, _ = scores(people, first, min(first + BLOCK, assignment.mentees))
        left = np.where(points >= 0, points - worth.astype(np.int32), 0).max(axis=1)
        bound += int(np.maximum(left, 0).sum())
    return bound
