"""A plan → Google's requests: typed cells, addressed by what was read, rows appended with their check boxes."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

from config.schema import Configuration
from generators.workbook.columns import Owner
from generators.workbook.rules import validation_rule
from sync.plan import CellChange, NewRow
from sync.tables import Table
from sync.values import encode


def requests_for(
    cells: Iterable[CellChange],
    rows: Iterable[NewRow],
    tables: Mapping[str, Table],
    configuration: Configuration,
) -> list[dict[str, Any]]:
    """Requests of one batch, in a stable order: cells first, appended rows after them."""
    return [*_cell_requests(cells, tables), *_row_requests(rows, tables, configuration)]


def _cell_requests(
    cells: Iterable[CellChange], tables: Mapping[str, Table]
) -> Iterable[dict[str, Any]]:
    placed = sorted(
        ((tables[c.tab].tab.sheet_id, c.row, tables[c.tab].positions[c.column], c) for c in cells),
        key=lambda item: item[:3],
    )
    # Neighbouring cells of a row travel in one request.
    runs = groupby(
        enumerate(placed), key=lambda item: (item[1][0], item[1][1], item[1][2] - item[0])
    )
    for (sheet_id, row, _), run in runs:
        members = [placed_cell for _, placed_cell in run]
        yield {
            "updateCells": {
                "start": {"sheetId": sheet_id, "rowIndex": row, "columnIndex": members[0][2]},
                "rows": [{"values": [encode(change.new) for *_, change in members]}],
                "fields": "userEnteredValue",
            }
        }


def _row_requests(
    rows: Iterable[NewRow], tables: Mapping[str, Table], configuration: Configuration
) -> Iterable[dict[str, Any]]:
    by_tab: dict[str, list[NewRow]] = {}
    for row in rows:
        by_tab.setdefault(row.tab, []).append(row)
    for name, new in by_tab.items():
        table = tables[name]
        yield {
            "appendCells": {
                "sheetId": table.tab.sheet_id,
                "rows": [{"values": _row_values(table, row, configuration)} for row in new],
                "fields": "userEnteredValue,dataValidation",
            }
        }


def _row_values(
    table: Table, row: NewRow, configuration: Configuration
) -> Sequence[dict[str, Any]]:
    """A whole row: every cell with its drop-down or check box, because the mask sets both."""
    width = max(table.positions.values()) + 1
    values: list[dict[str, Any]] = [{} for _ in range(width)]
    for column in table.tab.columns:
        place = table.positions.get(column.key)
        if place is None:
            continue
        cell = encode(row.cells.get(column.key))
        # A request's box stands only in the rows that offer one.
        offers = column.owner is not Owner.REQUEST or column.key in row.cells
        rule = validation_rule(column, configuration) if offers else None
        values[place] = {**cell, "dataValidation": rule} if rule else cell
    return values
