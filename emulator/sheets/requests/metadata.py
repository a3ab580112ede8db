"""Developer metadata: notes of programs on rows, columns, tabs or the spreadsheet.

Metadata hangs on a row or column itself: it moves when rows are inserted above and goes when its
row is deleted. Sorting moves the contents of cells only, so metadata stays behind, unless the quirk
`sheets.row-metadata` says otherwise.
"""

from collections.abc import Mapping

from emulator.errors import invalid
from emulator.sheets.areas import Json, stored_range
from emulator.sheets.lookups import matches_filter
from emulator.sheets.updatemask import update_mask, written
from emulator.sheets.workbook import Workbook


def create_developer_metadata(book: Workbook, request: Json) -> Json:
    """createDeveloperMetadata: 400 where the id is taken (a quirk) or the place is no single row or column."""
    given = request.get("developerMetadata", {})
    number = given.get("metadataId")
    if number is None:
        number = book.editor.new_id()
    if any(item["metadataId"] == number for item in book.metadata):
        if not book.editor.quirks.is_other("sheets.taken-metadata-id"):
            raise invalid(f"Developer metadata with ID {number} already exists.")
        number = book.editor.new_id()
    if not given.get("metadataKey"):
        raise invalid("DeveloperMetadata.metadataKey must be set.")
    if given.get("visibility") not in ("DOCUMENT", "PROJECT"):
        raise invalid("DeveloperMetadata.visibility must be set.")
    value = {"metadataValue": given["metadataValue"]} if given.get("metadataValue") else {}
    item = {"metadataId": number, "metadataKey": given["metadataKey"]} | value
    item |= {
        "location": _location(book, given.get("location", {})),
        "visibility": given["visibility"],
    }
    book.metadata = [*book.metadata, item]
    return {"developerMetadata": item}


def _location(book: Workbook, given: Json) -> Json:
    """A location with its type; 400 where it is none or too wide."""
    if given.get("spreadsheet"):
        return {"locationType": "SPREADSHEET", "spreadsheet": True}
    if "dimensionRange" in given:
        span = given["dimensionRange"]
        sheet = book.sheet(span.get("sheetId"), "sheet")
        start, end = span.get("startIndex", 0), span.get("endIndex")
        rows = span.get("dimension") == "ROWS"
        count = sheet.row_count if rows else sheet.column_count
        if end != start + 1 or span.get("dimension") not in ("ROWS", "COLUMNS") or end > count:
            raise invalid(
                "DeveloperMetadataLocation.dimensionRange must be a single row or column."
            )
        kept = {
            "sheetId": sheet.id,
            "dimension": span["dimension"],
            "startIndex": start,
            "endIndex": end,
        }
        return {"locationType": "ROW" if rows else "COLUMN", "dimensionRange": stored_range(kept)}
    if "sheetId" in given:
        return {"locationType": "SHEET", "sheetId": book.sheet(given["sheetId"], "sheet").id}
    raise invalid("DeveloperMetadata.location must be set.")


def update_developer_metadata(book: Workbook, request: Json) -> Json:
    """updateDeveloperMetadata: the masked fields of everything that the filters select."""
    given = request.get("developerMetadata", {})
    mask = update_mask(request, "DeveloperMetadata")
    chosen = selected(book, request.get("dataFilters", []))
    after = []
    for item in chosen:
        changed = written(item, given, mask) | {"metadataId": item["metadataId"]}
        changed["location"] = _location(book, changed.get("location", {}))
        after.append(changed)
    by_id = {item["metadataId"]: item for item in after}
    book.metadata = [by_id.get(item["metadataId"], item) for item in book.metadata]
    return {"developerMetadata": after} if after else {}


def delete_developer_metadata(book: Workbook, request: Json) -> Json:
    """deleteDeveloperMetadata: everything that the filter selects; it comes back."""
    gone = selected(book, [request.get("dataFilter", {})])
    book.metadata = [item for item in book.metadata if item not in gone]
    return {"deletedDeveloperMetadata": gone} if gone else {}


def selected(book: Workbook, filters: list[Json]) -> list[Json]:
    """The metadata that any of the filters selects."""
    return [item for item in book.metadata if any(matches_filter(book, item, f) for f in filters)]


def carry_row_metadata(
    book: Workbook, sheet_id: int, places: Mapping[int, tuple[int, int]]
) -> None:
    """Move the metadata of rows of a tab to other rows: row to the tab's id and the row there."""
    book.metadata = [_carried(item, sheet_id, places) for item in book.metadata]


def _carried(item: Json, sheet_id: int, places: Mapping[int, tuple[int, int]]) -> Json:
    span = item["location"].get("dimensionRange", {})
    row = span.get("startIndex", 0)
    if span.get("dimension") != "ROWS" or span.get("sheetId", 0) != sheet_id or row not in places:
        return item
    target, at = places[row]
    place = stored_range(span | {"sheetId": target, "startIndex": at, "endIndex": at + 1})
    return item | {"location": item["location"] | {"dimensionRange": place}}
