"""The turn of the school year: what the old one came to is kept, and the new one begins with a clean board.

It happens in the first run that sees the new year, before that run works anything out: the roadmap's tab still says
then how the old year ended.
"""

import re
from collections.abc import Mapping
from dataclasses import replace

from generators.workbook.columns import CellValue
from generators.workbook.past_years import PAST_YEARS
from programme.findings import Finding
from programme.progress import ActivityState
from programme.russian.letters import spaced
from programme.school_year import SchoolYear
from programme.timeframes import Timeframe, TimeframeKind, read_timeframe
from sync.records.memory import SET_ASIDE, SETTLED, YEAR_OF_BOARD, service
from sync.records.roadmap import mark_of_hand, roadmap_lines
from sync.tables import Row, Table
from sync.world import World

_ONCE = frozenset(
    {
        TimeframeKind.DATE,
        TimeframeKind.BEFORE,
        TimeframeKind.AFTER,
        TimeframeKind.RANGE,
        TimeframeKind.MONTH,
        TimeframeKind.QUARTER,
        TimeframeKind.CALENDAR_YEAR,
    }
)
_A_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def turned(world: World) -> World:
    """The world with the old year put away, where a new one has begun; the same world otherwise."""
    memory = service(world.tables["service"])
    year, known = world.year, memory.get(YEAR_OF_BOARD, "")
    if known == year.caption or world.tables["roadmap"].missing:
        return world
    tables = dict(world.tables)
    remembered = {YEAR_OF_BOARD: year.caption}
    if known:
        lines = [
            (line.number, row)
            for row, line in roadmap_lines(tables["roadmap"])
            if row.text("state") and not line.is_section
        ]
        tables[PAST_YEARS.key] = _kept(tables[PAST_YEARS.key], lines, known)
        remembered |= _set_aside(lines) | _settled(lines, memory, known, year)
    tables["service"] = tables["service"].upserted(
        {name: {"value": value} for name, value in remembered.items()}
    )
    return replace(world, tables=tables)


def _kept(table: Table, lines: list[tuple[str, Row]], year: str) -> Table:
    rows: dict[str, dict[str, CellValue]] = {}
    for number, row in lines:
        typed = (spaced(row.text("manual_state")), spaced(row.text("manual_evidence")))
        rows[f"{year}:{number}"] = {
            "year": year,
            "number": number,
            "title": row.text("title"),
            "timeframe": row.text("timeframe"),
            "state": row.text("state"),
            "progress": row.text("progress"),
            "evidence": row.text("evidence"),
            "by_hand": ": ".join(filter(None, typed)),
        }
    return table.upserted(rows)


def _set_aside(lines: list[tuple[str, Row]]) -> dict[str, str]:
    """What people typed for the old year doesn't count for the new one, until they type something else."""
    return {
        f"{SET_ASIDE}{number}": mark_of_hand(row)
        for number, row in lines
        if spaced(row.text("manual_state"))
    }


def _settled(
    lines: list[tuple[str, Row]], memory: Mapping[str, str], year: str, new: SchoolYear
) -> dict[str, str]:
    """Lines that the plan has once, such as «февраль 2023», stay done; a month without a year comes every year."""
    return {
        f"{SETTLED}{number}": memory.get(f"{SETTLED}{number}") or year
        for number, row in lines
        if row.text("state") == ActivityState.DONE.value
        and _is_once(read_timeframe(row.text("timeframe"), new))
    }


def _is_once(timeframe: Timeframe) -> bool:
    return timeframe.kind in _ONCE and bool(_A_YEAR.search(timeframe.raw))


def new_year_due(world: World) -> list[Finding]:
    """A remark where the calendar is in the next school year and the programme is not."""
    if world.calendar_year == world.year:
        return []
    text = (
        f"Наступил {world.calendar_year.caption} учебный год, а программа ведёт {world.year.caption}. Закончите "
        "дела прошлого года и попросите ответственного за программу запустить nastavnik new-year."
    )
    return [Finding("", "", text)]
