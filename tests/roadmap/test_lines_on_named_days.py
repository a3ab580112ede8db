"""A line that is done on a named weekday of each month is late after that day; one done n times a year has n days."""

from datetime import date

import pytest

from config.roadmap import Activity, Evidence
from programme.progress import (
    ActivityState,
    Facts,
    Happening,
    Planned,
    Progress,
    ProofItem,
    Typed,
    assess,
)
from programme.roadmap import RoadmapLine
from programme.school_year import school_year_of
from programme.timeframes import periods, read_timeframe

YEAR = school_year_of(date(2026, 10, 1))
ACTIVITY = Activity(
    number="3.5",
    published_number="3.5.",
    section="3",
    title="Встречи",
    timeframe="",
    evidence=(Evidence.HAPPENINGS,),
    happenings=("event",),
)


def progress(raw: str, today: date, *days: date, activity: Activity = ACTIVITY) -> Progress:
    line = RoadmapLine("3.5", "3.5.", "Встречи", raw, "Куратор", "")
    frame = read_timeframe(raw, YEAR)
    held = tuple(Happening("3.5", "event", ProofItem("Встреча", "x"), on, True, "") for on in days)
    planned = Planned(activity, line, frame, periods(frame, YEAR))
    return assess(planned, Facts(happenings=held), Typed(), today=today)[0]


@pytest.mark.parametrize(
    ("today", "state"),
    [(date(2026, 9, 25), ActivityState.NOT_STARTED), (date(2026, 9, 26), ActivityState.LATE)],
)
def test_a_month_is_late_after_its_last_friday(today: date, state: ActivityState) -> None:
    found = progress("последняя пятница месяца", today)

    assert found.instances[0].state is state
    assert found.due == date(2026, 9, 25)


def test_a_meeting_put_off_within_the_month_still_counts() -> None:
    found = progress("последняя пятница месяца", date(2026, 10, 1), date(2026, 9, 29))

    assert found.instances[0].state is ActivityState.DONE
    assert found.due == date(2026, 10, 30)


@pytest.mark.parametrize(
    ("raw", "due"),
    [
        ("2 раза в год", date(2026, 12, 31)),
        ("4 раза в год", date(2026, 12, 31)),
        ("2 раза в год (декабрь, май)", date(2026, 12, 31)),
        ("раз в полугодие", date(2026, 12, 31)),
        ("3 раза в год", date(2026, 11, 30)),
    ],
)
def test_work_done_several_times_a_year_is_due_with_its_current_part(raw: str, due: date) -> None:
    whole = ACTIVITY.model_copy(update={"evidence": (Evidence.PAIRS,)})

    assert not progress(raw, date(2026, 11, 22), activity=whole).instances
    assert progress(raw, date(2026, 11, 22), activity=whole).due == due
