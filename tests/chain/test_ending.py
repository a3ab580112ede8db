"""Endings: which paper, until when one is warned, and what is told where the dates don't fit."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from programme.ending import Ending, EndingReason, NoticeDays
from programme.ending_notice import Judged, Term, judged
from programme.working_days import WorkingDays

R = EndingReason
DAYS = WorkingDays(frozenset({date(2026, 12, 31), date(2027, 2, 22)}))
TERM = Term(date(2026, 10, 1), date(2027, 5, 31))


def on(
    reason: EndingReason,
    ends_on: date | None = None,
    notice: date | None = None,
    *,
    today: date = date(2026, 12, 1),
    refusal: int = 0,
    cancellation: int = 3,
) -> Judged:
    days = NoticeDays(refusal, cancellation)
    return judged(Ending(reason, ends_on, notice), today, DAYS, term=TERM, notice=days)


def only(judgement: Judged) -> str:
    (text,) = judgement.remarks
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_what_an_ending_takes() -> None:
    papers = {reason: Ending(reason).paper for reason in R}
    assert papers == {
        R.REFUSAL: "mentor_refusal",
        R.CANCELLATION: "cancellation_notice",
        R.REPLACEMENT: "cancellation_notice",
        R.DONE: "",
    }
    assert [reason for reason in R if Ending(reason).changes_directive] == [
        R.REFUSAL,
        R.CANCELLATION,
        R.REPLACEMENT,
    ]


def test_a_pair_goes_on_until_the_day_it_ends_on() -> None:
    ending = Ending(R.REFUSAL, date(2027, 1, 15))
    assert not ending.is_over(date(2027, 1, 14))
    assert ending.is_over(date(2027, 1, 15))
    assert not Ending(R.DONE).is_over(date.max)


def test_a_cancellation_in_time_needs_nothing_more() -> None:
    done = on(R.CANCELLATION, date(2027, 1, 15), date(2027, 1, 11))
    assert (done.warn_by, done.remarks, done.calendar) == (date(2027, 1, 11), (), ())


def test_a_late_notice_says_where_to_move_the_date() -> None:
    late = on(R.CANCELLATION, date(2027, 1, 15), date(2027, 1, 12), today=date(2027, 1, 12))
    assert only(late) == (
        "Уведомление вручено 12.01.2027, а предупредить нужно не позднее 11.01.2027 (не менее чем за 3 рабочих дня, "
        "ст. 351.8 ТК РФ): перенесите дату отмены на 18.01.2027 или позже."
    )
    assert on(R.CANCELLATION, date(2027, 1, 18), date(2027, 1, 12)).remarks == ()


def test_a_warning_on_a_day_off_may_be_in_time() -> None:
    monday = date(2027, 2, 1)
    assert on(R.CANCELLATION, date(2027, 2, 4), date(2027, 1, 31)).remarks == ()
    told = only(on(R.CANCELLATION, date(2027, 2, 4), monday))
    assert "не позднее 29.01.2027" in told  # the Friday: on the Sunday nobody is there
    assert "на 05.02.2027 или позже" in told


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (date(2027, 1, 11), "Вручите наставнику уведомление не позднее 11.01.2027"),
        (
            date(2027, 1, 12),
            "Если это сделано, впишите дату в столбец «Уведомление вручено (дата)»; если нет, перенесите дату отмены на 18.01.2027 или позже.",
        ),
        (date(2027, 1, 15), "Впишите дату в столбец «Уведомление вручено (дата)»."),
    ],
)
def test_a_warning_that_nobody_has_dated(today: date, said: str) -> None:
    assert said in only(on(R.CANCELLATION, date(2027, 1, 15), today=today))


def test_a_cancellation_without_its_date_says_the_earliest_one() -> None:
    assert "не раньше 18.01.2027 (уведомление вручено 12.01.2027;" in only(
        on(R.CANCELLATION, None, date(2027, 1, 12))
    )
    # 2, 3 and 4 December lie between; the 5th is a Saturday.
    assert "не раньше 07.12.2026 (если предупредить сегодня;" in only(on(R.CANCELLATION))


def test_a_refusal_takes_effect_on_any_day() -> None:
    assert on(R.REFUSAL, date(2027, 1, 15)).remarks == ()
    assert on(R.REFUSAL, date(2027, 1, 15), date(2027, 1, 15)) == Judged(is_over=False)
    assert "позже даты прекращения" in only(on(R.REFUSAL, date(2027, 1, 15), date(2027, 1, 18)))
    assert only(on(R.REFUSAL)) == (
        "Прекращение — «отказ наставника»: впишите дату в столбец «С какой даты». До этой даты пара действует."
    )


def test_a_refusal_is_counted_where_the_institution_settles_so() -> None:
    late = on(R.REFUSAL, date(2027, 1, 15), date(2027, 1, 12), refusal=3)
    assert only(late).startswith(
        "Заявление наставника получено 12.01.2027, а предупредить нужно не позднее 11.01.2027 (не менее чем за 3 "
        "рабочих дня): перенесите дату прекращения на 18.01.2027"
    )


def test_a_cancellation_never_takes_fewer_days_than_the_law() -> None:
    assert on(R.CANCELLATION, date(2027, 1, 15), cancellation=0).warn_by == date(2027, 1, 11)
    assert on(R.CANCELLATION, date(2027, 1, 18), cancellation=5).warn_by == date(2026, 12, 30)


def test_a_date_outside_the_term_is_told() -> None:
    assert "не позже начала работы пары (01.10.2026)" in only(on(R.REFUSAL, date(2026, 10, 1)))
    assert "позже срока пары (по 31.05.2027)" in only(on(R.REFUSAL, date(2027, 6, 1)))
    assert on(R.REFUSAL, date(2027, 5, 31)).remarks == ()
    assert on(R.DONE, date(2027, 6, 1)).remarks == ()
    assert judged(Ending(R.REFUSAL, date(2020, 1, 1)), date(2026, 1, 1), DAYS).remarks == ()


def test_years_without_transfers_are_told_where_a_term_was_counted() -> None:
    bare = WorkingDays()
    ending = Ending(R.CANCELLATION, date(2027, 1, 15), date(2027, 1, 11))
    (text,) = judged(ending, date(2027, 1, 11), bare).calendar
    assert text.startswith("Переносы на 2027 год не вписаны")
    for reason in (R.REFUSAL, R.DONE):
        assert judged(Ending(reason, date(2027, 1, 15)), date(2027, 1, 11), bare).calendar == ()
    (both,) = judged(Ending(R.CANCELLATION), date(2026, 12, 30), bare).calendar
    assert "2026 и 2027 годы" in both


def test_a_calendar_without_working_days_is_told() -> None:
    off = WorkingDays(frozenset(date(2026, 1, 1) + timedelta(days=n) for n in range(2000)))
    for ending in (
        Ending(R.CANCELLATION, date(2027, 1, 15)),
        Ending(R.CANCELLATION, date(2027, 1, 15), date(2027, 1, 11)),
    ):
        (text,) = judged(ending, date(2027, 1, 11), off).remarks
        assert "«Нерабочие дни»" in text
    (text,) = judged(Ending(R.CANCELLATION), date(2027, 1, 11), off).remarks
    assert "впишите дату" in text


near = st.dates(date(2026, 12, 1), date(2027, 2, 28))
endings = st.builds(Ending, st.sampled_from(R), st.none() | near, st.none() | near)


@settings(max_examples=300)
@given(endings, near, st.integers(0, 6), st.frozensets(near, max_size=20))
def test_of_every_ending(ending: Ending, today: date, count: int, off: frozenset[date]) -> None:
    days = WorkingDays(off)
    judgement = judged(ending, today, days, term=TERM, notice=NoticeDays(count, count))
    assert judgement.is_over is ending.is_over(today)
    assert all(text.endswith(".") for text in judgement.remarks)
    if ending.ends_on is None:
        assert judgement.remarks
    if judgement.warn_by:
        assert ending.ends_on
        assert days.is_working(judgement.warn_by)
        told = judged(
            Ending(ending.reason, ending.ends_on, judgement.warn_by),
            today,
            days,
            notice=NoticeDays(count, count),
        )
        assert told.remarks == ()


@settings(max_examples=300)
@given(near, near, st.frozensets(near, max_size=20))
def test_the_date_that_is_advised_is_in_time(
    ends_on: date, notice: date, off: frozenset[date]
) -> None:
    days = WorkingDays(off)
    remarks = judged(Ending(R.CANCELLATION, ends_on, notice), notice, days).remarks
    for text in remarks:
        day, month, year = text.partition("дату отмены на ")[2][:10].split(".")
        advised = date(int(year), int(month), int(day))
        assert days.is_working(advised)
        assert judged(Ending(R.CANCELLATION, advised, notice), notice, days).remarks == ()
