"""Level by level: each level is solved among the optima of all levels before it, never mixed with them."""

from dataclasses import dataclass

import numpy as np

from programme.matching.flow import check_largest, largest_flow, prices, rerouted
from programme.matching.network import IntArray, Mask, Network, Problem
from programme.matching.ties import first_by_code


@dataclass(frozen=True)
class Optimum:
    """The best set of edges.

    Attributes:
        edges: Numbers of the chosen edges, ascending.
        worth: How good it is, comparable between problems that differ in their edges only: mentees
            paired, then each level's cost with its sign turned; greater is better.
    """

    edges: IntArray
    worth: tuple[int, ...]


def best(problem: Problem) -> Optimum:
    """The lexicographic optimum, and of equals the first by code; the same for every order of input.

    Raises:
        SolverFailureError: No answer that could be verified.
    """
    network = Network.of(problem)
    if not len(problem.edge_mentee) or not len(problem.place_mentor):
        return Optimum(np.zeros(0, dtype=np.int64), (0,) * (1 + len(problem.levels)))
    flow, free = _by_levels(problem, network)
    flow = first_by_code(network, flow, free)
    edges = np.flatnonzero(flow[network.is_edge()])
    return Optimum(edges, _worth(problem, network, flow))


def _by_levels(problem: Problem, network: Network) -> tuple[Mask, Mask]:
    """A flow that is best on every level, and the arcs on which other such flows may differ from it.

    By complementary slackness the optima of a level are exactly the flows that agree with this one
    wherever the reduced cost is not zero; so the next level may touch the other arcs only.
    """
    free = np.ones(len(network.tail), dtype=np.bool_)
    costs = [network.costs(level) for level in problem.levels] or [np.zeros_like(network.tail)]
    flow = largest_flow(network, costs[0])
    check_largest(network, flow)
    for place, cost in enumerate(costs):
        if place:
            flow = rerouted(network, flow, free, cost) if cost[free].any() else flow
        price = prices(network, flow, free, cost)
        free &= cost + price[network.tail] - price[network.head] == 0
    return flow, free


def _worth(problem: Problem, network: Network, flow: Mask) -> tuple[int, ...]:
    covered = int(flow[: problem.mentees].sum())
    return covered, *(-int(network.costs(level)[flow].sum()) for level in problem.levels)
