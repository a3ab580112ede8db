"""A programme with three approved pairs, in whose registers people write."""

from dataclasses import replace
from typing import Any

from paper_world import TODAY, Garden, approved, garden, once

from programme.pair_register import PairRow
from sync.deciding.intake import take_in
from sync.deciding.registers import Registers, take_registers
from sync.records.memory import remembered_pairs
from sync.records.pairs import pairs
from sync.tables import Row
from sync.values import scalar

__all__ = [
    "TODAY",
    "Garden",
    "add",
    "approved",
    "at_work",
    "garden",
    "retyped_key",
    "row_told",
    "taken",
]


@once
def at_work() -> Garden:
    """Three approved pairs: П-01, П-02, П-03; mentees У-01…У-03, mentors У-04…У-06."""
    return approved(garden(), "П-01", "П-02", "П-03").settled()


def add(garden: Garden, tab: str, **cells: Any) -> Garden:
    """A person begins a row below the others."""
    table = garden.world.tables[tab]
    place = max((row.index or 0 for row in (*table.rows, *table.doubles)), default=0) + 1
    typed = {name: value for name, cell in cells.items() if (value := scalar(cell)) is not None}
    rows = (*table.rows, Row(f"#{place + 1}", place, typed))
    tables = {**garden.world.tables, tab: replace(table, rows=rows)}
    garden.world = replace(garden.world, tables=tables)
    return garden


def retyped_key(garden: Garden, tab: str, key: str, typed: str = "") -> Garden:
    """A person types over the programme's key of a row, or clears it."""
    table = garden.world.tables[tab]
    rows = []
    for row in table.rows:
        cells = {**row.cells, table.tab.key_column: typed or None}
        told = {name: value for name, value in cells.items() if value is not None}
        other = replace(row, key=typed or f"#{(row.index or 0) + 1}", cells=told)
        rows.append(other if row.key == key else row)
    tables = {**garden.world.tables, tab: replace(table, rows=tuple(rows))}
    garden.world = replace(garden.world, tables=tables)
    return garden


def row_told(garden: Garden, tab: str, key: str) -> dict[str, str]:
    """The cells of a row as texts."""
    row = garden.world.tables[tab].row(key)
    assert row, (tab, key)
    return {column: row.text(column) for column in row.cells}


def taken(garden: Garden) -> Registers:
    """What the registers tell as they stand after a run."""
    tables, people, _ = take_in(garden.world)
    known, _ = pairs(tables["pairs"], remembered_pairs(tables["service"]))
    world = replace(garden.world, tables=tables)
    return take_registers(world, people, [PairRow(pair) for pair in known])
