"""A Spreadsheet as Google gives it, read for migrations: sheets by id, rows as texts."""

from collections.abc import Iterator, Mapping
from typing import Any
from zlib import crc32

Resource = Mapping[str, Any]
"""Google's Spreadsheet; parts that its mask left out count as absent."""


def sheet_of(resource: Resource, sheet_id: int) -> Mapping[str, Any]:
    """The Sheet of that id; {} where there is none."""
    return next(
        (s for s in resource.get("sheets", []) if s["properties"].get("sheetId", 0) == sheet_id), {}
    )


def rows_of(sheet: Mapping[str, Any]) -> list[list[str]]:
    """Its rows as texts, from the header on; cells that hold no text are ""."""
    data = sheet.get("data") or [{}]
    return [[_text(cell) for cell in row.get("values", [])] for row in data[0].get("rowData", [])]


def charts_of(resource: Resource) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """Every chart with the id of the sheet on which it stands: people may have moved it."""
    for sheet in resource.get("sheets", []):
        for chart in sheet.get("charts", []):
            yield sheet["properties"].get("sheetId", 0), chart


def id_made_of(sheet_id: int, name: str) -> int:
    """The id that versions up to now have given to a part of a tab («view: …», «chart: …»)."""
    return sheet_id * 1_000_000 + crc32(name.encode()) % 1_000_000


def _text(cell: Mapping[str, Any]) -> str:
    return str(cell.get("userEnteredValue", {}).get("stringValue", ""))
