"""The methods of `sheets.spreadsheets.values`."""

import json
from collections.abc import Mapping
from typing import Any

from emulator.errors import ApiError, envelope, invalid
from emulator.sheets.addresses import Place, place_named, places_filtered, range_text
from emulator.sheets.areas import Json
from emulator.sheets.documents import keep_book, open_book
from emulator.sheets.values import Rendering, Update, Writing, append, by_rows, clear, read, write
from emulator.sheets.workbook import Workbook
from emulator.wire import JSON_TYPE
from emulator.world import Call, Handler, Reply, World


def _open(world: World, call: Call, role: str = "reader") -> Workbook:
    return open_book(world, call.params["spreadsheetId"], call.caller, role=role)


def _rendering(options: Mapping[str, Any], prefix: str = "") -> Rendering:
    """The render options of a request; with a prefix those of its reply (`responseValue…`)."""
    names = ("valueRenderOption", "dateTimeRenderOption")
    if prefix:
        names = ("responseValueRenderOption", "responseDateTimeRenderOption")
    default = Rendering()
    return Rendering(
        options.get(names[0]) or default.values, options.get(names[1]) or default.dates
    )


def _writing(book: Workbook, options: Mapping[str, Any]) -> Writing:
    option = options.get("valueInputOption") or "INPUT_VALUE_OPTION_UNSPECIFIED"
    if option not in ("RAW", "USER_ENTERED"):
        raise invalid(f"'valueInputOption' is required but not specified, or is invalid: {option}")
    drops = book.editor.quirks.is_other("sheets.raw-apostrophe")
    return Writing(raw=option == "RAW", year=book.now.year, drops_apostrophe=drops)


def get(world: World, call: Call) -> Json:
    """values.get."""
    book = _open(world, call)
    place = place_named(book, call.params["range"])
    return read(book, place, call.params.get("majorDimension"), _rendering(call.params))


def batch_get(world: World, call: Call) -> Json:
    """values.batchGet: one ValueRange a range."""
    book = _open(world, call)
    places = [place_named(book, text) for text in call.params.get("ranges", [])]
    major, how = call.params.get("majorDimension"), _rendering(call.params)
    found = [read(book, place, major, how) for place in places]
    return {"spreadsheetId": book.id} | ({"valueRanges": found} if found else {})


def batch_get_by_data_filter(world: World, call: Call) -> Json:
    """values.batchGetByDataFilter: ranges by sheetId or metadata, so renamed tabs do no harm."""
    book = _open(world, call)
    how, major = _rendering(call.body), call.body.get("majorDimension")
    found = []
    for data_filter in _filters(call.body.get("dataFilters")):
        for place in places_filtered(book, data_filter):
            values = read(book, place, major, how)
            found.append({"valueRange": values, "dataFilters": [data_filter]})
    return {"spreadsheetId": book.id} | ({"valueRanges": found} if found else {})


def _filters(given: list[Json] | None) -> list[Json]:
    if not given:
        raise invalid("Must specify at least one dataFilter.")
    return given


def update(world: World, call: Call) -> Json:
    """values.update."""
    book = _open(world, call, "writer")
    text = call.params["range"]
    if call.body.get("range") and place_named(book, call.body["range"]) != place_named(book, text):
        raise invalid(
            f"Requested writing within range [{text}], but the body names [{call.body['range']}]"
        )
    done = _written(book, place_named(book, text), call.body, _writing(book, call.params))
    keep_book(world, book)
    wants = call.params.get("includeValuesInResponse", False)
    return _reply(book, done, call.body, _rendering(call.params, "response"), values=wants)


def _written(book: Workbook, place: Place, body: Json, how: Writing) -> Update:
    return write(book, place, body.get("values") or [], body.get("majorDimension"), how)


def _reply(book: Workbook, done: Update, body: Json, how: Rendering, *, values: bool) -> Json:
    """An UpdateValuesResponse, with the values as they are now where asked for."""
    reply: Json = {"spreadsheetId": book.id} | done.counts()
    if values:
        place = place_named(book, range_text(done.sheet, done.area))
        reply["updatedData"] = read(book, place, body.get("majorDimension"), how)
    return reply


def batch_update(world: World, call: Call) -> Json | Reply:
    """values.batchUpdate: the ranges in order; all or nothing, unless the quirk says otherwise."""
    book = _open(world, call, "writer")
    how = _writing(book, call.body)
    one_by_one = world.quirks.is_other("sheets.values-batch-update")
    done: list[tuple[Update, Json]] = []
    for index, item in enumerate(call.body.get("data") or []):
        try:
            place = place_named(book, item.get("range", ""))
            done.append((_written(book, place, item, how), item))
        except ApiError as error:
            refused = _inside(error, index)
            if one_by_one:  # what was written stays written
                body = json.dumps(envelope(refused, "sheets")).encode()
                return Reply(body, JSON_TYPE, refused.code)
            raise refused from error
        if one_by_one:
            keep_book(world, book)
    keep_book(world, book)
    wants = bool(call.body.get("includeValuesInResponse"))
    rendering = _rendering(call.body, "response")
    replies = [_reply(book, one, item, rendering, values=wants) for one, item in done]
    totals = _totals([one for one, _ in done])
    return {"spreadsheetId": book.id} | totals | ({"responses": replies} if replies else {})


def _inside(error: ApiError, index: int) -> ApiError:
    return ApiError(error.code, f"Invalid data[{index}]: {error.message}", error.status)


def _totals(done: list[Update]) -> Json:
    """Counts over all ranges: rows and columns count once however often they were written."""
    cells = {(one.sheet.id, row, column) for one in done for row, column in one.cells}
    totals = {
        "totalUpdatedRows": len({(sheet, row) for sheet, row, _ in cells}),
        "totalUpdatedColumns": len({(sheet, column) for sheet, _, column in cells}),
        "totalUpdatedCells": len(cells),
        "totalUpdatedSheets": len({sheet for sheet, _, _ in cells}),
    }
    return {name: count for name, count in totals.items() if count}


def batch_update_by_data_filter(world: World, call: Call) -> Json:
    """values.batchUpdateByDataFilter: every range that a filter matches takes the values."""
    book = _open(world, call, "writer")
    how = _writing(book, call.body)
    done: list[tuple[Update, Json]] = []
    for index, item in enumerate(call.body.get("data") or []):
        try:
            places = places_filtered(book, item.get("dataFilter") or {})
            done += [(_written(book, place, item, how), item) for place in places]
        except ApiError as error:
            raise _inside(error, index) from error
    keep_book(world, book)
    wants = bool(call.body.get("includeValuesInResponse"))
    rendering = _rendering(call.body, "response")
    replies = []
    for one, item in done:
        reply = _reply(book, one, item, rendering, values=wants)
        reply.pop("spreadsheetId")
        replies.append(reply | {"dataFilter": item.get("dataFilter") or {}})
    totals = _totals([one for one, _ in done])
    return {"spreadsheetId": book.id} | totals | ({"responses": replies} if replies else {})


def append_values(world: World, call: Call) -> Json:
    """values.append: below the table that the range finds; the grid grows where it must."""
    book = _open(world, call, "writer")
    place = place_named(book, call.params["range"])
    new_rows = call.params.get("insertDataOption") == "INSERT_ROWS"
    how = _writing(book, call.params)
    rows = by_rows(call.body.get("values") or [], call.body.get("majorDimension"))
    table, done = append(book, place, rows, how, new_rows=new_rows)
    keep_book(world, book)
    reply: Json = {"spreadsheetId": book.id}
    if table:
        reply["tableRange"] = range_text(place.sheet, table)
    wants = call.params.get("includeValuesInResponse", False)
    rendering = _rendering(call.params, "response")
    return reply | {"updates": _reply(book, done, call.body, rendering, values=wants)}


def clear_values(world: World, call: Call) -> Json:
    """values.clear."""
    book = _open(world, call, "writer")
    cleared = clear(book, place_named(book, call.params["range"]))
    keep_book(world, book)
    return {"spreadsheetId": book.id, "clearedRange": cleared}


def batch_clear(world: World, call: Call) -> Json:
    """values.batchClear."""
    book = _open(world, call, "writer")
    places = [place_named(book, text) for text in call.body.get("ranges") or []]
    return _cleared(world, book, places)


def batch_clear_by_data_filter(world: World, call: Call) -> Json:
    """values.batchClearByDataFilter."""
    book = _open(world, call, "writer")
    filters = _filters(call.body.get("dataFilters"))
    return _cleared(
        world, book, [place for item in filters for place in places_filtered(book, item)]
    )


def _cleared(world: World, book: Workbook, places: list[Place]) -> Json:
    ranges = [clear(book, place) for place in places]
    keep_book(world, book)
    return {"spreadsheetId": book.id} | ({"clearedRanges": ranges} if ranges else {})


HANDLERS: dict[str, Handler] = {
    "sheets.spreadsheets.values.get": get,
    "sheets.spreadsheets.values.batchGet": batch_get,
    "sheets.spreadsheets.values.batchGetByDataFilter": batch_get_by_data_filter,
    "sheets.spreadsheets.values.update": update,
    "sheets.spreadsheets.values.batchUpdate": batch_update,
    "sheets.spreadsheets.values.batchUpdateByDataFilter": batch_update_by_data_filter,
    "sheets.spreadsheets.values.append": append_values,
    "sheets.spreadsheets.values.clear": clear_values,
    "sheets.spreadsheets.values.batchClear": batch_clear,
    "sheets.spreadsheets.values.batchClearByDataFilter": batch_clear_by_data_filter,
}
