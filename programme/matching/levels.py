"""Level by level: each level is solved among the optima of all levels before it, never mixed with them."""

from dataclasses import dataclass

import numpy as np

from programme.matching.certificate import Certificate, holds
from programme.matching.flow import cheapest, prices
from programme.matching.network import IntArray, Mask, Network, Problem
from programme.matching.proposal import SolverFailureError
from programme.matching.ties import first_by_code


@dataclass(frozen=True)
class Optimum:
    """The best set of edges.

    Attributes:
        edges: Numbers of the chosen edges, ascending.
        worth: How good it is, comparable between problems that differ in their edges only: each
            level's cost with its sign turned; greater is better.
        certificate: Proves it.
    """

    edges: IntArray
    worth: tuple[int, ...]
    certificate: Certificate


def best(problem: Problem, *, ties: bool = True) -> Optimum:
    """The lexicographic optimum.

    Args:
        problem: What to solve.
        ties: Take the first by code of all optima, the same for every order of input; else any.

    Raises:
        SolverFailureError: No answer that could be verified.
    """
    network = Network.of(problem)
    flow, free, proof = _by_levels(problem, network)
    if ties:
        flow = first_by_code(network, flow, free)
    optimum = Optimum(np.flatnonzero(flow[network.edges]), _worth(problem, network, flow), proof)
    if not holds(problem, optimum.edges, proof):
        raise SolverFailureError(
            "Подбор не прошёл проверку доказательства. Прежнее предложение оставлено без изменений."
        )
    return optimum


def _by_levels(problem: Problem, network: Network) -> tuple[Mask, Mask, Certificate]:
    """A flow that is best on every level, the arcs on which other such flows may differ, and the proof.

    By complementary slackness the optima of a level are exactly the flows that agree with this one
    wherever the reduced cost is not zero; so the next level may touch the other arcs only.
    """
    flow, free = network.everybody_alone(), np.ones(len(network.tail), dtype=np.bool_)
    proof: list[IntArray] = []
    for level in problem.levels:
        costs = network.costs(level)
        if costs[free].any():
            flow = cheapest(network, flow, free, costs)
        price = prices(network, flow, free, costs)
        free &= costs + price[network.tail] - price[network.head] == 0
        proof.append(price)
    return flow, free, Certificate(tuple(proof))


def _worth(problem: Problem, network: Network, flow: Mask) -> tuple[int, ...]:
    return tuple(-int(network.costs(level)[flow].sum()) for level in problem.levels)
