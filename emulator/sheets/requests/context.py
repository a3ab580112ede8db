"""What the request kinds of a batch share: their signature and small checks on ranges."""

from collections.abc import Callable, Iterable

from emulator.errors import invalid
from emulator.sheets.areas import Area, Json, Span, check_indexes
from emulator.sheets.workbook import Sheet, Workbook

# Carries out one request on a draft; the reply is {} where the kind has none.
Request = Callable[[Workbook, Json], Json]

UNBOUNDED_ENDS = (
    ("startRowIndex", "endRowIndex", "row"),
    ("startColumnIndex", "endColumnIndex", "column"),
)


def sheet_and_area(book: Workbook, grid_range: Json) -> tuple[Sheet, Area]:
    """The tab and cells of a GridRange; 400 where it is turned round or starts outside the grid."""
    sheet = book.sheet(grid_range.get("sheetId"))
    check_indexes(grid_range)
    sizes = {"row": sheet.row_count, "column": sheet.column_count}
    for first, last, what in UNBOUNDED_ENDS:
        start, end = grid_range.get(first, 0), grid_range.get(last)
        size = sizes[what]
        if start > size or (start == size and end is None):
            raise invalid(f"GridRange.{first}[{start}] is after last {what} in grid[{size - 1}]")
        if end is not None and end > size:
            raise invalid(f"GridRange.{last}[{end}] is after last {what} in grid[{size - 1}]")
    return sheet, sheet.area_of(grid_range)


def editable(book: Workbook, grid_range: Json) -> tuple[Sheet, Area]:
    """As sheet_and_area, for cells that are about to be changed."""
    sheet, area = sheet_and_area(book, grid_range)
    book.check_edit(sheet, area)
    return sheet, area


def bounded_range(book: Workbook, grid_range: Json) -> Json:
    """A GridRange with its open ends closed at the grid's edge."""
    sheet, area = sheet_and_area(book, grid_range)
    return sheet.range_of(area)


def span_of(book: Workbook, dimensions: Json) -> tuple[Sheet, Span]:
    """The tab and the rows or columns of a DimensionRange; open ends reach the edge."""
    sheet = book.sheet(dimensions.get("sheetId"), "sheet")
    if dimensions.get("dimension") not in ("ROWS", "COLUMNS"):
        raise invalid("No dimension specified.")
    rows = dimensions["dimension"] == "ROWS"
    count = sheet.row_count if rows else sheet.column_count
    start, end = dimensions.get("startIndex", 0), dimensions.get("endIndex", count)
    if start < 0 or end <= start:
        raise invalid(f"range.endIndex[{end}] must be greater than range.startIndex[{start}]")
    return sheet, Span(rows, start, end)


def span_area(sheet: Sheet, span: Span) -> Area:
    """The cells of rows or columns."""
    if span.rows:
        return Area(span.start, 0, span.end, sheet.column_count)
    return Area(0, span.start, sheet.row_count, span.end)


def replace_object(sheet: Sheet, kind: str, items: Iterable[Json]) -> None:
    """Put another list of objects of a kind in place."""
    sheet.objects = sheet.objects | {kind: list(items)}


def found_object(
    book: Workbook, kind: str, key: str, value: object, what: str
) -> tuple[Sheet, Json]:
    """The object of a kind that has an id, with its tab; 400 where there is none."""
    for sheet, item in book.objects(kind):
        if item.get(key) == value:
            return sheet, item
    raise invalid(f"No {what} with id: {value}")


def require_new_id(book: Workbook, kind: str, key: str, value: object, what: str) -> None:
    """400 where an id that the caller chose is taken."""
    if any(item.get(key) == value for _, item in book.objects(kind)):
        raise invalid(f"Duplicate {what} id: {value}")
