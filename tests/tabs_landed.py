"""What the tabs are after a commit, for tests that play runs on values."""

from collections.abc import Mapping
from dataclasses import replace

from sync.tables import Row, Table


def landed(tables: Mapping[str, Table]) -> dict[str, Table]:
    """The tabs after a commit: appended rows have got their places below the last row."""
    result = {}
    for name, table in tables.items():
        place = max((row.index for row in table.rows if row.index is not None), default=0)
        rows: list[Row] = []
        for row in table.rows:
            if not any(value not in (None, False) for value in row.cells.values()):
                continue
            place += row.index is None
            rows.append(replace(row, index=place) if row.index is None else row)
        result[name] = replace(table, rows=tuple(rows))
    return result
