"""``nastavnik status``: the roadmap with states and evidence, what is late, what waits for whom."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table as Grid
from rich.text import Text

from programme.pairs import PairState
from programme.progress import ActivityState
from sync.cli.desk import on_spreadsheet
from sync.cli.output import Output
from sync.commit import Desk
from sync.records.memory import remembered_pairs
from sync.records.pairs import pairs
from sync.records.papers import papers
from sync.records.roadmap import number_of, roadmap_lines
from sync.settings import Settings
from sync.snapshot import Snapshot, read_spreadsheet
from sync.tables import Row
from sync.values import as_date

_SETTLED = (ActivityState.DONE.value, ActivityState.NOT_APPLICABLE.value)


def run(settings: Settings, output: Output) -> int:
    """Read the spreadsheet and say where the programme stands; nothing is changed."""
    snapshot, desk = on_spreadsheet(settings, "status", _read)
    value = summary(snapshot, desk.spreadsheet_id, settings.now.date())
    lines = [] if output.as_json else _lines(snapshot, value, output.width)
    output.result(value, lines)
    return 0


def _read(desk: Desk) -> Snapshot:
    return read_spreadsheet(desk.workspace, desk.configuration, desk.spreadsheet_id)


def summary(snapshot: Snapshot, spreadsheet_id: str, today: date) -> dict[str, Any]:
    """Where the programme stands on a day, in codes and links; no names."""
    activities = [_activity(row, today) for row in _activity_rows(snapshot)]
    found, _ = pairs(snapshot.tables["pairs"], remembered_pairs(snapshot.tables["service"]))
    return {
        "spreadsheet_id": spreadsheet_id,
        "participants": len(snapshot.tables["people"].rows),
        "pairs": [{"key": pair.code, "state": pair.state.value} for pair in found],
        "documents": _documents(snapshot),
        "activities": activities,
        "late": [a["number"] for a in activities if a["status"] == ActivityState.LATE.value],
        "waiting": [
            {"number": a["number"], "for": a["waits_for"]} for a in activities if a["waits_for"]
        ],
    }


def _activity_rows(snapshot: Snapshot) -> list[Row]:
    lines = roadmap_lines(snapshot.tables["roadmap"])
    return [row for row, line in lines if not line.is_section]


def _activity(row: Row, today: date) -> dict[str, Any]:
    due = as_date(row.cells.get("due"))
    return {
        "number": number_of(row),
        "status": _state(row.text("state"), due, today),
        "due": due.isoformat() if due else "",
        "progress": row.text("progress"),
        "evidence": [line for line in row.text("evidence").split("\n") if line],
        "waits_for": row.text("waits_for"),
    }


def _state(written: str, due: date | None, today: date) -> str:
    """The calendar goes on between two runs: what was to be done by yesterday is late today."""
    is_late = due is not None and due < today and written not in _SETTLED
    return ActivityState.LATE.value if is_late else written


def _documents(snapshot: Snapshot) -> list[dict[str, str]]:
    table = snapshot.tables["papers"]
    rows = {row.key: row for row in table.rows}
    return [
        {
            "kind": paper.kind,
            "activity": rows[paper.key].text("activity"),
            "title": rows[paper.key].text("title"),
            "id": paper.file,
            "url": paper.link,
            "state": paper.state,
        }
        for paper in papers(table)
        if paper.file
    ]


def _lines(snapshot: Snapshot, value: Mapping[str, Any], width: int) -> list[str]:
    states = [pair["state"] for pair in value["pairs"]]
    approved = states.count(PairState.APPROVED.value) + states.count(PairState.ACTIVE.value)
    lines = [
        *_table(snapshot, value["activities"], width),
        f"Участников: {value['participants']}; пар утверждено: {approved}; документов: {len(value['documents'])}.",
        f"Просрочено: {', '.join(value['late']) or 'ничего'}.",
        f"Таблица: {snapshot.resource['spreadsheetUrl']}",
    ]
    if not any(activity["status"] for activity in value["activities"]):
        lines.append("Состояния ещё не посчитаны: запустите nastavnik sync.")
    return lines


def _table(snapshot: Snapshot, activities: list[dict[str, Any]], width: int) -> list[str]:
    """The roadmap as it fits a terminal; how far a line is and whom it waits for stand below its title."""
    grid = Grid("№", "Мероприятие", "Состояние", "Срок", box=SIMPLE_HEAD, padding=(0, 1, 0, 0))
    for column in (0, 2, 3):
        grid.columns[column].no_wrap = True
    for row, activity in zip(_activity_rows(snapshot), activities, strict=True):
        due = as_date(row.cells.get("due"))
        grid.add_row(
            activity["number"],
            Text("\n".join([_short(row.text("title"), width - 36), *_details(activity)])),
            activity["status"],
            f"до {due:%d.%m.%Y}" if due else "",
        )
    console = Console(width=width)
    with console.capture() as captured:
        console.print(grid)
    return [line.rstrip() for line in captured.get().rstrip().split("\n")]


def _details(activity: Mapping[str, Any]) -> list[str]:
    waits = f"ждёт: {activity['waits_for']}" if activity["waits_for"] else ""
    return [f"– {text}" for text in (activity["progress"], waits) if text]


def _short(text: str, most: int) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1] + "…"
