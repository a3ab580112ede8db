"""A recurring line has an instance for each of its periods in the school year."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.school_year import SchoolYear, school_year_of
from programme.timeframes import (
    Frequency,
    Period,
    Timeframe,
    TimeframeKind,
    Unit,
    periods,
    read_timeframe,
)

YEAR = school_year_of(date(2026, 11, 22))


def read(raw: str) -> tuple[Period, ...]:
    return periods(read_timeframe(raw, YEAR), YEAR)


@pytest.mark.parametrize(
    ("raw", "keys", "captions"),
    [
        (
            "ежеквартально",
            ["2026-К4", "2027-К1", "2027-К2"],
            ["IV квартал 2026", "I квартал 2027", "II квартал 2027"],
        ),
        (
            "1 раз в полугодие",
            ["2026-27-П1", "2026-27-П2"],
            ["I полугодие 2026/27", "II полугодие 2026/27"],
        ),
        ("2 раза в год", ["2026-27-П1", "2026-27-П2"], None),
        ("ежегодно", ["2026-27"], ["2026/27 учебный год"]),
        ("сентябрь, январь, май", ["2026-09", "2027-01", "2027-05"], None),
        ("2 раза в год (октябрь, май)", ["2026-10", "2027-05"], ["октябрь 2026", "май 2027"]),
        ("сентябрь, май 2023", ["2026-09", "2027-05"], None),
        (
            "3 раза в год",
            ["2026-09…2026-11", "2026-12…2027-02", "2027-03…2027-05"],
            [
                "сентябрь – ноябрь 2026",
                "декабрь 2026 – февраль 2027",
                "март – май 2027",
            ],
        ),
        ("май", [], []),
        ("В течение года", [], []),
        ("", [], []),
        ("сентябрь-октябрь", [], []),
    ],
)
def test_each_wording_has_its_periods(
    raw: str, keys: list[str], captions: list[str] | None
) -> None:
    assert [period.key for period in read(raw)] == keys
    if captions is not None:
        assert [period.caption for period in read(raw)] == captions


@pytest.mark.parametrize("raw", ["ежемесячно", "еженедельно", "ежедневно", "2 раза в месяц"])
def test_what_recurs_within_a_month_is_accounted_for_by_month(raw: str) -> None:
    months = [f"2026-{n:02d}" for n in range(9, 13)] + [f"2027-{n:02d}" for n in range(1, 6)]

    assert [period.key for period in read(raw)] == months


def test_the_last_quarter_ends_with_the_school_year() -> None:
    assert [(p.begins.isoformat(), p.ends.isoformat()) for p in read("ежеквартально")] == [
        ("2026-10-01", "2026-12-31"),
        ("2027-01-01", "2027-03-31"),
        ("2027-04-01", "2027-05-31"),
    ]


def test_a_yearly_day_ends_the_one_period() -> None:
    (period,) = read("до 1 октября ежегодно")

    assert (period.key, period.ends) == ("2026-27", date(2026, 10, 1))


def test_the_last_working_day_of_a_period_is_no_weekend() -> None:
    (january,) = [period for period in read("ежемесячно") if period.key == "2027-01"]

    assert january.ends == date(2027, 1, 31)
    assert january.last_working_day == date(2027, 1, 29)


years = st.integers(2000, 2100).flatmap(
    lambda n: st.sampled_from(["05-31", "06-30", "08-31", "12-31"]).map(
        lambda ends: school_year_of(date(n, 10, 1), ends=ends)
    )
)
frequencies = st.builds(Frequency, st.integers(1, 40), st.integers(1, 12), st.sampled_from(Unit))


@given(years, frequencies)
def test_periods_lie_in_the_year_in_order_and_do_not_overlap(
    year: SchoolYear, frequency: Frequency
) -> None:
    frame = Timeframe("", TimeframeKind.RECURRING, frequency=frequency)
    found = periods(frame, year)

    assert found
    assert len({period.key for period in found}) == len(found)
    assert all(year.starts <= p.begins <= p.ends <= year.ends for p in found)
    assert all(p.ends - timedelta(days=2) <= p.last_working_day <= p.ends for p in found)
    for one, following in pairwise(found):
        assert one.ends + timedelta(days=1) == following.begins


@given(years)
def test_months_cover_the_whole_year(year: SchoolYear) -> None:
    frame = Timeframe("", TimeframeKind.RECURRING, frequency=Frequency(1, 1, Unit.MONTH))
    found = periods(frame, year)

    assert (found[0].begins, found[-1].ends) == (year.starts, year.ends)
