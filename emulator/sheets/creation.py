"""spreadsheets.create: a new spreadsheet as described in the request."""

from emulator.errors import ApiError, invalid
from emulator.sheets.areas import Json, stored_range
from emulator.sheets.cells import with_data
from emulator.sheets.defaults import spreadsheet_properties
from emulator.sheets.requests.named_ranges import add_named_range
from emulator.sheets.requests.tabs import new_properties
from emulator.sheets.tidy import tidy
from emulator.sheets.updatemask import EVERYTHING
from emulator.sheets.workbook import NOT_COPIED, OBJECT_LISTS, Sheet, Workbook

DEFAULT_TITLE = "Untitled spreadsheet"
_TAKEN_OVER = (
    "title",
    "locale",
    "timeZone",
    "autoRecalc",
    "spreadsheetTheme",
    "iterativeCalculationSettings",
)


def fill_new(book: Workbook, given: Json) -> None:
    """Make a fresh draft what the request describes; 400 where it makes no sense."""
    wanted = given.get("properties") or {}
    taken = {name: wanted[name] for name in _TAKEN_OVER if wanted.get(name)}
    book.properties = spreadsheet_properties(book.properties["title"]) | taken
    if given.get("sheets"):
        book.sheets = []
        for index, sheet in enumerate(given["sheets"]):
            try:
                book.sheets = [
                    *book.sheets,
                    _new_sheet(book, sheet, first=not index),
                ]
            except ApiError as error:
                where = f"sheets[{index}]" + (f".{error.location}" if error.location else "")
                raise invalid(f"Invalid {where}: {error.message}") from error
    book.check_size()
    for item in given.get("namedRanges", []):
        add_named_range(book, {"namedRange": item})


def _new_sheet(book: Workbook, given: Json, *, first: bool) -> Sheet:
    properties = given.get("properties", {})
    if first and properties.get("sheetId") is None:
        properties = {"sheetId": 0} | properties
    if not properties.get("title"):
        properties = properties | {"title": f"Sheet{len(book.sheets) + 1}"}
    kept: Json = {"properties": new_properties(book, properties)}
    sheet = Sheet(kept)
    for name in OBJECT_LISTS:
        if name in NOT_COPIED:
            continue
        sheet.objects = sheet.objects | {
            name: [_object(book, name, item) for item in given.get(name, [])]
        }
    if given.get("basicFilter"):
        sheet.basic_filter = tidy(given["basicFilter"])
    for index, data in enumerate(given.get("data", [])):
        _fill(sheet, data, index)
    return sheet


_IDS = {
    "protectedRanges": "protectedRangeId", "filterViews": "filterViewId", "charts": "chartId",
    "bandedRanges": "bandedRangeId", "slicers": "slicerId",
}  # fmt: skip


def _object(book: Workbook, name: str, given: Json) -> Json:
    """An object of a new tab, with an id where its kind has one."""
    item: Json = tidy(given, twins=name != "tables")
    item = {k: v for k, v in item.items() if k != "requestingUserCanEdit"}
    if "range" in item:
        item["range"] = stored_range(item["range"])
    if name == "merges":
        return stored_range(item)
    key = _IDS.get(name)
    if name == "protectedRanges":
        users = [
            book.editor.owner_email or book.editor.email,
            *(item.get("editors") or {}).get("users", []),
        ]
        item["editors"] = (item.get("editors") or {}) | {"users": list(dict.fromkeys(users))}
    if name == "tables" and "tableId" not in item:
        item = {"tableId": str(book.editor.new_id())} | item
    return {key: book.editor.new_id()} | item if key else item


def _fill(sheet: Sheet, data: Json, index: int) -> None:
    """Write one GridData: cells, and sizes of rows and columns."""
    top, left = data.get("startRow", 0), data.get("startColumn", 0)
    if top < 0 or left < 0:
        message = "startRow and startColumn must not be negative."
        raise ApiError(400, message, location=f"data[{index}]")
    for row, content in enumerate(data.get("rowData", []), top):
        for column, cell in enumerate(content.get("values", []), left):
            if row >= sheet.row_count or column >= sheet.column_count:
                raise _outside(sheet, row, column, index)
            sheet.grid.put(row, column, with_data({}, cell, EVERYTHING))
    rows: list[Json | None] = [_track(item) for item in data.get("rowMetadata", [])]
    columns: list[Json | None] = [_track(item) for item in data.get("columnMetadata", [])]
    if any(rows):
        sheet.row_metadata = [*[None] * top, *rows]
    if any(columns):
        sheet.column_metadata = [*[None] * left, *columns]


def _track(given: Json) -> Json | None:
    """What is kept of the properties of a row or column."""
    return {k: v for k, v in given.items() if v and k in ("pixelSize", "hiddenByUser")} or None


def _outside(sheet: Sheet, row: int, column: int, index: int) -> ApiError:
    what, at, end = "row", row, sheet.row_count
    if row < sheet.row_count:
        what, at, end = "column", column, sheet.column_count
    message = f"Attempting to write {what}: {at}, beyond the last requested {what} of: {end - 1}"
    return ApiError(400, message, location=f"data[{index}]")
