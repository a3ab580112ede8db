"""Requests about the spreadsheet and its tabs."""

from zoneinfo import available_timezones

from emulator.errors import invalid
from emulator.sheets.a1 import MAX_COLUMNS, quote_title
from emulator.sheets.areas import Json
from emulator.sheets.defaults import COLUMNS, ROWS
from emulator.sheets.formula_references import renamed_formula
from emulator.sheets.locales import is_locale_name
from emulator.sheets.reading import shown_properties
from emulator.sheets.requests.copying import duplicate
from emulator.sheets.shrinking import cut_to_grid
from emulator.sheets.tidy import tidy
from emulator.sheets.updatemask import names, update_mask, written
from emulator.sheets.workbook import Sheet, Workbook

# What of the properties the caller cannot change.
_READ_ONLY = ("defaultFormat",)


def update_spreadsheet_properties(book: Workbook, request: Json) -> Json:
    """updateSpreadsheetProperties: title, locale, time zone, recalculation, theme."""
    given = request.get("properties", {})
    mask = update_mask(request, "SpreadsheetProperties")
    if not mask.children:
        given = book.properties | given
    after = written(book.properties, given, mask)
    if not after.get("title"):
        raise invalid("Invalid title: must not be empty.")
    if names(mask, "locale") and not is_locale_name(after.get("locale", "")):
        raise invalid(f"Unsupported locale: {after.get('locale', '')}")
    if names(mask, "timeZone") and after.get("timeZone") not in available_timezones():
        raise invalid(f"Invalid time zone: {after.get('timeZone', '')}")
    for name in _READ_ONLY:
        after[name] = book.properties[name]
    book.properties = after
    return {}


def add_sheet(book: Workbook, request: Json) -> Json:
    """addSheet: a new tab at the end or at an index; 400 where id or title is taken."""
    given = request.get("properties", {})
    sheet = Sheet({"properties": new_properties(book, given)})
    at = given.get("index", len(book.sheets))
    if not 0 <= at <= len(book.sheets):
        raise invalid(f"Invalid index: {at}. The index must be between 0 and {len(book.sheets)}.")
    book.sheets = [*book.sheets[:at], sheet, *book.sheets[at:]]
    book.check_size()
    return {"properties": shown_properties(sheet, at)}


def new_properties(book: Workbook, given: Json) -> Json:
    """The properties of a tab that is to be made; id and title are found where not given."""
    kind = given.get("sheetType", "GRID")
    if kind not in ("GRID", "SHEET_TYPE_UNSPECIFIED"):
        raise invalid("Only GRID sheets can be added.")
    sheet_id = given.get("sheetId")
    if sheet_id is None:
        sheet_id = book.editor.new_id()
    check_sheet_id(book, sheet_id)
    title = given.get("title") or free_title(book)
    check_title(book, title)
    grid = {"rowCount": ROWS, "columnCount": COLUMNS} | tidy(given.get("gridProperties", {}))
    check_grid(grid)
    rest = tidy(
        {k: v for k, v in given.items() if k not in ("sheetId", "title", "index", "gridProperties")}
    )
    head = {"sheetId": sheet_id, "title": title, "sheetType": "GRID", "gridProperties": grid}
    return head | {k: v for k, v in rest.items() if k != "sheetType"}


def check_sheet_id(book: Workbook, sheet_id: int) -> None:
    """400 where an id is negative or taken."""
    if sheet_id < 0:
        raise invalid(f"Invalid sheetId: {sheet_id}. Sheet ids must not be negative.")
    if book.find_sheet(sheet_id) is not None:
        raise invalid(f"A sheet with id {sheet_id} already exists.")


def check_title(book: Workbook, title: str, but: Sheet | None = None) -> None:
    """400 where a title is taken (letter case does not matter), empty or too long."""
    holder = book.titled(title)
    if holder is not None and holder is not but:
        raise invalid(f'A sheet with the name "{title}" already exists. Please enter another name.')
    if not title or len(title) > 100:
        raise invalid("Sheet title cannot be empty or longer than 100 characters.")


def free_title(book: Workbook) -> str:
    """The first of Sheet1, Sheet2, … that is free, counted from the number of tabs."""
    number = len(book.sheets) + 1
    while book.titled(f"Sheet{number}"):
        number += 1
    return f"Sheet{number}"


def check_grid(grid: Json) -> None:
    """400 where a grid has no size, is too wide, or is frozen whole."""
    for count, frozen, what in (
        ("rowCount", "frozenRowCount", "row"), ("columnCount", "frozenColumnCount", "column"),
    ):  # fmt: skip
        if grid[count] < 1:
            raise invalid(f"{count} must be greater than 0.")
        if grid.get(frozen, 0) >= grid[count]:
            raise invalid(f"You can't freeze all visible {what}s on the sheet.")
    if grid["columnCount"] > MAX_COLUMNS:
        raise invalid(f"A sheet cannot have more than {MAX_COLUMNS} columns.")


def delete_sheet(book: Workbook, request: Json) -> Json:
    """deleteSheet: never the last visible one; named ranges on it break, as on deleted cells."""
    sheet = book.sheet(request.get("sheetId"), "sheet")
    book.check_edit(sheet, sheet.area)
    rest = [other for other in book.sheets if other is not sheet]
    if not any(not other.properties.get("hidden") for other in rest):
        raise invalid("You can't remove all the sheets in a document.")
    book.sheets = rest
    broken = [item for item in book.named_ranges if item["range"].get("sheetId", 0) == sheet.id]
    book.broken_names = book.broken_names + broken
    book.named_ranges = [item for item in book.named_ranges if item not in broken]
    book.metadata = [item for item in book.metadata if _sheet_of(item["location"]) != sheet.id]
    return {}


def _sheet_of(location: Json) -> int | None:
    """The tab that metadata belongs to; None for that of the spreadsheet."""
    if location.get("spreadsheet"):
        return None
    sheet_id: int = location.get("dimensionRange", location).get("sheetId", 0)
    return sheet_id


def update_sheet_properties(book: Workbook, request: Json) -> Json:
    """updateSheetProperties: title, place, size, freezing, colour, hiding."""
    given = request.get("properties", {})
    mask = update_mask(request, "SheetProperties")
    sheet = book.sheet(given.get("sheetId"), "sheet")
    book.check_edit_sheet(sheet)
    if not mask.children:
        given = {k: v for k, v in sheet.properties.items() if k in ("sheetId", "sheetType")} | given
    after = tidy(written(sheet.properties, given, mask)) | {
        "sheetId": sheet.id,
        "sheetType": "GRID",
    }
    index = after.pop("index", None)
    _check_changed(book, sheet, after)
    _rename_in_formulas(book, sheet.title, after["title"])
    sheet.properties = after
    cut_to_grid(book, sheet)
    book.check_size()
    if names(mask, "index") and "index" in given:
        _place_at(book, sheet, index or 0)
    return {}


def _check_changed(book: Workbook, sheet: Sheet, after: Json) -> None:
    check_title(book, after.get("title", ""), but=sheet)
    grid = after.get("gridProperties", {})
    if not grid.get("rowCount") or not grid.get("columnCount"):
        raise invalid("rowCount and columnCount must be greater than 0.")
    check_grid(grid)
    others = (other for other in book.sheets if other is not sheet)
    if after.get("hidden") and not any(not other.properties.get("hidden") for other in others):
        raise invalid("You can't hide all the sheets in a document.")


def _rename_in_formulas(book: Workbook, old: str, new: str) -> None:
    if old == new:
        return
    for sheet in book.sheets:
        for row, column, cell in sheet.grid.formulas():
            formula = cell["userEnteredValue"]["formulaValue"]
            if old.casefold() in formula.casefold():
                renamed = renamed_formula(formula, old, quote_title(new))
                sheet.grid.put(row, column, cell | {"userEnteredValue": {"formulaValue": renamed}})


def _place_at(book: Workbook, sheet: Sheet, index: int) -> None:
    """Move a tab; the index counts before the move, so it stands one less when moving right."""
    if not 0 <= index <= len(book.sheets):
        raise invalid(
            f"Invalid index: {index}. The index must be between 0 and {len(book.sheets)}."
        )
    now = book.sheets.index(sheet)
    rest = [other for other in book.sheets if other is not sheet]
    at = index - 1 if index > now else index
    book.sheets = [*rest[:at], sheet, *rest[at:]]


def duplicate_sheet(book: Workbook, request: Json) -> Json:
    """duplicateSheet: a copy with all that is on it, under new ids."""
    source = book.sheet(request.get("sourceSheetId"), "sheet")
    sheet_id = request.get("newSheetId")
    if sheet_id is None:
        sheet_id = book.editor.new_id()
    check_sheet_id(book, sheet_id)
    title = request.get("newSheetName") or _copy_title(book, source.title)
    check_title(book, title)
    at = request.get("insertSheetIndex", 0)
    if not 0 <= at <= len(book.sheets):
        raise invalid(f"Invalid insertSheetIndex: {at}")
    sheet = duplicate(source, sheet_id, title, book.editor.new_id)
    book.sheets = [*book.sheets[:at], sheet, *book.sheets[at:]]
    book.check_size()
    return {"properties": shown_properties(sheet, at)}


def _copy_title(book: Workbook, title: str) -> str:
    candidate, number = f"Copy of {title}", 2
    while book.titled(candidate):
        candidate, number = f"Copy of {title} {number}", number + 1
    return candidate
