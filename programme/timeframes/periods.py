"""The instances of a recurring deadline in one school year: a line that recurs is done period by period."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from programme.school_year import SchoolYear
from programme.timeframes.nth_weekday import NthWeekday
from programme.timeframes.proposing import month_span, span
from programme.timeframes.timeframe import Frequency, Timeframe, TimeframeKind, Unit
from programme.timeframes.wording import NAMES

ROMAN = ("I", "II", "III", "IV")
"""Numbers of quarters and halves, as Russian papers write them."""

_WORKDAYS = 5


@dataclass(frozen=True)
class Period:
    """One instance of a recurring deadline.

    Attributes:
        key: Stable for the same stretch in every run: «2026-10», «2026-К4», «2026-27-П1», «2026-27».
        caption: In Russian: «октябрь 2026», «IV квартал 2026», «I полугодие 2026/27».
        begins: First day.
        ends: Last day.
        day: The one it falls on, for «последняя пятница месяца»; work done later in the month still proves it.
    """

    key: str
    caption: str
    begins: date
    ends: date
    day: date | None = None

    @property
    def due(self) -> date:
        """The last day on which the instance is in time; it is late after it."""
        return self.day or self.ends

    @property
    def last_working_day(self) -> date:
        """Monday to Friday; public holidays are not known here. A named day is kept, whichever it is."""
        if self.day:
            return self.day
        return self.ends - timedelta(days=max(0, self.ends.weekday() - _WORKDAYS + 1))


def periods(timeframe: Timeframe, year: SchoolYear) -> tuple[Period, ...]:
    """The instances of a deadline in a school year, in order of time; () where it does not recur.

    Days and weeks are accounted for by month: nobody keeps evidence for each of them. A calendar quarter counts
    where at least half of it lies in the school year, so September alone is no third quarter. Months that the
    wording names are the instances, whatever the frequency says («2 раза в год (октябрь, май)»).

    Args:
        timeframe: The deadline, read for the same school year.
        year: The school year.
    """
    if len(timeframe.parts) > 1:
        return tuple(_named(*part) for part in timeframe.parts)
    if timeframe.kind is not TimeframeKind.RECURRING or timeframe.frequency is None:
        return ()
    if timeframe.frequency.unit is Unit.YEAR and timeframe.frequency.times == 1:
        return (_yearly(timeframe, year),)
    found = _by_frequency(timeframe.frequency, year)
    return _on_weekdays(found, timeframe.weekday) if timeframe.weekday else found


def _on_weekdays(months: tuple[Period, ...], weekday: NthWeekday) -> tuple[Period, ...]:
    """Each month with the last of its named days; one whose days lie outside the school year has no instance."""
    last = ((month, _last_within(month, weekday)) for month in months)
    return tuple(replace(month, day=day) for month, day in last if day)


def _last_within(month: Period, weekday: NthWeekday) -> date | None:
    days = weekday.days(month.begins.year, month.begins.month)
    return max((day for day in days if month.begins <= day <= month.ends), default=None)


def _by_frequency(frequency: Frequency, year: SchoolYear) -> tuple[Period, ...]:
    match frequency.unit:
        case Unit.QUARTER:
            return _quarters(year)
        case Unit.HALF:
            return _halves(year)
        case Unit.YEAR:
            return _halves(year) if frequency.times == 2 else _shares(year, frequency.times)
        case Unit.MONTH:
            return _months(year, frequency.every)
        case Unit.DAY | Unit.WEEK:
            return _months(year, 1)


def _yearly(timeframe: Timeframe, year: SchoolYear) -> Period:
    """The whole school year, up to the named day where there is one, or the named month."""
    begins, ends = timeframe.starts or year.starts, timeframe.ends or year.ends
    return Period(
        year.short, f"{year.short.replace('-', '/')} учебный год", min(begins, ends), ends
    )


def _named(begins: date, ends: date) -> Period:
    if (begins, ends) == month_span(begins.year, begins.month):
        return _month(begins.year, begins.month)
    key = f"{begins:%Y-%m-%d}…{ends:%m-%d}"
    return Period(key, span(begins, ends), begins, ends)


def _month(year: int, month: int) -> Period:
    return Period(f"{year}-{month:02d}", f"{NAMES[month - 1]} {year}", *month_span(year, month))


def _months(year: SchoolYear, every: int) -> tuple[Period, ...]:
    """The months of the year, «every» of them together."""
    first = year.starts.year * 12 + year.starts.month - 1
    last = year.ends.year * 12 + year.ends.month - 1
    blocks = (range(start, min(start + every, last + 1)) for start in range(first, last + 1, every))
    return tuple(_clipped(_block(block[0], block[-1]), year) for block in blocks)


def _block(first: int, last: int) -> Period:
    """Several months together; months are counted from year 0."""
    one, other = (_month(months // 12, months % 12 + 1) for months in (first, last))
    if first == last:
        return one
    since = one.caption if one.begins.year != other.begins.year else one.caption.split()[0]
    return Period(f"{one.key}…{other.key}", f"{since} – {other.caption}", one.begins, other.ends)


def _quarters(year: SchoolYear) -> tuple[Period, ...]:
    first = year.starts.year * 4 + (year.starts.month - 1) // 3
    last = year.ends.year * 4 + (year.ends.month - 1) // 3
    whole = [_quarter(number // 4, number % 4) for number in range(first, last + 1)]
    clipped = [_clipped(period, year) for period in whole]
    return tuple(c for c, w in zip(clipped, whole, strict=True) if 2 * _days(c) >= _days(w))


def _quarter(year: int, place: int) -> Period:
    begins, ends = date(year, place * 3 + 1, 1), month_span(year, place * 3 + 3)[1]
    return Period(f"{year}-К{place + 1}", f"{ROMAN[place]} квартал {year}", begins, ends)


def _halves(year: SchoolYear) -> tuple[Period, ...]:
    """The halves of the school year, parted by the New Year."""
    new_year = date(year.starts.year + 1, 1, 1)
    spans = ((year.starts, new_year - timedelta(days=1)), (new_year, year.ends))
    caption = year.short.replace("-", "/")
    return tuple(
        Period(f"{year.short}-П{place}", f"{ROMAN[place - 1]} полугодие {caption}", *half)
        for place, half in enumerate(spans, 1)
        if half[0] <= half[1]
    )


def _shares(year: SchoolYear, times: int) -> tuple[Period, ...]:
    """The year in as many stretches of whole months as the work is done; by month where it is done more often."""
    first = year.starts.year * 12 + year.starts.month - 1
    count = year.ends.year * 12 + year.ends.month - first
    if not 1 < times <= count:
        return _months(year, 1) if times > 1 else ()
    edges = [first + count * place // times for place in range(times + 1)]
    pairs = pairwise(edges)
    return tuple(_clipped(_block(since, until - 1), year) for since, until in pairs)


def _clipped(period: Period, year: SchoolYear) -> Period:
    begins, ends = max(period.begins, year.starts), min(period.ends, year.ends)
    return Period(period.key, period.caption, begins, ends)


def _days(period: Period) -> int:
    return (period.ends - period.begins).days + 1
