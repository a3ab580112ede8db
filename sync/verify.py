"""After a commit: did every cell land on the row and column it was meant for?

Between a run's read and its commit somebody may have inserted, deleted, moved or sorted. The commit
asks for the spreadsheet back in the same reply; what landed wrong is restored from the snapshot.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from programme.russian.texts import same_text
from sync.plan import CellChange, NewRow
from sync.tables import Table
from sync.values import as_text, decode


def identity_column(table: Table) -> str:
    """The column by which a row is recognised, one that the programme doesn't write itself where possible."""
    if table.tab.key == "people":
        return "full_name"
    return table.tab.key_column or table.tab.columns[0].key


def misplaced(
    cells: Sequence[CellChange],
    tables: Mapping[str, Table],
    snapshot: Mapping[str, Any],
    reply: Mapping[str, Any],
) -> list[dict[str, Any]]:
    """Requests that put back what a commit covered by mistake; [] where everything landed right.

    Args:
        cells: What was written.
        tables: The tables it was planned on.
        snapshot: The spreadsheet as read before.
        reply: The spreadsheet as it was right after the commit.
    """
    before, after = _by_id(snapshot), _by_id(reply)
    repairs: list[dict[str, Any]] = []
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
) -> list[dict[str, Any]]:
    """Requests that empty rows which were appended to columns that had moved; [] where none had.

    Args:
        rows: What was appended.
        tables: The tables it was planned on.
        snapshot: The spreadsheet as read before.
        reply: The spreadsheet as it was right after the commit.
    """
    before, after = _by_id(snapshot), _by_id(reply)
    repairs: list[dict[str, Any]] = []
    for name in sorted({row.tab for row in rows}):
        table = tables[name]
        sheet_id = table.tab.sheet_id
        old, new = _Sheet(before[sheet_id], table), _Sheet(after.get(sheet_id, {}), table)
        if all(new.header(place) == old.header(place) for place in table.positions.values()):
            continue
        keys = {row.key for row in rows if row.tab == name}
        place = table.positions[table.tab.key_column]
        lost = [r for r, c in new.cells if c == place and r and new.text(r, c) in keys]
        repairs += [_row_emptied(sheet_id, row) for row in lost]
    return repairs


def _row_emptied(sheet_id: int, row: int) -> dict[str, Any]:
    cells = {"sheetId": sheet_id, "startRowIndex": row, "endRowIndex": row + 1}
    return {"repeatCell": {"range": cells, "cell": {}, "fields": "userEnteredValue,dataValidation"}}


def _by_id(resource: Mapping[str, Any]) -> dict[int, Mapping[str, Any]]:
    return {sheet["properties"].get("sheetId", 0): sheet for sheet in resource.get("sheets", [])}


class _Sheet:
    """The cells of a sheet as returned, found by header and identity."""

    def __init__(self, sheet: Mapping[str, Any], table: Table) -> None:
        self.cells: dict[tuple[int, int], Mapping[str, Any]] = {}
        for data in sheet.get("data", []):
            for r, row in enumerate(data.get("rowData", [])):
                for c, cell in enumerate(row.get("values", [])):
                    self.cells[r, c] = cell
        identity = table.tab.column(identity_column(table)).header
        self._identity = next(
            (c for (r, c) in self.cells if r == 0 and same_text(self.header(c), identity)), None
        )

    def text(self, row: int, column: int) -> str:
        return as_text(decode(self.cells.get((row, column), {}), ours=False))

    def header(self, column: int) -> str:
        return self.text(0, column)

    def identity(self, row: int) -> str:
        return "" if self._identity is None else self.text(row, self._identity)

    def place(self, header: str, identity: str) -> tuple[int, int] | None:
        column = next((c for (r, c) in self.cells if r == 0 and self.header(c) == header), None)
        row = next(
            (
                r
                for (r, c) in self.cells
                if r and c == self._identity and self.identity(r) == identity
            ),
            None,
        )
        return None if column is None or row is None else (row, column)


def _repairs(
    written: Sequence[CellChange], table: Table, before: _Sheet, after: _Sheet
) -> list[dict[str, Any]]:
    identity = identity_column(table)
    renamed = {change.row: as_text(change.new) for change in written if change.column == identity}
    repairs: list[dict[str, Any]] = []
    for change in written:
        column = table.positions[change.column]
        expected = (before.header(column), renamed.get(change.row, before.identity(change.row)))
        found = (after.header(column), after.identity(change.row))
        if found != expected:
            # A row without an identity is new, and so was what stood in it: nothing.
            source = before.place(*found) if found[1] else None
            value = before.cells[source].get("userEnteredValue") if source in before.cells else None
            repairs.append(_cell_restored(table.tab.sheet_id, change.row, column, value))
    return repairs


def _cell_restored(sheet_id: int, row: int, column: int, value: Any) -> dict[str, Any]:
    return {
        "updateCells": {
            "start": {"sheetId": sheet_id, "rowIndex": row, "columnIndex": column},
            "rows": [{"values": [{"userEnteredValue": value} if value else {}]}],
            "fields": "userEnteredValue",
        }
    }
