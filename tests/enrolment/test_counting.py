"""Which answers count: in time, of this year, about one's own pair, and of several the last."""

from dataclasses import replace
from datetime import date
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from config.questionnaire import AskedOf, Question, QuestionKind, Questionnaire
from programme.counting import COUNTED, HISTORY, Counted, Terms, count
from programme.submissions import Submission

PAIRS = {"П-01": ("У-04", "У-01"), "П-02": ("У-04", "У-02"), "П-03": ("У-05", "У-03")}
AT_WORK = frozenset(PAIRS)


def asked(
    code: str = "Ф6",
    *,
    asked_of: AskedOf = "paired",
    per_pair: bool = True,
    counts_by: tuple[str, ...] = (),
    every_counts: bool = False,
    required: bool = True,
) -> Questionnaire:
    line = Question(id="code", title="Код", kind=QuestionKind.LINE, required=required)
    pair = Question(id="pair", title="Пара", kind=QuestionKind.DROPDOWN, choices_from="pairs")
    return Questionnaire(
        code=code,
        tab=code.replace("Ф", "answers_f"),
        title=code,
        intro="",
        activities=(),
        identity="code",
        questions=(line, pair) if per_pair else (line,),
        asked_of=asked_of,
        per_pair=per_pair,
        counts_by=counts_by,
        every_counts=every_counts,
    )


def sent(
    response: str, code: str, pair: str = "", *, day: int = 10, year: str = "", **said: str
) -> Submission:
    moment = f"2027-05-{day:02}T09:00:00Z"
    answers = {name: (text,) for name, text in {"pair": pair, **said}.items() if text}
    return Submission("Ф6", response, moment, moment, answers, code, year=year)


def counted(
    *submissions: Submission, by: Questionnaire | None = None, terms: Terms | None = None
) -> Counted:
    questionnaire = by or asked()
    known = terms or Terms(pairs=PAIRS, at_work=AT_WORK)
    codes = {s.response_id: s.code for s in submissions if s.code}
    return count(submissions, {questionnaire.code: questionnaire}, codes, known)


def test_an_answer_counts_once_for_each_pair() -> None:
    result = counted(
        sent("r1", "У-04", "П-01"), sent("r2", "У-04", "П-02"), sent("r3", "У-04", "П-01", day=12)
    )
    assert {key: s.response_id for key, s in result.named.items()} == {
        ("Ф6", "У-04", "П-01"): "r3",
        ("Ф6", "У-04", "П-02"): "r2",
    }
    assert result.told["r1"].startswith(HISTORY)


@pytest.mark.parametrize("typed", ["П-03", "п3", "П-03 "])
def test_a_pair_is_read_however_it_is_typed(typed: str) -> None:
    (key,) = counted(sent("r1", "У-03", typed)).named
    assert key == ("Ф6", "У-03", "П-03")


@pytest.mark.parametrize("typed", ["", "не знаю код пары"])
def test_the_only_pair_of_a_person_need_not_be_named(typed: str) -> None:
    (key,) = counted(sent("r1", "У-03", typed)).named
    assert key == ("Ф6", "У-03", "П-03")


@pytest.mark.parametrize("typed", ["", "не знаю код пары"])
def test_of_several_pairs_none_is_guessed(typed: str) -> None:
    result = counted(sent("r1", "У-04", typed))
    assert result.named == {}
    assert "П-01, П-02" in result.remarks["r1"]


def test_an_ended_pair_leaves_the_one_at_work_as_the_only_one() -> None:
    terms = Terms(pairs=PAIRS, at_work=frozenset({"П-02"}))
    (key,) = counted(sent("r1", "У-04"), terms=terms).named
    assert key == ("Ф6", "У-04", "П-02")


@pytest.mark.parametrize(("code", "pair"), [("У-01", "П-02"), ("У-03", "П-77")])
def test_a_pair_that_is_not_ones_own_is_refused_and_said(code: str, pair: str) -> None:
    result = counted(sent("r1", code, pair))
    assert result.named == {}
    assert pair in result.remarks["r1"]
    assert "впишите" in result.remarks["r1"]


def test_a_pair_that_people_wrote_beside_an_answer_stands() -> None:
    corrected = replace(sent("r1", "У-04", "П-03"), pair="П-02")
    (key,) = counted(corrected).named
    assert key == ("Ф6", "У-04", "П-02")


@pytest.mark.parametrize(
    ("asked_of", "code", "counts"),
    [
        ("paired_mentors", "У-04", True),
        ("paired_mentors", "У-01", False),
        ("paired_mentees", "У-01", True),
        ("paired_mentees", "У-05", False),
        ("paired", "У-09", False),
    ],
)
def test_only_whom_a_questionnaire_asks_is_counted(
    asked_of: AskedOf, code: str, *, counts: bool
) -> None:
    pair = next((pair for pair, two in PAIRS.items() if code in two), "")
    result = counted(sent("r1", code, pair), by=asked(asked_of=asked_of))
    assert bool(result.named) is counts
    assert ("r1" in result.remarks) is not counts


def test_a_late_answer_leaves_the_earlier_one_of_the_same_person() -> None:
    terms = Terms(closes={"Ф6": date(2027, 5, 15)}, pairs=PAIRS, at_work=AT_WORK)
    result = counted(sent("r1", "У-03", day=15), sent("r2", "У-03", day=16), terms=terms)
    assert [s.response_id for s in result.named.values()] == ["r1"]
    assert result.told == {"r1": COUNTED, "r2": "не учитывается: пришёл после 15.05.2027"}
    assert "Принимать ответы до (дата)" in result.remarks["r2"]


def test_days_end_at_midnight_where_the_institution_is() -> None:
    """21:30 UTC is half past midnight of the next day in Moscow, half past eleven in Kaliningrad."""
    late = replace(sent("r1", "У-03"), submitted="2027-05-15T21:30:00Z")
    for zone, counts in (("Europe/Moscow", False), ("Europe/Kaliningrad", True)):
        terms = Terms(closes={"Ф6": date(2027, 5, 15)}, pairs=PAIRS, at_work=AT_WORK, zone=zone)
        assert bool(counted(late, terms=terms).named) is counts


def test_answers_of_another_year_are_history_without_a_remark() -> None:
    terms = Terms(years={"Ф6": "2027/2028"}, pairs=PAIRS, at_work=AT_WORK)
    old = sent("r1", "У-03", year="2026/2027", day=20)
    new = sent("r2", "У-03", year="2027/2028", day=1)
    result = counted(old, new, terms=terms)
    assert [s.response_id for s in result.named.values()] == ["r2"]
    assert result.told["r1"] == "история: 2026/2027 учебный год"
    assert result.remarks == {}


def test_what_is_answered_before_and_after_counts_both_times() -> None:
    by = asked(per_pair=False, asked_of="participants", counts_by=("c00",))
    result = counted(
        sent("r1", "У-03", c00="до начала"),
        sent("r2", "У-03", c00="по окончании", day=20),
        sent("r3", "У-03", c00="до начала", day=11),
        by=by,
    )
    assert {key[2]: s.response_id for key, s in result.named.items()} == {
        "до начала": "r3",
        "по окончании": "r2",
    }


def test_every_request_counts() -> None:
    by = asked(per_pair=False, asked_of="participants", every_counts=True)
    result = counted(sent("r1", "У-03"), sent("r2", "У-03"), by=by)
    assert sorted(s.response_id for s in result.named.values()) == ["r1", "r2"]
    assert result.remarks == {}


def test_where_the_code_may_be_left_out_an_answer_without_it_is_anonymous() -> None:
    by = asked(per_pair=False, asked_of="anyone", required=False)
    result = counted(sent("r1", ""), by=by)
    assert [s.response_id for s in result.anonymous] == ["r1"]
    assert result.told == {"r1": COUNTED}


def test_where_a_code_is_asked_an_answer_without_a_sender_never_counts() -> None:
    result = counted(sent("r1", ""))
    assert (result.named, result.anonymous) == ({}, ())
    assert result.told["r1"].startswith("не учитывается")


answers = st.builds(
    lambda number, code, pair, day, year: sent(f"r{number}", code, pair, day=day, year=year),
    st.integers(1, 99),
    st.sampled_from(["", "У-01", "У-03", "У-04", "У-09"]),
    st.sampled_from(["", "П-01", "П-02", "П-03", "не знаю код пары", "=1+1"]),
    st.integers(1, 28),
    st.sampled_from(["", "2026/2027", "2025/2026"]),
)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(answers, max_size=8, unique_by=lambda s: s.response_id),
    st.randoms(use_true_random=False),
)
def test_every_answer_is_told_of_whatever_their_order(
    sent: list[Submission], random: Random
) -> None:
    terms = Terms(
        years={"Ф6": "2026/2027"},
        closes={"Ф6": date(2027, 5, 20)},
        pairs=PAIRS,
        at_work=AT_WORK,
    )
    result = counted(*sent, terms=terms)
    shuffled = list(sent)
    random.shuffle(shuffled)
    assert counted(*shuffled, terms=terms) == result
    assert result.told.keys() == {s.response_id for s in sent}
    counting = {s.response_id for s in result.named.values()}
    assert counting == {response for response, told in result.told.items() if told == COUNTED}
    for (_, code, pair), submission in result.named.items():
        assert code in PAIRS[pair]
        assert submission.year != "2025/2026"
