"""What stands already: fixed pairs use places, and of equals the pairs people have seen stay."""

from dataclasses import replace

import pytest
from matching_pools import CONSENT

from config.matching_settings import MatchingSettings
from programme.matching.pool import Pool
from programme.matching.proposing import propose
from programme.pairs import Decision, Pair, PairState
from programme.people import MenteeProfile, MentorProfile, Participant, Wishes

S, D = PairState, Decision


def equals(mentees: int, mentors: int, places: int = 1) -> Pool:
    """Mentees У-01…, mentors У-11…, all alike."""
    learners = [f"У-{n:02d}" for n in range(1, mentees + 1)]
    teachers = [f"У-{n:02d}" for n in range(11, mentors + 11)]
    return Pool(
        participants={
            code: Participant(code, "Образцова Анна Ивановна", consent_given=CONSENT)
            for code in (*learners, *teachers)
        },
        mentees=dict.fromkeys(learners, MenteeProfile()),
        mentors=dict.fromkeys(teachers, MentorProfile(places=places)),
    )


def pairs_of(pool: Pool) -> list[tuple[str, str]]:
    return [(pair.mentor, pair.mentee) for pair in propose(pool, MatchingSettings()).pairs]


def crossed(state: PairState, decision: Decision = D.NONE) -> tuple[Pair, ...]:
    """Rows that pair the first mentee with the second mentor and the other way round."""
    return (
        Pair("П-01", "У-12", "У-01", state, decision),
        Pair("П-02", "У-11", "У-02", state, decision),
    )


BY_CODE = [("У-11", "У-01"), ("У-12", "У-02")]
AS_SHOWN = [("У-12", "У-01"), ("У-11", "У-02")]


@pytest.mark.parametrize(
    ("state", "decision", "expected"),
    [
        pytest.param(S.PROPOSED, D.NONE, AS_SHOWN, id="proposed before"),
        pytest.param(S.APPROVED, D.NONE, AS_SHOWN, id="approval cleared"),
        pytest.param(S.WITHDRAWN, D.NONE, BY_CODE, id="withdrawn before"),
        pytest.param(S.REJECTED, D.NONE, BY_CODE, id="rejection cleared"),
        pytest.param(S.PROPOSED, D.REJECT, BY_CODE, id="rejected"),
        pytest.param(S.PROPOSED, D.PIN, AS_SHOWN, id="pinned"),
        pytest.param(S.WITHDRAWN, D.APPROVE, AS_SHOWN, id="approved after withdrawal"),
        pytest.param(S.ACTIVE, D.NONE, AS_SHOWN, id="active"),
        pytest.param(S.ACTIVE, D.REJECT, BY_CODE, id="active and rejected"),
    ],
)
def test_of_equal_arrangements_the_one_people_have_seen_stays(
    state: PairState, decision: Decision, expected: list[tuple[str, str]]
) -> None:
    assert pairs_of(replace(equals(2, 2), pairs=crossed(state, decision))) == expected


def test_a_better_arrangement_replaces_the_one_people_have_seen() -> None:
    pool = replace(equals(2, 2), pairs=crossed(S.PROPOSED))
    assert pairs_of(replace(pool, mentee_wishes={"У-01": Wishes(("У-11",))})) == BY_CODE


def test_fixed_pairs_use_up_places() -> None:
    fixed = Pair("П-01", "У-11", "У-03", S.APPROVED, D.APPROVE)
    pool = replace(equals(4, 1, places=2), pairs=(fixed,))
    assert pairs_of(pool) == [("У-11", "У-01"), ("У-11", "У-03")]


def test_load_spreads_although_the_fixed_pairs_lie_unevenly() -> None:
    fixed = Pair("П-01", "У-11", "У-03", S.APPROVED, D.APPROVE)
    pool = replace(equals(3, 2, places=3), pairs=(fixed,))
    assert sorted(mentor for mentor, _ in pairs_of(pool)) == ["У-11", "У-11", "У-12"]
    assert sum(propose(pool, MatchingSettings(weight_load=4)).worth) == -4


def test_a_mentee_with_a_fixed_mentor_gets_no_second_one() -> None:
    fixed = Pair("П-01", "У-12", "У-01", S.PROPOSED, D.PIN)
    assert pairs_of(replace(equals(1, 2), pairs=(fixed,))) == [("У-12", "У-01")]


def test_two_fixed_mentors_of_one_mentee_both_stay() -> None:
    fixed = tuple(Pair(f"П-{n}", f"У-1{n}", "У-01", S.ACTIVE) for n in (1, 2))
    assert pairs_of(replace(equals(1, 2), pairs=fixed)) == [("У-11", "У-01"), ("У-12", "У-01")]


def test_wishes_for_strangers_do_no_harm() -> None:
    pool = replace(
        equals(1, 1),
        mentee_wishes={"У-01": Wishes(("У-99", "У-01"), ("У-98",))},
        bans=frozenset({("У-97", "У-96")}),
        pairs=(Pair("П-01", "У-95", "У-94"),),
    )
    assert pairs_of(pool) == [("У-11", "У-01")]
