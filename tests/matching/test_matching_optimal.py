"""The proposal is the best of all permitted ones, checked against trying them all."""

import random
from collections import Counter
from dataclasses import replace
from typing import TypeVar

import matching_reference as reference
from hypothesis import given, note
from hypothesis import strategies as st
from matching_pools import (
    CONSENT,
    KEYS,
    brief,
    large_pool,
    pools,
    pools_of_both_roles,
    settings,
    thorough,
)

from config.matching_settings import MatchingSettings
from programme.matching.pool import Pool
from programme.matching.proposal import Proposal
from programme.matching.proposing import propose
from programme.people import MentorProfile, Participant, Readiness

Value = TypeVar("Value")


def chosen(pool: Pool, proposal: Proposal) -> reference.Assignment:
    """(mentee, mentor) of the pairs that were not fixed before."""
    stay = reference.fixed(pool)
    pairs = ((pair.mentor, pair.mentee) for pair in proposal.pairs)
    return tuple(sorted((e, o) for o, e in pairs if (o, e) not in stay))


def one_role_each(pool: Pool) -> bool:
    return not pool.mentees.keys() & pool.mentors.keys()


@thorough
@given(pools(), settings())
def test_nothing_permitted_is_better(pool: Pool, limits: MatchingSettings) -> None:
    proposal = propose(pool, limits)
    found, best = chosen(pool, proposal), reference.best(pool, limits)
    note(f"found {found}, best {best}")
    assert proposal.proved
    assert reference.worth(pool, found, limits) == reference.worth(pool, best, limits)
    if one_role_each(pool):
        assert found == best  # ties by code, too


@thorough
@given(pools_of_both_roles(), settings())
def test_two_people_teach_each_other_only_different_topics_and_nothing_permitted_is_better(
    pool: Pool, limits: MatchingSettings
) -> None:
    limits = limits.model_copy(update={"consent_required": False})
    proposal = propose(pool, limits)
    found = chosen(pool, proposal)
    assert found in set(reference.permitted(pool, limits))
    best = reference.best(pool, limits)
    assert reference.worth(pool, found, limits) == reference.worth(pool, best, limits)


@thorough
@given(pools(), settings())
def test_hard_rules_and_places_are_never_broken(pool: Pool, limits: MatchingSettings) -> None:
    proposal = propose(pool, limits)
    found, stay = chosen(pool, proposal), reference.fixed(pool)
    standing = Counter(pair.mentor for pair in proposal.pairs)
    for mentee, mentor in found:
        assert reference.may_meet(pool, mentor, mentee, limits)
        together = [pair.mentee for pair in proposal.pairs if pair.mentor == mentor]
        assert standing[mentor] <= reference.places(pool, mentor, limits) or reference.may_be_group(
            pool, mentor, together, limits
        )
        for other in stay | {(o, e) for e, o in found}:
            assert not reference.clash(pool, (mentor, mentee), other)
    assert len({mentee for mentee, _ in found}) == len(found)


@brief
@given(pools(), settings())
def test_fixed_pairs_stay_and_scores_are_the_plain_ones(
    pool: Pool, limits: MatchingSettings
) -> None:
    proposal = propose(pool, limits)
    pairs = {(pair.mentor, pair.mentee): pair for pair in proposal.pairs}
    assert reference.fixed(pool) <= pairs.keys()
    load = Counter(pair.mentor for pair in proposal.pairs)
    uneven = sum(limits.weight_load * sum(range(n)) for n in load.values())
    assert sum(proposal.worth) == sum(pair.score for pair in proposal.pairs) - uneven
    for (mentor, mentee), pair in pairs.items():
        assert dict(pair.parts) == reference.score(pool, mentor, mentee, limits)
        assert pair.score == sum(pair.parts.values())


@brief
@given(pools(), settings(), st.randoms(use_true_random=False))
def test_the_order_of_the_input_does_not_matter(
    pool: Pool, limits: MatchingSettings, dice: random.Random
) -> None:
    def shuffled(values: dict[str, Value]) -> dict[str, Value]:
        codes = sorted(values)
        dice.shuffle(codes)
        return {code: values[code] for code in codes}

    other = Pool(
        participants=shuffled(dict(pool.participants)),
        mentees=shuffled(dict(pool.mentees)),
        mentors=shuffled(dict(pool.mentors)),
        mentee_wishes=shuffled(dict(pool.mentee_wishes)),
        mentor_wishes=shuffled(dict(pool.mentor_wishes)),
        pairs=tuple(dice.sample(pool.pairs, len(pool.pairs))),
        bans=pool.bans,
        competencies=shuffled(dict(pool.competencies)),
    )
    assert propose(other, limits) == propose(pool, limits)


@brief
@given(pools(most=3), settings())
def test_one_mentor_more_never_leaves_more_people_alone(
    pool: Pool, limits: MatchingSettings
) -> None:
    more = replace(
        pool,
        participants={
            **pool.participants,
            "У-90": Participant("У-90", "Образцова Анна Ивановна", consent_given=CONSENT),
        },
        mentors={**pool.mentors, "У-90": MentorProfile(offers=KEYS[:1])},
    )
    assert len(propose(more, limits).pairs) >= len(propose(pool, limits).pairs)


@brief
@given(pools(), settings())
def test_who_is_not_paired_is_named_with_a_reason(pool: Pool, limits: MatchingSettings) -> None:
    proposal = propose(pool, limits)
    paired = {pair.mentee for pair in proposal.pairs}
    here = {code for code in pool.mentees if pool.participants[code].active}
    assert {alone.mentee for alone in proposal.unpaired} == here - paired
    assert all(alone.reason.endswith(".") for alone in proposal.unpaired)


def test_a_reserve_mentor_is_used_only_where_somebody_would_stay_alone() -> None:
    pool = large_pool(2, 2)
    reserve, other = sorted(pool.mentors)
    ready = replace(pool.mentors[reserve], readiness=Readiness.RESERVE, places=2)
    for places, expected in ((2, 0), (1, 1)):
        free = replace(pool.mentors[other], places=places)
        proposal = propose(
            replace(pool, mentors={reserve: ready, other: free}), MatchingSettings(weight_load=100)
        )
        assert len(proposal.pairs) == 2
        assert sum(pair.mentor == reserve for pair in proposal.pairs) == expected


def test_a_thousand_mentees_and_three_hundred_mentors_are_all_considered() -> None:
    pool = large_pool(1000, 300)
    proposal = propose(pool, MatchingSettings())
    places = sum(profile.places for profile in pool.mentors.values())
    assert len(proposal.pairs) == min(1000, places)
    assert proposal.proved


def test_equal_scores_everywhere_are_settled_by_code() -> None:
    nothing = MatchingSettings(
        weight_need=0, weight_mutual=0, weight_wish=(0, 0, 0), weight_position=0,
        weight_group=0, weight_time=0, weight_format=0, weight_load=0,
    )  # fmt: skip
    pool = large_pool(200, 60)
    proposal = propose(pool, nothing)
    mentors = sorted(pool.mentors, key=lambda code: int(code[2:]))
    in_order = [code for code in mentors for _ in range(pool.mentors[code].places)]
    assert [pair.mentor for pair in proposal.pairs] == in_order[: len(proposal.pairs)]
