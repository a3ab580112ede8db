"""Whether a chart keeps the colours of single bars."""

from typing import Any

from sync.probing.bench import Bench
from sync.probing.books import change, entered, new_book
from sync.probing.question import Question, Reading, Seen

_GREEN = {"rgbColor": {"red": 0.2, "green": 0.6, "blue": 0.3}}


def _ask(bench: Bench) -> Seen:
    book = new_book(bench)
    cells = [entered(row, 0, stringValue=f"bar {row}") for row in range(3)]
    counts = [entered(row, 1, numberValue=row + 1) for row in range(3)]
    change(bench, book, *cells, *counts, {"addChart": {"chart": _chart()}})
    kept = bench.call(
        "sheets.spreadsheets.get", spreadsheetId=book, fields="sheets(charts(spec(basicChart)))"
    )["sheets"][0]["charts"][0]["spec"]["basicChart"]
    painted = [
        point.get("index", 0)
        for point in kept["series"][0].get("styleOverrides", [])
        if point.get("colorStyle") or point.get("color")
    ]
    if not painted:
        return Seen("dropped")
    return Seen("kept" if painted == [0, 2] else "some", f"Painted: {painted}; asked: [0, 2].")


def _chart() -> dict[str, Any]:
    series = {
        "series": _column(1),
        "targetAxis": "BOTTOM_AXIS",
        "styleOverrides": [{"index": place, "colorStyle": _GREEN} for place in (0, 2)],
    }
    drawing = {
        "chartType": "BAR",
        "legendPosition": "NO_LEGEND",
        "headerCount": 0,
        "axis": [{"position": "LEFT_AXIS"}, {"position": "BOTTOM_AXIS"}],
        "domains": [{"domain": _column(0)}],
        "series": [series],
    }
    anchor = {"sheetId": 0, "rowIndex": 5, "columnIndex": 3}
    return {
        "spec": {"title": "bars", "basicChart": drawing},
        "position": {"overlayPosition": {"anchorCell": anchor}},
    }


def _column(place: int) -> dict[str, Any]:
    cells = {
        "sheetId": 0,
        "startRowIndex": 0,
        "endRowIndex": 3,
        "startColumnIndex": place,
        "endColumnIndex": place + 1,
    }
    return {"sourceRange": {"sources": [cells]}}


QUESTION = Question(
    name="sheets.bar-colours",
    asks="Does a chart of bars keep the colours of single bars (styleOverrides)?",
    title="сохраняются ли цвета отдельных столбиков",
    steps="addChart BAR with styleOverrides for two of three bars; spreadsheets.get.",
    readings={
        "kept": Reading("It keeps them.", "Handled: the bars of moods have colours of their own."),
        "dropped": Reading(
            "It drops them.",
            "Handled: all bars have one colour then, and their names stand beside them.",
        ),
    },
    ask=_ask,
)
