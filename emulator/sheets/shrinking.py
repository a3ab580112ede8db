"""What goes when a grid is made smaller: cells, merges, ranges that lay outside."""

from emulator.sheets.areas import Json
from emulator.sheets.shifting import Deleted, shifted_range
from emulator.sheets.workbook import Sheet, Workbook

_FAR = 1 << 30


def cut_to_grid(book: Workbook, sheet: Sheet) -> None:
    """Take everything out that lies beyond the tab's size."""
    grid = sheet.grid
    rows, columns = sheet.row_count, sheet.column_count
    if len(grid.rows) > rows:
        grid.delete_rows(rows, len(grid.rows))
    if any(len(row) > columns for row in grid.rows):
        grid.delete_columns(columns, max(len(row) for row in grid.rows))
    sheet.row_metadata = sheet.row_metadata[:rows]
    sheet.column_metadata = sheet.column_metadata[:columns]
    for shift in (Deleted(sheet.id, True, rows, _FAR), Deleted(sheet.id, False, columns, _FAR)):  # noqa: FBT003
        _cut_ranges(book, sheet, shift)


def _cut_ranges(book: Workbook, sheet: Sheet, shift: Deleted) -> None:
    kept, broken = [], []
    for item in book.named_ranges:
        moved = shifted_range(item["range"], shift)
        kept += [item | {"range": moved}] if moved else []
        broken += [] if moved else [item]
    book.named_ranges, book.broken_names = kept, book.broken_names + broken
    merges = (shifted_range(merge, shift) for merge in sheet.objects["merges"])
    objects: dict[str, list[Json]] = {"merges": [merge for merge in merges if merge]}
    for name in ("protectedRanges", "filterViews", "bandedRanges"):
        items = ((item, _cut(item, shift)) for item in sheet.objects[name])
        objects[name] = [after for _, after in items if after]
    sheet.objects = sheet.objects | objects
    if sheet.basic_filter:
        sheet.basic_filter = _cut(sheet.basic_filter, shift)


def _cut(item: Json, shift: Deleted) -> Json | None:
    """An object whose range is cut; None if nothing is left of it."""
    if "range" not in item:
        return item
    moved = shifted_range(item["range"], shift)
    return item | {"range": moved} if moved else None
