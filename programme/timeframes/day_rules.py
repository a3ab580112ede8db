"""Rules for wordings that name days of the week or of the month, and months as limits."""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from programme.school_year import SchoolYear
from programme.timeframes.calendar_rules import Rule
from programme.timeframes.proposing import dated, day_of, doubtful, month_span
from programme.timeframes.timeframe import Frequency, Timeframe, TimeframeKind, Unit
from programme.timeframes.wording import MONTHS

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_YEAR = r"(?:,? (?P<year>(?:19|20)\d\d)(?: г)?)?"
_STEMS = ("понедельник", "вторник", "сред", "четверг", "пятниц", "суббот", "воскресень")
WEEKDAY = rf"(?:{'|'.join(_STEMS)})[а-я]{{0,3}}"
"""A day of the week in any case."""

_NTH = r"(?:кажд[а-я]+ )?(?P<nth>[1-5]|последняя)(?: ?(?:-|,|и) ?[1-5])?"


def _every(unit: Unit) -> Callable[[re.Match[str], SchoolYear], Timeframe]:
    """Work that recurs, in the words of the plan."""

    def read(found: re.Match[str], year: SchoolYear) -> Timeframe:
        told = f"{found[0]}, в течение учебного года"
        kind = TimeframeKind.RECURRING
        reading = dated(kind, told, year.starts, year.ends, year, explicit=False)
        return replace(reading, frequency=Frequency(1, 1, unit))

    return read


def _monthly_day(found: re.Match[str], year: SchoolYear) -> Timeframe:
    return doubtful(_every(Unit.MONTH)(found, year), "Названо число месяца; сам месяц не назван.")


def _nth_weekday(found: re.Match[str], year: SchoolYear) -> Timeframe | None:
    """«последняя пятница октября» is one day."""
    month = MONTHS[found["month"]]
    calendar_year = int(found["year"]) if found["year"] else year.year_of(month)
    weekday = next(n for n, stem in enumerate(_STEMS) if found["weekday"].startswith(stem))
    length = monthrange(calendar_year, month)[1]
    days = [d for d in range(1, length + 1) if date(calendar_year, month, d).weekday() == weekday]
    place = -1 if found["nth"] == "последняя" else int(found["nth"]) - 1
    if place >= len(days):
        return None
    day = date(calendar_year, month, days[place])
    return dated(TimeframeKind.DATE, "день", day, day, year, explicit=bool(found["year"]))


def _since_month(found: re.Match[str], year: SchoolYear) -> Timeframe:
    starts, _ = _span(found, year)
    explicit = bool(found["year"])
    reading = dated(TimeframeKind.AFTER, "начало", starts, None, year, explicit=explicit)
    return doubtful(reading, "Окончание в плане не названо.")


def _until_month(found: re.Match[str], year: SchoolYear) -> Timeframe:
    """«по май» includes May; «до мая» may mean its first day or its last."""
    starts, ends = _span(found, year)
    explicit, is_open = bool(found["year"]), found["how"] in {"до", "к"}
    last = starts - timedelta(days=1) if is_open else ends
    reading = dated(TimeframeKind.BEFORE, "срок", None, last, year, explicit=explicit)
    return doubtful(reading, "Понято как до начала месяца.") if is_open else reading


def _span(found: re.Match[str], year: SchoolYear) -> tuple[date, date]:
    month = MONTHS[found["month"]]
    return month_span(int(found["year"]) if found["year"] else year.year_of(month), month)


def _some_days(found: re.Match[str], year: SchoolYear) -> Timeframe | None:
    """«10, 15 октября», «10 и 20 октября»: several days of a month."""
    month = MONTHS[found["month"]]
    calendar_year = int(found["year"]) if found["year"] else year.year_of(month)
    numbers = sorted({int(number) for number in re.findall(r"\d+", found["days"])})
    days = [day for n in numbers if (day := day_of(calendar_year, month, n))]
    if len(days) != len(numbers) or not days:
        return None
    explicit, kind = bool(found["year"]), TimeframeKind.RANGE
    reading = dated(kind, "несколько дней", days[0], days[-1], year, explicit=explicit)
    if reading.starts != days[0]:
        return reading
    return replace(reading, parts=tuple((day, day) for day in days))


DAY_RULES: tuple[Rule, ...] = (
    (rf"(?:по|кажд[а-я]+|еженедельно,? (?:по|в|во)) {WEEKDAY}(?: недели)?", _every(Unit.WEEK)),
    (rf"кажд[а-я]+ {WEEKDAY} месяца", _every(Unit.WEEK)),
    (rf"(?:в |во )?{_NTH} {WEEKDAY} (?:кажд[а-я]+ )?месяца", _every(Unit.MONTH)),
    (rf"(?:в |во )?{_NTH} {WEEKDAY}", _every(Unit.MONTH)),
    (rf"(?:в |во )?(?P<nth>[1-5]|последняя) (?P<weekday>{WEEKDAY}) (?P<month>{_MONTH}){_YEAR}", _nth_weekday),
    (r"(?:в )?(?:конце|начале|середине|последняя день) (?:кажд[а-я]+ )?месяца", _every(Unit.MONTH)),
    (r"(?:в )?(?:конце|начале|последняя день) (?:кажд[а-я]+ )?квартала", _every(Unit.QUARTER)),
    (r"(?:до |к |не позднее )?\d{1,2} числ[оау](?: (?:кажд[а-я]+ |следующего |текущего )?месяца(?:,? следующего за .+)?)?", _monthly_day),
    (rf"(?:с|начиная с|не ранее) (?P<month>{_MONTH}){_YEAR}", _since_month),
    (rf"(?P<how>до|по|к|не позднее|не позже|включительно по) (?P<month>{_MONTH}){_YEAR}(?: включительно)?", _until_month),
    (rf"(?P<days>\d{{1,2}}(?:(?:, ?| и )\d{{1,2}})+) (?P<month>{_MONTH}){_YEAR}", _some_days),
)  # fmt: skip
"""Tried in this order, before the words."""
