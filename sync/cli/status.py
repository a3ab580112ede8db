"""``nastavnik status``: the roadmap with states and evidence, what is late, what waits for whom."""

from collections.abc import Mapping
from typing import Any

from rich.console import Console
from rich.table import Table as Grid

from programme.pairs import PairState
from sync.cli.desk import on_spreadsheet
from sync.cli.output import Output
from sync.commit import Desk
from sync.records import pairs, papers
from sync.settings import Settings
from sync.snapshot import Snapshot, read_spreadsheet
from sync.tables import Row


def run(settings: Settings, output: Output) -> int:
    """Read the spreadsheet and say where the programme stands; nothing is changed."""
    snapshot, desk = on_spreadsheet(settings, _read)
    value = summary(snapshot, desk.spreadsheet_id)
    output.result(value, [] if output.as_json else _lines(snapshot, value))
    return 0


def _read(desk: Desk) -> Snapshot:
    return read_spreadsheet(desk.workspace, desk.configuration, desk.spreadsheet_id)


def summary(snapshot: Snapshot, spreadsheet_id: str) -> dict[str, Any]:
    """Where the programme stands, in codes and links; no names."""
    activities = [_activity(row) for row in _activity_rows(snapshot)]
    found, _ = pairs(snapshot.tables["pairs"])
    return {
        "spreadsheet_id": spreadsheet_id,
        "participants": len(snapshot.tables["people"].rows),
        "pairs": [{"key": pair.code, "state": pair.state.value} for pair in found],
        "documents": _documents(snapshot),
        "activities": activities,
        "late": [a["number"] for a in activities if a["status"] == "просрочено"],
        "waiting": [
            {"number": a["number"], "for": a["waits_for"]} for a in activities if a["waits_for"]
        ],
    }


def _activity_rows(snapshot: Snapshot) -> list[Row]:
    return [
        row for row in snapshot.tables["roadmap"].rows if "." in row.text("number").rstrip(". ")
    ]


def _activity(row: Row) -> dict[str, Any]:
    return {
        "number": row.text("number").rstrip(". "),
        "status": row.text("state"),
        "progress": row.text("progress"),
        "evidence": [line for line in row.text("evidence").split("\n") if line],
        "waits_for": row.text("waits_for"),
    }


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


def _lines(snapshot: Snapshot, value: Mapping[str, Any]) -> list[str]:
    grid = Grid("№", "Мероприятие", "Состояние", "Ход", "Кого ждёт")
    for row in _activity_rows(snapshot):
        cells = (
            row.text(column) for column in ("number", "title", "state", "progress", "waits_for")
        )
        grid.add_row(*(_short(cell) for cell in cells))
    console = Console(width=100)
    with console.capture() as captured:
        console.print(grid)
    states = [pair["state"] for pair in value["pairs"]]
    approved = states.count(PairState.APPROVED.value) + states.count(PairState.ACTIVE.value)
    return [
        captured.get().rstrip(),
        f"Участников: {value['participants']}; пар утверждено: {approved}; документов: {len(value['documents'])}.",
        f"Просрочено: {', '.join(value['late']) or 'ничего'}.",
    ]


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 44 else line[:43] + "…"
