"""Requests about rows and columns."""

from emulator.errors import invalid
from emulator.sheets.areas import Json, Span
from emulator.sheets.defaults import COLUMN_PIXELS, ROW_PIXELS
from emulator.sheets.dimensions import change_metadata, delete, insert, move
from emulator.sheets.requests.context import span_area, span_of
from emulator.sheets.shifting import Deleted, Inserted, Moved
from emulator.sheets.updatemask import update_mask, written
from emulator.sheets.workbook import Sheet, Workbook


def insert_dimension(book: Workbook, request: Json) -> Json:
    """insertDimension: rows or columns before a place, looking like the one before or after."""
    given = request.get("range", {})
    sheet = book.sheet(given.get("sheetId"), "sheet")
    if given.get("dimension") not in ("ROWS", "COLUMNS"):
        raise invalid("No dimension specified.")
    rows = given["dimension"] == "ROWS"
    count = sheet.row_count if rows else sheet.column_count
    start, end = given.get("startIndex", 0), given.get("endIndex", 0)
    if start < 0 or end <= start:
        raise invalid(f"range.endIndex[{end}] must be greater than range.startIndex[{start}]")
    before = request.get("inheritFromBefore", False)
    if before and start == 0:
        raise invalid("inheritFromBefore cannot be true when inserting at index 0.")
    if start > count or (start == count and not before):
        what = "row" if rows else "column"
        raise invalid(f"range.startIndex[{start}] is after last {what} in grid[{count}]")
    book.check_edit(sheet, span_area(sheet, Span(rows, start, min(start + 1, count))))
    shift = Inserted(sheet.id, rows=rows, start=start, count=end - start)
    insert(book, sheet, shift, like=start - 1 if before else start)
    return {}


def append_dimension(book: Workbook, request: Json) -> Json:
    """appendDimension: rows or columns at the end."""
    sheet = book.sheet(request.get("sheetId"), "sheet")
    length = request.get("length", 0)
    if length <= 0:
        raise invalid("length must be greater than 0.")
    rows = request.get("dimension") == "ROWS"
    if not rows and request.get("dimension") != "COLUMNS":
        raise invalid("No dimension specified.")
    sheet.resize(sheet.row_count + length * rows, sheet.column_count + length * (not rows))
    book.check_size()
    return {}


def delete_dimension(book: Workbook, request: Json) -> Json:
    """deleteDimension: rows or columns go, and what lay wholly in them."""
    sheet, span = span_of(book, request.get("range", {}))
    book.check_edit(sheet, span_area(sheet, span))
    delete(book, sheet, Deleted(sheet.id, *span))
    return {}


def move_dimension(book: Workbook, request: Json) -> Json:
    """moveDimension: rows or columns before another place, counted before the move."""
    sheet, span = span_of(book, request.get("source", {}))
    count = sheet.row_count if span.rows else sheet.column_count
    to = request.get("destinationIndex", 0)
    if span.end > count or not 0 <= to <= count:
        raise invalid("The source and the destination must lie inside the grid.")
    if span.start < to < span.end:
        raise invalid("Cannot move a dimension into itself.")
    book.check_edit(sheet, span_area(sheet, span))
    if not span.start <= to <= span.end:
        move(book, sheet, Moved(sheet.id, *span, to))
    return {}


def update_dimension_properties(book: Workbook, request: Json) -> Json:
    """updateDimensionProperties: size and hiding of rows or columns."""
    mask = update_mask(request, "DimensionProperties")
    sheet, span = span_of(book, request.get("range", {}))
    _check_span(sheet, span)
    given = request.get("properties", {})
    kept = sheet.row_metadata if span.rows else sheet.column_metadata
    part = {}
    for index in range(span.start, span.end):
        before = (kept[index] if index < len(kept) else None) or {}
        after = written(before, given, mask)
        part[index] = {k: v for k, v in after.items() if v and k in ("pixelSize", "hiddenByUser")}
    change_metadata(sheet, span, part)
    return {}


def auto_resize_dimensions(book: Workbook, request: Json) -> Json:
    """autoResizeDimensions: widths by the longest text, measured roughly; rows by their lines.

    Google measures with its fonts, which are not here: pixel sizes differ by some per cent.
    """
    sheet, span = span_of(book, request.get("dimensions", {}))
    _check_span(sheet, span)
    kept = sheet.row_metadata if span.rows else sheet.column_metadata
    texts: dict[int, list[str]] = {index: [] for index in range(span.start, span.end)}
    for row, column, cell in sheet.grid.filled(span_area(sheet, span)):
        value = next(iter((cell.get("userEnteredValue") or {}).values()), "")
        texts[row if span.rows else column].append(str(value))
    part = {}
    for index, found in texts.items():
        size = _height(found) if span.rows else _width(found)
        part[index] = ((kept[index] if index < len(kept) else None) or {}) | {"pixelSize": size}
    change_metadata(sheet, span, part)
    return {}


def _width(texts: list[str]) -> int:
    longest = max((len(line) for text in texts for line in text.split("\n")), default=0)
    return 7 * longest + 10 if longest else COLUMN_PIXELS


def _height(texts: list[str]) -> int:
    lines = max((text.count("\n") + 1 for text in texts), default=1)
    return ROW_PIXELS + 16 * (lines - 1)


def _check_span(sheet: Sheet, span: Span) -> None:
    count = sheet.row_count if span.rows else sheet.column_count
    if span.end > count:
        what = "row" if span.rows else "column"
        raise invalid(f"range.endIndex[{span.end}] is after last {what} in grid[{count}]")
