"""From an address to cells: range texts and data filters, resolved in a spreadsheet."""

from dataclasses import dataclass

from emulator.errors import invalid
from emulator.sheets.a1 import (
    WHOLE,
    Bounds,
    format_bounds,
    format_cells,
    parse_reference,
    quote_title,
)
from emulator.sheets.areas import GRID_RANGE_ENDS, Area, Json, check_indexes
from emulator.sheets.lookups import matches_filter
from emulator.sheets.workbook import Sheet, Workbook


@dataclass(frozen=True)
class Place:
    """Cells of a tab as they were asked for; ends may be open or lie outside the grid."""

    sheet: Sheet
    bounds: Bounds

    def area(self) -> Area:
        """The cells inside the grid; 400 where the start lies outside, ends are clamped."""
        top, left = self.bounds.top or 0, self.bounds.left or 0
        if top >= self.sheet.row_count or left >= self.sheet.column_count:
            raise self._beyond()
        return self.sheet.area_of(dict(zip(GRID_RANGE_ENDS, self.bounds, strict=True)))

    def area_for_writing(self) -> Area:
        """Where values may go: one cell opens to the grid's end, and nothing may lie outside."""
        bottom, right = self.bounds.bottom or 0, self.bounds.right or 0
        area = self.area()
        if bottom > self.sheet.row_count or right > self.sheet.column_count:
            raise self._beyond()
        if self.bounds.single:
            return Area(area.top, area.left, self.sheet.row_count, self.sheet.column_count)
        return area

    def _beyond(self) -> Exception:
        return invalid(
            f"Range ({format_bounds(self.sheet.title, self.bounds)}) exceeds grid limits. "
            f"Max rows: {self.sheet.row_count}, max columns: {self.sheet.column_count}"
        )


def range_text(sheet: Sheet, area: Area) -> str:
    """An area as replies name it: `Sheet1!A1:D4`."""
    return f"{quote_title(sheet.title)}!{format_cells(*area)}"


def place_named(book: Workbook, text: str) -> Place:
    """The cells that a range text names; 400 where it cannot be read or names no tab.

    A bare name is a named range before it is anything else; then cells of the first visible tab,
    then a tab's title. After a title a named range of that tab may stand too.
    """
    try:
        reference = parse_reference(text)
    except ValueError as error:
        raise _unreadable(text) from error
    if reference.title is None:
        return _untitled(book, text, reference.bounds)
    if reference.title == "" and reference.bounds:
        return Place(book.sheets[0], reference.bounds)
    sheet = book.titled(reference.title)
    if sheet is not None and reference.bounds is not None:
        return Place(sheet, reference.bounds)
    named = _named(book, reference.text)
    if sheet is not None and named is not None and named.sheet is sheet:
        return named
    whole = book.titled(text)  # a title that holds a `!` itself
    if whole is None:
        raise _unreadable(text)
    return Place(whole, WHOLE)


def _untitled(book: Workbook, text: str, bounds: Bounds | None) -> Place:
    named = _named(book, text)
    if named is not None:
        return named
    if bounds is not None:
        visible = (sheet for sheet in book.sheets if not sheet.properties.get("hidden"))
        return Place(next(visible, book.sheets[0]), bounds)
    sheet = book.titled(text)
    if sheet is None:
        raise _unreadable(text)
    return Place(sheet, WHOLE)


def _named(book: Workbook, name: str) -> Place | None:
    """The cells of a named range; None where there is none of this name."""
    for item in book.named_ranges:
        if item["name"].casefold() == name.casefold():
            return place_of(book, item["range"])
    return None


def place_of(book: Workbook, grid_range: Json, what: str = "grid") -> Place:
    """The cells of a GridRange; 400 where it is none."""
    sheet = book.sheet(grid_range.get("sheetId"), what)
    check_indexes(grid_range)
    return Place(sheet, Bounds(*(grid_range.get(end) for end in GRID_RANGE_ENDS)))


def places_filtered(book: Workbook, data_filter: Json, what: str = "grid") -> list[Place]:
    """Every place that a DataFilter selects; `what` is the word for a tab in refusals."""
    if "a1Range" in data_filter:
        return [place_named(book, data_filter["a1Range"])]
    if "gridRange" in data_filter:
        return [place_of(book, data_filter["gridRange"], what)]
    if "developerMetadataLookup" not in data_filter:
        raise invalid("Must specify at least one of: a1Range, gridRange, developerMetadataLookup.")
    found = (item for item in book.metadata if matches_filter(book, item, data_filter))
    return [place for item in found if (place := _place_of_metadata(book, item["location"]))]


def _place_of_metadata(book: Workbook, location: Json) -> Place | None:
    """The cells that metadata hangs on; None for that of the whole spreadsheet."""
    if "dimensionRange" in location:
        span = location["dimensionRange"]
        start, end = span["startIndex"], span["endIndex"]
        rows = span["dimension"] == "ROWS"
        bounds = Bounds(start, None, end, None) if rows else Bounds(None, start, None, end)
        return Place(book.sheet(span.get("sheetId")), bounds)
    if location.get("locationType") == "SHEET":
        return Place(book.sheet(location.get("sheetId")), WHOLE)
    return None


def _unreadable(text: str) -> Exception:
    return invalid(f"Unable to parse range: {text}")
