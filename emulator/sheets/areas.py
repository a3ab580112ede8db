"""Rectangles of cells, and Google's GridRange and DimensionRange."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from emulator.errors import invalid

Json = dict[str, Any]


class Area(NamedTuple):
    """A rectangle of cells: zero-based, half-open, all ends known."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def height(self) -> int:
        """Number of rows."""
        return self.bottom - self.top

    @property
    def width(self) -> int:
        """Number of columns."""
        return self.right - self.left

    def intersection(self, other: "Area") -> "Area | None":
        """The common rectangle, or None."""
        common = Area(
            max(self.top, other.top),
            max(self.left, other.left),
            min(self.bottom, other.bottom),
            min(self.right, other.right),
        )
        return common if common.height > 0 and common.width > 0 else None

    def contains(self, other: "Area") -> bool:
        """Whether the other lies wholly inside."""
        return (
            self.top <= other.top
            and self.left <= other.left
            and other.bottom <= self.bottom
            and other.right <= self.right
        )

    def cells(self) -> Iterator[tuple[int, int]]:
        """Row and column of each cell, row by row."""
        for row in range(self.top, self.bottom):
            for column in range(self.left, self.right):
                yield row, column

    def moved(self, rows: int, columns: int) -> "Area":
        """The same rectangle elsewhere."""
        return Area(self.top + rows, self.left + columns, self.bottom + rows, self.right + columns)


GRID_RANGE_ENDS = ("startRowIndex", "startColumnIndex", "endRowIndex", "endColumnIndex")


def area_of(grid_range: Json, row_count: int, column_count: int) -> Area:
    """The cells of a GridRange in a grid; open ends reach the edge, ends beyond are clamped."""
    top, left, bottom, right = (grid_range.get(end) for end in GRID_RANGE_ENDS)
    return Area(
        top or 0,
        left or 0,
        row_count if bottom is None else min(bottom, row_count),
        column_count if right is None else min(right, column_count),
    )


def check_indexes(given: Json) -> None:
    """400 where a GridRange has a negative index or an end before its start."""
    if any(given.get(end, 0) < 0 for end in GRID_RANGE_ENDS):
        raise invalid("GridRange indexes must be >= 0")
    for axis in ("Row", "Column"):
        start, end = given.get(f"start{axis}Index"), given.get(f"end{axis}Index")
        if start is not None and end is not None and end < start:
            raise invalid(f"end{axis}Index[{end}] cannot be before start{axis}Index[{start}]")


def grid_range(sheet_id: int, area: Area) -> Json:
    """An area as a GridRange as Google prints it: sheet 0 is not named, index 0 is."""
    ends = dict(zip(GRID_RANGE_ENDS, area, strict=True))
    order = ("startRowIndex", "endRowIndex", "startColumnIndex", "endColumnIndex")
    return stored_range({"sheetId": sheet_id} | {name: ends[name] for name in order})


def stored_range(given: Json) -> Json:
    """A GridRange as it is kept and printed: without `sheetId` where it is 0."""
    return {k: v for k, v in given.items() if v is not None and not (k == "sheetId" and v == 0)}


class Span(NamedTuple):
    """Rows or columns: zero-based, half-open."""

    rows: bool
    start: int
    end: int

    @property
    def length(self) -> int:
        """How many rows or columns."""
        return self.end - self.start
