"""Which developer metadata a DataFilter selects."""

from emulator.sheets.areas import Json
from emulator.sheets.workbook import Workbook


def matches_filter(book: Workbook, item: Json, data_filter: Json) -> bool:
    """Whether a DeveloperMetadata is selected by a DataFilter.

    A filter by range selects what hangs on the range itself or lies inside it.
    """
    if "developerMetadataLookup" in data_filter:
        return _matches_lookup(item, data_filter["developerMetadataLookup"])
    location = item["location"]
    given: Json = data_filter.get("gridRange", {})
    if "gridRange" not in data_filter or "spreadsheet" in location:
        return False
    if location.get("locationType") == "SHEET":
        whole = not any(end in given for end in ("startRowIndex", "startColumnIndex"))
        return whole and location.get("sheetId", 0) == given.get("sheetId", 0)
    return _inside(book, location["dimensionRange"], given)


def _matches_lookup(item: Json, lookup: Json) -> bool:
    """Whether metadata fits everything that a DeveloperMetadataLookup names."""
    plain = ("metadataId", "metadataKey", "metadataValue", "visibility")
    if any(name in lookup and lookup[name] != item.get(name) for name in plain):
        return False
    location = item["location"]
    wanted = lookup.get("locationType")
    if wanted and wanted != location.get("locationType"):
        return False
    return "metadataLocation" not in lookup or _meets(
        location, lookup["metadataLocation"], lookup.get("locationMatchingStrategy", "")
    )


def _meets(location: Json, wanted: Json, strategy: str) -> bool:
    """Whether a location is the wanted one, or meets it where intersections count."""
    if wanted.get("spreadsheet"):
        return strategy == "INTERSECTING_LOCATION" or bool(location.get("spreadsheet"))
    sheet_id = wanted.get("dimensionRange", wanted).get("sheetId", 0)
    own = location.get("dimensionRange", location)
    if location.get("spreadsheet") or own.get("sheetId", 0) != sheet_id:
        return False
    if "dimensionRange" not in wanted:
        exact = location.get("locationType") == "SHEET"
        return exact or strategy == "INTERSECTING_LOCATION"
    if "dimensionRange" not in location:
        return strategy == "INTERSECTING_LOCATION"
    names = ("dimension", "startIndex", "endIndex")
    return all(own.get(name) == wanted["dimensionRange"].get(name) for name in names)


def _inside(book: Workbook, span: Json, grid_range: Json) -> bool:
    if span.get("sheetId", 0) != grid_range.get("sheetId", 0):
        return False
    area = book.sheet(grid_range.get("sheetId")).area_of(grid_range)
    rows = span["dimension"] == "ROWS"
    start, end = (area.top, area.bottom) if rows else (area.left, area.right)
    return bool(start <= span["startIndex"] and span["endIndex"] <= end)
