"""Prices read from one table of exchanges are what solving anew says they are."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from matching_pools import CONSENT, KEYS, large_pool, pools, settings, thorough

from config.matching_settings import MatchingSettings
from programme.matching.alternatives import ASK, exchanges_of
from programme.matching.considering import Considered, consider
from programme.matching.exchange import NOBODY, Exchange, Exchanges
from programme.matching.matching import match
from programme.matching.pool import Pool
from programme.matching.proposing import explained, propose
from programme.matching.what_if import forced
from programme.people import MenteeProfile, MentorProfile, Participant


def in_one_role(pool: Pool) -> Pool:
    twice = pool.mentees.keys() & pool.mentors.keys()
    mentors = {code: profile for code, profile in pool.mentors.items() if code not in twice}
    return replace(pool, mentors=mentors)


def told(exchange: Exchange) -> tuple[int, ...]:
    """What is lost by level, nearness apart."""
    return exchange.costs[:-1]


def after(considered: Considered, exchange: Exchange) -> frozenset[tuple[int, int]]:
    """(mentee, mentor) by number once the moves are made."""
    table = considered.found.table
    rows = list(considered.choice.edges)
    pairs = set(zip(table["mentee"].iloc[rows], table["mentor"].iloc[rows], strict=True))
    for mentee, before, then in exchange.moves:
        pairs -= {(mentee, before)}
        pairs |= {(mentee, then)} if then != NOBODY else set()
    return frozenset(pairs)


def worth(considered: Considered, pairs: frozenset[tuple[int, int]]) -> tuple[int, ...]:
    """Costs by level of a set of pairs that uses the cheapest places."""
    problem = considered.task.problem
    table = considered.found.table
    number = {
        pair: row for row, pair in enumerate(zip(table["mentee"], table["mentor"], strict=True))
    }
    rows = [number[pair] for pair in pairs]
    load = np.bincount([mentor for _, mentor in pairs], minlength=problem.mentors)
    used = []
    for place, mentor in enumerate(problem.place_mentor.tolist()):
        if load[mentor]:
            load[mentor] -= 1
            used.append(place)
    assert not load.any(), "more mentees than places"
    alone = problem.mentees - len(pairs)
    return tuple(
        int(level.edge_costs[rows].sum() + level.place_costs[used].sum() + alone * level.alone_cost)
        for level in problem.levels
    )


@thorough
@given(pools(), settings())
def test_a_forced_pair_costs_what_solving_anew_says(pool: Pool, limits: MatchingSettings) -> None:
    pool = in_one_role(pool)
    considered = consider(pool, limits.model_copy(update={"largest_group": 0}))
    exchanges, now = exchanges_of(considered), explained(considered)
    assert exchanges is not None
    before = worth(considered, after(considered, Exchange(0, (), ())))
    for number, mentee in enumerate(considered.found.sides.mentees):
        for place, mentor in enumerate(considered.found.sides.mentors):
            exchange = exchanges.forced(number, place)
            if exchange is None:
                continue
            anew = forced(pool, considered.rules.settings, now, mentor, mentee)
            assert told(exchange) == anew.cost
            then = after(considered, exchange)
            assert (number, place) in then
            costs = worth(considered, then)
            assert exchange.costs == tuple(c - b for c, b in zip(costs, before, strict=True))


@thorough
@given(pools(), settings())
def test_one_place_more_brings_what_solving_anew_says(pool: Pool, limits: MatchingSettings) -> None:
    pool = in_one_role(replace(pool, pairs=()))
    limits = limits.model_copy(update={"largest_group": 0, "largest_places": 9})
    considered = consider(pool, limits)
    exchanges, now = exchanges_of(considered), propose(pool, limits)
    assert exchanges is not None
    for number, mentor in enumerate(considered.found.sides.mentors):
        places = considered.rules.places(mentor)
        load_level = [limits.weight_load * places if "load" in lv else 0 for lv in limits.order]
        gain = exchanges.place_more(number, (0, 0, 0, *load_level, 0))
        person = replace(pool.participants[mentor], places=places + 1)
        more = propose(replace(pool, participants={**pool.participants, mentor: person}), limits)
        found = (
            len(more.pairs) - len(now.pairs),
            now.beyond - more.beyond,
            now.reserve - more.reserve,
            *map(int.__sub__, more.worth, now.worth),
        )
        expected = tuple(-cost for cost in told(gain)) if gain.price < 0 else (0,) * len(found)
        assert found == expected


@thorough
@given(pools(most=3), settings())
def test_one_mentor_more_brings_what_solving_anew_says(
    pool: Pool, limits: MatchingSettings
) -> None:
    pool = in_one_role(replace(pool, pairs=()))
    limits = limits.model_copy(update={"largest_group": 0})
    considered = consider(pool, limits)
    exchanges, now = exchanges_of(considered), propose(pool, limits)
    assert exchanges is not None
    free = {n: (0,) * (4 + len(limits.order)) for n in range(len(considered.found.sides.mentees))}
    gain = exchanges.mentor_more(free)
    newcomer = Participant("У-90", "Образцова Анна Ивановна", consent_given=CONSENT)
    more = propose(
        replace(
            pool,
            participants={**pool.participants, "У-90": newcomer},
            mentors={**pool.mentors, "У-90": MentorProfile(places=1)},
        ),
        limits.model_copy(
            update=dict.fromkeys(
                ("weight_position", "weight_group", "weight_time", "weight_format"), 0
            )
        ),
    )
    if gain is not None:
        assert len(more.pairs) - len(now.pairs) == -min(gain.costs[0], 0)


def test_a_crowd_is_told_where_to_ask(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("programme.matching.alternatives.MOST_MENTORS", 1)
    matching = match(large_pool(3, 2), MatchingSettings())
    assert set(matching.alternatives.values()) == {(ASK,)}
    assert matching.report.wanted is None


def test_the_second_best_of_both_sides_stands_in_words() -> None:
    people = ("У-01", "У-02", "У-11", "У-12")
    pool = Pool(
        participants={
            code: Participant(code, "Образцова Анна Ивановна", consent_given=CONSENT)
            for code in people
        },
        mentees={
            "У-01": MenteeProfile(needs=("К01",), self_rating={"К01": 1}),
            "У-02": MenteeProfile(needs=("К02",), self_rating={"К02": 1}),
        },
        mentors={
            "У-11": MentorProfile(offers=("К01",), mastery={"К01": 5}, places=1),
            "У-12": MentorProfile(offers=("К02",), mastery={"К02": 5}, places=1),
        },
        competencies={key: f"Направление {key}" for key in KEYS},
    )
    lines = match(pool, MatchingSettings()).alternatives["У-11", "У-01"]
    assert lines == (
        "У-01 с У-12: весь набор: −20 (запросы и компетенции); У-02: вместо У-12 — У-11",
        "У-11 с У-02: весь набор: −20 (запросы и компетенции); У-01: вместо У-11 — У-12",
    )


def test_costs_of_any_size_are_compared_level_by_level() -> None:
    """Packed into one machine integer these would overflow."""
    considered = consider(large_pool(40, 20), MatchingSettings())
    exchanges = exchanges_of(considered)
    assert isinstance(exchanges, Exchanges)
    found = [exchanges.of_mentee(mentee) for mentee in range(40)]
    assert all(row == sorted(row, key=lambda exchange: exchange.costs) for row in found)
    assert max(exchange.price for row in found for exchange in row) > 2**64
