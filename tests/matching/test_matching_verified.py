"""The solver is not trusted: prices prove each level, and a wrong answer is refused."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matching_pools import thorough

from programme.matching.flow import check_largest, check_size, largest_flow, prices
from programme.matching.levels import best
from programme.matching.loops import choose
from programme.matching.network import Level, Mask, Network, Problem
from programme.matching.proposal import SolverFailureError


def problem(edges: list[tuple[int, int, int]], places: list[int], mentees: int) -> Problem:
    """Edges are (mentee, mentor, score); places the capacity of each mentor."""
    table = np.array(edges, dtype=np.int64).reshape(-1, 3)
    numbers = np.arange(len(places), dtype=np.int64)
    places_of = np.repeat(numbers, np.array(places, dtype=np.int64))
    level = Level("score", -table[:, 2], np.zeros_like(places_of))
    return Problem(mentees, len(places), table[:, 0], table[:, 1], places_of, (level,))


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
def test_prices_prove_that_every_flow_is_the_cheapest(given_problem: Problem) -> None:
    network = Network.of(given_problem)
    costs = network.costs(given_problem.levels[0])
    flow = largest_flow(network, costs)
    free: Mask = np.ones_like(flow)
    price = prices(network, flow, free, costs)
    reduced = costs + price[network.tail] - price[network.head]
    assert (reduced[~flow] >= 0).all()
    assert (reduced[flow] <= 0).all()


SWAPPED = problem([(0, 0, 9), (0, 1, 1), (1, 0, 1), (1, 1, 9)], [1, 1], mentees=2)


def test_a_flow_that_is_not_the_cheapest_is_refused() -> None:
    network = Network.of(SWAPPED)
    worse = np.array([1, 1, 0, 1, 1, 0, 1, 1], dtype=np.bool_)
    with pytest.raises(SolverFailureError, match="оптимальность"):
        prices(network, worse, np.ones_like(worse), network.costs(SWAPPED.levels[0]))


def test_a_flow_that_leaves_somebody_out_needlessly_is_refused() -> None:
    network = Network.of(SWAPPED)
    smaller = np.array([1, 0, 0, 1, 0, 0, 0, 1], dtype=np.bool_)
    with pytest.raises(SolverFailureError, match="полноту"):
        check_largest(network, smaller)


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
    whole = choose(ring, couples)
    short = choose(ring, couples, work=1)
    assert whole.proved
    assert not short.proved
    assert short.worth <= whole.worth
    for choice in (whole, short):
        chosen = set(choice.edges)
        assert not any(one in chosen and other in chosen for one, other in couples)
