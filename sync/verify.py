"""After a commit: did every cell land on the row and column it was meant for?

Between a run's read and its commit somebody may have inserted, deleted, moved or sorted. The commit
asks for the spreadsheet back in the same reply; what landed wrong is restored from the snapshot.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from programme.russian.texts import same_text
from sync.plan import CellChange, NewRow
from sync.tables import Table
from sync.values import as_text, decode, same

NAMES = {"people": "full_name", "institutions": "short_name"}
"""Registers whose rows people begin: until it has a code, a row is known by its name."""


@dataclass(frozen=True)
class Repair:
    """A cell to be given back what a commit covered."""

    tab: str
    request: Mapping[str, Any]


def misplaced(
    cells: Sequence[CellChange],
    tables: Mapping[str, Table],
    snapshot: Mapping[str, Any],
    reply: Mapping[str, Any],
) -> list[Repair]:
    """What puts back what a commit covered by mistake; [] where everything landed right.

    Only cells that still hold what was written are put back, so the spreadsheet may have been
    written since.

    Args:
        cells: What was written.
        tables: The tables it was planned on.
        snapshot: The spreadsheet as read before.
        reply: The spreadsheet as it is after the commit.
    """
    before, after = _by_id(snapshot), _by_id(reply)
    repairs: list[Repair] = []
    for name in sorted({change.tab for change in cells}):
        table = tables[name]
        sheet_id = table.tab.sheet_id
        if sheet_id in after:
            written = [change for change in cells if change.tab == name]
            repairs += _repairs(
                written, table, _Sheet(before[sheet_id], table), _Sheet(after[sheet_id], table)
            )
    return repairs


def misplaced_rows(
    rows: Sequence[NewRow],
    tables: Mapping[str, Table],
    snapshot: Mapping[str, Any],
    reply: Mapping[str, Any],
) -> list[Repair]:
    """What empties rows which were appended to columns that had moved; [] where none had.

    Args:
        rows: What was appended.
        tables: The tables it was planned on.
        snapshot: The spreadsheet as read before.
        reply: The spreadsheet as it is after the commit.
    """
    before, after = _by_id(snapshot), _by_id(reply)
    repairs: list[Repair] = []
    for name in sorted({row.tab for row in rows}):
        table = tables[name]
        sheet_id = table.tab.sheet_id
        old, new = _Sheet(before[sheet_id], table), _Sheet(after.get(sheet_id, {}), table)
        if all(_in_place(place, old, new) for place in table.positions.values()):
            continue
        keys = {row.key for row in rows if row.tab == name}
        place = table.positions[table.tab.key_column]
        lost = [r for r, c in new.cells if c == place and r and new.text(r, c) in keys]
        repairs += [Repair(name, _row_emptied(sheet_id, row)) for row in lost]
    return repairs


def _row_emptied(sheet_id: int, row: int) -> dict[str, Any]:
    cells = {"sheetId": sheet_id, "startRowIndex": row, "endRowIndex": row + 1}
    return {"repeatCell": {"range": cells, "cell": {}, "fields": "userEnteredValue,dataValidation"}}


def _by_id(resource: Mapping[str, Any]) -> dict[int, Mapping[str, Any]]:
    return {sheet["properties"].get("sheetId", 0): sheet for sheet in resource.get("sheets", [])}


class _Sheet:
    """The cells of a sheet as returned, with its columns and its rows' identities."""

    def __init__(self, sheet: Mapping[str, Any], table: Table) -> None:
        self.cells: dict[tuple[int, int], Mapping[str, Any]] = {}
        for data in sheet.get("data", []):
            for r, row in enumerate(data.get("rowData", [])):
                for c, cell in enumerate(row.get("values", [])):
                    self.cells[r, c] = cell
        self.columns = {self.header(c): c for (r, c) in reversed(self.cells) if r == 0}
        self._key = self._column(table, table.tab.key_column or table.tab.columns[0].key)
        name = NAMES.get(table.tab.key)
        self._name = self._column(table, name) if name else None

    def _column(self, table: Table, key: str) -> int | None:
        wanted = table.tab.column(key).header
        return next((c for text, c in self.columns.items() if same_text(text, wanted)), None)

    def text(self, row: int, column: int | None) -> str:
        if column is None:
            return ""
        return as_text(decode(self.cells.get((row, column), {}), ours=False))

    def header(self, column: int) -> str:
        return self.text(0, column)

    def key(self, row: int) -> str:
        return self.text(row, self._key)

    def name(self, row: int) -> str:
        return self.text(row, self._name)

    def row_of(self, other: "_Sheet", row: int) -> int | None:
        """The row that stands in another state of this sheet at that place."""
        key, name = other.key(row), other.name(row)
        rows = sorted({r for r, _ in self.cells if r})
        by_key = (r for r in rows if key and self.key(r) == key)
        return next(by_key, next((r for r in rows if name and self.name(r) == name), None))


def _in_place(column: int, before: _Sheet, after: _Sheet) -> bool:
    """Whether a column is where it was, though its header may have been typed over."""
    was, now = before.header(column), after.header(column)
    return now == was or (was not in after.columns and now not in before.columns)


def _repairs(
    written: Sequence[CellChange], table: Table, before: _Sheet, after: _Sheet
) -> list[Repair]:
    keys = {change.row: as_text(change.new) for change in written if _is_key(change, table)}
    repairs: list[Repair] = []
    for change in written:
        column = table.positions[change.column]
        if _is_row(change, keys, before, after) and _in_place(column, before, after):
            continue
        cell = after.cells.get((change.row, column), {})
        if not same(decode(cell, ours=True), change.new):
            continue
        # What stood in a new row or a new column: nothing.
        row, source = before.row_of(after, change.row), before.columns.get(after.header(column))
        held = before.cells.get((row, source), {}) if row and source is not None else {}
        request = _restored(table.tab.sheet_id, change.row, column, held.get("userEnteredValue"))
        repairs.append(Repair(table.tab.key, request))
    return repairs


def _is_key(change: CellChange, table: Table) -> bool:
    return change.column == table.tab.key_column


def _is_row(change: CellChange, keys: Mapping[int, str], before: _Sheet, after: _Sheet) -> bool:
    """Whether the row at the place of a change is still the one that was meant.

    A key says so. Where the commit itself wrote the key, only the name beside it can.
    """
    if change.row not in keys:
        return after.key(change.row) == before.key(change.row) and bool(
            before.key(change.row) or after.name(change.row) == before.name(change.row)
        )
    return after.key(change.row) == keys[change.row] and (
        after.name(change.row) == before.name(change.row)
    )


def _restored(sheet_id: int, row: int, column: int, value: Any) -> dict[str, Any]:
    return {
        "updateCells": {
            "start": {"sheetId": sheet_id, "rowIndex": row, "columnIndex": column},
            "rows": [{"values": [{"userEnteredValue": value} if value else {}]}],
            "fields": "userEnteredValue",
        }
    }
