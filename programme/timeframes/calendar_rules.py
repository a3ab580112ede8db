"""Rules for wordings that name days, months, quarters and years."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from programme.school_year import SchoolYear, in_year
from programme.timeframes.proposing import dated, day_of, doubtful, month_span, moved, summer
from programme.timeframes.timeframe import Timeframe, TimeframeKind
from programme.timeframes.wording import MONTHS, NAMES

Reader = Callable[[re.Match[str], SchoolYear], Timeframe | None]
Rule = tuple[str, Reader]
"""A pattern the whole normalised wording must match, and its reading; None = not this rule after all."""

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_IN = r"(?:в период |в течение |на |в |за |весь )?"
NO_YEAR = "Год в плане не назван."


def _month(name: str = "month") -> str:
    return rf"(?P<{name}>{_MONTH})"


def _year(name: str = "year") -> str:
    return rf"(?:,? (?P<{name}>(?:19|20)\d\d)(?: г)?)?"


def _day(day: str = "day", month: str = "month", year: str = "year") -> str:
    return rf"(?P<{day}>\d{{1,2}}) {_month(month)}{_year(year)}"


def _calendar_year(found: re.Match[str], year: SchoolYear, month: int, name: str = "year") -> int:
    """The year the wording names, or the one in which that month of the school year lies."""
    written = found[name]
    return int(written) if written else year.year_of(month)


def _one_month(found: re.Match[str], year: SchoolYear) -> Timeframe:
    number = MONTHS[found["month"]]
    starts, ends = month_span(_calendar_year(found, year, number), number)
    reading = dated(TimeframeKind.MONTH, "месяц", starts, ends, year, explicit=bool(found["year"]))
    return summer(reading, [number], year) if not found["year"] else reading


def _months_between(found: re.Match[str], year: SchoolYear) -> Timeframe | None:
    first, last = MONTHS[found["month1"]], MONTHS[found["month2"]]
    explicit = bool(found["year2"] or found["year1"])
    last_year = _calendar_year(found, year, last, "year2")
    if found["year1"]:
        first_year = int(found["year1"])
        last_year = int(found["year2"]) if found["year2"] else first_year + (last < first)
    elif found["year2"]:
        first_year = last_year - (last < first)
    else:
        first_year, last_year = _order(first, last, year)
    starts, ends = month_span(first_year, first)[0], month_span(last_year, last)[1]
    reading = _range(starts, ends, year, explicit=explicit)
    return reading if explicit else _summer_span(reading, first, last, year)


def _summer_span(
    reading: Timeframe | None, first: int, last: int, year: SchoolYear
) -> Timeframe | None:
    """A span within the summer; «август–сентябрь» and «май–июнь» touch the year that they belong to."""
    whole = all(map(year.is_summer, (first, last)))
    return summer(reading, [first], year) if reading and whole else reading


def _order(first: int, last: int, year: SchoolYear) -> tuple[int, int]:
    """Calendar years of a span of months without years: «август–сентябрь» begins before the school year."""
    first_year, last_year = year.year_of(first), year.year_of(last)
    if (first_year, first) <= (last_year, last):
        return first_year, last_year
    if year.is_summer(first):
        return last_year, last_year
    return first_year, first_year + 1


def _range(
    starts: date | None, ends: date | None, year: SchoolYear, *, explicit: bool
) -> Timeframe | None:
    if starts is None or ends is None or starts > ends:
        return None
    return dated(TimeframeKind.RANGE, "период", starts, ends, year, explicit=explicit)


def _some_months(found: re.Match[str], year: SchoolYear) -> Timeframe:
    """«октябрь, апрель»: several months, each of them."""
    numbers = [MONTHS[name] for name in re.findall(_MONTH, found[0])]
    years = [_calendar_year(found, year, number) for number in numbers]
    spans = sorted(month_span(*pair) for pair in zip(years, numbers, strict=True))
    names = ", ".join(NAMES[number - 1] for number in numbers)
    explicit = bool(found["year"])
    starts, ends = spans[0][0], spans[-1][1]
    what, kind = f"месяцы ({names})", TimeframeKind.RANGE
    reading = dated(kind, what, starts, ends, year, explicit=explicit)
    if reading.starts != starts:
        # Each month finds its own place in the school year: «сентябрь, май 2023» begins with September.
        spans = sorted(month_span(year.year_of(number), number) for number in numbers)
        reading = moved(kind, spans[0][0], spans[-1][1], year)
    reading = replace(reading, parts=tuple(dict.fromkeys(spans)))
    return reading if explicit else summer(reading, numbers, year)


def _one_day(kind: TimeframeKind, what: str) -> Reader:
    def read(found: re.Match[str], year: SchoolYear) -> Timeframe | None:
        month = MONTHS[found["month"]]
        day = day_of(_calendar_year(found, year, month), month, int(found["day"]))
        if day is None:
            return None
        starts = None if kind is TimeframeKind.BEFORE else day
        ends = None if kind is TimeframeKind.AFTER else day
        reading = dated(kind, what, starts, ends, year, explicit=bool(found["year"]))
        if ends is None:
            reading = doubtful(reading, "Окончание в плане не названо.")
        return summer(reading, [month], year) if not found["year"] else reading

    return read


def _days_of_month(found: re.Match[str], year: SchoolYear) -> Timeframe | None:
    month = MONTHS[found["month"]]
    calendar_year = _calendar_year(found, year, month)
    starts = day_of(calendar_year, month, int(found["day1"]))
    ends = day_of(calendar_year, month, int(found["day2"]))
    reading = _range(starts, ends, year, explicit=bool(found["year"]))
    return reading if found["year"] else _summer_span(reading, month, month, year)


def _days_between(found: re.Match[str], year: SchoolYear) -> Timeframe | None:
    first, last = MONTHS[found["month1"]], MONTHS[found["month2"]]
    if found["year1"] or found["year2"]:
        last_year = int(found["year2"] or found["year1"])
        first_year = int(found["year1"]) if found["year1"] else last_year - (last < first)
    else:
        first_year, last_year = _order(first, last, year)
    starts = day_of(first_year, first, int(found["day1"]))
    ends = day_of(last_year, last, int(found["day2"]))
    explicit = bool(found["year1"] or found["year2"])
    reading = _range(starts, ends, year, explicit=explicit)
    return reading if explicit else _summer_span(reading, first, last, year)


_PARTS = {"нач": (1, 10), "сер": (11, 20), "кон": (21, 31), "1": (1, 15), "2": (16, 31)}
_DECADES = {"1": (1, 10), "2": (11, 20), "3": (21, 31), "последняя": (21, 31)}


def _month_part(found: re.Match[str], year: SchoolYear) -> Timeframe:
    """«в начале мая», «первая половина мая», «третья декада мая»."""
    groups = found.groupdict()
    days = (
        _DECADES[groups["decade"]]
        if groups.get("decade")
        else _PARTS[(groups.get("part") or "1")[:3]]
    )
    return _days(found, year, *days)


def _week(found: re.Match[str], year: SchoolYear) -> Timeframe | None:
    if found["week"] == "последняя":
        return _days(found, year, 25, 31)
    first, last = int(found["week"]), int(found["last"] or found["week"])
    return _days(found, year, first * 7 - 6, last * 7) if first <= last else None


def _days(found: re.Match[str], year: SchoolYear, first: int, last: int) -> Timeframe:
    month = MONTHS[found["month"]]
    starts, ends = month_span(_calendar_year(found, year, month), month)
    starts, ends = starts.replace(day=first), ends.replace(day=min(last, ends.day))
    reading = dated(
        TimeframeKind.RANGE, "часть месяца", starts, ends, year, explicit=bool(found["year"])
    )
    return doubtful(reading, "Точных дат в плане нет.")


def _month_end(found: re.Match[str], year: SchoolYear) -> Timeframe:
    month = MONTHS[found["month"]]
    ends = month_span(_calendar_year(found, year, month), month)[1]
    reading = dated(TimeframeKind.BEFORE, "срок", None, ends, year, explicit=bool(found["year"]))
    return reading if found["year"] else summer(reading, [month], year)


def _year_end(found: re.Match[str], year: SchoolYear) -> Timeframe:
    ends = date(int(found["year"]), 12, 31)
    return dated(TimeframeKind.BEFORE, "срок", None, ends, year, explicit=True)


def _before_some_year(found: re.Match[str], year: SchoolYear) -> Timeframe:
    return doubtful(_year_end(found, year), "В плане назван только год.")


def _this_year_end(found: re.Match[str], year: SchoolYear) -> Timeframe:
    if "учгод" in found[0]:
        return dated(
            TimeframeKind.BEFORE, "до конца учебного года", None, year.ends, year, explicit=False
        )
    reading = dated(TimeframeKind.BEFORE, "до конца года", None, year.ends, year, explicit=False)
    return doubtful(reading, "Понято как учебный год, не календарный.")


def _quarter(found: re.Match[str], year: SchoolYear) -> Timeframe | None:
    first, last = int(found["first"]), int(found["last"] or found["first"])
    if found["year"]:
        years = int(found["year"]), int(found["year"])
    else:
        years = year.year_of(first * 3), year.year_of(last * 3)
    starts, ends = date(years[0], first * 3 - 2, 1), month_span(years[1], last * 3)[1]
    if starts > ends:
        return None
    reading = dated(
        TimeframeKind.QUARTER, "квартал", starts, ends, year, explicit=bool(found["year"])
    )
    return reading if found["year"] else doubtful(reading, NO_YEAR)


def _some_quarters(found: re.Match[str], year: SchoolYear) -> Timeframe:
    """«1, 3 квартал»: each of them, not what lies between."""
    numbers = sorted({int(n) for n in re.findall(r"[1-4]", found["quarters"])})
    explicit = bool(found["year"])
    years = [int(found["year"]) if explicit else year.year_of(n * 3) for n in numbers]
    pairs = zip(years, numbers, strict=True)
    spans = sorted((date(y, n * 3 - 2, 1), month_span(y, n * 3)[1]) for y, n in pairs)
    kind, starts, ends = TimeframeKind.QUARTER, spans[0][0], spans[-1][1]
    reading = dated(kind, "кварталы", starts, ends, year, explicit=explicit)
    if reading.starts != starts:
        return reading
    return replace(reading if explicit else doubtful(reading, NO_YEAR), parts=tuple(spans))


def _quarter_end(found: re.Match[str], year: SchoolYear) -> Timeframe:
    last = int(found["first"]) * 3
    ends = month_span(_calendar_year(found, year, last), last)[1]
    explicit = bool(found["year"])
    reading = dated(TimeframeKind.BEFORE, "срок", None, ends, year, explicit=explicit)
    return reading if explicit else doubtful(reading, NO_YEAR)


def _named_half(found: re.Match[str], year: SchoolYear) -> Timeframe:
    """«1 полугодие 2026-2027 учебного года»."""
    first = int(found["year"])
    new_year = date(first + 1, 1, 1)
    starts = date(first, year.starts.month, 1) if found["half"] == "1" else new_year
    ends = new_year - timedelta(days=1) if found["half"] == "1" else in_year(year.ends, first + 1)
    what = "полугодие учебного года"
    return dated(TimeframeKind.RANGE, what, starts, ends, year, explicit=True)


def _both_halves(_found: re.Match[str], year: SchoolYear) -> Timeframe:
    new_year = date(year.starts.year + 1, 1, 1)
    kind, what = TimeframeKind.RANGE, "оба полугодия учебного года"
    reading = dated(kind, what, year.starts, year.ends, year, explicit=False)
    spans = ((year.starts, new_year - timedelta(days=1)), (new_year, year.ends))
    return replace(doubtful(reading, "Точных дат в плане нет."), parts=spans)


def _half(found: re.Match[str], year: SchoolYear) -> Timeframe:
    first = found["half"] == "1"
    if found["year"]:
        calendar_year = int(found["year"])
        starts, ends = (
            date(calendar_year, 1 if first else 7, 1),
            date(calendar_year, 6 if first else 12, 30 + (not first)),
        )
        return dated(TimeframeKind.RANGE, "полугодие", starts, ends, year, explicit=True)
    new_year = date(year.starts.year + 1, 1, 1)
    starts, ends = (year.starts, new_year - timedelta(days=1)) if first else (new_year, year.ends)
    reading = dated(
        TimeframeKind.RANGE, "полугодие учебного года", starts, ends, year, explicit=False
    )
    return (
        reading
        if "учгод" in found[0]
        else doubtful(reading, "Понято как учебное полугодие, не календарное.")
    )


_SEASONS = {"осен": (9, 11), "зим": (12, 2), "весн": (3, 5), "весен": (3, 5), "лет": (6, 8)}


def _season(found: re.Match[str], year: SchoolYear) -> Timeframe:
    first, last = _SEASONS[found["season"]]
    first_year = _calendar_year(found, year, first)
    starts, ends = date(first_year, first, 1), month_span(first_year + (last < first), last)[1]
    reading = dated(
        TimeframeKind.RANGE, "время года", starts, ends, year, explicit=bool(found["year"])
    )
    return doubtful(reading, "Точных дат в плане нет.")


CALENDAR_RULES: tuple[Rule, ...] = (
    (rf"{_IN}{_month()}(?: месяц[а-я]*)?{_year()}", _one_month),
    (rf"(?:{_IN}с |{_IN})?{_month('month1')}{_year('year1')}(?:-| по | до ){_month('month2')}{_year('year2')}", _months_between),
    (rf"{_IN}(?:{_MONTH})(?:(?:, ?| и |/|, и |; ?)(?:в )?(?:{_MONTH}))+{_year()}", _some_months),
    (_day(), _one_day(TimeframeKind.DATE, "день")),
    (rf"(?:срок |в срок )?(?:до|не позднее|не позже|к|по) {_day()}", _one_day(TimeframeKind.BEFORE, "срок")),
    (rf"(?:с|начиная с|после|не ранее|не раньше) {_day()}", _one_day(TimeframeKind.AFTER, "начало")),
    (rf"{_IN}(?:с )?(?P<day1>\d{{1,2}})(?:-| по | до )(?P<day2>\d{{1,2}}) {_month()}{_year()}", _days_of_month),
    (
        rf"{_IN}(?:с )?{_day('day1', 'month1', 'year1')}(?:-| по | до ){_day('day2', 'month2', 'year2')}",
        _days_between,
    ),
    (rf"(?:в |к )?(?P<part>нач|сер|кон)[а-я]+ {_month()}{_year()}", _month_part),
    (rf"(?:в )?(?P<part>[12]) половин[а-я]+ {_month()}{_year()}", _month_part),
    (rf"(?:в )?(?P<decade>[123]|последняя) декад[а-я]+ {_month()}{_year()}", _month_part),
    (rf"(?:в |на )?(?P<week>[1-4]|последняя)(?:-(?P<last>[2-4]))? недел[а-я]+ {_month()}{_year()}", _week),
    (rf"(?:в срок )?до конца {_month()}{_year()}", _month_end),
    (r"(?:в срок )?до конца (?P<year>(?:19|20)\d\d)(?: г)?", _year_end),
    (r"(?:в срок )?до (?P<year>(?:19|20)\d\d)(?: г)?", _before_some_year),
    (r"(?:в срок )?до (?:конца|окончания) (?:текущего )?(?:года|учгод)", _this_year_end),
    (rf"{_IN}(?P<quarters>[1-4](?:(?:, ?| и |/)[1-4])+) квартал[а-я]*{_year()}", _some_quarters),
    (rf"(?:в срок )?до (?:конца|окончания) (?P<first>[1-4]) квартал[а-я]*{_year()}", _quarter_end),
    (rf"{_IN}(?P<half>[12]) полугоди[а-я]+,? (?P<year>20\d\d)[-/](?:20)?\d\d(?: учгод| г)?", _named_half),
    (rf"{_IN}1(?:,| и |-)2 полугоди[а-я]+(?: учгод)?", _both_halves),
    (
        rf"{_IN}(?P<first>[1-4])(?:(?:-|, ?| и )(?P<last>[1-4]))? квартал[а-я]*(?: текущего года)?{_year()}",
        _quarter,
    ),
    (rf"{_IN}(?P<half>[12]) полугоди[а-я]+(?: учгод)?{_year()}", _half),
    (rf"(?:в )?(?P<season>осен|зим|весн|лет)[а-я]{{1,3}}{_year()}", _season),
    (rf"(?:в )?(?P<season>осен|зим|весе?н|лет)[а-я]{{2,4}} (?:период|месяц|врем|сезон)[а-я]*(?: года)?{_year()}", _season),
)  # fmt: skip
"""Tried in this order."""
