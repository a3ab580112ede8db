"""Rules for wordings that name days of the week or of the month, and months as limits."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from programme.school_year import SchoolYear
from programme.timeframes.calendar_rules import Rule
from programme.timeframes.nth_weekday import PLACES, WEEKDAY, NthWeekday, nth_weekday
from programme.timeframes.proposing import dated, day_of, doubtful, month_span, summer
from programme.timeframes.timeframe import Frequency, Timeframe, TimeframeKind, Unit
from programme.timeframes.wording import MONTHS

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_YEAR = r"(?:,? (?P<year>(?:19|20)\d\d)(?: г)?)?"
_EVERY = r"кажд[а-я]+"
_WEEKS = {2: "две недели", 3: "три недели", 4: "четыре недели"}
_NTH = rf"(?:в |во )?(?:{_EVERY} )?{PLACES} (?P<weekday>{WEEKDAY})"


def _every(unit: Unit) -> Callable[[re.Match[str], SchoolYear], Timeframe]:
    """Work that recurs, in the words of the plan."""

    def read(found: re.Match[str], year: SchoolYear) -> Timeframe:
        wording = found[0].replace("последняя день", "последний день")
        told = f"{wording}, в течение учебного года"
        kind = TimeframeKind.RECURRING
        reading = dated(kind, told, year.starts, year.ends, year, explicit=False)
        return replace(reading, frequency=Frequency(1, 1, unit))

    return read


def _monthly_day(found: re.Match[str], year: SchoolYear) -> Timeframe:
    return doubtful(_every(Unit.MONTH)(found, year), "Названо число месяца; сам месяц не назван.")


def _weekday_of_each_month(found: re.Match[str], year: SchoolYear) -> Timeframe:
    """«последняя пятница месяца»: those days of every month."""
    weekday = _named(found)
    told = f"{weekday.caption} каждого месяца, в течение учебного года"
    kind = TimeframeKind.RECURRING
    reading = dated(kind, told, year.starts, year.ends, year, explicit=False)
    return replace(
        reading, frequency=Frequency(len(weekday.places), 1, Unit.MONTH), weekday=weekday
    )


def _weekday_without_month(found: re.Match[str], year: SchoolYear) -> Timeframe:
    reading = _weekday_of_each_month(found, year)
    return doubtful(reading, "Месяц в плане не назван: понято как каждый месяц.")


def _every_nth_weekday(found: re.Match[str], _year: SchoolYear) -> Timeframe:
    """«каждый второй четверг»: every other week or a day of each month, so nothing is proposed."""
    weekday = _named(found)
    (place,) = weekday.places
    weeks = _WEEKS[place]
    told = (
        f"Можно понять двояко: раз в {weeks} или {weekday.caption} каждого месяца. "
        "Уточните срок в плане или впишите свою дату."
    )
    return Timeframe("", TimeframeKind.UNKNOWN, explanation=told, needs_confirmation=True)


def _named(found: re.Match[str]) -> NthWeekday:
    return nth_weekday(found["places"], found["weekday"])


def _nth_weekday(found: re.Match[str], year: SchoolYear) -> Timeframe | None:
    """«последняя пятница октября» is one day."""
    month = MONTHS[found["month"]]
    calendar_year = int(found["year"]) if found["year"] else year.year_of(month)
    days, explicit = _named(found).days(calendar_year, month), bool(found["year"])
    if len(days) > 1:
        reading = _days_apart(days, year, explicit=explicit)
    else:
        reading = dated(TimeframeKind.DATE, "день", days[0], days[0], year, explicit=explicit)
    return reading if explicit else summer(reading, [month], year)


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
    explicit = bool(found["year"])
    reading = _days_apart(days, year, explicit=explicit)
    return reading if explicit else summer(reading, [month], year)


def _days_apart(days: Sequence[date], year: SchoolYear, *, explicit: bool) -> Timeframe:
    kind = TimeframeKind.RANGE
    reading = dated(kind, "несколько дней", days[0], days[-1], year, explicit=explicit)
    if reading.starts != days[0]:
        return reading
    return replace(reading, parts=tuple((day, day) for day in days))


DAY_RULES: tuple[Rule, ...] = (
    (rf"(?:по|кажд[а-я]+|еженедельно,? (?:по|в|во)) {WEEKDAY}(?: недели)?", _every(Unit.WEEK)),
    (rf"{_EVERY} {WEEKDAY} месяца", _every(Unit.WEEK)),
    (rf"{_NTH} (?:{_EVERY} )?месяца", _weekday_of_each_month),
    (rf"ежемесячно,? \(?{_NTH}\)?", _weekday_of_each_month),
    (rf"(?:в |во )?{_EVERY} (?P<places>[2-4]) (?P<weekday>{WEEKDAY})", _every_nth_weekday),
    (_NTH, _weekday_without_month),
    (rf"(?:в |во )?{PLACES} (?P<weekday>{WEEKDAY}) (?P<month>{_MONTH}){_YEAR}", _nth_weekday),
    (r"(?:в )?(?:конце|начале|середине|последняя день) (?:кажд[а-я]+ )?месяца", _every(Unit.MONTH)),
    (r"(?:в )?(?:конце|начале|последняя день) (?:кажд[а-я]+ )?квартала", _every(Unit.QUARTER)),
    (r"(?:до |к |не позднее )?\d{1,2} числ[оау](?: (?:кажд[а-я]+ |следующего |текущего )?месяца(?:,? следующего за .+)?)?", _monthly_day),
    (rf"(?:с|начиная с|не ранее) (?P<month>{_MONTH}){_YEAR}", _since_month),
    (rf"(?P<how>до|по|к|не позднее|не позже|включительно по) (?P<month>{_MONTH}){_YEAR}(?: включительно)?", _until_month),
    (rf"(?P<days>\d{{1,2}}(?:(?:, ?| и )\d{{1,2}})+) (?P<month>{_MONTH}){_YEAR}", _some_days),
)  # fmt: skip
"""Tried in this order, before the words."""
