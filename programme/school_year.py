"""The school year: what «текущий учебный год» means on a given day."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from config.organisation import Organisation

FIRST_YEAR, LAST_YEAR = 1900, 2200
"""Days outside these calendar years are a slip of the clock or of the pen, not a school year."""


@dataclass(frozen=True)
class SchoolYear:
    """One school year.

    Attributes:
        starts: First day, usually 1 September.
        ends: Last day, usually 31 May; the summer after it still belongs to the year.
    """

    starts: date
    ends: date

    @property
    def caption(self) -> str:
        """«2026/2027», as papers write it."""
        return f"{self.starts.year}/{self.starts.year + 1}"

    @property
    def short(self) -> str:
        """«2026-27», as numbers of papers and names of folders write it."""
        return f"{self.starts.year}-{(self.starts.year + 1) % 100:02d}"

    @property
    def previous_ends(self) -> date:
        """Last day of the year before: what comes after it prepares this year."""
        return in_year(self.ends, self.ends.year - 1)

    def year_of(self, month: int) -> int:
        """The calendar year in which that month of this school year lies; its summer closes it."""
        return self.starts.year if month >= self.starts.month else self.starts.year + 1

    def is_summer(self, month: int) -> bool:
        """Whether the month lies wholly between the last day and the first one of the next year."""
        return self.ends.month < month < self.starts.month


def school_year_of(today: date, starts: str = "09-01", ends: str = "05-31") -> SchoolYear:
    """The school year of a day.

    From the last day to the next first one (1 June to 31 August) the year that has just ended still counts:
    its reports, signatures and surveys are being finished, and the new year's work starts with the new year.

    Args:
        today: Any day.
        starts: First day, «month-day».
        ends: Last day, «month-day».

    Raises:
        ValueError: The day lies outside FIRST_YEAR…LAST_YEAR; the text is for staff.
    """
    if not FIRST_YEAR <= today.year <= LAST_YEAR:
        raise ValueError(
            f"Год {today.year} не подходит: ожидался год от {FIRST_YEAR} до {LAST_YEAR}. Проверьте дату."
        )
    first = _day(today.year, starts)
    if first > today:
        first = _day(today.year - 1, starts)
    last = _day(first.year, ends)
    return SchoolYear(first, last if last > first else _day(first.year + 1, ends))


def school_year_named(short: str, like: SchoolYear) -> SchoolYear | None:
    """The school year that keys of papers name «2026-27», with the days of another one; None for anything else."""
    first = short.partition("-")[0]
    if not first.isdecimal() or not FIRST_YEAR <= int(first) < LAST_YEAR:
        return None
    apart = int(first) - like.starts.year
    return SchoolYear(*(in_year(day, day.year + apart) for day in (like.starts, like.ends)))


def year_under_way(today: SchoolYear, remembered: str) -> SchoolYear:
    """The school year that the programme is in: the remembered one, until people begin the next.

    Args:
        today: The school year of today.
        remembered: Caption of the year that the programme remembers («2026/2027»); "" for none.
    """
    known = year_named(remembered, f"{today.starts:%m-%d}", f"{today.ends:%m-%d}")
    return known if known and known.starts < today.starts else today


def year_named(caption: str, starts: str = "09-01", ends: str = "05-31") -> SchoolYear | None:
    """The school year of a caption («2026/2027»); None for any other text."""
    first = caption.partition("/")[0]
    if not (first.isascii() and first.isdecimal() and FIRST_YEAR <= int(first) <= LAST_YEAR):
        return None
    year = school_year_of(_day(int(first), starts), starts, ends)
    return year if year.caption == caption else None


def day_of_year(month_day: str, year: SchoolYear) -> date:
    """The day of a school year that «month-day» means; its summer closes it."""
    return _day(year.year_of(int(month_day[:2])), month_day)


def school_year_at(day: date, organisation: Organisation) -> SchoolYear:
    """The school year of a day in an institution; ValueError as of ``school_year_of``."""
    return school_year_of(day, organisation.school_year_starts, organisation.school_year_ends)


def in_year(day: date, year: int) -> date:
    """The same day in another year; the last day of February stays the last."""
    last = monthrange(year, day.month)[1]
    was_last = day.day == monthrange(day.year, day.month)[1]
    return date(year, day.month, last if was_last else min(day.day, last))


def _day(year: int, month_day: str) -> date:
    month, day = int(month_day[:2]), int(month_day[3:])
    return date(year, month, min(day, monthrange(year, month)[1]))
