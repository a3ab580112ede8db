"""The tab «Что сделать»: every task once, in rows that stay where they are."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from generators.workbook.columns import CellValue
from programme.due import (
    LineState,
    Task,
    happening_tasks,
    line_tasks,
    meeting_tasks,
    ordered,
    unique,
    urgency,
)
from programme.progress import activity_of
from sync.deciding.due_pairs import pair_tasks
from sync.deciding.due_papers import paper_tasks
from sync.deciding.due_people import people_tasks
from sync.deciding.proving import Standing, tab_url
from sync.records.roadmap import roadmap_lines
from sync.tables import Row, Table
from sync.values import as_date, scalar
from sync.world import World


def due(world: World, standing: Standing, warn_by: Mapping[str, date]) -> Table:
    """The tab as it should be; unchanged where it is missing or broken.

    Args:
        world: With the tabs as decided so far, the roadmap among them.
        standing: What the registers hold.
        warn_by: Code of a pair that is to end → the last day on which the mentor can be warned.
    """
    table = world.tables["due"]
    if not table.whole:
        return table
    found = tasks(world, standing, warn_by)
    return listed(table, {task.key: _cells(task, world, standing) for task in found})


def tasks(world: World, standing: Standing, warn_by: Mapping[str, date]) -> tuple[Task, ...]:
    """Everything that is due, late first.

    What names a paper, a pair or a person says more exactly what is to be done than the line of the
    roadmap that it brings forward: that line is left out, so that nothing stands twice.
    """
    lines = tuple(_lines(world))
    days = {line.activity: line.due for line in lines}
    responsible = {line.activity: line.responsible for line in lines}
    near = [
        *pair_tasks(world, standing, warn_by, days),
        *paper_tasks(world, standing, days),
        *people_tasks(world, standing),
        *happening_tasks(standing.happenings, responsible),
        *meeting_tasks(standing.ahead, tab_url(world, "events")),
    ]
    near = [replace(task, whom=_people(task.whom, standing)) for task in near]
    covered = {number for task in near for number in task.activities}
    return ordered(unique([*near, *line_tasks(lines, covered, tab_url(world, "roadmap"))]))


def _people(whom: Iterable[str], standing: Standing) -> tuple[str, ...]:
    """A pair's code stands for its two people."""
    pairs = {row.pair.code: (row.pair.mentor, row.pair.mentee) for row in standing.pairs}
    return tuple(dict.fromkeys(code for name in whom for code in pairs.get(name, (name,))))


def _lines(world: World) -> Iterator[LineState]:
    """The lines as the board shows them, under the numbers of the activities that they are."""
    activities = world.configuration.roadmap.activities
    for row, line in roadmap_lines(world.tables["roadmap"]):
        if line.is_section:
            continue
        known = activity_of(line, activities)
        yield LineState(
            number=line.number,
            row=line.published_number,
            title=line.title,
            responsible=line.responsible,
            state=row.text("state"),
            due=as_date(row.cells.get("due")),
            waits_for=row.text("waits_for"),
            activity=known.number if known else f"«{line.number}»",
        )


def _cells(task: Task, world: World, standing: Standing) -> dict[str, CellValue]:
    everybody = standing.people.participants
    names = [everybody[code].full_name for code in task.whom if code in everybody]
    source = world.tables.get(task.tab)
    place = [source.title if source else "", task.row]
    return {
        "who": ", ".join(task.whom) or "не указан",
        "person_name": "; ".join(names),
        "what": task.what,
        "due": task.due,
        "state": urgency(task.due, world.today).value,
        "place": ": ".join(part for part in place if part),
        "link": task.link or (tab_url(world, task.tab) if source else ""),
    }


def listed(table: Table, wanted: Mapping[str, Mapping[str, CellValue]]) -> Table:
    """A tab of the programme's own whose rows stay where they are.

    A new row takes the place of one that is no longer needed; places that are left over are filled
    from the end, and the last rows emptied, so that the list never gets holes.

    Args:
        table: The tab.
        wanted: Key → cells, in the order in which new rows are to come.
    """
    standing = [row for row in (*table.rows, *table.doubles) if row.index is not None]
    slots = sorted(row.index for row in standing if row.index is not None)
    kept = _kept(standing, wanted)
    held = set(kept.values())
    new = [key for key in wanted if key not in held]
    free = [slot for slot in slots if slot not in kept]
    placed = dict(zip(free, new, strict=False)) | kept
    _close_up(placed, slots)
    rows = [_row(placed.get(slot, ""), slot, wanted) for slot in slots]
    rows += [_row(key, None, wanted) for key in new[len(free) :]]
    return replace(table, rows=tuple(rows), doubles=())


def _kept(standing: Iterable[Row], wanted: Mapping[str, object]) -> dict[int, str]:
    """Place → key of the rows that are still needed; of several with one key the first read."""
    kept: dict[str, int] = {}
    for row in standing:
        if row.key in wanted and row.index is not None:
            kept.setdefault(row.key, row.index)
    return {place: key for key, place in kept.items()}


def _close_up(placed: dict[int, str], slots: Sequence[int]) -> None:
    for hole in [slot for slot in slots if slot not in placed]:
        last = max(placed, default=-1)
        if last < hole:
            return
        placed[hole] = placed.pop(last)


def _row(key: str, index: int | None, wanted: Mapping[str, Mapping[str, CellValue]]) -> Row:
    if not key:
        return Row(f"#{(index or 0) + 1}", index)
    cells = {column: scalar(value) for column, value in {**wanted[key], "key": key}.items()}
    return Row(key, index, {column: value for column, value in cells.items() if value is not None})
