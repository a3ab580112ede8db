"""A sheet as Google returns it → a table."""

from collections.abc import Mapping, Sequence
from typing import Any

from generators.workbook.columns import Owner, Tab
from generators.workbook.headers import find_columns
from programme.findings import Finding
from sync.tables import Row, Table
from sync.values import Scalar, as_text, decode


def parse_table(tab: Tab, sheet: Mapping[str, Any] | None) -> tuple[Table, tuple[Finding, ...]]:
    """Read a tab.

    Args:
        tab: Its declaration.
        sheet: Google's Sheet with grid data, or None where the tab is missing.

    Returns:
        The table and what is wrong with its shape.
    """
    if sheet is None:
        text = (
            f"Нет вкладки «{tab.title}». Верните её (Файл → История версий) или запустите {tab.made_by}: "
            "он создаст её заново."
        )
        return Table(tab, tab.title, {}, whole=False, missing=True), (Finding(tab.key, "", text),)
    grid = _grid(sheet)
    header = [as_text(decode(cell, ours=False)) for cell in grid[0]] if grid else []
    positions, faults = find_columns(tab, header)
    findings = [Finding(tab.key, "", fault) for fault in faults]
    rows, doubles = _rows(tab, positions, grid[1:])
    whole = all(column.later or column.key in positions for column in tab.columns)
    title = sheet["properties"]["title"]
    return Table(tab, title, positions, rows, whole=whole, doubles=doubles), tuple(findings)


def _grid(sheet: Mapping[str, Any]) -> list[Sequence[Mapping[str, Any]]]:
    data = sheet.get("data") or [{}]
    return [row.get("values", []) for row in data[0].get("rowData", [])]


def _rows(
    tab: Tab, positions: Mapping[str, int], grid: Sequence[Sequence[Mapping[str, Any]]]
) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    rows: dict[str, Row] = {}
    doubles: list[Row] = []
    for index, line in enumerate(grid, start=1):
        cells = _cells(tab, positions, line)
        if not any(value not in (None, False) for value in cells.values()):
            continue
        key = as_text(cells.get(tab.key_column)) or f"#{index + 1}"
        if key in rows:
            doubles.append(Row(key, index, cells))
        else:
            rows[key] = Row(key, index, cells)
    return tuple(rows.values()), tuple(doubles)


def _cells(
    tab: Tab, positions: Mapping[str, int], line: Sequence[Mapping[str, Any]]
) -> dict[str, Scalar]:
    cells: dict[str, Scalar] = {}
    for column in tab.columns:
        place = positions.get(column.key)
        if place is None or place >= len(line):
            continue
        value = decode(line[place], ours=column.owner is Owner.PROGRAMME)
        if value is not None:
            cells[column.key] = value
    return cells
