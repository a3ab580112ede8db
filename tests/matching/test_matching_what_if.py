"""What a choice would cost is what trying everything says it would."""

from dataclasses import replace
from datetime import date

import matching_reference as reference
from hypothesis import given
from matching_pools import pools, settings, thorough

from config.matching_settings import MatchingSettings
from programme.matching.pool import Pool, fixed_pairs
from programme.matching.proposing import propose
from programme.matching.what_if import best_mentees, best_mentors, forced, without
from programme.pairs import Decision, Pair, PairState
from programme.people import MenteeProfile, MentorProfile, Participant, Wishes


def in_one_role(pool: Pool) -> Pool:
    """The pool without rows, and nobody on both sides: there everything can be tried."""
    twice = pool.mentees.keys() & pool.mentors.keys()
    mentors = {code: profile for code, profile in pool.mentors.items() if code not in twice}
    return replace(pool, pairs=(), mentors=mentors)


def cost(
    pool: Pool, limits: MatchingSettings, chosen: list[reference.Assignment]
) -> tuple[int, ...]:
    """What, level by level, the best of some assignments has less than the best of all."""
    now = reference.worth(pool, reference.best(pool, limits), limits)
    then = max(reference.worth(pool, one, limits) for one in chosen)
    levels = slice(1, 3 + len(limits.order))  # groups, reserve, and the order
    lost = (was - is_then for was, is_then in zip(now[levels], then[levels], strict=True))
    return now[0] - then[0], *lost


@thorough
@given(pools(most=3), settings())
def test_the_price_of_a_pair_is_what_the_best_set_with_it_has_less(
    pool: Pool, limits: MatchingSettings
) -> None:
    pool = in_one_role(pool)
    now = propose(pool, limits)
    every = list(reference.permitted(pool, limits))
    possible = sorted({pair for chosen in every for pair in chosen})

    for mentee, mentor in possible:
        outcome = forced(pool, limits, now, mentor, mentee)
        holding = [chosen for chosen in every if (mentee, mentor) in chosen]
        assert outcome.cost == cost(pool, limits, holding)
        refused = without(pool, limits, now, mentor, mentee)
        lacking = [chosen for chosen in every if (mentee, mentor) not in chosen]
        assert refused.cost == cost(pool, limits, lacking)
    for mentee in pool.mentees:
        tried = best_mentors(pool, limits, now, mentee)
        assert {(mentee, o.mentor) for o in tried} == {p for p in possible if p[0] == mentee}
        assert [o.cost for o in tried] == sorted(o.cost for o in tried)


@thorough
@given(pools(most=3), settings())
def test_no_alternative_takes_a_decided_place_from_anybody(
    pool: Pool, limits: MatchingSettings
) -> None:
    now = propose(pool, limits)
    decided = fixed_pairs(pool)

    for mentor, mentee in decided:
        others = {m: e for m, e in decided if (m, e) != (mentor, mentee)}
        for outcome in (
            *best_mentors(pool, limits, now, mentee, but=mentor),
            *best_mentees(pool, limits, now, mentor, but=mentee),
        ):
            lost = {change[0] for change in outcome.changes} - {mentee, outcome.mentee}
            assert not lost & set(others.values())


def test_what_changes_is_named_mentee_by_mentee() -> None:
    pool = in_one_role(_three_want_one())
    now = propose(pool, MatchingSettings())

    outcome = forced(pool, MatchingSettings(), now, "У-04", "У-02")

    assert {(p.mentee, p.mentor) for p in now.pairs} == {("У-01", "У-04"), ("У-02", "У-05")}
    assert outcome.changes == (("У-01", "У-04", "У-05"), ("У-02", "У-05", "У-04"))
    assert outcome.fewer_pairs == 0
    assert outcome.lost > (0,) * 5


def _three_want_one() -> Pool:
    people = [f"У-0{n}" for n in (1, 2, 4, 5)]
    return Pool(
        participants={
            code: Participant(code, "Образцова Анна Ивановна", consent_given=date(2026, 9, 1))
            for code in people
        },
        mentees={code: MenteeProfile(needs=("К01",)) for code in people[:2]},
        mentors={code: MentorProfile(offers=("К01",), places=1) for code in people[2:]},
        mentee_wishes={"У-01": Wishes(("У-04",))},
        mentor_wishes={"У-04": Wishes(("У-01",))},
    )


def test_a_decision_is_set_aside_to_price_another() -> None:
    pool = _three_want_one()
    decided = (Pair("П-01", "У-04", "У-01", PairState.APPROVED, Decision.APPROVE),)
    pool = replace(pool, pairs=decided)
    now = propose(pool, MatchingSettings())

    others = best_mentees(pool, MatchingSettings(), now, "У-04", but="У-01")

    assert [o.mentee for o in others] == ["У-02"]
    assert others[0].fewer_pairs == 0
