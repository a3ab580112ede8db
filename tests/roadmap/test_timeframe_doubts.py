"""Wordings that mean two things, or nothing: people are asked, and told what is wrong."""

from datetime import date

import pytest

from programme.school_year import school_year_of
from programme.timeframes import TimeframeKind, Unit, periods, read_timeframe

YEAR = school_year_of(date(2026, 11, 22))


@pytest.mark.parametrize(
    "raw",
    [
        "раз в четверть", "1 раз в четверть", "не реже 2 раз в четверть", "2 раза в четверть", "каждую четверть",
        "по четвертям", "первая четверть", "в 1 четверти", "1-2 четверть", "в конце 1 четверти", "конец четверти",
    ],
)  # fmt: skip
def test_a_school_term_is_no_calendar_quarter(raw: str) -> None:
    read = read_timeframe(raw, YEAR)

    assert (read.starts, read.ends, read.frequency) == (None, None, None)
    assert read.needs_confirmation
    assert "четверть" in read.explanation
    assert not periods(read, YEAR)


@pytest.mark.parametrize("raw", ["четвёртая неделя мая", "4 квартал 2026", "по четвергам"])
def test_what_only_sounds_like_a_term_is_read_as_before(raw: str) -> None:
    read = read_timeframe(raw, YEAR)

    assert read.ends
    assert "учебная четверть" not in read.explanation


@pytest.mark.parametrize(
    "raw",
    [
        "август", "31 августа", "30-31 августа", "с 30 по 31 августа", "30.08-31.08", "30, 31 августа", "до конца августа",
        "последняя пятница августа", "июнь-август", "август, сентябрь",
    ],
)  # fmt: skip
def test_a_summer_day_without_its_year_is_asked(raw: str) -> None:
    read = read_timeframe(raw, YEAR)

    assert read.needs_confirmation
    assert "подготовке учебного года" in read.explanation


@pytest.mark.parametrize(
    "raw",
    ["30-31 августа 2026", "август–сентябрь", "25 августа – 5 сентября", "май-июнь", "10-15 мая"],
)
def test_a_year_or_a_neighbouring_month_leaves_no_doubt(raw: str) -> None:
    assert not read_timeframe(raw, YEAR).needs_confirmation


@pytest.mark.parametrize(
    ("raw", "count"), [("2 раза в год", 2), ("3 раза в год", 3), ("4 раза в год", 4)]
)
def test_several_times_a_year_are_proposed_and_asked(raw: str, count: int) -> None:
    read = read_timeframe(raw, YEAR)

    assert read.needs_confirmation
    assert "предложены равномерно" in read.explanation
    assert len(periods(read, YEAR)) == count


@pytest.mark.parametrize("raw", ["раз в полугодие", "ежеквартально", "2 раза в год (октябрь, май)"])
def test_named_units_and_months_are_not_asked(raw: str) -> None:
    read = read_timeframe(raw, YEAR)

    assert not read.needs_confirmation
    assert read.frequency
    assert read.frequency.unit in {Unit.HALF, Unit.QUARTER, Unit.YEAR}


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        ("31 сентября", "в сентябре 30 дней"),
        ("до 31.02", "в феврале 2027 года 28 дней"),
        ("30 февраля", "в феврале 2027 года 28 дней"),
        ("29 февраля", "в феврале 2027 года 28 дней"),
        ("30.02.2028", "в феврале 2028 года 29 дней"),
        ("до 31 сентября 2026 г.", "в сентябре 30 дней"),
        ("10-31 сентября", "в сентябре 30 дней"),
        ("с 1 по 31 июня", "в июне 30 дней"),
        ("5 марта – 31 апреля", "в апреле 30 дней"),
        ("30, 31 ноября", "в ноябре 30 дней"),
        ("32 октября", "в октябре 31 день"),
        ("ежегодно до 31 сентября", "в сентябре 30 дней"),
        ("в период с 31 сентября по 5 октября", "в сентябре 30 дней"),
        ("1 октября; 31 ноября", "в ноябре 30 дней"),
    ],
)
def test_a_day_that_no_calendar_has_is_named_as_such(raw: str, why: str) -> None:
    read = read_timeframe(raw, YEAR)

    assert read.kind is TimeframeKind.UNKNOWN
    assert read.needs_confirmation
    assert read.explanation.startswith(f"Такого дня нет: {why}.")
    assert "когда она станет известна" not in read.explanation


@pytest.mark.parametrize("raw", ["скоро 30 сентября", "29 февраля 2028"])
def test_days_that_exist_are_no_reproach(raw: str) -> None:
    assert "Такого дня нет" not in read_timeframe(raw, YEAR).explanation


@pytest.mark.parametrize(
    ("raw", "begins"),
    [
        ("не менее 4 раз в учебный год", "Не менее 4 раз в учебный год, в течение учебного года:"),
        ("1 раз в месяц в течение учебного года", "1 раз в месяц, в течение учебного года:"),
        ("2 раза в четверть в течение года", "2 раза в четверть: учебная четверть"),
    ],
)
def test_the_explanation_has_no_words_of_the_parser(raw: str, begins: str) -> None:
    assert read_timeframe(raw, YEAR).explanation.startswith(begins)
