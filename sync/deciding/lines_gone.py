"""Published lines that were on «Дорожная карта» this school year and are there no more: nobody notices by himself."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from config.roadmap import Activity
from programme.findings import Finding
from programme.progress import activity_of
from programme.roadmap import RoadmapLine
from programme.school_year import SchoolYear
from sync.records.roadmap import roadmap_lines
from sync.tables import Table

SEEN = "roadmap lines"
"""How the memory names the published lines that the tab has had: «roadmap lines» → «2026/2027: 1.1 1.2 …»."""

_LONGEST = 60


def lines_gone(
    table: Table,
    activities: tuple[Activity, ...],
    memory: Mapping[str, str],
    year: SchoolYear,
) -> tuple[list[Finding], dict[str, str]]:
    """Remarks on lines that are gone, and what to remember.

    What is remembered begins anew with each school year: a plan may be approved anew then. Where more than half of
    the published lines are gone, another plan has taken their place, and the guard has asked about it.

    Args:
        table: «Дорожная карта»; a row that repeats a number doesn't count, but is there.
        activities: The published ones.
        memory: What the service tab remembers.
        year: The school year.
    """
    standing = replace(table, rows=(*table.rows, *table.doubles))
    lines = [line for _, line in roadmap_lines(standing) if not line.is_section]
    present = _present(lines, activities)
    remembered, _, numbers = memory.get(SEEN, "").partition(": ")
    before = set(numbers.split()) if remembered == year.caption else set()
    seen = [a for a in activities if a.number in before]
    gone = [activity for activity in seen if activity.number not in present]
    if 2 * len(gone) > len(seen):
        gone = []
    known = present | {activity.number for activity in gone}
    listed = " ".join(a.number for a in activities if a.number in known)
    findings = [Finding("roadmap", a.published_number, _GONE.format(line=_told(a))) for a in gone]
    return findings, {SEEN: f"{year.caption}: {listed}"}


def _present(lines: Iterable[RoadmapLine], activities: tuple[Activity, ...]) -> set[str]:
    """Numbers of the activities that stand in the tab, under whatever number or words."""
    present: set[str] = set()
    for line in lines:
        activity = activity_of(line, activities)
        present.add(activity.number if activity else line.number)
    return present


def _told(activity: Activity) -> str:
    title = activity.title
    short = title if len(title) <= _LONGEST else title[: _LONGEST - 1].rsplit(" ", 1)[0] + "…"
    return f"{activity.number} «{short}»"


_GONE = (
    "Строки {line} больше нет на вкладке: её срок, состояние и подтверждения не отслеживаются. Если её удалили "
    "случайно, впишите её снова с тем же номером и названием (прежний текст — Файл → История версий) или внесите "
    "план командой nastavnik import-roadmap. Если она не нужна, верните её и отметьте «не применимо» с основанием; "
    "иначе замечание останется до нового учебного года."
)
