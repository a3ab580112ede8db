"""Readings with dates: years that have passed are moved to the current school year, and said so."""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from programme.school_year import SchoolYear, in_year
from programme.timeframes.timeframe import Timeframe, TimeframeKind

ASK = "Подтвердите или впишите свою дату."
ASK_DATE = "Впишите дату, когда она станет известна."


def open_ended(kind: TimeframeKind, explanation: str) -> Timeframe:
    """A reading without dates, which people complete."""
    return Timeframe("", kind, explanation=f"{explanation} {ASK_DATE}", needs_confirmation=True)


def dated(
    kind: TimeframeKind,
    what: str,
    starts: date | None,
    ends: date | None,
    year: SchoolYear,
    *,
    explicit: bool,
) -> Timeframe:
    """A reading with dates.

    Args:
        kind: What sort of deadline.
        what: How it was understood, a Russian noun phrase.
        starts: First day.
        ends: Last day.
        year: The current school year.
        explicit: The wording itself names the year. One that had passed before this school year was prepared
            is moved; a year to come is left as it is.
    """
    last = ends or starts
    if not explicit or last is None or last > year.previous_ends:
        return Timeframe("", kind, starts, ends, f"{what}: {span(starts, ends)}.")
    return moved(kind, *_moved(starts, ends, year), year)


def moved(
    kind: TimeframeKind, starts: date | None, ends: date | None, year: SchoolYear
) -> Timeframe:
    """A reading whose published year has passed, with the days it has in the current school year."""
    told = f"год в плане уже прошёл, перенесено на {year.caption} учебный год: {span(starts, ends)}. {ASK}"
    return Timeframe("", kind, starts, ends, told, needs_confirmation=True)


def doubtful(reading: Timeframe, doubt: str) -> Timeframe:
    """The same reading as a proposal that people must confirm, and why."""
    asked = ASK_DATE if reading.ends is None and reading.starts is None else ASK
    told = f"{statement(reading)} {doubt} {asked}"
    return replace(reading, explanation=told, needs_confirmation=True)


def summer(reading: Timeframe, months: Iterable[int], year: SchoolYear) -> Timeframe:
    """A summer month without its year may prepare the school year or close it."""
    if not any(map(year.is_summer, months)):
        return reading
    return doubtful(reading, "Летний месяц может относиться и к подготовке учебного года.")


def statement(reading: Timeframe) -> str:
    """What the explanation says, without what it asks."""
    return reading.explanation.replace(ASK, "").replace(ASK_DATE, "").strip()


def _moved(
    starts: date | None, ends: date | None, year: SchoolYear
) -> tuple[date | None, date | None]:
    """Both days moved by the same number of years; a period longer than a year becomes the school year."""
    first = starts or ends
    if first is None:
        return None, None
    if starts and ends and (ends - starts).days > 366:
        return year.starts, year.ends
    years = year.year_of(first.month) - first.year
    return (
        in_year(starts, starts.year + years) if starts else None,
        in_year(ends, ends.year + years) if ends else None,
    )


def span(starts: date | None, ends: date | None) -> str:
    """«с 01.02.2027 по 28.02.2027», «до 31.05.2027», «с 09.01.2027», «15.05.2027»."""
    if starts and starts == ends:
        return f"{starts:%d.%m.%Y}"
    if starts and ends:
        return f"с {starts:%d.%m.%Y} по {ends:%d.%m.%Y}"
    if ends:
        return f"до {ends:%d.%m.%Y}"
    return f"с {starts:%d.%m.%Y}" if starts else "без дат"


def month_span(year: int, month: int) -> tuple[date, date]:
    """First and last day of a month."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def day_of(year: int, month: int, day: int) -> date | None:
    """That day, or None where there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
