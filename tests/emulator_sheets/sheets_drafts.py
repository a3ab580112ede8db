"""Drafts of spreadsheets for tests of the pure model, and readings of them."""

from datetime import UTC, datetime
from itertools import count
from typing import Any

from emulator.sheets.areas import Json
from emulator.sheets.batch import apply_requests
from emulator.sheets.defaults import sheet_properties, spreadsheet_properties
from emulator.sheets.reading import Reader
from emulator.sheets.workbook import Editor, Workbook

OWNER = "owner@example.org"
NOW = datetime(2026, 9, 1, 10, 30, tzinfo=UTC)


def a_document(rows: list[list[Any]] | None = None, *, height: int = 10, width: int = 6) -> Json:
    """A kept spreadsheet with one tab of this size that holds text."""
    properties = sheet_properties(0, "Sheet1")
    properties["gridProperties"] = {"rowCount": height, "columnCount": width}
    cells = [
        [{"userEnteredValue": {"stringValue": v}} if v else None for v in row] for row in rows or []
    ]
    return {
        "spreadsheetId": "id",
        "properties": spreadsheet_properties("Журнал"),
        "sheets": [{"properties": properties, "rows": cells}],
    }


def a_draft(document: Json | None = None, *, email: str = OWNER) -> Workbook:
    """A draft of a document (an empty one by default) in somebody's hands."""
    numbers = count(1001)
    editor = Editor(email, OWNER, lambda: next(numbers), (OWNER,), NOW)
    return Workbook.draft(document or a_document(), editor)


def applied(document: Json, *requests: Json, email: str = OWNER) -> Json:
    """The document after a batch; raises ApiError where it is refused."""
    book = a_draft(document, email=email)
    apply_requests(book, requests)
    return book.document()


def texts(document: Json, sheet: int = 0) -> list[list[str]]:
    """What the cells of a tab say, ragged."""
    shown = Reader(a_draft(document), None, grid_data=True, places=None).spreadsheet()
    rows = shown["sheets"][sheet]["data"][0].get("rowData", [])
    return [[cell.get("formattedValue", "") for cell in row.get("values", [])] for row in rows]


def grid(start: int, end: int, left: int = 0, right: int = 1, sheet_id: int = 0) -> Json:
    """A GridRange."""
    return {
        "sheetId": sheet_id, "startRowIndex": start, "endRowIndex": end,
        "startColumnIndex": left, "endColumnIndex": right,
    }  # fmt: skip


def rows_of(*rows: list[Any]) -> list[Json]:
    """RowData of plain values."""
    kinds = {str: "stringValue", bool: "boolValue", int: "numberValue", float: "numberValue"}
    return [{"values": [{"userEnteredValue": {kinds[type(v)]: v}} for v in row]} for row in rows]
