"""What inserting, deleting and moving rows or columns does to positions and spans.

A span [start, end) grows where rows open inside it, shrinks where rows inside go, and is gone
(None) once nothing of it is left. Rows opened at its first row push it down; at its end they do
not belong to it.
"""

from collections.abc import Callable
from dataclasses import dataclass

from emulator.sheets.areas import Json


@dataclass(frozen=True)
class Inserted:
    """Rows (or columns) opened before `start` of a tab."""

    sheet_id: int
    rows: bool
    start: int
    count: int

    def point(self, at: int) -> int | None:
        """Where a row is afterwards."""
        return at + self.count if at >= self.start else at

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """Where a span is afterwards."""
        if start >= self.start:
            return start + self.count, end + self.count
        return start, end + self.count if end > self.start else end


@dataclass(frozen=True)
class Deleted:
    """Rows (or columns) from `start` to before `end` of a tab taken out."""

    sheet_id: int
    rows: bool
    start: int
    end: int

    def point(self, at: int) -> int | None:
        """Where a row is afterwards; None if it is gone."""
        return None if self.start <= at < self.end else self._edge(at)

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """Where a span is afterwards; None if nothing is left of it."""
        kept = self._edge(start), self._edge(end)
        return kept if kept[0] < kept[1] else None

    def _edge(self, at: int) -> int:
        if at <= self.start:
            return at
        return max(self.start, at - (self.end - self.start))


@dataclass(frozen=True)
class Moved:
    """Rows (or columns) from `start` to before `end` moved before `to`, as counted before."""

    sheet_id: int
    rows: bool
    start: int
    end: int
    to: int

    def point(self, at: int) -> int | None:
        """Where a row is afterwards."""
        count = self.end - self.start
        target = self.to if self.to <= self.start else self.to - count
        if self.start <= at < self.end:
            return at - self.start + target
        rest = at if at < self.start else at - count
        return rest if rest < target else rest + count

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """Where a span is afterwards: a moved one goes along, another closes and opens."""
        if self.start <= start and end <= self.end:
            first = self.point(start)
            return None if first is None else (first, first + end - start)
        count = self.end - self.start
        taken = Deleted(self.sheet_id, self.rows, self.start, self.end).span(start, end)
        target = self.to if self.to <= self.start else self.to - count
        return Inserted(self.sheet_id, self.rows, target, count).span(*taken) if taken else None


Shift = Inserted | Deleted | Moved

_GRID_RANGE = {"sheetId", "startRowIndex", "endRowIndex", "startColumnIndex", "endColumnIndex"}


def shifted_range(given: Json, shift: Shift) -> Json | None:
    """A GridRange after a shift; open ends stay open; None if nothing is left."""
    if given.get("sheetId", 0) != shift.sheet_id:
        return given
    names = (
        ("startRowIndex", "endRowIndex") if shift.rows else ("startColumnIndex", "endColumnIndex")
    )
    return _shifted(given, names, shift)


def shifted_dimensions(given: Json, shift: Shift) -> Json | None:
    """A DimensionRange after a shift; None if nothing is left."""
    rows = given.get("dimension", "ROWS") == "ROWS"
    if given.get("sheetId", 0) != shift.sheet_id or rows != shift.rows:
        return given
    return _shifted(given, ("startIndex", "endIndex"), shift)


def _shifted(given: Json, names: tuple[str, str], shift: Shift) -> Json | None:
    start, end = given.get(names[0]), given.get(names[1])
    if start is None and end is None:
        return given
    unbounded = 1 << 40
    span = shift.span(start or 0, unbounded if end is None else end)
    if span is None:
        return None
    changed = {names[0]: span[0]} if start is not None or span[0] else {}
    return given | changed | ({} if end is None else {names[1]: span[1]})


def is_grid_range(value: object) -> bool:
    """Whether a JSON value is a GridRange with at least one index."""
    return (
        isinstance(value, dict)
        and value.keys() <= _GRID_RANGE
        and len(value.keys() - {"sheetId"}) > 0
    )


def shifted_deeply(value: object, change: Callable[[Json], Json | None]) -> object:
    """A JSON value with every GridRange in it changed; those that are gone are left out."""
    if isinstance(value, list):
        items = [(item, shifted_deeply(item, change)) for item in value]
        return [after for before, after in items if not (after is None and is_grid_range(before))]
    if not isinstance(value, dict):
        return value
    if is_grid_range(value):
        return change(value)
    parts = {k: shifted_deeply(v, change) for k, v in value.items()}
    return {k: v for k, v in parts.items() if not (v is None and is_grid_range(value[k]))}
