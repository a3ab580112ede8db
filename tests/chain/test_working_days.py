"""Working days: real calendars, the count beside its plain definition, and tables that leave no working day."""

from collections.abc import Iterable
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from programme.working_days import WorkingDays, is_holiday, years_remark

ONE = timedelta(days=1)


def days(*texts: str) -> frozenset[date]:
    return frozenset(date.fromisoformat(text) for text in texts)


CALENDARS = {
    2022: WorkingDays(days("2022-03-07", "2022-05-03", "2022-05-10"), days("2022-03-05")),
    2023: WorkingDays(days("2023-02-24", "2023-05-08")),
    2024: WorkingDays(
        days("2024-04-29", "2024-04-30", "2024-05-10", "2024-12-30", "2024-12-31"),
        days("2024-04-27", "2024-11-02", "2024-12-28"),
    ),
    # The regulation moved 23 February and 8 March to May and June: the days after them work.
    2025: WorkingDays(
        days("2025-05-02", "2025-05-08", "2025-06-13", "2025-11-03", "2025-12-31"),
        days("2025-02-24", "2025-03-10", "2025-11-01"),
    ),
    2026: WorkingDays(days("2026-01-09", "2026-12-31")),
}
"""The transfers of five regulations of the Government, as people would type them."""


def of_year(year: int) -> Iterable[date]:
    day = date(year, 1, 1)
    while day.year == year:
        yield day
        day += ONE


@pytest.mark.parametrize(
    ("year", "working"), [(2022, 247), (2023, 247), (2024, 248), (2025, 247), (2026, 247)]
)
def test_a_year_has_as_many_working_days_as_its_published_calendar(year: int, working: int) -> None:
    assert sum(CALENDARS[year].is_working(day) for day in of_year(year)) == working


@pytest.mark.parametrize(
    ("day", "working"),
    [
        ("2026-03-08", False),  # a holiday on a Sunday …
        ("2026-03-09", False),  # … gives the next working day off by itself,
        ("2026-03-10", True),
        ("2026-05-11", False),
        ("2023-11-06", False),
        ("2026-01-08", False),
        ("2026-01-09", False),  # typed
        ("2026-01-12", True),
        ("2024-11-02", True),  # a Saturday that works
        ("2025-02-24", True),  # would be off, had the regulation not moved it
        ("2025-05-08", False),
        ("2026-09-15", True),
    ],
)
def test_single_days(day: str, working: bool) -> None:
    asked = date.fromisoformat(day)
    assert CALENDARS[asked.year].is_working(asked) is working


def test_the_weekend_within_the_first_week_of_january_is_not_given_back_by_itself() -> None:
    assert WorkingDays().is_working(date(2028, 1, 10))  # 1, 2 and 8 January 2028 are a weekend
    assert WorkingDays().is_working(date(2023, 1, 9))


def test_a_day_off_counts_before_a_working_one_and_a_holiday_never_works() -> None:
    saturday = date(2026, 9, 12)
    assert not WorkingDays(frozenset({saturday}), frozenset({saturday})).is_working(saturday)
    assert not WorkingDays(working=days("2026-06-12")).is_working(date(2026, 6, 12))


@pytest.mark.parametrize(
    ("ends_on", "count", "latest"),
    [
        ("2027-01-15", 3, "2027-01-11"),  # 12, 13 and 14 January lie between
        ("2027-01-18", 3, "2027-01-12"),
        ("2026-03-13", 3, "2026-03-09"),  # 10, 11, 12; the 9th itself is off, people act by the 6th
        ("2026-09-17", 3, "2026-09-13"),
        ("2026-09-19", 3, "2026-09-15"),  # an ending on a Saturday
        ("2026-09-17", 1, "2026-09-15"),
        ("2026-09-17", 0, "2026-09-17"),
    ],
)
def test_the_latest_day_of_a_warning(ends_on: str, count: int, latest: str) -> None:
    asked = WorkingDays().latest_notice(date.fromisoformat(ends_on), count)
    assert asked == date.fromisoformat(latest)


def test_people_can_be_warned_on_working_days_only() -> None:
    latest = CALENDARS[2026].latest_notice(date(2026, 3, 13), 3)
    assert latest
    assert CALENDARS[2026].on_or_before(latest) == date(2026, 3, 6)
    assert CALENDARS[2026].on_or_after(latest) == date(2026, 3, 10)


near = st.dates(date(2025, 12, 1), date(2027, 2, 1))
tables = st.builds(WorkingDays, st.frozensets(near, max_size=40), st.frozensets(near, max_size=40))
counts = st.integers(0, 12)


def between(table: WorkingDays, first: date, last: date) -> int:
    """Working days strictly between two days, counted one by one."""
    span = (last - first).days
    return sum(table.is_working(first + n * ONE) for n in range(1, span))


@settings(max_examples=300)
@given(tables, near, counts)
def test_a_warning_is_as_late_as_it_may_be(table: WorkingDays, ends_on: date, count: int) -> None:
    latest = table.latest_notice(ends_on, count)
    assert latest
    assert between(table, latest, ends_on) >= count
    later = [latest + n * ONE for n in range(1, (ends_on - latest).days + 1)]
    assert all(between(table, day, ends_on) < count for day in later)


@settings(max_examples=300)
@given(tables, near, counts)
def test_an_ending_is_as_early_as_it_may_be(table: WorkingDays, notice: date, count: int) -> None:
    earliest = table.earliest_end(notice, count)
    assert earliest
    assert between(table, notice, earliest) >= count
    sooner = [notice + n * ONE for n in range((earliest - notice).days)]
    assert all(between(table, notice, day) < count for day in sooner)
    latest = table.latest_notice(earliest, count)
    assert latest
    assert latest >= notice


@settings(max_examples=300)
@given(tables, near, counts)
def test_the_nth_working_day_is_a_working_day_with_the_others_before_it(
    table: WorkingDays, day: date, count: int
) -> None:
    reached = table.add(day, count)
    assert reached
    if count:
        assert table.is_working(reached)
        assert between(table, day, reached) == count - 1
    else:
        assert reached == day


@given(tables, near)
def test_the_nearest_working_days(table: WorkingDays, day: date) -> None:
    after, before = table.on_or_after(day), table.on_or_before(day)
    assert after
    assert before
    assert table.is_working(after)
    assert table.is_working(before)
    assert before <= day <= after
    assert (before == day == after) is table.is_working(day)
    assert between(table, before, after) == 0


@given(tables, near)
def test_what_makes_a_day_work(table: WorkingDays, day: date) -> None:
    works = table.is_working(day)
    assert not works or (day not in table.off and not is_holiday(day))
    if day in table.working and day not in table.off and not is_holiday(day):
        assert works


EVER_OFF = WorkingDays(frozenset(date(2026, 1, 1) + n * ONE for n in range(4000)))


@pytest.mark.parametrize("count", [1, 3, 30])
def test_a_table_without_a_working_day_has_no_answer(count: int) -> None:
    middle = date(2031, 1, 1)
    assert EVER_OFF.add(middle, count) is None
    assert EVER_OFF.latest_notice(middle, count) is None
    assert EVER_OFF.earliest_end(middle, count) is None
    assert EVER_OFF.on_or_after(middle) is None
    assert EVER_OFF.on_or_before(middle) is None
    assert EVER_OFF.latest_notice(middle, 0) == middle


def test_at_the_ends_of_the_calendar_there_is_no_answer() -> None:
    assert WorkingDays().add(date.max, 1) is None
    assert WorkingDays().latest_notice(date.min, 1) is None
    assert not WorkingDays().is_working(date.min)  # 1 January
    with pytest.raises(ValueError, match="negative"):
        WorkingDays().add(date(2026, 1, 1), -1)


def test_years_without_a_transfer_are_told() -> None:
    table = CALENDARS[2026]
    assert table.untyped_years(date(2026, 12, 25), date(2027, 1, 15)) == (2027,)
    assert table.untyped_years(date(2026, 3, 1), date(2026, 4, 1)) == ()
    assert years_remark((2027,)).startswith(
        "Переносы на 2027 год не вписаны: сроки посчитаны без них."
    )
    assert "2026 и 2027 годы" in years_remark((2026, 2027))
    assert years_remark(()) == ""
