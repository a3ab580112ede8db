"""The proof that comes with a set of pairs, and its checker, which trusts neither solver nor search.

A set is best on every level, one after the other, where each level has prices of all people such that no
change on the arcs left free by the levels before it could be cheaper (complementary slackness of the
minimum-cost flow; Ahuja, Magnanti, Orlin, *Network Flows*, 1993, theorem 9.4).
"""

from dataclasses import dataclass

import numpy as np

from programme.matching.network import EVERY, Arcs, IntArray, Mask, Network, Problem, narrowed


@dataclass(frozen=True)
class Certificate:
    """Dual prices, a row for each level of the problem, a number for each node of its network."""

    prices: tuple[IntArray, ...]


def holds(problem: Problem, edges: IntArray, certificate: Certificate) -> bool:
    """Whether the edges are a permitted set, and the prices prove that no other is better."""
    network = Network.of(problem)
    flow = _flow(problem, edges)
    if flow is None or len(certificate.prices) != len(problem.levels):
        return False
    arcs: Arcs = EVERY
    part = network
    for level, price in zip(problem.levels, certificate.prices, strict=True):
        reduced = part.reduced(network.costs(level, arcs), price)
        if ((reduced < 0) & ~flow).any() or (reduced[flow] > 0).any():
            return False
        free = reduced == 0
        if not free.all():
            part, flow, arcs = part.among(free), flow[free], narrowed(arcs, free)
    return True


def _flow(problem: Problem, edges: IntArray) -> Mask | None:
    """The arcs that a set of edges uses, cheapest places first; None where it is not permitted."""
    paired = np.bincount(problem.edge_mentee[edges], minlength=problem.mentees)
    load = np.bincount(problem.edge_mentor[edges], minlength=problem.mentors)
    places = np.bincount(problem.place_mentor, minlength=problem.mentors)
    if (paired > 1).any() or (load > places).any():
        return None
    chosen = np.zeros(len(problem.edge_mentee), dtype=np.bool_)
    chosen[edges] = True
    return np.concatenate(
        (chosen, _rank(problem.place_mentor) < load[problem.place_mentor], paired == 0)
    )


def _rank(place_mentor: IntArray) -> IntArray:
    """For each place how many of the same mentor's come before it."""
    order = np.argsort(place_mentor, kind="stable")
    first = np.searchsorted(place_mentor[order], place_mentor[order])
    rank = np.empty_like(order)
    rank[order] = np.arange(len(order)) - first
    return rank
