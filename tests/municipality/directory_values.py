"""A directory as values: rows that people typed, without Google."""

from pathlib import Path
from typing import Any

from config.loading import load
from config.schema import Configuration
from generators.municipality.tabs import directory_tabs
from sync.tables import Row, Table
from sync.values import scalar

CONFIG = Path(__file__).parents[2] / "config" / "organisation.yaml"
KNOWN: Configuration = load(CONFIG)
SHEET = "1AbCdEfGhIjKlMnOpQrStUvWxYz"


def link(number: int) -> str:
    return f"https://docs.google.com/spreadsheets/d/{SHEET}{number:02}/edit#gid=0"


def tables(*rows: dict[str, Any]) -> dict[str, Table]:
    """An empty directory with these rows on «Учреждения», in the order of the sheet."""
    made = {
        tab.key: Table(tab, tab.title, {c.key: n for n, c in enumerate(tab.columns)})
        for tab in directory_tabs(KNOWN)
    }
    read: dict[str, Row] = {}
    doubles: list[Row] = []
    for index, cells in enumerate(rows, start=1):
        held = {name: scalar(value) for name, value in cells.items()}
        key = str(held.get("code") or f"#{index + 1}")
        row = Row(key, index, {name: value for name, value in held.items() if value is not None})
        if key in read:
            doubles.append(row)
        else:
            read[key] = row
    tab = made["institutions"]
    made["institutions"] = Table(
        tab.tab, tab.title, tab.positions, tuple(read.values()), doubles=tuple(doubles)
    )
    return made
