"""Days that no calendar has: «31 сентября», «до 31.02»."""

import re
from calendar import monthrange

from programme.school_year import SchoolYear
from programme.timeframes.timeframe import Timeframe, TimeframeKind
from programme.timeframes.wording import MONTH_FORMS, MONTHS

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DAY = re.compile(
    rf"(?<!\d)(?P<days>\d{{1,2}}(?:(?:-| по | до | и |, ?)\d{{1,2}})*) (?P<month>{_MONTH})(?![а-я])"
    r"(?:,? (?P<year>(?:19|20)\d\d))?"
)
_FEBRUARY = 2


def no_such_day(wording: str, year: SchoolYear) -> Timeframe | None:
    """What is wrong with the first impossible day of a normalised wording; None where all its days exist."""
    for found in _DAY.finditer(wording):
        month = MONTHS[found["month"]]
        calendar_year = int(found["year"] or year.year_of(month))
        length = monthrange(calendar_year, month)[1]
        if not all(1 <= int(number) <= length for number in re.findall(r"\d+", found["days"])):
            return _told(month, length, calendar_year)
    return None


def _told(month: int, length: int, year: int) -> Timeframe:
    name = MONTH_FORMS[month].split()[1]
    of_year = f" {year} года" if month == _FEBRUARY else ""
    counted = f"{length} {'день' if length % 10 == 1 else 'дней'}"
    told = f"Такого дня нет: в {name}{of_year} {counted}. Исправьте срок в плане или впишите свою дату."
    return Timeframe("", TimeframeKind.UNKNOWN, explanation=told, needs_confirmation=True)
