"""The methods of `sheets.spreadsheets` (without `values`): read, make, change whole spreadsheets."""

from collections.abc import Sequence

from emulator.errors import invalid, not_found
from emulator.mask import Mask
from emulator.sheets.addresses import Place, place_named, places_filtered
from emulator.sheets.areas import Json
from emulator.sheets.batch import apply_requests
from emulator.sheets.creation import DEFAULT_TITLE, fill_new
from emulator.sheets.documents import keep_book, new_book, open_book
from emulator.sheets.lookups import matches_filter
from emulator.sheets.reading import Reader, shown_properties
from emulator.sheets.requests.copying import duplicate
from emulator.sheets.workbook import Workbook
from emulator.world import Call, Handler, World


def create(world: World, call: Call) -> Json:
    """spreadsheets.create."""
    title = (call.body.get("properties") or {}).get("title") or DEFAULT_TITLE
    book = new_book(world, title, call.caller, call.app)
    fill_new(book, call.body)
    keep_book(world, book)
    return Reader(book, call.fields, grid_data=False, places=None).spreadsheet()


def get(world: World, call: Call) -> Json:
    """spreadsheets.get: the tabs that the ranges name, cells where asked for."""
    book = open_book(world, call.params["spreadsheetId"], call.caller)
    return _shown(
        book,
        call.fields,
        call.params.get("ranges"),
        grid_data=call.params.get("includeGridData", False),
        comments=call.params.get("commentsViewMode", ""),
    )


def _shown(
    book: Workbook,
    mask: Mask | None,
    ranges: Sequence[str] | None,
    *,
    grid_data: bool,
    comments: str = "",
) -> Json:
    places = [place_named(book, text) for text in ranges] if ranges else None
    return Reader(book, mask, grid_data=grid_data, places=places, comments=comments).spreadsheet()


def get_by_data_filter(world: World, call: Call) -> Json:
    """spreadsheets.getByDataFilter: the tabs and cells that the filters select."""
    book = open_book(world, call.params["spreadsheetId"], call.caller)
    filters = call.body.get("dataFilters") or []
    places: list[Place] | None = [
        place for item in filters for place in places_filtered(book, item, "sheet")
    ]
    if not filters:
        places = None
    grid_data = bool(call.body.get("includeGridData"))
    comments = call.body.get("commentsViewMode") or ""
    return Reader(
        book, call.fields, grid_data=grid_data, places=places, comments=comments
    ).spreadsheet()


def batch_update(world: World, call: Call) -> Json:
    """spreadsheets.batchUpdate: all requests or none; the spreadsheet afterwards where asked for.

    The `fields` parameter is a mask over the whole reply: what it says of updatedSpreadsheet
    decides about cells in place of responseIncludeGridData.
    """
    book = open_book(world, call.params["spreadsheetId"], call.caller, role="writer")
    replies = apply_requests(book, call.body.get("requests") or [])
    keep_book(world, book)
    reply: Json = {"spreadsheetId": book.id, "replies": replies}
    wanted = call.fields is None or call.fields.covers("updatedSpreadsheet")
    if call.body.get("includeSpreadsheetInResponse") and wanted:
        mask = call.fields.below("updatedSpreadsheet") if call.fields else None
        grid_data = bool(call.body.get("responseIncludeGridData"))
        ranges = call.body.get("responseRanges")
        comments = call.body.get("commentsViewMode") or ""
        reply["updatedSpreadsheet"] = _shown(
            book, mask, ranges, grid_data=grid_data, comments=comments
        )
    return reply


def copy_to(world: World, call: Call) -> Json:
    """spreadsheets.sheets.copyTo: a tab, at the end of another spreadsheet."""
    source = open_book(world, call.params["spreadsheetId"], call.caller)
    sheet = source.sheet(_number(call, "sheetId"), "sheet")
    target_id = call.body.get("destinationSpreadsheetId")
    if not target_id:
        raise invalid("destinationSpreadsheetId must be specified.")
    target = open_book(world, target_id, call.caller, role="writer")
    title, number = f"Copy of {sheet.title}", 2
    while target.titled(title):
        title, number = f"Copy of {sheet.title} {number}", number + 1
    copied = duplicate(sheet, target.editor.new_id(), title, target.editor.new_id)
    target.sheets = [*target.sheets, copied]
    target.check_size()
    keep_book(world, target)
    return shown_properties(copied, len(target.sheets) - 1)


def _number(call: Call, name: str) -> int:
    """A path parameter that is a number."""
    try:
        return int(call.params[name])
    except ValueError as error:
        raise invalid(f"Invalid value at '{name}' (TYPE_INT32), \"{call.params[name]}\"") from error


def get_metadata(world: World, call: Call) -> Json:
    """spreadsheets.developerMetadata.get: 404 where the id is unknown."""
    book = open_book(world, call.params["spreadsheetId"], call.caller)
    number = _number(call, "metadataId")
    for item in book.metadata:
        if item["metadataId"] == number:
            return item
    raise not_found()


def search_metadata(world: World, call: Call) -> Json:
    """spreadsheets.developerMetadata.search: each match with the filters that select it."""
    book = open_book(world, call.params["spreadsheetId"], call.caller)
    filters = call.body.get("dataFilters") or []
    if not filters:
        raise invalid("Must specify at least one dataFilter.")
    matched = []
    for item in book.metadata:
        by = [given for given in filters if matches_filter(book, item, given)]
        if by:
            matched.append({"developerMetadata": item, "dataFilters": by})
    return {"matchedDeveloperMetadata": matched} if matched else {}


HANDLERS: dict[str, Handler] = {
    "sheets.spreadsheets.create": create,
    "sheets.spreadsheets.get": get,
    "sheets.spreadsheets.getByDataFilter": get_by_data_filter,
    "sheets.spreadsheets.batchUpdate": batch_update,
    "sheets.spreadsheets.sheets.copyTo": copy_to,
    "sheets.spreadsheets.developerMetadata.get": get_metadata,
    "sheets.spreadsheets.developerMetadata.search": search_metadata,
}
