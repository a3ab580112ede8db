"""A spreadsheet made from a workbook of Excel: values, formulas, number formats, merges, frozen panes."""

import io
import zipfile
from datetime import date, datetime, time, timedelta
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from emulator.errors import ApiError
from emulator.sheets.areas import Area, Json
from emulator.sheets.cells import check_length
from emulator.sheets.defaults import COLUMNS, ROWS, sheet_properties
from emulator.sheets.entering import number_value
from emulator.sheets.grid import Cell
from emulator.sheets.serials import serial_of
from emulator.sheets.workbook import Sheet, Workbook

GENERAL = "General"


def fill_from_workbook(book: Workbook, content: bytes) -> None:
    """Make a draft what an .xlsx file holds; ApiError 400 where it is none."""
    try:
        excel = load_workbook(io.BytesIO(content))
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, TypeError) as error:
        raise ApiError(400, "Bad Request", reason="badRequest") from error
    book.sheets = []
    for index, source in enumerate(excel.worksheets):
        sheet_id = book.editor.new_id() if index else 0
        book.sheets = [*book.sheets, _sheet(source, sheet_id)]
    book.check_size()


def _sheet(source: Worksheet, sheet_id: int) -> Sheet:
    properties = sheet_properties(sheet_id, source.title)
    grid: Json = {
        "rowCount": max(ROWS, source.max_row),
        "columnCount": max(COLUMNS, source.max_column),
    }
    rows, columns = _frozen(source)
    grid |= {"frozenRowCount": rows} if rows else {}
    grid |= {"frozenColumnCount": columns} if columns else {}
    properties |= {"gridProperties": grid} | (
        {"hidden": True} if source.sheet_state != "visible" else {}
    )
    sheet = Sheet({"properties": properties})
    for line in source.iter_rows():
        for cell in line:
            if cell.value is not None:
                sheet.grid.put(cell.row - 1, cell.column - 1, _cell(cell))
    merges = [
        Area(r.min_row - 1, r.min_col - 1, r.max_row, r.max_col) for r in source.merged_cells.ranges
    ]
    sheet.objects = sheet.objects | {"merges": [sheet.range_of(area) for area in sorted(merges)]}
    return sheet


def _frozen(source: Worksheet) -> tuple[int, int]:
    """How many rows and columns stay in sight."""
    if source.freeze_panes is None:
        return 0, 0
    corner = source[source.freeze_panes]
    return corner.row - 1, corner.column - 1


def _cell(cell: Any) -> Cell:
    value = cell.value
    if cell.data_type == "f":
        kept: Cell = {"userEnteredValue": {"formulaValue": str(value)}}
    elif isinstance(value, bool):
        kept = {"userEnteredValue": {"boolValue": value}}
    elif isinstance(value, int | float):
        kept = {"userEnteredValue": number_value(value)}
    elif isinstance(value, datetime | date | time | timedelta):
        return {"userEnteredValue": number_value(_serial(value)), **_format(cell, _kind(value))}
    else:
        check_length(str(value))
        return {"userEnteredValue": {"stringValue": str(value)}}
    return kept | _format(cell, "NUMBER")


def _kind(value: datetime | date | time | timedelta) -> str:
    if isinstance(value, time | timedelta):
        return "TIME"
    has_time = isinstance(value, datetime) and value.time() != time()
    return "DATE_TIME" if has_time else "DATE"


def _serial(value: datetime | date | time | timedelta) -> float:
    if isinstance(value, timedelta):
        return value / timedelta(days=1)
    if isinstance(value, time):
        return (value.hour * 3600 + value.minute * 60 + value.second) / 86400
    seconds = 0
    if isinstance(value, datetime):
        seconds = value.hour * 3600 + value.minute * 60 + value.second
    return serial_of(value.year, value.month, value.day, seconds)


def _format(cell: Any, kind: str) -> Json:
    pattern = cell.number_format
    if pattern == GENERAL and kind == "NUMBER":
        return {}
    if kind == "NUMBER" and pattern.endswith("%"):
        kind = "PERCENT"
    named = {"pattern": pattern} if pattern != GENERAL else {}
    return {"userEnteredFormat": {"numberFormat": {"type": kind} | named}}
