"""Spreadsheets of a probe: small, each for one question."""

from typing import Any

from sync.probing.bench import Bench
from sync.workspace.drive import SPREADSHEET
from sync.workspace.errors import Refused

READ = "sheets.spreadsheets.values.get"
CHANGE = "sheets.spreadsheets.batchUpdate"


def new_book(bench: Bench, locale: str = "") -> str:
    """The id of a new spreadsheet; its first tab has the number 0."""
    body = {"name": "book", "mimeType": SPREADSHEET, "parents": [bench.scratch.folder]}
    made = bench.call("drive.files.create", body=body, fields="id")
    book = str(made["id"])
    if locale:
        changed = {"properties": {"locale": locale}, "fields": "locale"}
        change(bench, book, {"updateSpreadsheetProperties": changed})
    return book


def change(bench: Bench, book: str, *requests: dict[str, Any]) -> list[dict[str, Any]]:
    """Apply requests together; their replies."""
    reply = bench.call(CHANGE, spreadsheetId=book, body={"requests": list(requests)})
    return list(reply.get("replies", []))


def refusal_of(bench: Bench, book: str, *requests: dict[str, Any]) -> Refused | None:
    """How requests are refused; None where they are applied."""
    return bench.refusal(CHANGE, spreadsheetId=book, body={"requests": list(requests)})


def write(bench: Bench, book: str, cell: str, value: str, option: str) -> None:
    """Write one cell through ``values``; ``option`` is RAW or USER_ENTERED."""
    bench.call(
        "sheets.spreadsheets.values.update",
        spreadsheetId=book,
        range=cell,
        valueInputOption=option,
        body={"values": [[value]]},
    )


def read(bench: Bench, book: str, cells: str) -> list[Any]:
    """The values of cells, row after row, unformatted; what is empty at the end is left out."""
    got = bench.call(READ, spreadsheetId=book, range=cells, valueRenderOption="UNFORMATTED_VALUE")
    return [value for row in got.get("values", []) for value in row]


def entered(row: int, column: int, **value: Any) -> dict[str, Any]:
    """The request that writes one typed value through updateCells."""
    return {
        "updateCells": {
            "start": {"sheetId": 0, "rowIndex": row, "columnIndex": column},
            "rows": [{"values": [{"userEnteredValue": value}]}],
            "fields": "userEnteredValue",
        }
    }


def computed(bench: Bench, book: str, formula: str) -> tuple[bool, bool]:
    """Whether a formula works that is sent through updateCells, and through USER_ENTERED."""
    by_cells = refusal_of(bench, book, entered(0, 0, formulaValue=formula)) is None
    try:
        write(bench, book, "B1", formula, "USER_ENTERED")
    except Refused as refusal:
        if refusal.code != 400:
            raise
        by_typing = False
    else:
        by_typing = True
    shown = [*read(bench, book, "A1:B1"), "", ""]
    works = [isinstance(value, int | float) for value in shown]
    return by_cells and works[0], by_typing and works[1]


def by_way(works: tuple[bool, bool]) -> str:
    """Through which ways in a formula worked, in words."""
    ways = [way for way, does in zip(("updateCells", "USER_ENTERED"), works, strict=True) if does]
    return f"It worked through {' and '.join(ways)}." if ways else "It worked through neither way."
