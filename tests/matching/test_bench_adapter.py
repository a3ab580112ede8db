"""The adapter for plain problems: the greatest total, whatever the order of the edges."""

from itertools import product
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matching_pools import brief

from bench.matching import solve
from bench.matching.adapter import problem_of
from bench.matching.instances import crowd, problem
from bench.matching.measured import bare_call, upper_bound
from programme.matching.levels import best


@st.composite
def problems(draw: st.DrawFn) -> dict[str, Any]:
    mentees, mentors = draw(st.integers(0, 5)), draw(st.integers(0, 4))
    every = [(e, o) for e in range(mentees) for o in range(mentors)]
    edges = draw(st.lists(st.sampled_from(every), unique=True)) if every else []
    return {
        "n_mentees": mentees,
        "n_mentors": mentors,
        "capacity": draw(st.lists(st.integers(0, 3), min_size=mentors, max_size=mentors)),
        "edges": {
            "mentee": [e for e, _ in edges],
            "mentor": [o for _, o in edges],
            "score": [draw(st.integers(-3, 9)) for _ in edges],
            "mentee_points": [0 for _ in edges],
            "mentor_points": [0 for _ in edges],
        },
    }


def total(given_problem: dict[str, Any], chosen: list[int]) -> int:
    """The points of an answer; it must be permitted."""
    edges = given_problem["edges"]
    score = {
        (e, o): s for e, o, s in zip(edges["mentee"], edges["mentor"], edges["score"], strict=True)
    }
    for mentor, capacity in enumerate(given_problem["capacity"]):
        assert chosen.count(mentor) <= capacity
    return sum(score[e, o] for e, o in enumerate(chosen) if o >= 0)


@brief
@given(problems())
def test_no_set_has_more_points(given_problem: dict[str, Any]) -> None:
    edges = list(
        zip(given_problem["edges"]["mentee"], given_problem["edges"]["mentor"], strict=True)
    )
    chosen = solve(given_problem)
    assert len(chosen) == given_problem["n_mentees"]
    reached = total(given_problem, chosen)

    open_to = [
        [-1, *(o for e, o in edges if e == mentee)] for mentee in range(given_problem["n_mentees"])
    ]
    for other in product(*open_to):
        used = [other.count(mentor) for mentor in range(given_problem["n_mentors"])]
        if all(n <= c for n, c in zip(used, given_problem["capacity"], strict=True)):
            assert total(given_problem, list(other)) <= reached


@pytest.mark.parametrize("shortlist", [0, 5])
def test_a_crowd_is_solved_as_the_bare_solver_does_and_no_bound_is_broken(shortlist: int) -> None:
    people = crowd(120)
    given_problem = problem(people, shortlist)
    dice = np.random.default_rng(3).permutation(len(given_problem["edges"]["score"]))
    shuffled = {name: column[dice] for name, column in given_problem["edges"].items()}

    reached = total(given_problem, solve(given_problem))

    assignment = problem_of(given_problem)
    assert reached == bare_call(assignment)
    assert reached == total(given_problem, solve({**given_problem, "edges": shuffled}))
    assert reached <= upper_bound(people, assignment, best(assignment, ties=False))
    if not shortlist:
        assert reached == upper_bound(people, assignment, best(assignment, ties=False))
