"""The solver is not trusted: prices prove each level, and a wrong answer is refused."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matching_pools import thorough

from programme.matching.branching import Couple, Task
from programme.matching.certificate import Certificate, holds
from programme.matching.choosing import choose
from programme.matching.flow import check_size, prices
from programme.matching.levels import best
from programme.matching.network import IntArray, Level, Mask, Network, Problem
from programme.matching.proposal import Proof, SolverFailureError


def problem(edges: list[tuple[int, int, int]], places: list[int], mentees: int) -> Problem:
    """Edges are (mentee, mentor, score); places the capacity of each mentor."""
    table = np.array(edges, dtype=np.int64).reshape(-1, 3)
    numbers = np.arange(len(places), dtype=np.int64)
    places_of = np.repeat(numbers, np.array(places, dtype=np.int64))
    nothing = np.zeros_like(places_of)
    levels = (
        Level("coverage", np.zeros(len(table), dtype=np.int64), nothing, alone_cost=1),
        Level("score", -table[:, 2], nothing),
    )
    return Problem(mentees, len(places), table[:, 0], table[:, 1], places_of, levels)


@st.composite
def problems(draw: st.DrawFn) -> Problem:
    mentees, mentors = draw(st.integers(1, 6)), draw(st.integers(1, 5))
    every = [(e, o) for e in range(mentees) for o in range(mentors)]
    chosen = draw(st.lists(st.sampled_from(every), min_size=1, unique=True))
    edges = [(e, o, draw(st.integers(0, 9))) for e, o in chosen]
    places = draw(st.lists(st.integers(1, 3), min_size=mentors, max_size=mentors))
    return problem(edges, places, mentees)


@thorough
@given(problems())
def test_the_certificate_of_every_answer_holds(given_problem: Problem) -> None:
    optimum = best(given_problem)

    assert holds(given_problem, optimum.edges, optimum.certificate)


@thorough
@given(problems(), st.data())
def test_a_set_that_is_worse_never_passes_whatever_prices_come_with_it(
    given_problem: Problem, data: st.DataObject
) -> None:
    optimum = best(given_problem)
    numbers = st.integers(0, len(given_problem.edge_mentee) - 1)
    edges = np.array(sorted(data.draw(st.sets(numbers, max_size=6))), dtype=np.int64)
    price = st.lists(st.integers(-9, 9), min_size=len(optimum.certificate.prices[0]))
    made_up = tuple(
        np.array(data.draw(price)[: len(prices)], dtype=np.int64)
        for prices in optimum.certificate.prices
    )
    for certificate in (optimum.certificate, Certificate(made_up)):
        if holds(given_problem, edges, certificate):
            assert worth(given_problem, edges) == optimum.worth


def worth(given_problem: Problem, edges: IntArray) -> tuple[int, ...]:
    """The worth of a set of edges that uses the cheapest places, counted by hand."""
    alone = given_problem.mentees - len(edges)
    load = np.bincount(given_problem.edge_mentor[edges], minlength=given_problem.mentors)
    used: list[int] = []
    for place, mentor in enumerate(given_problem.place_mentor.tolist()):
        if load[mentor]:
            load[mentor] -= 1
            used.append(place)
    return tuple(
        -int(
            level.edge_costs[edges].sum() + level.place_costs[used].sum() + alone * level.alone_cost
        )
        for level in given_problem.levels
    )


SWAPPED = problem([(0, 0, 9), (0, 1, 1), (1, 0, 1), (1, 1, 9)], [1, 1], mentees=2)


@pytest.mark.parametrize(
    "edges", [[1, 2], [0], [], [0, 2], [0, 1]], ids=["worse", "half", "none", "full twice", "twice"]
)
def test_a_set_that_is_not_the_best_or_not_permitted_is_refused(edges: list[int]) -> None:
    proof = best(SWAPPED).certificate

    assert not holds(SWAPPED, np.array(edges, dtype=np.int64), proof)


def test_a_proof_that_lacks_a_level_is_none() -> None:
    optimum = best(SWAPPED)

    assert not holds(SWAPPED, optimum.edges, Certificate(optimum.certificate.prices[:1]))


def test_a_solver_that_is_wrong_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("programme.matching.levels.cheapest", lambda _network, flow, *_: flow)

    with pytest.raises(SolverFailureError, match="оптимальность"):
        best(SWAPPED)


def test_prices_that_are_wrong_are_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    def wrong(network: Network, flow: Mask, free: Mask, costs: IntArray) -> IntArray:
        return prices(network, flow, free, costs) + np.arange(network.nodes)

    monkeypatch.setattr("programme.matching.levels.prices", wrong)

    with pytest.raises(SolverFailureError, match="доказательства"):
        best(SWAPPED, ties=False)


@thorough
@given(problems(), st.sampled_from((1, 2)))
def test_a_solve_that_begins_with_some_of_the_arcs_ends_with_the_same_answer(
    given_problem: Problem, sampled: int
) -> None:
    """As with many arcs for each node, where few of them matter."""
    whole = best(given_problem)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("programme.matching.flow._SAMPLED", sampled)
        patch.setattr("programme.matching.flow._MANY", sampled)
        partly = best(given_problem)
    assert partly.edges.tolist() == whole.edges.tolist()
    assert partly.worth == whole.worth
    assert holds(given_problem, partly.edges, partly.certificate)


def test_costs_that_might_overflow_are_refused_before_solving() -> None:
    check_size(100_000, np.array([-2_000_000], dtype=np.int64))
    with pytest.raises(SolverFailureError, match="слишком велики"):
        check_size(100_000, np.array([-(2**40)], dtype=np.int64))


def test_a_later_level_never_worsens_an_earlier_one() -> None:
    """Edge costs of level two all speak for the assignment that level one excludes."""
    no_place = np.zeros(2, dtype=np.int64)
    scores = np.array([-9, -1, -1, -9], dtype=np.int64)
    levels = (Level("score", scores, no_place), Level("nearness", -100 - scores, no_place))
    both = Problem(2, 2, SWAPPED.edge_mentee, SWAPPED.edge_mentor, SWAPPED.place_mentor, levels)
    assert best(both).edges.tolist() == [0, 3]


def test_a_search_cut_short_still_answers_with_a_permitted_set_and_says_it_is_unproved() -> None:
    """Ring of two-way couples: every best flow holds forbidden ones."""
    size = 8
    edges = [
        (e, o, 5 if e // 2 == o // 2 else 1) for e in range(size) for o in range(size) if e != o
    ]
    number = {(e, o): place for place, (e, o, _) in enumerate(edges)}
    couples = [(number[e, o], number[o, e]) for e, o in number if e < o]
    ring = problem(edges, [1] * size, size)
    task = Task(
        ring,
        np.zeros(len(ring.place_mentor), dtype=np.bool_),
        tuple(Couple(*couple) for couple in couples),
    )
    whole = choose(task)
    short = choose(task, work=1)
    assert whole.proof is Proof.WHOLE
    assert short.proof is Proof.NONE
    assert short.bound >= whole.worth
    assert short.worth <= whole.worth
    for choice in (whole, short):
        chosen = set(choice.edges)
        assert not any(one in chosen and other in chosen for one, other in couples)
