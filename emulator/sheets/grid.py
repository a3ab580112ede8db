"""The cells of one tab: a sparse, ragged table that is cheap to copy.

Rows are lists of CellData (None where empty), cut after the last filled cell; missing rows are
empty. A Grid made from kept rows shares them and copies a row when it first writes to it, so a
batch costs what it touches and the kept document never changes. Cells themselves are immutable:
writing replaces them.
"""

from collections.abc import Callable, Iterator
from typing import Any

from emulator.sheets.areas import Area

Cell = dict[str, Any]
Row = list[Cell | None]


class Grid:
    """Rows of cells without a size of their own; the tab's properties hold that."""

    def __init__(self, rows: list[Row]) -> None:
        self._kept = rows  # kept alive: a row of ours must not get the id of one of these
        self.rows = list(rows)
        self._own: set[int] = set()
        self._formulas: bool | None = None  # whether there may be any; None is not known yet

    def get(self, row: int, column: int) -> Cell | None:
        """The cell at a place, None where it is empty."""
        if row >= len(self.rows) or column >= len(self.rows[row]):
            return None
        return self.rows[row][column]

    def row(self, index: int) -> Row:
        """The filled part of a row; not to be written to."""
        return self.rows[index] if index < len(self.rows) else []

    def put(self, row: int, column: int, cell: Cell | None) -> None:
        """Set or empty (None or {}) the cell at a place."""
        if not cell and self.get(row, column) is None:
            return
        target = self._writable(row)
        if column >= len(target):
            target.extend([None] * (column + 1 - len(target)))
        target[column] = cell or None
        if cell and self._formulas is not None and is_formula(cell):
            self._formulas = True
        _trim(target)

    def change(self, area: Area, fn: Callable[[Cell], Cell]) -> None:
        """Replace every cell of an area by a function of it ({} stands for an empty one)."""
        for row, column in area.cells():
            before = self.get(row, column) or {}
            after = fn(before)
            if after != before:
                self.put(row, column, after)

    def filled(self, area: Area) -> Iterator[tuple[int, int, Cell]]:
        """Row, column and content of the filled cells of an area, row by row."""
        for row in range(area.top, min(area.bottom, len(self.rows))):
            cells = self.rows[row]
            for column in range(area.left, min(area.right, len(cells))):
                cell = cells[column]
                if cell is not None:
                    yield row, column, cell

    def formulas(self) -> list[tuple[int, int, Cell]]:
        """Row, column and content of the cells with formulas."""
        if self._formulas is False:
            return []
        rows = enumerate(self.rows)
        found = [
            (r, c, cell)
            for r, row in rows
            for c, cell in enumerate(row)
            if cell and is_formula(cell)
        ]
        self._formulas = bool(found)
        return found

    def block(self, area: Area) -> list[list[Cell | None]]:
        """The cells of an area as a full table."""
        return [
            [self.get(row, column) for column in range(area.left, area.right)]
            for row in range(area.top, area.bottom)
        ]

    def put_block(self, top: int, left: int, block: list[list[Cell | None]]) -> None:
        """Write a table of cells with its corner at a place."""
        for down, cells in enumerate(block):
            for along, cell in enumerate(cells):
                self.put(top + down, left + along, cell)

    def insert_rows(self, start: int, count: int) -> None:
        """Open empty rows before a row."""
        if start < len(self.rows):
            self.rows[start:start] = [self._fresh() for _ in range(count)]

    def delete_rows(self, start: int, end: int) -> None:
        """Take rows out."""
        if start < len(self.rows):
            self.rows[start:end] = []

    def move_rows(self, start: int, end: int, before: int) -> None:
        """Move rows before another row, as counted before the move."""
        self._pad(max(end, before))
        taken = self.rows[start:end]
        self.rows[start:end] = []
        at = before if before <= start else before - (end - start)
        self.rows[at:at] = taken

    def insert_columns(self, start: int, count: int) -> None:
        """Open empty columns before a column."""
        for index, row in enumerate(self.rows):
            if start < len(row):
                self._writable(index)[start:start] = [None] * count

    def delete_columns(self, start: int, end: int) -> None:
        """Take columns out."""
        for index, row in enumerate(self.rows):
            if start < len(row):
                target = self._writable(index)
                target[start:end] = []
                _trim(target)

    def move_columns(self, start: int, end: int, before: int) -> None:
        """Move columns before another column, as counted before the move."""
        for index, row in enumerate(self.rows):
            if min(start, before) >= len(row):
                continue
            target = self._writable(index)
            target.extend([None] * (max(end, before) - len(target)))
            taken = target[start:end]
            target[start:end] = []
            at = before if before <= start else before - (end - start)
            target[at:at] = taken
            _trim(target)

    def kept_rows(self) -> list[Row]:
        """The rows to keep: without empty ones at the end."""
        end = len(self.rows)
        while end and not self.rows[end - 1]:
            end -= 1
        return self.rows[:end]

    def _pad(self, count: int) -> None:
        while len(self.rows) < count:
            self.rows.append(self._fresh())

    def _fresh(self) -> Row:
        row: Row = []
        self._own.add(id(row))
        return row

    def _writable(self, index: int) -> Row:
        """A row of our own at a place, copied from the kept one at the first write."""
        self._pad(index + 1)
        row = self.rows[index]
        if id(row) not in self._own:
            row = self.rows[index] = list(row)
            self._own.add(id(row))
        return row


def is_formula(cell: Cell) -> bool:
    """Whether a formula was entered into a cell."""
    return "formulaValue" in (cell.get("userEnteredValue") or ())


def _trim(row: Row) -> None:
    while row and row[-1] is None:
        row.pop()
