"""The product's solve for plain problems: the set of pairs with the greatest total score, with its proof."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from programme.matching.levels import best
from programme.matching.network import Level, Problem


def solve(problem: Mapping[str, Any]) -> list[int]:
    """For each mentee the number of the mentor, or -1.

    Args:
        problem: ``n_mentees``, ``n_mentors``, ``capacity`` (a number a mentor), and ``edges``: equally
            long lists ``mentee``, ``mentor``, ``score``; every permitted pair is an edge.

    Raises:
        SolverFailureError: No answer that could be verified.
    """
    assignment = problem_of(problem)
    edges = best(assignment, ties=False).edges
    chosen = np.full(assignment.mentees, -1, dtype=np.int64)
    chosen[assignment.edge_mentee[edges]] = assignment.edge_mentor[edges]
    return [int(mentor) for mentor in chosen]


def problem_of(problem: Mapping[str, Any]) -> Problem:
    """The problem with one level: the score. An edge that would lower the total is never chosen."""
    edges = {
        name: np.asarray(problem["edges"][name], dtype=np.int64)
        for name in ("mentee", "mentor", "score")
    }
    mentors = np.arange(problem["n_mentors"], dtype=np.int64)
    capacity = np.minimum(np.asarray(problem["capacity"], dtype=np.int64), problem["n_mentees"])
    places = np.repeat(mentors, np.maximum(capacity, 0))
    level = Level("score", -edges["score"], np.zeros_like(places))
    return Problem(
        problem["n_mentees"], len(mentors), edges["mentee"], edges["mentor"], places, (level,)
    )
