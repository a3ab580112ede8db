"""Days in words: read where they are whole, refused with a remark where a year is missing."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.russian.days import whole_day
from programme.school_year import school_year_of
from programme.timeframes import TimeframeKind, read_timeframe
from sync.values import as_date

FIFTH = date(2026, 10, 5)
UNITS = (
    "первого",
    "второго",
    "третьего",
    "четвёртого",
    "пятого",
    "шестого",
    "седьмого",
    "восьмого",
    "девятого",
)
TEENS = (
    "десятого", "одиннадцатого", "двенадцатого", "тринадцатого", "четырнадцатого", "пятнадцатого", "шестнадцатого",
    "семнадцатого", "восемнадцатого", "девятнадцатого", "двадцатого",
)  # fmt: skip
WORDS = (
    *UNITS, *TEENS, *(f"двадцать {unit}" for unit in UNITS), "тридцатого", "тридцать первого",
)  # fmt: skip
MONTHS = [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
]


@pytest.mark.parametrize(
    "text",
    [
        "05.10.2026", "5.10.2026", "5. 10. 2026", "05.10.2026 г.", "05.10.2026г.", "5/10/2026", "2026-10-05",
        "5 октября 2026", "5 октября 2026 г.", "5 октября 2026 года", "5 Октября, 2026 г.", "«05» октября 2026 года",
        "5-го октября 2026 г.", "5-е октября 2026", "пятого октября 2026 г.", "Пятое октября 2026 года",
        "  пятого  октября 2026",
    ],
)  # fmt: skip
def test_a_whole_day_is_read(text: str) -> None:
    assert whole_day(text) == as_date(text) == FIFTH


@pytest.mark.parametrize(
    "text",
    [
        "", "5 октября", "пятого октября", "05.10", "31 апреля 2026", "тридцать первого апреля 2026 г.",
        "2026", "октябрь 2026", "0.10.2026", "5.13.2026", "10/25/2026", "двадцать десятого мая 2026", "пятого 2026",
        "с 5 октября 2026", "5 октября 2026 г. и 6 октября 2026 г.", "²5.10.2026", "во вторник",
    ],
)  # fmt: skip
def test_anything_else_is_left_to_people(text: str) -> None:
    assert whole_day(text) is as_date(text) is None


def test_a_short_year_is_of_antiquity_so_that_the_whole_one_is_asked_for() -> None:
    assert whole_day("05.10.26") is None
    assert as_date("05.10.26") == date(26, 10, 5)


@given(st.integers(0, 3000))
def test_every_day_is_read_back_in_words(after: int) -> None:
    day = date(2024, 1, 1) + timedelta(days=after)

    assert whole_day(f"{WORDS[day.day - 1]} {MONTHS[day.month - 1]} {day.year} года") == day
    assert whole_day(f"{day.day} {MONTHS[day.month - 1]} {day.year} г.") == day


YEAR = school_year_of(date(2026, 10, 1))


@pytest.mark.parametrize(
    ("wording", "kind", "starts", "ends"),
    [
        ("пятого октября", TimeframeKind.DATE, FIFTH, FIFTH),
        ("Пятое октября 2026 г.", TimeframeKind.DATE, FIFTH, FIFTH),
        ("до пятого октября", TimeframeKind.BEFORE, None, FIFTH),
        ("не позднее десятого декабря", TimeframeKind.BEFORE, None, date(2026, 12, 10)),
        ("к двадцать пятому мая", TimeframeKind.BEFORE, None, date(2027, 5, 25)),
        ("тридцать первого декабря", TimeframeKind.DATE, date(2026, 12, 31), date(2026, 12, 31)),
        ("с первого по десятое октября", TimeframeKind.RANGE, date(2026, 10, 1), date(2026, 10, 10)),
        ("с двадцать восьмого сентября по третье октября", TimeframeKind.RANGE, date(2026, 9, 28), date(2026, 10, 3)),
        ("пятого и двадцатого октября", TimeframeKind.RANGE, FIFTH, date(2026, 10, 20)),
        ("пятого числа каждого месяца", TimeframeKind.RECURRING, date(2026, 9, 1), date(2027, 5, 31)),
        ("2026-10-05", TimeframeKind.DATE, FIFTH, FIFTH),
        ("5/10/2026", TimeframeKind.DATE, FIFTH, FIFTH),
        ("тридцать первого апреля", TimeframeKind.UNKNOWN, None, None),
        ("пятого", TimeframeKind.UNKNOWN, None, None),
        ("двадцать десятого мая", TimeframeKind.UNKNOWN, None, None),
    ],
)  # fmt: skip
def test_a_deadline_in_words_is_read_or_asked_for(
    wording: str, kind: TimeframeKind, starts: date | None, ends: date | None
) -> None:
    reading = read_timeframe(wording, YEAR)

    assert (reading.kind, reading.starts, reading.ends) == (kind, starts, ends)


@pytest.mark.parametrize(
    "wording",
    ["первая неделя октября", "первого полугодия", "до третьего квартала", "второй четверг октября", "вторая половина мая"],
)  # fmt: skip
def test_ordinals_of_other_units_are_no_days(wording: str) -> None:
    before = read_timeframe(wording, YEAR)

    assert before.kind is not TimeframeKind.DATE or "четверг" in wording
