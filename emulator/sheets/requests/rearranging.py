"""Requests that rearrange cells inside a tab: sorting, and ranges that push others aside."""

from functools import cmp_to_key
from typing import Any

from emulator.errors import invalid, unimplemented
from emulator.sheets.areas import Area, Json
from emulator.sheets.calculator import Calculator
from emulator.sheets.formula_references import copied_formula
from emulator.sheets.grid import Cell
from emulator.sheets.requests.context import editable, replace_object
from emulator.sheets.requests.metadata import carry_row_metadata
from emulator.sheets.workbook import Sheet, Workbook

_SORTED_BY_COLOR = (
    "backgroundColor",
    "foregroundColor",
    "backgroundColorStyle",
    "foregroundColorStyle",
)


def sort_range(book: Workbook, request: Json) -> Json:
    """sortRange: whole rows of a range by columns; empty cells come last in either order.

    Cells move with their formats and notes; row properties stay where they are, and so does
    metadata unless the quirk `sheets.row-metadata` says otherwise.
    """
    sheet, area = editable(book, request.get("range", {}))
    specs = request.get("sortSpecs", [])
    if any(name in spec for spec in specs for name in _SORTED_BY_COLOR):
        raise unimplemented("sortRange by colour")
    if any(area.intersection(sheet.area_of(merge)) for merge in sheet.objects["merges"]):
        raise invalid("You can't sort a range that contains merged cells.")
    order = sorted_rows(book, sheet, area, specs)
    _reorder(sheet, area, order)
    if book.editor.quirks.is_other("sheets.row-metadata"):
        places = {source: (sheet.id, row) for row, source in enumerate(order, area.top)}
        carry_row_metadata(book, sheet.id, places)
    return {}


def randomize_range(book: Workbook, request: Json) -> Json:
    """randomizeRange: whole rows of a range in an order that nobody foresees."""
    sheet, area = editable(book, request.get("range", {}))
    if any(area.intersection(sheet.area_of(merge)) for merge in sheet.objects["merges"]):
        raise invalid("You can't randomize a range that contains merged cells.")
    numbers = {row: book.editor.new_id() for row in range(area.top, area.bottom)}
    _reorder(sheet, area, sorted(numbers, key=numbers.__getitem__))
    return {}


def _reorder(sheet: Sheet, area: Area, order: list[int]) -> None:
    """Put the rows of an area in another order, with their formats and notes."""
    block = {row: [sheet.grid.get(row, c) for c in range(area.left, area.right)] for row in order}
    for target, source in enumerate(order, area.top):
        for column, cell in enumerate(block[source], area.left):
            sheet.grid.put(target, column, _carried(cell, target - source))


def sorted_rows(book: Workbook, sheet: Sheet, area: Area, specs: list[Json]) -> list[int]:
    """The rows of an area in the order that the specs ask for; equal ones keep theirs."""
    keys = _keys(book, sheet, area, specs)

    def by_specs(one: int, other: int) -> int:
        return _compared(keys[one], keys[other], specs)

    return sorted(range(area.top, area.bottom), key=cmp_to_key(by_specs))


def _keys(book: Workbook, sheet: Sheet, area: Area, specs: list[Json]) -> dict[int, list[Any]]:
    """What each row is sorted by, in the order of the specs."""
    calculator = Calculator(book)
    columns = [spec.get("dimensionIndex", 0) for spec in specs]
    if any(not area.left <= column < area.right for column in columns):
        raise invalid("The sort column must lie inside the sorted range.")
    return {
        row: [calculator.scalar(sheet, row, column) for column in columns]
        for row in range(area.top, area.bottom)
    }


def _compared(a: list[Any], b: list[Any], specs: list[Json]) -> int:
    for left, right, spec in zip(a, b, specs, strict=True):
        if (left is None) != (right is None):
            return 1 if left is None else -1
        one, other = _rank(left), _rank(right)
        if one != other:
            down = spec.get("sortOrder") == "DESCENDING"
            return -1 if (one < other) != down else 1
    return 0


def _rank(value: Any) -> tuple[int, Any]:
    """Numbers before text before truth values before errors."""
    if isinstance(value, bool):
        return 2, value
    if isinstance(value, (int, float)):
        return 0, value
    return (1, value.casefold()) if isinstance(value, str) else (3, 0)


def _carried(cell: Cell | None, rows: int) -> Cell | None:
    formula = (cell or {}).get("userEnteredValue", {}).get("formulaValue")
    if cell is None or formula is None or not rows:
        return cell
    return cell | {"userEnteredValue": {"formulaValue": copied_formula(formula, rows, 0)}}


def insert_range(book: Workbook, request: Json) -> Json:
    """insertRange: empty cells in a range; what was there and behind moves down or right.

    What is pushed off the grid makes it grow.
    """
    sheet, area = editable(book, request.get("range", {}))
    rows = _shifts_rows(request)
    behind = _behind(sheet, area, rows=rows)
    book.check_edit(sheet, behind)
    steps = (area.height, 0) if rows else (0, area.width)
    filled = list(sheet.grid.filled(behind))
    reach = max((r if rows else c for r, c, _ in filled), default=-1) + 1 + sum(steps)
    height, width = (reach, 0) if rows else (0, reach)
    sheet.resize(max(sheet.row_count, height), max(sheet.column_count, width))
    book.check_size()
    _move(sheet, filled, steps)
    _move_merges(sheet, behind, None, steps)
    return {}


def delete_range(book: Workbook, request: Json) -> Json:
    """deleteRange: the cells of a range go; what is behind moves up or left."""
    sheet, area = editable(book, request.get("range", {}))
    rows = _shifts_rows(request)
    behind = _behind(sheet, area, rows=rows)
    book.check_edit(sheet, behind)
    for row, column, _ in list(sheet.grid.filled(area)):
        sheet.grid.put(row, column, None)
    steps = (-area.height, 0) if rows else (0, -area.width)
    _move(sheet, list(sheet.grid.filled(behind)), steps)
    _move_merges(sheet, behind, area, steps)
    return {}


def _shifts_rows(request: Json) -> bool:
    if request.get("shiftDimension") not in ("ROWS", "COLUMNS"):
        raise invalid("No shiftDimension specified.")
    return bool(request["shiftDimension"] == "ROWS")


def _behind(sheet: Sheet, area: Area, *, rows: bool) -> Area:
    """A range and everything below it, or right of it."""
    if rows:
        return Area(area.top, area.left, sheet.row_count, area.right)
    return Area(area.top, area.left, area.bottom, sheet.column_count)


def _move_merges(sheet: Sheet, behind: Area, gone: Area | None, steps: tuple[int, int]) -> None:
    """Merges in what moves go along, those in what goes are gone; 400 where one is cut."""
    kept = []
    for merge in sheet.objects["merges"]:
        there = sheet.area_of(merge)
        if gone and gone.contains(there):
            continue
        cut = gone and gone.intersection(there)
        if not behind.intersection(there):
            kept.append(merge)
        elif behind.contains(there) and not cut:
            kept.append(sheet.range_of(there.moved(*steps)))
        else:
            raise invalid("You can't perform a paste that partially intersects a merge.")
    replace_object(sheet, "merges", kept)


def _move(sheet: Sheet, filled: list[tuple[int, int, Cell]], steps: tuple[int, int]) -> None:
    for row, column, _ in filled:
        sheet.grid.put(row, column, None)
    for row, column, cell in filled:
        sheet.grid.put(row + steps[0], column + steps[1], cell)
