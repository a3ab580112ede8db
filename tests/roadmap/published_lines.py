"""Lines of the published roadmap with everything that may prove them, for the tests of this folder."""

from datetime import date
from pathlib import Path

from config.loading import load
from programme.progress import (
    ByHand,
    Facts,
    Planned,
    Progress,
    ProofItem,
    Typed,
    assess,
)
from programme.roadmap import lines_of
from programme.school_year import school_year_of
from programme.timeframes import read_timeframe
from programme.timeframes.periods import periods

ROADMAP = load(Path(__file__).parents[2] / "config" / "organisation.yaml").roadmap
ACTIVITIES = {activity.number: activity for activity in ROADMAP.activities}
LINES = {line.number: line for line in lines_of(ROADMAP)}

AUTUMN = date(2026, 11, 22)


def agreements(count: int) -> tuple[ProofItem, ...]:
    return tuple(ProofItem(f"Соглашение № {n}", f"http://docs/{n}") for n in range(1, count + 1))


EMPTY = Facts()
FULL = Facts(
    roadmap_url="http://sheet#roadmap",
    register_url="http://sheet#people",
    pairs_url="http://sheet#pairs",
    templates={"agreement": ProofItem("Шаблон", "http://docs/template")},
    mentees=15,
    mentors=9,
    answers={"Ф1": 15, "Ф2": 9, "Ф3": 24},
    expected={"Ф1": 15, "Ф2": 9, "Ф3": 24},
    answers_urls={"Ф1": "http://sheet#f1", "Ф2": "http://sheet#f2", "Ф3": "http://sheet#f3"},
    approved=12,
    agreements=agreements(12),
    agreements_signed=12,
)


def progress_of(
    number: str,
    facts: Facts = EMPTY,
    *,
    today: date = AUTUMN,
    timeframe: str | None = None,
    confirmed_due: date | None = None,
    manual: tuple[str, str] = ("", ""),
) -> tuple[Progress, tuple[str, ...]]:
    return assess(
        planned(number, today, timeframe), facts, Typed(confirmed_due, ByHand(*manual)), today=today
    )


def planned(number: str, today: date, timeframe: str | None = None) -> Planned:
    line, year = LINES[number], school_year_of(today)
    read = read_timeframe(line.timeframe if timeframe is None else timeframe, year)
    return Planned(ACTIVITIES.get(number), line, read, periods(read, year))
