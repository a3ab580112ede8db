"""Requests that write cells: updateCells, appendCells, repeatCell, setDataValidation."""

from collections.abc import Sequence

from emulator.errors import invalid
from emulator.mask import Mask
from emulator.sheets.areas import Area, Json
from emulator.sheets.cells import with_data
from emulator.sheets.dimensions import grow_tables, insert
from emulator.sheets.formula_references import copied_formula
from emulator.sheets.grid import Cell
from emulator.sheets.requests.context import editable, found_object
from emulator.sheets.shifting import Inserted
from emulator.sheets.updatemask import update_mask
from emulator.sheets.workbook import Sheet, Workbook

EMPTY: Cell = {}


def update_cells(book: Workbook, request: Json) -> Json:
    """updateCells: into a range, whose rest is cleared of the masked fields, or from a start."""
    mask = update_mask(request, "CellData")
    rows = [row.get("values", []) for row in request.get("rows", [])]
    if "start" in request:
        start = request["start"]
        sheet = book.sheet(start.get("sheetId"))
        area = _from(sheet, start.get("rowIndex", 0), start.get("columnIndex", 0), rows)
        book.check_edit(sheet, area)
        _write(sheet, area, rows, mask)
        return {}
    sheet, area = editable(book, request.get("range", {}))
    _check_inside(area, rows)
    _write(sheet, area, rows, mask)
    _clear_rest(sheet, area, rows, mask)
    return {}


def _from(sheet: Sheet, top: int, left: int, rows: Sequence[Sequence[Json]]) -> Area:
    """The area that rows cover from a coordinate on; 400 where it leaves the grid."""
    limits = Area(top, left, sheet.row_count, sheet.column_count)
    for index, count, what in ((top, sheet.row_count, "row"), (left, sheet.column_count, "column")):
        if index >= count:
            raise invalid(
                f"GridCoordinate.{what}Index[{index}] is after last {what} in grid[{count - 1}]"
            )
    _check_inside(limits, rows)
    width = max((len(row) for row in rows), default=0)
    return Area(top, left, top + len(rows), width)


def _check_inside(limits: Area, rows: Sequence[Sequence[Json]]) -> None:
    width = max((len(row) for row in rows), default=0)
    if len(rows) > limits.height:
        raise _outside("row", limits.bottom)
    if width > limits.width:
        raise _outside("column", limits.right)


def _outside(what: str, end: int) -> Exception:
    return invalid(
        f"Attempting to write {what}: {end}, beyond the last requested {what} of: {end - 1}"
    )


def _write(sheet: Sheet, area: Area, rows: Sequence[Sequence[Json]], mask: Mask) -> None:
    for row, cells in enumerate(rows, area.top):
        for column, data in enumerate(cells, area.left):
            before = sheet.grid.get(row, column) or {}
            sheet.grid.put(row, column, with_data(before, data, mask))


def _clear_rest(sheet: Sheet, area: Area, rows: Sequence[Sequence[Json]], mask: Mask) -> None:
    """Clear the masked fields of the cells of a range that the rows do not cover."""
    for row, column, cell in list(sheet.grid.filled(area)):
        given = row - area.top
        if given >= len(rows) or column - area.left >= len(rows[given]):
            sheet.grid.put(row, column, with_data(cell, {}, mask))


def append_cells(book: Workbook, request: Json) -> Json:
    """appendCells: after the last row with a value (a check box that is off has one).

    The grid grows where it must. With a tableId Google makes the table higher and drops the values
    (measured); with a sheetId they land below the table, outside it.
    """
    mask = update_mask(request, "CellData")
    rows = [row.get("values", []) for row in request.get("rows", [])]
    if request.get("tableId"):
        _heighten_table(book, request["tableId"], len(rows))
        return {}
    sheet = book.sheet(request.get("sheetId"))
    top = sheet.filled_height()
    width = max((len(row) for row in rows), default=0)
    if top + len(rows) > sheet.row_count or width > sheet.column_count:
        sheet.resize(max(sheet.row_count, top + len(rows)), max(sheet.column_count, width))
        book.check_size()
    area = Area(top, 0, top + len(rows), width)
    book.check_edit(sheet, area)
    _write(sheet, area, rows, mask)
    return {}


def _heighten_table(book: Workbook, table_id: str, count: int) -> None:
    """Open empty rows at the end of a table, inside it."""
    sheet, table = found_object(book, "tables", "tableId", table_id, "table")
    area = sheet.area_of(table["range"])
    book.check_edit(sheet, area)
    insert(book, sheet, Inserted(sheet.id, rows=True, start=area.bottom, count=count))
    grow_tables(sheet, area, count)


def repeat_cell(book: Workbook, request: Json) -> Json:
    """repeatCell: one CellData over a range; relative references of its formula move along."""
    mask = update_mask(request, "CellData")
    sheet, area = editable(book, request.get("range", {}))
    data = request.get("cell", {})
    formula = data.get("userEnteredValue", {}).get("formulaValue")
    # Cells are values that are never changed in place: like cells of the range share one result.
    repeated: dict[int, tuple[Cell, Cell]] = {}
    for row, column in area.cells():
        before = sheet.grid.get(row, column) or EMPTY
        if formula:
            moved = copied_formula(formula, row - area.top, column - area.left)
            given = data | {"userEnteredValue": {"formulaValue": moved}}
            after = with_data(before, given, mask)
        else:
            if id(before) not in repeated:
                repeated[id(before)] = (before, with_data(before, data, mask))
            after = repeated[id(before)][1]
        if after != before:
            sheet.grid.put(row, column, after)
    return {}


def set_data_validation(book: Workbook, request: Json) -> Json:
    """setDataValidation: a rule for every cell of a range, or none."""
    sheet, area = editable(book, request.get("range", {}))
    rule = request.get("rule")
    if rule is not None and "condition" not in rule:
        raise invalid("DataValidationRule.condition is required.")
    mask = Mask({"dataValidation": Mask()})
    data = {"dataValidation": rule} if rule else {}
    if rule:
        sheet.grid.change(area, lambda cell: with_data(cell, data, mask))
        return {}
    for row, column, cell in list(sheet.grid.filled(area)):
        sheet.grid.put(row, column, with_data(cell, {}, mask))
    return {}
