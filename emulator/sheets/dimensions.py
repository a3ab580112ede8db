"""Rows and columns of a draft: inserted, deleted, moved, with everything that hangs on them."""

from emulator.errors import invalid
from emulator.sheets.areas import Area, Json, Span
from emulator.sheets.formula_references import shifted_formula
from emulator.sheets.grid import Cell
from emulator.sheets.shifting import (
    Deleted,
    Inserted,
    Moved,
    Shift,
    shifted_deeply,
    shifted_dimensions,
    shifted_range,
)
from emulator.sheets.workbook import Sheet, Workbook

INHERITED = ("userEnteredFormat", "dataValidation")


def insert(book: Workbook, sheet: Sheet, shift: Inserted, like: int | None = None) -> None:
    """Open rows or columns; they take formats and validation from the row or column `like`."""
    rows, columns = (shift.count, 0) if shift.rows else (0, shift.count)
    sheet.resize(sheet.row_count + rows, sheet.column_count + columns)
    book.check_size()
    source = _inherited(sheet, shift.rows, like)
    if shift.rows:
        sheet.grid.insert_rows(shift.start, shift.count)
    else:
        sheet.grid.insert_columns(shift.start, shift.count)
    metadata = _metadata(sheet, shift.rows)
    own = metadata[like] if like is not None and like < len(metadata) else None
    if own or shift.start < len(metadata):
        padded = metadata + [None] * (shift.start - len(metadata))
        _set_metadata(
            sheet,
            shift.rows,
            [*padded[: shift.start], *[own] * shift.count, *padded[shift.start :]],
        )
    _follow(book, sheet, shift)
    for at in range(shift.start, shift.start + shift.count):
        for across, cell in source:
            place = (at, across) if shift.rows else (across, at)
            sheet.grid.put(*place, cell)


def _inherited(sheet: Sheet, rows: bool, like: int | None) -> list[tuple[int, Cell]]:  # noqa: FBT001 - private, its callers name the dimension
    """Formats and validation along one row or column."""
    if like is None:
        return []
    whole = sheet.area
    area = Area(like, 0, like + 1, whole.right) if rows else Area(0, like, whole.bottom, like + 1)
    found = []
    for row, column, cell in sheet.grid.filled(area):
        kept = {name: cell[name] for name in INHERITED if name in cell}
        if kept:
            found.append((column if rows else row, kept))
    return found


def delete(book: Workbook, sheet: Sheet, shift: Deleted) -> None:
    """Take rows or columns out; 400 where the tab would be left without any."""
    count = shift.end - shift.start
    total = sheet.row_count if shift.rows else sheet.column_count
    what = "row" if shift.rows else "column"
    if shift.end > total:
        raise invalid(
            f"Cannot delete a {what} that doesn't exist. Tried to delete {what} index"
            f" {max(shift.start, total)} but there are only {total} {what}s."
        )
    if count >= total:
        raise invalid(f"You can't delete all the {what}s on the sheet.")
    grid = sheet.properties["gridProperties"]
    frozen_name = "frozenRowCount" if shift.rows else "frozenColumnCount"
    frozen = grid.get(frozen_name, 0)
    left_frozen = len([i for i in range(frozen) if not shift.start <= i < shift.end])
    if frozen and total - count <= left_frozen:
        raise invalid(f"Sorry, it is not possible to delete all non-frozen {what}s.")
    if frozen != left_frozen:
        kept = {k: v for k, v in grid.items() if k != frozen_name}
        sheet.properties = sheet.properties | {
            "gridProperties": kept | ({frozen_name: left_frozen} if left_frozen else {})
        }
    rows, columns = (count, 0) if shift.rows else (0, count)
    sheet.resize(sheet.row_count - rows, sheet.column_count - columns)
    (sheet.grid.delete_rows if shift.rows else sheet.grid.delete_columns)(shift.start, shift.end)
    metadata = _metadata(sheet, shift.rows)
    _set_metadata(sheet, shift.rows, metadata[: shift.start] + metadata[shift.end :])
    _follow(book, sheet, shift)


def move(book: Workbook, sheet: Sheet, shift: Moved) -> None:
    """Move rows or columns before another."""
    args = (shift.start, shift.end, shift.to)
    (sheet.grid.move_rows if shift.rows else sheet.grid.move_columns)(*args)
    metadata = _metadata(sheet, shift.rows)
    if metadata:
        padded = metadata + [None] * (max(shift.end, shift.to) - len(metadata))
        taken = padded[shift.start : shift.end]
        rest = padded[: shift.start] + padded[shift.end :]
        at = shift.to if shift.to <= shift.start else shift.to - len(taken)
        _set_metadata(sheet, shift.rows, rest[:at] + taken + rest[at:])
    _follow(book, sheet, shift)


def _metadata(sheet: Sheet, rows: bool) -> list[Json | None]:  # noqa: FBT001 - private, its callers name the dimension
    return sheet.row_metadata if rows else sheet.column_metadata


def _set_metadata(sheet: Sheet, rows: bool, metadata: list[Json | None]) -> None:  # noqa: FBT001 - private, its callers name the dimension
    while metadata and not metadata[-1]:
        metadata = metadata[:-1]
    if rows:
        sheet.row_metadata = metadata
    else:
        sheet.column_metadata = metadata


def change_metadata(sheet: Sheet, span: Span, part: dict[int, Json]) -> None:
    """Set the properties (pixelSize, hiddenByUser) of single rows or columns."""
    metadata = list(_metadata(sheet, span.rows))
    metadata += [None] * (max(part, default=-1) + 1 - len(metadata))
    for index, properties in part.items():
        metadata[index] = properties or None
    _set_metadata(sheet, span.rows, metadata)


def grow_tables(sheet: Sheet, area: Area, count: int) -> None:
    """Let the tables that end where an area ends take in the rows opened below it."""
    tables = []
    for table in sheet.objects["tables"]:
        there = sheet.area_of(table["range"])
        if there.bottom == area.bottom and there.intersection(area):
            grown = sheet.range_of(there._replace(bottom=there.bottom + count))
            tables.append(table | {"range": grown})
        else:
            tables.append(table)
    sheet.objects = sheet.objects | {"tables": tables}


def _follow(book: Workbook, sheet: Sheet, shift: Shift) -> None:
    """Move along everything that names rows or columns: ranges, objects, metadata, formulas."""
    _follow_named_ranges(book, shift)
    _follow_metadata(book, shift)
    for other in book.sheets:
        for name, items in other.objects.items():
            if items:
                moved = (_moved_object(name, item, shift) for item in items)
                other.objects = other.objects | {name: [item for item in moved if item is not None]}
        if other.basic_filter and "range" in other.basic_filter:
            other.basic_filter = _moved_object("basicFilter", other.basic_filter, shift)
        _follow_formulas(other, sheet.title, shift)


def _follow_named_ranges(book: Workbook, shift: Shift) -> None:
    kept, broken = [], []
    for item in book.named_ranges:
        moved = shifted_range(item["range"], shift)
        if moved is None:
            broken.append(item)
        else:
            kept.append(item if moved == item["range"] else item | {"range": moved})
    book.named_ranges = kept
    if broken:
        book.broken_names = book.broken_names + broken


def _follow_metadata(book: Workbook, shift: Shift) -> None:
    kept = []
    for item in book.metadata:
        span = item["location"].get("dimensionRange")
        moved = shifted_dimensions(span, shift) if span else None
        if span and moved is None:
            continue
        kept.append(
            item | {"location": item["location"] | {"dimensionRange": moved}} if span else item
        )
    book.metadata = kept


def _moved_object(name: str, item: Json, shift: Shift) -> Json | None:
    """An object after a shift; None if its range is gone."""
    if name == "merges":
        moved = shifted_range(item, shift)
        return moved if moved and _several_cells(moved) else None
    if name in ("rowGroups", "columnGroups"):
        dimensions = shifted_dimensions(item["range"], shift)
        return None if dimensions is None else item | {"range": dimensions}
    moved_item = shifted_deeply(item, lambda given: shifted_range(given, shift))
    if not isinstance(moved_item, dict) or ("range" in item and "range" not in moved_item):
        return None
    if item.get("ranges") and not moved_item.get("ranges"):
        return None
    return _with_moved_columns(_with_moved_anchor(moved_item, shift), shift)


def _several_cells(merge: Json) -> bool:
    height = merge["endRowIndex"] - merge["startRowIndex"]
    return bool(height * (merge["endColumnIndex"] - merge["startColumnIndex"]) > 1)


def _with_moved_anchor(item: Json, shift: Shift) -> Json:
    """A chart or slicer whose anchor cell moves along."""
    overlay = item.get("position", {}).get("overlayPosition", {})
    anchor = overlay.get("anchorCell")
    if anchor is None or anchor.get("sheetId", 0) != shift.sheet_id:
        return item
    name = "rowIndex" if shift.rows else "columnIndex"
    at = shift.point(anchor.get(name, 0))
    place = {name: shift.start if at is None and isinstance(shift, Deleted) else at}
    return item | {
        "position": item["position"] | {"overlayPosition": overlay | {"anchorCell": anchor | place}}
    }


def _with_moved_columns(item: Json, shift: Shift) -> Json:
    """A filter whose criteria and sort orders move along with their columns."""
    if shift.rows or item.get("range", {}).get("sheetId", 0) != shift.sheet_id:
        return item
    changed = dict(item)
    if "criteria" in item:
        moved = {shift.point(int(column)): rule for column, rule in item["criteria"].items()}
        changed["criteria"] = {
            str(column): rule for column, rule in moved.items() if column is not None
        }
    for name, field in (("sortSpecs", "dimensionIndex"), ("filterSpecs", "columnIndex")):
        if name in item:
            specs = [(spec, shift.point(spec.get(field, 0))) for spec in item[name]]
            changed[name] = [spec | {field: at} for spec, at in specs if at is not None]
    return {k: v for k, v in changed.items() if v not in ([], {})}


def _follow_formulas(sheet: Sheet, changed_title: str, shift: Shift) -> None:
    for row, column, cell in sheet.grid.formulas():
        formula = cell["userEnteredValue"]["formulaValue"]
        moved = shifted_formula(formula, sheet.title, changed_title, shift)
        if moved != formula:
            sheet.grid.put(row, column, cell | {"userEnteredValue": {"formulaValue": moved}})
