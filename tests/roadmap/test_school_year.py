"""Which school year a day belongs to."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.school_year import school_year_of


@pytest.mark.parametrize(
    ("today", "caption"),
    [
        (date(2026, 9, 1), "2026/2027"),
        (date(2026, 11, 22), "2026/2027"),
        (date(2027, 5, 31), "2026/2027"),
        (date(2027, 6, 1), "2026/2027"),
        (date(2027, 8, 31), "2026/2027"),
        (date(2027, 9, 1), "2027/2028"),
    ],
)
def test_the_summer_still_belongs_to_the_year_that_has_ended(today: date, caption: str) -> None:
    assert school_year_of(today).caption == caption


def test_the_caption_of_a_number_is_short_even_at_the_turn_of_a_century() -> None:
    assert school_year_of(date(2026, 10, 1)).short == "2026-27"
    assert school_year_of(date(2099, 10, 1)).short == "2099-00"


def test_the_days_of_the_year_are_settings() -> None:
    year = school_year_of(date(2026, 8, 30), "08-25", "08-24")

    assert (year.starts, year.ends) == (date(2026, 8, 25), date(2027, 8, 24))


@given(st.dates(date(1950, 1, 1), date(2150, 1, 1)))
def test_every_day_lies_in_a_year_that_began_at_most_a_year_ago(today: date) -> None:
    year = school_year_of(today)

    assert 0 <= (today - year.starts).days < 366
    assert year.starts < year.ends
    assert year.previous_ends < year.starts


@given(st.dates(date(1950, 1, 1), date(2150, 1, 1)), st.integers(1, 12))
def test_every_month_of_the_school_year_lies_after_its_start(today: date, month: int) -> None:
    year = school_year_of(today)

    assert year.starts <= date(year.year_of(month), month, 28) < date(year.starts.year + 1, 9, 1)


@pytest.mark.parametrize("today", [date.min, date(1899, 12, 31), date(2201, 1, 1), date.max])
def test_a_day_no_school_year_can_have_is_refused_in_russian(today: date) -> None:
    with pytest.raises(ValueError, match=f"Год {today.year} не подходит: ожидался год от 1900"):
        school_year_of(today)


@pytest.mark.parametrize("today", [date(1900, 1, 1), date(2200, 12, 31)])
def test_the_outermost_days_still_have_a_school_year(today: date) -> None:
    year = school_year_of(today)

    assert year.previous_ends < year.starts <= today
