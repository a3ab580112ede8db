"""The days of the story, through the school year that the real date belongs to."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

SEPTEMBER = 9
MORNING = time(7, 30, tzinfo=UTC)
"""Half past ten in Moscow."""
_OF_AUTUMN = (-6, -4, 0, 2, 4, 9, 11, 15, 17, 18, 21, 28, 30, 37)
_OF_YEAR = (44, 50, 98, 133, 134, 196, 252, 256, 273)
"""Days from the second Monday of September; each is a working day."""


@dataclass(frozen=True)
class SchoolDays:
    """When each stage happens.

    Attributes:
        opened: The spreadsheet is there, the programme's own papers are asked for.
        launched: The directives on the programme are signed.
        invited: The questionnaires go out.
        corrected: Somebody answers once more.
        gathered: The base stands.
        met: The meeting, and the wishes after it.
        proposed: Consents are in, pairs are sought.
        decided: The coordinator decides.
        numbered: The directive on the pairs is in the journal.
        agreed: Most pairs sign.
        signed: What is signed has been noted, the pairs are at work.
        changed: One mentor refuses, one is warned; the directive is changed.
        parted: The first day without the pair whose mentor refused; the autumn ends.
        cancelled_from: From that day on the pair whose mentor was warned is no more.
        looked_at: The first weeks of the pairs are looked at.
        replaced_from: The first day without the pair that is to be replaced.
        wintered: The winter's work is in the registers.
        halfway: The midterm survey, and the new pair is approved.
        renewed: The new pair signs.
        sprung: The spring's work is in the registers.
        asked_again: Everybody says how the year was.
        gathered_again: The final meeting.
        last: The last day that is told: the reports are signed, the pairs have completed the programme.
    """

    opened: date
    launched: date
    invited: date
    corrected: date
    gathered: date
    met: date
    proposed: date
    decided: date
    numbered: date
    agreed: date
    signed: date
    changed: date
    parted: date
    cancelled_from: date
    looked_at: date
    replaced_from: date
    wintered: date
    halfway: date
    renewed: date
    sprung: date
    asked_again: date
    gathered_again: date
    last: date


def school_days(today: date) -> SchoolDays:
    """The stages from the first week of September to the second one of June.

    A day from January to August belongs to the school year that began the autumn before.
    """
    first = date(today.year if today.month >= SEPTEMBER else today.year - 1, SEPTEMBER, 7)
    monday = first + timedelta(days=-first.weekday() % 7)
    return SchoolDays(*(monday + timedelta(days=days) for days in (*_OF_AUTUMN, *_OF_YEAR)))


def morning(day: date) -> datetime:
    """The moment at which a day's work begins."""
    return datetime.combine(day, MORNING)


def as_typed(day: date) -> str:
    """A date as one types it into the spreadsheet: «15.09.2026»."""
    return f"{day:%d.%m.%Y}"
