"""The `values` methods: tables of plain values in and out of ranges."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from emulator.errors import invalid
from emulator.sheets.a1 import column_letters
from emulator.sheets.addresses import Place, range_text
from emulator.sheets.append_place import table_in
from emulator.sheets.areas import Area, Json
from emulator.sheets.calculator import Calculator
from emulator.sheets.cells import with_value
from emulator.sheets.dimensions import grow_tables, insert
from emulator.sheets.locales import locale_named
from emulator.sheets.rendering import Renderer
from emulator.sheets.shifting import Inserted
from emulator.sheets.workbook import Sheet, Workbook

Rows = Sequence[Sequence[Any]]


@dataclass(frozen=True)
class Rendering:
    """How values are given back."""

    values: str = "FORMATTED_VALUE"
    dates: str = "SERIAL_NUMBER"


@dataclass(frozen=True)
class Writing:
    """How values are taken.

    Attributes:
        raw: as they are, not like typing.
        year: the present one, for dates typed without theirs.
        drops_apostrophe: whether a leading apostrophe is left out of raw text too.
    """

    raw: bool
    year: int
    drops_apostrophe: bool = False


@dataclass(frozen=True)
class Update:
    """What a write did: the area it covered and the cells that were given a value."""

    sheet: Sheet
    area: Area
    cells: frozenset[tuple[int, int]]

    def counts(self) -> Json:
        """Range and counts as replies have them; counts of 0 are left out."""
        counted = {
            "updatedRows": len({row for row, _ in self.cells}),
            "updatedColumns": len({column for _, column in self.cells}),
            "updatedCells": len(self.cells),
        }
        kept = {name: count for name, count in counted.items() if count}
        return {"updatedRange": range_text(self.sheet, self.area)} | kept


def read(book: Workbook, place: Place, major: str | None, how: Rendering) -> Json:
    """A ValueRange: ragged, without what is empty at the end."""
    columns = major == "COLUMNS"
    area = place.area()
    table = _table(Renderer(Calculator(book)), place.sheet, area, how, columns=columns)
    return value_range(place.sheet, area, table, columns=columns)


def value_range(sheet: Sheet, area: Area, table: list[list[Any]], *, columns: bool) -> Json:
    """A ValueRange of a table of values."""
    major = "COLUMNS" if columns else "ROWS"
    result: Json = {"range": range_text(sheet, area), "majorDimension": major}
    return result | ({"values": table} if table else {})


def _table(
    renderer: Renderer, sheet: Sheet, area: Area, how: Rendering, *, columns: bool
) -> list[list[Any]]:
    bottom = min(area.bottom, len(sheet.grid.rows))
    rows = [
        [
            renderer.value(sheet, row, column, how.values, how.dates)
            for column in _used(sheet, row, area)
        ]
        for row in range(area.top, bottom)
    ]
    if columns:
        width = max((len(row) for row in rows), default=0)
        rows = [[row[i] if i < len(row) else "" for row in rows] for i in range(width)]
    return _cut(rows)


def _used(sheet: Sheet, row: int, area: Area) -> range:
    """The columns of an area that a row reaches to."""
    return range(area.left, min(area.right, len(sheet.grid.row(row))))


def _cut(rows: list[list[Any]]) -> list[list[Any]]:
    """A table without empty cells at the ends of its rows and empty rows at its end."""
    for row in rows:
        while row and row[-1] == "":
            row.pop()
    while rows and not rows[-1]:
        rows.pop()
    return rows


def write(book: Workbook, place: Place, rows: Rows, major: str | None, how: Writing) -> Update:
    """Write a table into a place; null skips a cell, "" empties it. 400 where it does not fit."""
    limits = place.area_for_writing()
    return _write_at(book, place.sheet, limits, by_rows(rows, major), how)


def by_rows(rows: Rows, major: str | None) -> Rows:
    """A table by rows, whichever its major dimension; what ragged columns lack is skipped."""
    if major != "COLUMNS":
        return rows
    height = max((len(column) for column in rows), default=0)
    return [[column[i] if i < len(column) else None for column in rows] for i in range(height)]


def _write_at(book: Workbook, sheet: Sheet, limits: Area, rows: Rows, how: Writing) -> Update:
    width = max((len(row) for row in rows), default=0)
    _check_fit(sheet, limits, len(rows), width)
    area = Area(
        limits.top, limits.left, limits.top + max(len(rows), 1), limits.left + max(width, 1)
    )
    book.check_edit(sheet, area)
    locale = locale_named(book.locale)
    done = set()
    for row, given in enumerate(rows, area.top):
        for column, value in enumerate(given, area.left):
            if value is None:
                continue
            if isinstance(value, (list, dict)):
                raise _no_scalar(value, row - area.top, column - area.left)
            if how.raw and how.drops_apostrophe and isinstance(value, str):
                value = value.removeprefix("'")  # noqa: PLW2901 - a quirk's other answer
            before = sheet.grid.get(row, column) or {}
            sheet.grid.put(
                row, column, with_value(before, value, raw=how.raw, locale=locale, year=how.year)
            )
            done.add((row, column))
    return Update(sheet, area, frozenset(done))


def _check_fit(sheet: Sheet, limits: Area, height: int, width: int) -> None:
    if height > limits.height:
        what = f"row [{limits.bottom + 1}]"
    elif width > limits.width:
        what = f"column [{column_letters(limits.right)}]"
    else:
        return
    raise invalid(
        f"Requested writing within range [{range_text(sheet, limits)}], but tried writing to {what}"
    )


def _no_scalar(value: Any, row: int, column: int) -> Exception:
    kind = "list_value" if isinstance(value, list) else "struct_value"
    return invalid(f"Invalid values[{row}][{column}]: {kind} {value}")


def append(
    book: Workbook, place: Place, rows: Rows, how: Writing, *, new_rows: bool
) -> tuple[Area | None, Update]:
    """Write below the table that the place finds, growing the grid; the table and what was done."""
    sheet = place.sheet
    searched = place.area()
    table = table_in(sheet, searched)
    top, left = (table.bottom, table.left) if table else (searched.top, searched.left)
    width = max((len(row) for row in rows), default=0)
    if new_rows and table:
        insert(book, sheet, Inserted(sheet.id, rows=True, start=top, count=len(rows)))
        grow_tables(sheet, table, len(rows))
    _grow(book, sheet, top + len(rows), left + width)
    limits = Area(top, left, sheet.row_count, sheet.column_count)
    return table, _write_at(book, sheet, limits, rows, how)


def _grow(book: Workbook, sheet: Sheet, rows: int, columns: int) -> None:
    """Make the grid at least this large."""
    if rows > sheet.row_count or columns > sheet.column_count:
        sheet.resize(max(rows, sheet.row_count), max(columns, sheet.column_count))
        book.check_size()


def clear(book: Workbook, place: Place) -> str:
    """Empty the values of a place and keep everything else; the range that was cleared."""
    area = place.area()
    book.check_edit(place.sheet, area)
    for row, column, cell in list(place.sheet.grid.filled(area)):
        kept = {
            k: v
            for k, v in cell.items()
            if k not in ("userEnteredValue", "textFormatRuns", "chipRuns")
        }
        place.sheet.grid.put(row, column, kept)
    return range_text(place.sheet, area)
