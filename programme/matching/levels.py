"""Level by level: each level is solved among the optima of all levels before it, never mixed with them."""

from dataclasses import dataclass

import numpy as np

from programme.matching.certificate import Certificate, holds
from programme.matching.flow import cheapest, prices
from programme.matching.network import EVERY, Arcs, IntArray, Mask, Network, Problem, narrowed
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
    optimum = Optimum(np.flatnonzero(flow[network.edges]), _worth(problem, flow), proof)
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
    arcs: Arcs = EVERY
    part, flow = network, network.everybody_alone()
    whole, proof = flow.copy(), list[IntArray]()
    for level in problem.levels:
        costs, every = network.costs(level, arcs), np.ones(len(flow), dtype=np.bool_)
        flow = cheapest(part, flow, every, costs)
        proof.append(prices(part, flow, every, costs))
        free = part.reduced(costs, proof[-1]) == 0
        if not free.all():
            # Levels leave fewer and fewer arcs; the later ones need not carry what is settled.
            whole[arcs] = flow
            part, flow, arcs = part.among(free), flow[free], narrowed(arcs, free)
    whole[arcs] = flow
    left = np.zeros(len(whole), dtype=np.bool_)
    left[arcs] = True
    return whole, left, Certificate(tuple(proof))


def _worth(problem: Problem, flow: Mask) -> tuple[int, ...]:
    places, ways_round = len(problem.edge_mentee), len(flow) - problem.mentees
    edges, used = np.flatnonzero(flow[:places]), np.flatnonzero(flow[places:ways_round])
    alone = np.count_nonzero(flow[ways_round:])
    return tuple(
        -int(
            level.edge_costs[edges].sum() + level.place_costs[used].sum() + level.alone_cost * alone
        )
        for level in problem.levels
    )
