"""«Последняя пятница месяца»: each instance falls on that day, and its name is good Russian."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.school_year import school_year_of
from programme.timeframes import Frequency, Timeframe, TimeframeKind, Unit, periods, read_timeframe
from programme.timeframes.nth_weekday import LAST, NthWeekday

YEAR = school_year_of(date(2026, 11, 22))


@pytest.mark.parametrize(
    ("raw", "autumn"),
    [
        ("последняя пятница месяца", ["2026-09-25", "2026-10-30", "2026-11-27"]),
        ("последняя пятница каждого месяца", ["2026-09-25", "2026-10-30", "2026-11-27"]),
        ("каждая последняя пятница месяца", ["2026-09-25", "2026-10-30", "2026-11-27"]),
        ("ежемесячно (последняя пятница)", ["2026-09-25", "2026-10-30", "2026-11-27"]),
        ("ежемесячно, последняя пятница", ["2026-09-25", "2026-10-30", "2026-11-27"]),
        ("первый вторник месяца", ["2026-09-01", "2026-10-06", "2026-11-03"]),
        ("1 вторник месяца", ["2026-09-01", "2026-10-06", "2026-11-03"]),
        ("2-я среда месяца", ["2026-09-09", "2026-10-14", "2026-11-11"]),
        ("каждый третий четверг месяца", ["2026-09-17", "2026-10-15", "2026-11-19"]),
        ("каждый 3-й четверг месяца", ["2026-09-17", "2026-10-15", "2026-11-19"]),
        ("вторая суббота месяца", ["2026-09-12", "2026-10-10", "2026-11-14"]),
        ("первая и третья среда месяца", ["2026-09-16", "2026-10-21", "2026-11-18"]),
    ],
)
def test_each_month_is_due_on_the_named_day(raw: str, autumn: list[str]) -> None:
    read = read_timeframe(raw, YEAR)
    found = periods(read, YEAR)

    assert not read.needs_confirmation
    assert [period.due.isoformat() for period in found[:3]] == autumn
    assert [period.last_working_day for period in found[:3]] == [p.due for p in found[:3]]
    assert [period.key for period in found[:2]] == ["2026-09", "2026-10"]
    assert found[0].ends == date(2026, 9, 30)
    assert len(found) == 9


@pytest.mark.parametrize(
    ("today", "due"),
    [
        ("2026-11-22", "2026-11-27"),
        ("2026-11-27", "2026-11-27"),
        ("2026-11-28", "2026-12-25"),
        ("2026-07-01", "2026-09-25"),
        ("2027-05-30", "2027-05-31"),
    ],
)
def test_the_next_day_is_the_next_such_day(today: str, due: str) -> None:
    read = read_timeframe("последняя пятница месяца", YEAR)

    assert str(read.due(date.fromisoformat(today))) == due


@pytest.mark.parametrize("raw", ["последняя пятница", "каждая первая среда", "2 и 4 четверг"])
def test_without_its_month_a_weekday_is_only_proposed(raw: str) -> None:
    read = read_timeframe(raw, YEAR)

    assert read.needs_confirmation
    assert read.weekday


@pytest.mark.parametrize(
    ("raw", "weeks", "named"),
    [
        ("каждый второй четверг", "раз в две недели", "во второй четверг каждого месяца"),
        ("Каждый 2 четверг", "раз в две недели", "во второй четверг каждого месяца"),
        ("каждую вторую среду", "раз в две недели", "во вторую среду каждого месяца"),
        ("каждая третья пятница", "раз в три недели", "в третью пятницу каждого месяца"),
    ],
)
def test_every_second_thursday_may_mean_two_things_and_is_asked(
    raw: str, weeks: str, named: str
) -> None:
    read = read_timeframe(raw, YEAR)

    assert read.kind is TimeframeKind.UNKNOWN
    assert read.needs_confirmation
    assert not periods(read, YEAR)
    assert f"{weeks} или {named}" in read.explanation


CAPTIONS = """
понедельник | в первый | во второй | в третий | в четвёртый | в последний | понедельник
вторник | в первый | во второй | в третий | в четвёртый | в последний | вторник
среда | в первую | во вторую | в третью | в четвёртую | в последнюю | среду
четверг | в первый | во второй | в третий | в четвёртый | в последний | четверг
пятница | в первую | во вторую | в третью | в четвёртую | в последнюю | пятницу
суббота | в первую | во вторую | в третью | в четвёртую | в последнюю | субботу
воскресенье | в первое | во второе | в третье | в четвёртое | в последнее | воскресенье
"""
ROWS = [[cell.strip() for cell in line.split("|")] for line in CAPTIONS.strip().splitlines()]


@pytest.mark.parametrize(
    ("weekday", "when", "accusative"),
    [(row[0], when, row[-1]) for row in ROWS for when in row[1:-1]],
)
def test_the_explanation_names_the_day_in_good_russian(
    weekday: str, when: str, accusative: str
) -> None:
    named = f"{when} {accusative}"
    explanation = f"{named[0].upper()}{named[1:]} каждого месяца, в течение учебного года:"

    assert read_timeframe(f"{named} месяца", YEAR).explanation.startswith(explanation)


@pytest.mark.parametrize("row", ROWS)
def test_numbers_and_the_nominative_are_named_alike(row: list[str]) -> None:
    for number, when in zip(("1", "2", "3", "4"), row[1:5], strict=True):
        read = read_timeframe(f"{number} {row[0]} месяца", YEAR)
        assert read.explanation.casefold().startswith(f"{when} {row[-1]} каждого месяца")


@pytest.mark.parametrize(
    ("raw", "begins"),
    [
        ("в последнюю четверг месяца", "В последний четверг каждого месяца"),
        ("первая и последняя пятница месяца", "В первую и последнюю пятницу каждого месяца"),
        ("1, 2 и 3 среда месяца", "В первую, вторую и третью среду каждого месяца"),
        ("в последний день месяца", "В последний день месяца"),
    ],
)
def test_slips_and_lists_are_named_in_good_russian(raw: str, begins: str) -> None:
    assert read_timeframe(raw, YEAR).explanation.startswith(begins)


@given(
    st.sampled_from([1, 2, 3, 4, LAST]),
    st.integers(0, 6),
    st.integers(2000, 2100),
    st.integers(1, 12),
)
def test_a_day_has_its_weekday_and_its_place(
    place: int, weekday: int, year: int, month: int
) -> None:
    (day,) = NthWeekday((place,), weekday).days(year, month)

    assert (day.year, day.month, day.weekday()) == (year, month, weekday)
    if place == LAST:
        assert (day + timedelta(days=7)).month != month
    else:
        assert (day.day - 1) // 7 + 1 == place


@given(st.integers(0, 6), st.integers(1, 28))
def test_instances_lie_in_a_year_that_begins_within_a_month(weekday: int, first: int) -> None:
    year = school_year_of(date(2026, 11, 1), starts=f"09-{first:02d}", ends="05-20")
    days = NthWeekday((1,), weekday)
    frequency = Frequency(1, 1, Unit.MONTH)
    frame = Timeframe(
        "", TimeframeKind.RECURRING, year.starts, year.ends, frequency=frequency, weekday=days
    )

    assert all(p.begins <= p.due <= p.ends for p in periods(frame, year))
    assert all(p.due.weekday() == weekday for p in periods(frame, year))
