"""The register keeps rows and codes for ever, follows decisions, and settles only once."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from matching_pools import brief, pools, pools_of_both_roles, settings, thorough

from config.matching_settings import MatchingSettings
from programme.matching.pool import Pool
from programme.matching.proposal import Proposal, ProposedPair
from programme.matching.proposing import propose
from programme.pair_register import settle
from programme.pairs import Decision, Pair, PairState

any_pool = st.one_of(pools(), pools_of_both_roles())


def proposed(mentor: str, mentee: str) -> ProposedPair:
    return ProposedPair(mentor, mentee, 12, {"need": 12}, ("потому",), ("но",))


PROPOSAL = Proposal(pairs=(proposed("У-02", "У-01"),))
S, D = PairState, Decision


@pytest.mark.parametrize(
    ("state", "decision", "proposal", "expected"),
    [
        (S.PROPOSED, D.NONE, PROPOSAL, S.PROPOSED),
        (S.PROPOSED, D.NONE, Proposal(), S.WITHDRAWN),
        (S.PROPOSED, D.APPROVE, PROPOSAL, S.APPROVED),
        (S.PROPOSED, D.PIN, PROPOSAL, S.PINNED),
        (S.PROPOSED, D.REJECT, Proposal(), S.REJECTED),
        (S.PROPOSED, D.REJECT, PROPOSAL, S.REJECTED),
        (S.APPROVED, D.APPROVE, Proposal(), S.APPROVED),
        (S.APPROVED, D.PIN, PROPOSAL, S.PINNED),
        (S.APPROVED, D.NONE, PROPOSAL, S.PROPOSED),
        (S.APPROVED, D.NONE, Proposal(), S.WITHDRAWN),
        (S.PINNED, D.NONE, PROPOSAL, S.PROPOSED),
        (S.ACTIVE, D.APPROVE, PROPOSAL, S.ACTIVE),
        (S.ACTIVE, D.PIN, PROPOSAL, S.ACTIVE),
        (S.ACTIVE, D.NONE, Proposal(), S.ACTIVE),
        (S.ACTIVE, D.REJECT, Proposal(), S.REJECTED),
        (S.WITHDRAWN, D.NONE, PROPOSAL, S.PROPOSED),
        (S.WITHDRAWN, D.APPROVE, PROPOSAL, S.APPROVED),
        (S.REJECTED, D.NONE, PROPOSAL, S.PROPOSED),
        (S.REJECTED, D.NONE, Proposal(), S.WITHDRAWN),
        (S.ENDED, D.NONE, Proposal(), S.ENDED),
        (S.ENDED, D.APPROVE, PROPOSAL, S.ENDED),
        (S.ENDED, D.REJECT, Proposal(), S.ENDED),
    ],
)
def test_the_decision_then_the_proposal_give_the_state(
    state: PairState, decision: Decision, proposal: Proposal, expected: PairState
) -> None:
    rows = settle((Pair("П-07", "У-02", "У-01", state, decision),), proposal)
    assert [row.pair for row in rows] == [Pair("П-07", "У-02", "У-01", expected, decision)]


def test_new_pairs_follow_with_the_next_codes_in_the_order_of_mentees() -> None:
    proposal = Proposal(pairs=tuple(proposed("У-02", code) for code in ("У-100", "У-11", "У-09")))
    rows = settle((Pair("П-08", "У-03", "У-04"),), proposal, taken_codes=("П-10", "Ф-99"))
    assert [(row.pair.code, row.pair.mentee, row.pair.state) for row in rows] == [
        ("П-08", "У-04", S.WITHDRAWN),
        ("П-11", "У-09", S.PROPOSED),
        ("П-12", "У-11", S.PROPOSED),
        ("П-13", "У-100", S.PROPOSED),
    ]
    assert (rows[1].score, rows[1].why, rows[1].against) == (12, ("потому",), ("но",))


def test_a_withdrawn_row_shows_no_points() -> None:
    (row,) = settle((Pair("П-01", "У-03", "У-04"),), Proposal())
    assert (row.score, row.why, row.against) == (None, (), ())


def test_of_two_rows_for_the_same_people_the_first_follows_the_proposal() -> None:
    twice = (Pair("П-10", "У-02", "У-01"), Pair("П-9", "У-02", "У-01"))
    assert [row.pair.state for row in settle(twice, PROPOSAL)] == [S.WITHDRAWN, S.PROPOSED]


@brief
@given(any_pool, settings())
def test_settling_again_changes_nothing(pool: Pool, limits: MatchingSettings) -> None:
    proposal = propose(pool, limits)
    rows = settle(pool.pairs, proposal)
    assert settle(tuple(row.pair for row in rows), proposal) == rows


@thorough
@given(any_pool, settings())
def test_a_rerun_with_nothing_new_proposes_the_same_rows(
    pool: Pool, limits: MatchingSettings
) -> None:
    rows = settle(pool.pairs, propose(pool, limits))
    written = replace(pool, pairs=tuple(row.pair for row in rows))
    assert settle(written.pairs, propose(written, limits)) == rows


@brief
@given(any_pool, settings())
def test_rows_keep_their_codes_and_people_and_codes_stay_unique(
    pool: Pool, limits: MatchingSettings
) -> None:
    rows = [row.pair for row in settle(pool.pairs, propose(pool, limits))]
    kept = [(pair.code, pair.mentor, pair.mentee, pair.decision) for pair in pool.pairs]
    assert [(p.code, p.mentor, p.mentee, p.decision) for p in rows][: len(kept)] == kept
    assert len({pair.code for pair in rows}) == len(rows)


@brief
@given(any_pool, settings())
def test_the_rows_that_stand_are_the_pairs_of_the_proposal(
    pool: Pool, limits: MatchingSettings
) -> None:
    proposal = propose(pool, limits)
    rows = [row.pair for row in settle(pool.pairs, proposal)]
    standing = {
        (p.mentor, p.mentee)
        for p in rows
        if p.state not in {S.WITHDRAWN, S.REJECTED}
        if not p.state.is_over
    }
    assert standing == {(pair.mentor, pair.mentee) for pair in proposal.pairs}
