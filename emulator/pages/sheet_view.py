"""One tab of a spreadsheet as an HTML table: from the JSON of spreadsheets.get to plain values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from emulator.sheets.defaults import COLUMN_PIXELS

Json = Mapping[str, Any]

MOST_ROWS = 1000
MOST_COLUMNS = 100
TICKED, UNTICKED = "☑", "☐"
ALIGNMENTS = {"LEFT": "left", "CENTER": "center", "RIGHT": "right"}
LINK_STARTS = ("http://", "https://")


@dataclass(frozen=True)
class Cell:
    """One cell: its text, its inline style, where it leads and the note on it."""

    text: str
    style: str = ""
    link: str = ""
    note: str = ""


@dataclass(frozen=True)
class Line:
    """One row with its number as the sheet counts it."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Column:
    """One column: its letters and its width in pixels."""

    letters: str
    width: int


@dataclass(frozen=True)
class Table:
    """A tab.

    Attributes:
        columns: those that are shown.
        frozen: rows that stay on top.
        lines: the other rows, up to the last one with something in it.
        empty_count: how many empty rows follow.
        is_cut: whether there is more than is shown.
    """

    columns: tuple[Column, ...]
    frozen: tuple[Line, ...]
    lines: tuple[Line, ...]
    empty_count: int
    is_cut: bool


def table_of(sheet: Json) -> Table:
    """The used part of a tab, without hidden rows and columns.

    Args:
        sheet: an entry of `sheets` with grid data of the whole tab.
    """
    grid: Json = next(iter(sheet.get("data", [])), {})
    size: Json = sheet["properties"].get("gridProperties", {})
    every = grid.get("rowData", [])
    rows = every[: _last_used(every)]
    width = max((len(row.get("values", [])) for row in rows), default=0)
    metadata = grid.get("columnMetadata", [])
    columns = _shown(metadata, min(width, MOST_COLUMNS))
    numbers = _shown(grid.get("rowMetadata", []), min(len(rows), MOST_ROWS))
    lines = [Line(n + 1, _cells(rows[n].get("values", []), columns)) for n in numbers]
    top = size.get("frozenRowCount", 0)
    return Table(
        tuple(Column(_letters(column), _width(metadata, column)) for column in columns),
        tuple(line for line in lines if line.number <= top),
        tuple(line for line in lines if line.number > top),
        empty_count=max(size.get("rowCount", 0), len(every)) - len(rows),
        is_cut=width > MOST_COLUMNS or len(rows) > MOST_ROWS,
    )


def _last_used(rows: Sequence[Json]) -> int:
    """The number of the last row with something in it; colours and unticked boxes are nothing."""
    used = [n for n, row in enumerate(rows, 1) if any(map(_is_used, row.get("values", [])))]
    return used[-1] if used else 0


def _is_used(value: Json) -> bool:
    return _text(value) not in ("", UNTICKED) or bool(value.get("note"))


def _width(metadata: Sequence[Json], column: int) -> int:
    entry = metadata[column] if column < len(metadata) else {}
    width: int = entry.get("pixelSize", COLUMN_PIXELS)
    return width


def _shown(metadata: Sequence[Json], count: int) -> list[int]:
    hidden = {
        place
        for place, entry in enumerate(metadata)
        if entry.get("hiddenByUser") or entry.get("hiddenByFilter")
    }
    return [place for place in range(count) if place not in hidden]


def _cells(values: Sequence[Json], columns: Sequence[int]) -> tuple[Cell, ...]:
    return tuple(_cell(values[column]) if column < len(values) else Cell("") for column in columns)


def _cell(value: Json) -> Cell:
    text = _text(value)
    link = value.get(
        "hyperlink", text
    )  # a text that is an address is a link, as in Google's editor
    return Cell(
        text,
        _style(value.get("effectiveFormat") or value.get("userEnteredFormat") or {}),
        link if link.startswith(LINK_STARTS) and " " not in link else "",
        value.get("note", ""),
    )


def _text(value: Json) -> str:
    condition = value.get("dataValidation", {}).get("condition", {})
    if condition.get("type") == "BOOLEAN":
        return TICKED if value.get("effectiveValue", {}).get("boolValue") else UNTICKED
    text: str = value.get("formattedValue", "")
    return text


def _style(form: Json) -> str:
    letters = form.get("textFormat", {})
    styles = {
        "background": _colour(form.get("backgroundColor")),
        "color": _colour(letters.get("foregroundColor")),
        "font-weight": "600" if letters.get("bold") else "",
        "font-style": "italic" if letters.get("italic") else "",
        "text-decoration": "line-through" if letters.get("strikethrough") else "",
        "text-align": ALIGNMENTS.get(form.get("horizontalAlignment", ""), ""),
    }
    return ";".join(f"{name}:{value}" for name, value in styles.items() if value)


def _colour(colour: Json | None) -> str:
    if colour is None:
        return ""
    parts = [round(255 * float(colour.get(name, 0))) for name in ("red", "green", "blue")]
    return "#" + "".join(f"{part:02x}" for part in parts)


def _letters(column: int) -> str:
    """The name of a column: 0 is A, 26 is AA."""
    name, rest = "", column + 1
    while rest:
        rest, last = divmod(rest - 1, 26)
        name = chr(ord("A") + last) + name
    return name
