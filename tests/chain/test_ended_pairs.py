"""An ended pair: its row stays, its mentor's place is free, its mentee may be proposed to others."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from config.matching_settings import MatchingSettings
from generators.workbook.columns import Owner
from generators.workbook.pairs import PAIRS
from programme.ending import Ending, EndingReason
from programme.matching.pool import Pool
from programme.matching.proposing import propose
from programme.pair_register import settle
from programme.pairs import Decision, Pair, PairState
from programme.people import MenteeProfile, MentorProfile, Participant
from sync.records.pairs import pairs
from sync.tables import Row, Table
from sync.values import scalar

S, D, R = PairState, Decision, EndingReason
TODAY = date(2027, 1, 15)
OVER = Ending(R.REFUSAL, TODAY)
AHEAD = Ending(R.REFUSAL, date(2027, 1, 16))


def pool(*rows: Pair, mentors: int = 1) -> Pool:
    """One mentee, У-01, and mentors with one place each, У-11…; У-02 is a mentee too."""
    teachers = [f"У-{n}" for n in range(11, 11 + mentors)]
    everybody = ["У-01", *teachers]
    return Pool(
        participants={
            code: Participant(code, "Образцова Анна Ивановна", consent_given=date(2026, 9, 1))
            for code in everybody
        },
        mentees={"У-01": MenteeProfile()},
        mentors=dict.fromkeys(teachers, MentorProfile(places=1)),
        pairs=tuple(row.on(TODAY) for row in rows),
    )


def proposed(people: Pool) -> list[tuple[str, str]]:
    return [(pair.mentor, pair.mentee) for pair in propose(people, MatchingSettings()).pairs]


def settled(people: Pool) -> list[tuple[str, str, PairState]]:
    rows = settle(people.pairs, propose(people, MatchingSettings()))
    again = tuple(row.pair.on(TODAY) for row in rows)
    assert settle(again, propose(replace(people, pairs=again), MatchingSettings())) == rows
    return [(row.pair.code, row.pair.mentor, row.pair.state) for row in rows]


@pytest.mark.parametrize(
    ("state", "decision", "ending", "expected"),
    [
        (S.ACTIVE, D.APPROVE, OVER, S.ENDED),
        (S.ACTIVE, D.APPROVE, AHEAD, S.ACTIVE),
        (S.ACTIVE, D.APPROVE, Ending(R.DONE), S.ACTIVE),
        (S.APPROVED, D.APPROVE, OVER, S.ENDED),
        (S.PROPOSED, D.APPROVE, OVER, S.ENDED),
        (S.ENDED, D.APPROVE, OVER, S.ENDED),
        (S.ENDED, D.NONE, OVER, S.ENDED),
        (S.ENDED, D.APPROVE, AHEAD, S.PROPOSED),
        (S.ENDED, D.APPROVE, None, S.PROPOSED),
        (S.PROPOSED, D.NONE, OVER, S.PROPOSED),
        (S.PINNED, D.PIN, OVER, S.PINNED),
        (S.REJECTED, D.REJECT, OVER, S.REJECTED),
        (S.ACTIVE, D.APPROVE, None, S.ACTIVE),
    ],
)
def test_where_a_pair_stands_on_a_day(
    state: PairState, decision: Decision, ending: Ending | None, expected: PairState
) -> None:
    pair = Pair("П-01", "У-11", "У-01", state, decision, ending)
    assert pair.on(TODAY) == replace(pair, state=expected)
    assert pair.on(TODAY).on(TODAY) == pair.on(TODAY)


def test_an_ended_pair_is_not_proposed_again_and_its_mentee_is_proposed_to_others() -> None:
    ended = Pair("П-01", "У-11", "У-01", S.ACTIVE, D.APPROVE, OVER)
    assert settled(pool(ended)) == [("П-01", "У-11", S.ENDED)]
    assert settled(pool(ended, mentors=2)) == [
        ("П-01", "У-11", S.ENDED),
        ("П-02", "У-12", S.PROPOSED),
    ]


def test_an_ended_pair_frees_the_place_of_its_mentor() -> None:
    ended = Pair("П-01", "У-11", "У-99", S.ACTIVE, D.APPROVE, OVER)
    assert proposed(pool(ended)) == [("У-11", "У-01")]
    going_on = replace(ended, ending=AHEAD)
    assert ("У-11", "У-01") not in proposed(pool(going_on))


def test_a_pair_whose_ending_is_taken_back_has_its_row_again() -> None:
    back = Pair("П-01", "У-11", "У-01", S.ENDED, D.APPROVE)
    assert settled(pool(back)) == [("П-01", "У-11", S.APPROVED)]


def test_until_the_day_it_ends_on_a_pair_stays() -> None:
    soon = Pair("П-01", "У-11", "У-01", S.ACTIVE, D.APPROVE, AHEAD)
    assert settled(pool(soon, mentors=2)) == [("П-01", "У-11", S.ACTIVE)]


def read(**typed: Any) -> tuple[Pair, list[str]]:
    cells = {"code": "П-01", "mentor": "У-11", "mentee": "У-01", "state": "прекращена"}
    held = {**cells, **{column: scalar(value) for column, value in typed.items()}}
    table = Table(PAIRS, PAIRS.title, {}, (Row("П-01", 1, held),))
    (pair,), findings = pairs(table, {})
    return pair, [finding.text for finding in findings]


def test_an_ending_is_read_as_people_type_it() -> None:
    pair, told = read(
        ending="Отмена  поручения", ends_on="15.01.2027", notice_given=date(2027, 1, 11)
    )
    assert pair.ending == Ending(R.CANCELLATION, TODAY, date(2027, 1, 11))
    assert pair.state is S.ENDED
    assert told == []
    assert read() == (Pair("П-01", "У-11", "У-01", S.ENDED), [])


@pytest.mark.parametrize(
    ("typed", "ending", "said"),
    [
        ({"ending": "ушла"}, None, "Прекращение «ушла» непонятно"),
        ({"ends_on": TODAY}, None, "Дата прекращения не учтена: в столбце «Прекращение» выберите"),
        (
            {"ending": "завершена", "ends_on": "скоро"},
            Ending(R.DONE),
            "«С какой даты»: дата не читается",
        ),
        (
            {"ending": "завершена", "ends_on": "15.01.27"},
            Ending(R.DONE),
            "«С какой даты»: впишите дату с полным годом",
        ),
        (
            {"ending": "завершена", "notice_given": "вчера"},
            Ending(R.DONE),
            "«Уведомление вручено (дата)»: дата не читается",
        ),
    ],
)
def test_what_cannot_be_read_is_told(
    typed: dict[str, Any], ending: Ending | None, said: str
) -> None:
    pair, told = read(**typed)
    assert pair.ending == ending
    (text,) = told
    assert text.startswith(said)


def test_people_own_the_ending_and_the_programme_what_is_still_needed() -> None:
    owners = {column.key: column.owner for column in PAIRS.columns}
    assert {owners[key] for key in ("ending", "ends_on", "notice_given")} == {Owner.PEOPLE}
    assert {owners["chain"], owners["next"]} == {Owner.PROGRAMME}
    order = [column.owner for column in PAIRS.columns]
    assert order == sorted(order, key=lambda owner: owner is Owner.PROGRAMME)
