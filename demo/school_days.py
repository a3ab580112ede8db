"""The days of the story: autumn of the school year that the real date belongs to."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

SEPTEMBER = 9
MORNING = time(7, 30, tzinfo=UTC)
"""Half past ten in Moscow."""


@dataclass(frozen=True)
class SchoolDays:
    """When each stage happens.

    Attributes:
        invited: The questionnaires go out.
        corrected: Somebody answers once more.
        gathered: The base stands.
        met: The meeting, and the wishes after it.
        proposed: Consents are in, pairs are sought.
        decided: The coordinator decides.
        signed: The agreements are signed.
    """

    invited: date
    corrected: date
    gathered: date
    met: date
    proposed: date
    decided: date
    signed: date


def school_days(today: date) -> SchoolDays:
    """The stages from the second Monday of September to the beginning of October.

    A day from January to August belongs to the school year that began the autumn before.
    """
    first = date(today.year if today.month >= SEPTEMBER else today.year - 1, SEPTEMBER, 7)
    monday = first + timedelta(days=-first.weekday() % 7)
    invited, corrected, gathered, met, proposed, decided, signed = (
        monday + timedelta(days=days) for days in (0, 2, 4, 9, 11, 15, 23)
    )
    return SchoolDays(invited, corrected, gathered, met, proposed, decided, signed)


def morning(day: date) -> datetime:
    """The moment at which a day's work begins."""
    return datetime.combine(day, MORNING)


def as_typed(day: date) -> str:
    """A date as one types it into the spreadsheet: «15.09.2026»."""
    return f"{day:%d.%m.%Y}"
