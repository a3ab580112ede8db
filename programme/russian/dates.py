"""Dates as documents write them."""

from datetime import date

from programme.russian.letters import NO_BREAK_SPACE

MONTHS_OF_DAYS = (
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
)
"""The months as a day is named with them, in the genitive: «5 октября»."""

_MONTHS_NAMED = (
    "январь",
    "февраль",
    "март",
    "апрель",
    "май",
    "июнь",
    "июль",
    "август",
    "сентябрь",
    "октябрь",
    "ноябрь",
    "декабрь",
)

BLANK_DATE = f"«___»{NO_BREAK_SPACE}__________{NO_BREAK_SPACE}20__{NO_BREAK_SPACE}г."
"""A date to be filled in by hand."""


def long_date(day: date | None) -> str:
    """««15» февраля 2027 г.» with no-break spaces; a blank to be filled in by hand where there is no date."""
    if day is None:
        return BLANK_DATE
    return NO_BREAK_SPACE.join(
        (f"«{day.day:02}»", MONTHS_OF_DAYS[day.month - 1], str(day.year), "г.")
    )


def short_date(day: date) -> str:
    """«15.02.2027»."""
    return f"{day:%d.%m.%Y}"


def month_caption(month: int, year: int) -> str:
    """«октябрь 2026 г.», never broken over lines."""
    return NO_BREAK_SPACE.join((_MONTHS_NAMED[month - 1], str(year), "г."))
