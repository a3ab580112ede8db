"""«Последняя пятница месяца»: which days those are, and how Russian papers name them."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

LAST = -1
"""The place of the month's last such day."""

_STEMS = ("понедельник", "вторник", "сред", "четверг", "пятниц", "суббот", "воскресень")
_ACCUSATIVES = ("понедельник", "вторник", "среду", "четверг", "пятницу", "субботу", "воскресенье")
_GENDERS = "ммжмжжс"
_ORDINALS = {
    "м": ("первый", "второй", "третий", "четвёртый", "последний"),
    "ж": ("первую", "вторую", "третью", "четвёртую", "последнюю"),
    "с": ("первое", "второе", "третье", "четвёртое", "последнее"),
}
WEEKDAY = rf"(?:{'|'.join(_STEMS)})(?:[аеуыиойямхью]{{1,3}})?(?![а-я])"
"""A day of the week in any case; no «четверть», which is a school term."""

_PLACE = "(?:[1-4]|последняя)"
PLACES = rf"(?P<places>{_PLACE}(?:(?:, ?| и ){_PLACE})*)"
"""Which of the month's Fridays, in a normalised wording; not every month has a fifth."""


@dataclass(frozen=True)
class NthWeekday:
    """Some Fridays of a month, or other days of the week.

    Attributes:
        places: 1…4, or ``LAST``; in order, ``LAST`` at the end.
        weekday: 0 is Monday.
    """

    places: tuple[int, ...]
    weekday: int

    @property
    def caption(self) -> str:
        """In the accusative, as an answer to «когда»: «в первую и третью среду», «во второй вторник»."""
        ordinals = _ORDINALS[_GENDERS[self.weekday]]
        names = [ordinals[LAST if place == LAST else place - 1] for place in self.places]
        listed = " и ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
        return f"{'во' if listed.startswith('вт') else 'в'} {listed} {_ACCUSATIVES[self.weekday]}"

    def days(self, year: int, month: int) -> tuple[date, ...]:
        """Those days of a month, in order of time."""
        length = monthrange(year, month)[1]
        first = 1 + (self.weekday - date(year, month, 1).weekday()) % 7
        every = range(first, length + 1, 7)
        numbers = {every[LAST if place == LAST else place - 1] for place in self.places}
        return tuple(date(year, month, number) for number in sorted(numbers))


def nth_weekday(places: str, weekday: str) -> NthWeekday:
    """The days that a normalised wording names: «1 и 3», «среда»."""
    found = [LAST if p == "последняя" else int(p) for p in re.findall(_PLACE, places)]
    order = sorted(set(found), key=lambda place: (place == LAST, place))
    number = next(n for n, stem in enumerate(_STEMS) if weekday.startswith(stem))
    return NthWeekday(tuple(order), number)
