"""Working days of a five-day week: what the law makes a day off, and the year's transfers as people type them.

Transfers come from a yearly regulation of the Government, so they are data, never a formula.
"""

from dataclasses import dataclass
from datetime import date, timedelta

_NEW_YEAR = frozenset((1, day) for day in range(1, 9))
_OTHERS = frozenset({(2, 23), (3, 8), (5, 1), (5, 9), (6, 12), (11, 4)})
_ONE = timedelta(days=1)
_SATURDAY = 5
_REACH, _REACH_A_DAY = 60, 10
"""Days that are looked through at most, and as many again for each working day sought."""


def is_holiday(day: date) -> bool:
    """Whether the day is a holiday by law: 1–8 January and six more (ст. 112 ч. 1 ТК РФ)."""
    return (day.month, day.day) in _NEW_YEAR | _OTHERS


def is_weekend(day: date) -> bool:
    """Whether the day is a Saturday or a Sunday: the days off of a five-day week (ст. 111 ТК РФ)."""
    return day.weekday() >= _SATURDAY


@dataclass(frozen=True)
class WorkingDays:
    """The calendar by which terms in working days are counted.

    Attributes:
        off: Days off that the law alone doesn't make such.
        working: Days that work though the law alone makes them days off; a holiday never works.
    """

    off: frozenset[date] = frozenset()
    working: frozenset[date] = frozenset()

    def is_working(self, day: date) -> bool:
        """Whether people work on that day; of two contradicting transfers the day off counts."""
        if day in self.off or is_holiday(day):
            return False
        return day in self.working or not (is_weekend(day) or _is_given_back(day))

    def add(self, day: date, count: int) -> date | None:
        """The ``count``-th working day after a day, which itself doesn't count (ст. 14 ТК РФ); for 0 the day itself.

        None where no such day is near: a table that leaves nobody a working day has no answer.
        """
        return self._nth(day, count, step=1)

    def on_or_after(self, day: date) -> date | None:
        """The day itself where it is a working one, else the next that is (ст. 14 ТК РФ: a term's last day)."""
        return day if self.is_working(day) else self.add(day, 1)

    def on_or_before(self, day: date) -> date | None:
        """The day itself where it is a working one, else the last before it: when people can still act."""
        return day if self.is_working(day) else self._nth(day, 1, step=-1)

    def latest_notice(self, ends_on: date, count: int) -> date | None:
        """The last calendar day of a warning that leaves ``count`` full working days before an ending.

        They lie strictly between the two: the count begins on the day after the warning (ст. 14 ТК РФ), and
        the day of ending is no day of the term. For 0 it is the day of ending itself. It may be a day off:
        ``on_or_before`` says when people are there to be warned.
        """
        first = self._nth(ends_on, count, step=-1)
        return _moved(first, -1) if first and count else first

    def earliest_end(self, notice: date, count: int) -> date | None:
        """The first calendar day of an ending that leaves ``count`` full working days after a warning."""
        last = self.add(notice, count)
        return _moved(last, 1) if last and count else last

    def untyped_years(self, first: date, last: date) -> tuple[int, ...]:
        """Calendar years from one day to another for which nobody has typed a single transfer."""
        typed = {day.year for day in self.off | self.working}
        return tuple(year for year in range(first.year, last.year + 1) if year not in typed)

    def _nth(self, day: date, count: int, *, step: int) -> date | None:
        if count < 0:
            raise ValueError(f"a term has no negative number of days: {count}")
        left, reached = count, day
        for _ in range(_REACH + _REACH_A_DAY * count):
            if not left:
                return reached
            moved = _moved(reached, step)
            if moved is None:
                return None
            reached = moved
            left -= self.is_working(reached)
        return None if left else reached


def years_remark(years: tuple[int, ...]) -> str:
    """What to tell people of years without transfers, in Russian; "" where there are none."""
    if not years:
        return ""
    named = " и ".join(str(year) for year in years)
    word = "год" if len(years) == 1 else "годы"
    return (
        f"Переносы на {named} {word} не вписаны: сроки посчитаны без них. Впишите их на вкладку «Нерабочие дни» "
        "из постановления Правительства о переносе выходных дней."
    )


def _is_given_back(day: date) -> bool:
    """Whether the day is off because a holiday before it fell on a weekend (ст. 112 ч. 2 ТК РФ).

    The weekend of 1–8 January is not given back so: the Government moves it, as people type. Where it has
    moved another one elsewhere too, people type this day as a working one.
    """
    before = _moved(day, -1)
    while before and (is_weekend(before) or is_holiday(before)):
        if is_weekend(before) and (before.month, before.day) in _OTHERS:
            return True
        before = _moved(before, -1)
    return False


def _moved(day: date, step: int) -> date | None:
    """A day later or earlier; None beyond the calendar."""
    try:
        return day + step * _ONE
    except OverflowError:
        return None
