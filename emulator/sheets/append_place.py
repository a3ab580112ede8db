"""Where `values.append` writes: the table that it finds around data.

A table is a rectangle of filled cells that touch each other, corners included, grown until nothing
filled touches it. Of the tables that the given range meets, the one with the last filled cell
counts; the row below it, from its first column on, is where values go. Without a table they go to
the start of the range. (Recorded: with row 1 = x, "", z an append to the whole tab finds C1.)
"""

from emulator.sheets.areas import Area
from emulator.sheets.workbook import Sheet


def table_in(sheet: Sheet, searched: Area) -> Area | None:
    """The last table that meets a range, None where there is none."""
    filled = _filled(sheet)
    tables: list[Area] = []
    for place in sorted(filled, reverse=True):
        if any(_holds(table, place) for table in tables):
            continue
        table = _grown(filled, place)
        tables.append(table)
        if table.intersection(searched):
            return table
    return None


def _filled(sheet: Sheet) -> set[tuple[int, int]]:
    cells = sheet.grid.filled(sheet.area)
    return {(row, column) for row, column, cell in cells if "userEnteredValue" in cell}


def _holds(table: Area, place: tuple[int, int]) -> bool:
    return table.top <= place[0] < table.bottom and table.left <= place[1] < table.right


def _grown(filled: set[tuple[int, int]], start: tuple[int, int]) -> Area:
    """The rectangle around every filled cell that a chain of neighbours joins to the start."""
    seen, open_ = {start}, [start]
    while open_:
        row, column = open_.pop()
        for neighbour in (
            (row + down, column + along) for down in (-1, 0, 1) for along in (-1, 0, 1)
        ):
            if neighbour in filled and neighbour not in seen:
                seen.add(neighbour)
                open_.append(neighbour)
    rows, columns = [r for r, _ in seen], [c for _, c in seen]
    return Area(min(rows), min(columns), max(rows) + 1, max(columns) + 1)
