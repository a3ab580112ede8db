"""Rules for wordings that name whole years or parts of the school year."""

import re
from dataclasses import replace
from datetime import date, timedelta

from programme.school_year import SchoolYear, in_year
from programme.timeframes.calendar_rules import Reader, Rule
from programme.timeframes.proposing import dated, doubtful, month_span, open_ended
from programme.timeframes.timeframe import Timeframe, TimeframeKind
from programme.timeframes.wording import MONTHS

_IN = r"(?:в течение |на |в |за |с |весь )?"
_YEARS = r"(?P<first>(?:19|20)\d\d)(?:-|/| по | до )(?P<last>(?:(?:19|20)?\d\d))"


def _several_years(found: re.Match[str], year: SchoolYear) -> Timeframe | None:
    """«2024-2025 учебный год», «2021-2024 гг.»."""
    first, last = int(found["first"]), int(found["last"])
    last = last if last >= 100 else first // 100 * 100 + last
    if last <= first:
        return None
    starts, ends = in_year(year.starts, first), in_year(year.ends, last)
    if found["school"]:
        kind = TimeframeKind.SCHOOL_YEAR if last == first + 1 else TimeframeKind.RANGE
        return dated(
            kind,
            "учебный год" if last == first + 1 else "учебные годы",
            starts,
            ends,
            year,
            explicit=True,
        )
    if last == first + 1:
        reading = dated(TimeframeKind.SCHOOL_YEAR, "учебный год", starts, ends, year, explicit=True)
        return doubtful(reading, "Понято как учебный год, не как два календарных.")
    starts, ends = date(first, 1, 1), date(last, 12, 31)
    return dated(TimeframeKind.RANGE, "годы", starts, ends, year, explicit=True)


def _calendar_year(found: re.Match[str], year: SchoolYear) -> Timeframe:
    number = int(found["year"])
    starts, ends = date(number, 1, 1), date(number, 12, 31)
    if ends > year.previous_ends:
        return dated(
            TimeframeKind.CALENDAR_YEAR, "календарный год", starts, ends, year, explicit=True
        )
    kind, told = TimeframeKind.CALENDAR_YEAR, "весь год, перенесено на текущий учебный год"
    reading = dated(kind, told, year.starts, year.ends, year, explicit=False)
    return doubtful(reading, f"В плане — {number} год.")


def _all_year(found: re.Match[str], year: SchoolYear) -> Timeframe:
    what = (
        "в течение учебного года" if "учгод" in found[0] else "в течение года (понято как учебный)"
    )
    kind = TimeframeKind.CONTINUOUS
    reading = dated(kind, what, year.starts, year.ends, year, explicit=False)
    return doubtful(reading, "В плане — календарный год.") if "календарн" in found[0] else reading


def _part(first: int, last: int) -> Reader:
    """Months of the school year, counted from its first."""

    def read(_found: re.Match[str], year: SchoolYear) -> Timeframe:
        starts, ends = _nth_month(year, first)[0], _nth_month(year, last)[1]
        if last == 0:
            ends = min(ends, year.ends)
        reading = dated(
            TimeframeKind.RANGE, "часть учебного года", starts, ends, year, explicit=False
        )
        return doubtful(reading, "Точных дат в плане нет.")

    return read


def _both_ends(found: re.Match[str], year: SchoolYear) -> Timeframe:
    """«в начале и в конце года»: two stretches, a month each."""
    first, last = _part(1, 1)(found, year), _part(0, 0)(found, year)
    kind, what = TimeframeKind.RANGE, "начало и конец учебного года"
    whole = dated(kind, what, year.starts, year.ends, year, explicit=False)
    spans = [(r.starts, r.ends) for r in (first, last) if r and r.starts and r.ends]
    parts = tuple((starts, ends) for starts, ends in spans)
    return replace(doubtful(whole, "Точных дат в плане нет."), parts=parts)


def _named_year_end(found: re.Match[str], year: SchoolYear) -> Timeframe:
    last = int(found["last"])
    last = last if last >= 100 else int(found["first"]) // 100 * 100 + last
    ends = in_year(year.ends, last)
    told = "до конца учебного года"
    return dated(TimeframeKind.BEFORE, told, None, ends, year, explicit=True)


def _nth_month(year: SchoolYear, place: int) -> tuple[date, date]:
    """First and last day of a month: 1 is the year's first, 0 its last, -1 the one before."""
    edge = year.starts if place > 0 else year.ends
    months = edge.year * 12 + edge.month - 1 + (place - 1 if place > 0 else place)
    return month_span(months // 12, months % 12 + 1)


def _after_year(found: re.Match[str], year: SchoolYear) -> Timeframe:
    if not found["month"]:
        return open_ended(
            TimeframeKind.EVENT, f"После окончания учебного года ({year.ends:%d.%m.%Y})."
        )
    month = MONTHS[found["month"]]
    starts, ends = month_span(year.year_of(month), month)
    reading = dated(
        TimeframeKind.MONTH, "месяц по окончании учебного года", starts, ends, year, explicit=False
    )
    return doubtful(reading, "Точных дат в плане нет.")


def _before_year(_found: re.Match[str], year: SchoolYear) -> Timeframe:
    ends = year.starts - timedelta(days=1)
    return dated(TimeframeKind.BEFORE, "до начала учебного года", None, ends, year, explicit=False)


_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))

YEAR_RULES: tuple[Rule, ...] = (
    (rf"{_IN}{_YEARS} (?P<school>учгод)", _several_years),
    (rf"{_IN}{_YEARS}(?: г)?(?P<school>)", _several_years),
    (rf"{_IN}(?P<year>(?:19|20)\d\d)(?: г)?", _calendar_year),
    (
        (r"(?:в течени[ие]|на протяжении) (?:всего |текущего |календарного |одного )?(?:года|учгод)"
        r"|весь (?:год|учгод)|учгод|круглый год|круглогодично|(?:на|в) (?:текущий |текущем )?учгод"),
        _all_year,
    ),
    (r"(?:в )?текущ[а-я]+ (?:год|году|г)", _all_year),
    (r"(?:в )?начал[а-я]+ и (?:в )?кон[а-я]+ (?:года|учгод)", _both_ends),
    (r"(?:в |к |на )?начал[а-я]+ (?:года|учгод)", _part(1, 1)),
    (rf"(?:в срок )?до (?:конца|окончания) {_YEARS} учгод", _named_year_end),
    (r"(?:в |к )?середин[а-я]+ (?:года|учгод)", _part(4, 5)),
    (r"(?:в |к |на )?кон[а-я]+ (?:года|учгод)", _part(0, 0)),
    (rf"(?:по окончании|после окончания|по завершении) (?:года|учгод)(?:,? в (?P<month>{_MONTH}))?", _after_year),
    (r"(?:до|перед) начал[а-я]+ (?:нового )?учгод", _before_year),
)  # fmt: skip
"""Tried in this order."""
