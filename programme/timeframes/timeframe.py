"""A deadline: its raw wording and how it was read."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from programme.timeframes.nth_weekday import NthWeekday

_SATURDAY = 5


class TimeframeKind(StrEnum):
    """What sort of deadline a wording names (mentoring.md, 6.3)."""

    DATE = "date"
    BEFORE = "before"
    AFTER = "after"
    RANGE = "range"
    MONTH = "month"
    QUARTER = "quarter"
    SCHOOL_YEAR = "school_year"
    CALENDAR_YEAR = "calendar_year"
    CONTINUOUS = "continuous"
    RECURRING = "recurring"
    EVENT = "event"
    EXTERNAL = "external"
    ON_DEMAND = "on_demand"
    EMPTY = "empty"
    UNKNOWN = "unknown"


class Unit(StrEnum):
    """The unit of a frequency."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"


@dataclass(frozen=True)
class Frequency:
    """«2 раза в месяц» is 2 times in 1 month; «1 раз в 2 недели» 1 time in 2 weeks."""

    times: int
    every: int
    unit: Unit


@dataclass(frozen=True)
class Timeframe:
    """A deadline as read; a proposal until people confirm it where ``needs_confirmation``.

    Attributes:
        raw: The wording, exactly as published.
        kind: What sort of deadline it names.
        starts: First day, where the wording gives one.
        ends: Last day; without it nothing is ever overdue.
        explanation: In Russian, for staff: how it was understood, and what is asked of them.
        needs_confirmation: The wording leaves something open, or was moved from another year.
        frequency: How often, for ``RECURRING``.
        parts: First and last day of each stretch, in order of time, where the wording names several apart from
            each other («сентябрь, январь, май»).
        weekday: The days of each month, for «последняя пятница месяца».
    """

    raw: str
    kind: TimeframeKind
    starts: date | None = None
    ends: date | None = None
    explanation: str = ""
    needs_confirmation: bool = False
    frequency: Frequency | None = None
    parts: tuple[tuple[date, date], ...] = ()
    weekday: NthWeekday | None = None

    @property
    def lasts(self) -> bool:
        """Whether the work goes on until the end, so that it cannot be finished before."""
        return self.kind is TimeframeKind.CONTINUOUS or (
            self.frequency is not None and self.frequency.unit is not Unit.YEAR
        )

    def due(self, today: date) -> date | None:
        """The next day something is expected: for work by month, quarter or half-year, its last working day."""
        if self.weekday and self.ends:
            return _next_of(self.weekday, max(today, self.starts or today), self.ends)
        months = _MONTHS_IN.get(self.frequency.unit, 0) if self.frequency else 0
        if not months or self.ends is None or (self.frequency and self.frequency.every != 1):
            return self.ends
        day = max(today, self.starts or today)
        last = _last_working_day(day.year, (day.month - 1) // months * months + months)
        if last < day:
            last = _end_of_next(last, months)
        return min(last, self.ends)


_MONTHS_IN = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.HALF: 6}


def _next_of(weekday: NthWeekday, since: date, until: date) -> date:
    months = range(since.year * 12 + since.month - 1, until.year * 12 + until.month)
    days = (day for months in months for day in weekday.days(months // 12, months % 12 + 1))
    return next((day for day in days if since <= day <= until), until)


def _last_working_day(year: int, month: int) -> date:
    """Monday to Friday; public holidays are not known here."""
    day = date(year, month, monthrange(year, month)[1])
    return day - timedelta(days=max(0, day.weekday() - _SATURDAY + 1))


def _end_of_next(last: date, months: int) -> date:
    year, month = divmod(last.year * 12 + last.month - 1 + months, 12)
    return _last_working_day(year, month + 1)
