"""Where `values.append` writes: the table that it finds around data.

A table is the rectangle around filled cells that touch each other, corners included. Of the tables
that the given range meets, the one with the last filled cell counts; the row below it, from its
first column on, is where values go. Without a table they go to the start of the range. (Recorded:
with row 1 = x, "", z an append to the whole tab finds C1.)
"""

from emulator.sheets.areas import Area
from emulator.sheets.grid import Row
from emulator.sheets.workbook import Sheet


class _Run:
    """Filled cells side by side in a row, and the rectangle around all that they touch."""

    def __init__(self, row: int, start: int, end: int) -> None:
        self.start, self.end = start, end
        self.last = (row, end)
        self.area = Area(row, start, row + 1, end)
        self.joined: _Run | None = None

    def root(self) -> "_Run":
        """The run that holds the rectangle of all joined ones."""
        run = self
        while run.joined is not None:
            run = run.joined
        return run

    def join(self, other: "_Run") -> None:
        """Make one table of two runs that touch."""
        mine, theirs = self.root(), other.root()
        if mine is theirs:
            return
        theirs.joined = mine
        a, b = mine.area, theirs.area
        mine.area = Area(
            min(a.top, b.top), min(a.left, b.left), max(a.bottom, b.bottom), max(a.right, b.right)
        )
        mine.last = max(mine.last, theirs.last)


def table_in(sheet: Sheet, searched: Area) -> Area | None:
    """The last table that meets a range, None where there is none."""
    above: list[_Run] = []
    runs: list[_Run] = []
    for index, row in enumerate(sheet.grid.rows):
        here = _runs(index, row)
        for run in here:
            for upper in above:
                if upper.start <= run.end and run.start <= upper.end:
                    run.join(upper)
        runs += here
        above = here
    tables = [run for run in runs if run.joined is None and run.area.intersection(searched)]
    return max(tables, key=lambda run: run.last).area if tables else None


def _runs(index: int, row: Row) -> list[_Run]:
    found: list[_Run] = []
    start = None
    for column, cell in enumerate([*row, None]):
        filled = cell is not None and "userEnteredValue" in cell
        if filled and start is None:
            start = column
        elif not filled and start is not None:
            found.append(_Run(index, start, column))
            start = None
    return found
