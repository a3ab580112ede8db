"""The stable way: no two people would both rather have each other, and of such sets the mentees' best."""

from collections import Counter
from dataclasses import replace

import matching_reference as reference
import pytest
from hypothesis import given
from matching_pools import (
    CONSENT,
    brief,
    large_pool,
    pools,
    pools_of_both_roles,
    settings,
    thorough,
)

from config.matching_settings import MatchingSettings
from programme.matching.considering import consider
from programme.matching.matching import match
from programme.matching.pool import Pool
from programme.matching.proposal import Proof, SolverFailureError
from programme.matching.proposing import propose
from programme.matching.stability import blocking
from programme.pair_register import settle
from programme.people import MenteeProfile, MentorProfile, Participant, Readiness, Wishes


def stable(limits: MatchingSettings) -> MatchingSettings:
    return limits.model_copy(update={"mode": "stable"})


def in_one_role(pool: Pool) -> Pool:
    twice = pool.mentees.keys() & pool.mentors.keys()
    mentors = {code: profile for code, profile in pool.mentors.items() if code not in twice}
    kept = tuple(p for p in pool.pairs if p.mentor not in twice)
    return replace(pool, mentors=mentors, pairs=kept)


def liking(pool: Pool, limits: MatchingSettings, mentor: str, mentee: str) -> tuple[int, int]:
    """How much the mentee and the mentor would like the pair."""
    parts = reference.score(pool, mentor, mentee, limits)
    everything = sum(parts.values())
    last = 10_000 * (pool.mentors[mentor].readiness is Readiness.RESERVE)
    return everything - parts["mentor_wish"] - last, everything - parts["mentee_wish"]


def would_rather(
    pool: Pool, limits: MatchingSettings, chosen: dict[str, str]
) -> list[tuple[str, str]]:
    """(mentor, mentee) who both would rather have each other, one by one."""
    stay = reference.fixed(pool)
    settled = {mentee for _, mentee in stay}
    used = Counter(mentor for mentor, _ in stay)
    found = []
    for mentee in sorted(pool.mentees.keys() - settled):
        for mentor in sorted(pool.mentors):
            if chosen.get(mentee) == mentor or not reference.may_meet(pool, mentor, mentee, limits):
                continue
            room = reference.places(pool, mentor, limits) - used[mentor]
            mine, theirs = liking(pool, limits, mentor, mentee)
            has = chosen.get(mentee)
            if has and liking(pool, limits, has, mentee)[0] >= mine:
                continue
            kept = [liking(pool, limits, mentor, e)[1] for e, o in chosen.items() if o == mentor]
            if room > 0 and (len(kept) < room or theirs > min(kept)):
                found.append((mentor, mentee))
    return found


@thorough
@given(pools(), settings())
def test_no_two_people_would_rather_have_each_other(pool: Pool, limits: MatchingSettings) -> None:
    pool, limits = in_one_role(pool), stable(limits)
    proposal = propose(pool, limits)
    stay = reference.fixed(pool)
    chosen = {p.mentee: p.mentor for p in proposal.pairs if (p.mentor, p.mentee) not in stay}
    assert tuple(sorted(chosen.items())) in set(reference.permitted(pool, limits))
    assert would_rather(pool, limits, chosen) == []
    assert proposal.proof is Proof.STABLE


@brief
@given(pools(), settings())
def test_the_count_of_who_would_rather_is_right_for_the_best_set_too(
    pool: Pool, limits: MatchingSettings
) -> None:
    pool, limits = in_one_role(pool), limits.model_copy(update={"largest_group": 0})
    considered = consider(pool, limits)
    rows = blocking(considered.task, considered.preferences, considered.choice.edges)
    stay = reference.fixed(pool)
    chosen = {e: o for o, e in considered.pairs(considered.choice) if (o, e) not in stay}
    found = sorted(considered.found.pairs(rows.tolist()))
    assert found == sorted(would_rather(pool, limits, chosen))


@brief
@given(pools(most=3), settings())
def test_no_mentee_has_a_better_mentor_in_any_other_stable_set_without_ties(
    pool: Pool, limits: MatchingSettings
) -> None:
    """Deferred acceptance is the mentees' best; with equal points sides differ by code, so those are passed over."""
    pool, limits = in_one_role(pool), stable(limits)
    stay = reference.fixed(pool)
    likings = [
        (mentee, mentor, *liking(pool, limits, mentor, mentee))
        for mentee in pool.mentees
        for mentor in pool.mentors
    ]
    mentees = [(e, mine) for e, _, mine, _ in likings]
    mentors = [(o, theirs) for _, o, _, theirs in likings]
    if len({*mentees}) < len(mentees) or len({*mentors}) < len(mentors):
        return
    found = {p.mentee: p.mentor for p in propose(pool, limits).pairs}
    for other in map(
        dict, reference.permitted(pool, limits.model_copy(update={"largest_group": 0}))
    ):
        if would_rather(pool, limits, other):
            continue
        for mentee, mentor in other.items():
            assert mentee in found
            if (found[mentee], mentee) not in stay:
                assert liking(pool, limits, found[mentee], mentee) >= liking(
                    pool, limits, mentor, mentee
                )


def test_of_two_stable_sets_the_mentees_one_is_taken() -> None:
    """Crosswise wishes: mentees get whom they named, though mentors named the others, and codes say the others too."""
    codes = ("У-01", "У-02", "У-11", "У-12")
    pool = Pool(
        participants={
            code: Participant(code, "Образцова Анна Ивановна", consent_given=CONSENT)
            for code in codes
        },
        mentees={"У-01": MenteeProfile(), "У-02": MenteeProfile()},
        mentors={"У-11": MentorProfile(places=1), "У-12": MentorProfile(places=1)},
        mentee_wishes={"У-01": Wishes(("У-12",)), "У-02": Wishes(("У-11",))},
        mentor_wishes={"У-11": Wishes(("У-01",)), "У-12": Wishes(("У-02",))},
    )
    pairs = propose(pool, MatchingSettings(mode="stable")).pairs
    assert [(p.mentor, p.mentee) for p in pairs] == [("У-12", "У-01"), ("У-11", "У-02")]


@brief
@given(pools_of_both_roles(), settings())
def test_two_way_pairs_are_met_and_what_cannot_be_stable_is_not_called_so(
    pool: Pool, limits: MatchingSettings
) -> None:
    limits = stable(limits).model_copy(update={"consent_required": False})
    proposal = propose(pool, limits)
    stay = reference.fixed(pool)
    chosen = {p.mentee: p.mentor for p in proposal.pairs if (p.mentor, p.mentee) not in stay}
    assert tuple(sorted(chosen.items())) in set(reference.permitted(pool, limits))
    standing = [*stay, *((o, e) for e, o in chosen.items())]
    left = [
        (mentor, mentee)
        for mentor, mentee in would_rather(pool, limits, chosen)
        if not any(reference.clash(pool, (mentor, mentee), other) for other in standing)
    ]
    assert (proposal.proof is Proof.STABLE) is (left == [])


@brief
@given(pools(), settings())
def test_a_rerun_with_its_own_rows_changes_nothing(pool: Pool, limits: MatchingSettings) -> None:
    limits = stable(limits)
    bare = replace(pool, pairs=())
    proposal = propose(bare, limits)
    rows = tuple(row.pair for row in settle((), proposal))
    assert propose(replace(bare, pairs=rows), limits).pairs == proposal.pairs


def test_the_stable_way_may_leave_alone_whom_the_best_way_serves() -> None:
    """У-01 and У-11 want each other; У-02 could have only У-11, У-01 also У-12."""
    pool = Pool(
        participants={
            code: Participant(code, "Образцова Анна Ивановна", consent_given=CONSENT)
            for code in ("У-01", "У-02", "У-11", "У-12")
        },
        mentees={"У-01": MenteeProfile(), "У-02": MenteeProfile()},
        mentors={"У-11": MentorProfile(places=1), "У-12": MentorProfile(places=1)},
        mentee_wishes={"У-01": Wishes(("У-11",)), "У-02": Wishes((), ("У-12",))},
        mentor_wishes={"У-11": Wishes(("У-01",))},
    )
    assert [(p.mentor, p.mentee) for p in propose(pool, MatchingSettings()).pairs] == [
        ("У-12", "У-01"),
        ("У-11", "У-02"),
    ]
    alone = propose(pool, MatchingSettings(mode="stable"))
    assert [(p.mentor, p.mentee) for p in alone.pairs] == [("У-11", "У-01")]
    assert [left.mentee for left in alone.unpaired] == ["У-02"]


def test_each_pair_says_whom_both_sides_would_rather_have() -> None:
    lines = match(large_pool(4, 3), MatchingSettings(mode="stable")).alternatives
    assert all(len(told) >= 2 for told in lines.values())
    first = next(iter(lines.values()))
    assert all(line.startswith("У-") and ": для У-" in line for line in first)


def test_a_set_that_fails_the_check_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "programme.matching.stability._Pairing.without", lambda *_: frozenset[int]()
    )
    with pytest.raises(SolverFailureError, match="устойчивость"):
        propose(large_pool(4, 2), MatchingSettings(mode="stable"))
