"""One tab of a spreadsheet as an HTML table: from the JSON of spreadsheets.get to plain values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from emulator.pages.cell_look import style_of
from emulator.pages.sheet_merges import Spans, spans_of
from emulator.sheets.a1 import column_letters
from emulator.sheets.defaults import COLUMN_PIXELS

Json = Mapping[str, Any]

ROWS_A_PAGE = 300
MOST_COLUMNS = 100
SPARE_ROWS = 3
"""Empty rows below the last used one, to go on typing."""

TICKED, UNTICKED = "☑", "☐"
LINK_STARTS = ("http://", "https://")


@dataclass(frozen=True)
class Cell:
    """One cell.

    Attributes:
        name: `B5`.
        text: As it is shown.
        style: Inline style.
        link: Where it leads, or "".
        note: The note on it.
        tick: Whether it is a check box.
        spans: Attributes of a merged cell, columns and rows it covers.
        header: What the first row says of the column.
    """

    name: str
    text: str = ""
    style: str = ""
    link: str = ""
    note: str = ""
    tick: bool = False
    spans: tuple[int, int] = (1, 1)
    header: str = ""

    @property
    def letters(self) -> str:
        """The letters of its column."""
        return self.name.rstrip("0123456789")

    @property
    def ticked(self) -> bool:
        """Whether a check box is ticked."""
        return self.text == TICKED

    @property
    def label(self) -> str:
        """How the cell is called aloud: its name and its column's header."""
        return f"{self.name}, {self.header}" if self.header else self.name


@dataclass(frozen=True)
class Line:
    """One row with its number as the sheet counts it."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Column:
    """One column: its letters, its width in pixels, and how far from the left edge it is frozen."""

    letters: str
    width: int
    frozen_at: int | None = None


@dataclass(frozen=True)
class Table:
    """A tab.

    Attributes:
        columns: those that are shown.
        frozen: rows that stay on top.
        lines: the other rows of this page, and some empty ones after the last used one.
        empty_count: how many more empty rows follow.
        next_row: number of the first row of the next page; 0 where there is none.
        is_cut: whether there are columns beyond those shown.
    """

    columns: tuple[Column, ...]
    frozen: tuple[Line, ...]
    lines: tuple[Line, ...]
    empty_count: int
    next_row: int = 0
    is_cut: bool = False

    @property
    def frozen_at(self) -> dict[str, int]:
        """Letters of the frozen columns → how far each stands from the left edge."""
        return {c.letters: c.frozen_at for c in self.columns if c.frozen_at is not None}


def table_of(sheet: Json, order: Sequence[int] | None = None, first: int = 1) -> Table:
    """A page of a tab, without hidden rows and columns.

    Args:
        sheet: an entry of `sheets` with grid data of the whole tab.
        order: the rows in the order of a filter view, from 0; None for all as they stand.
        first: number of the row that the page begins with, counted in that order.
    """
    return _Tab(sheet).table(order, first)


class _Tab:
    """A tab that is being laid out."""

    def __init__(self, sheet: Json) -> None:
        grid: Json = next(iter(sheet.get("data", [])), {})
        size: Json = sheet["properties"].get("gridProperties", {})
        self.rows: Sequence[Json] = grid.get("rowData", [])
        self.used = _last_used(self.rows)
        self.height = max(size.get("rowCount", 0), self.used)
        self.frozen_rows: int = size.get("frozenRowCount", 0)
        self.frozen_columns: int = size.get("frozenColumnCount", 0)
        self.row_metadata: Sequence[Json] = grid.get("rowMetadata", [])
        self.column_metadata: Sequence[Json] = grid.get("columnMetadata", [])
        width = max((len(row.get("values", [])) for row in self.rows), default=0)
        self.width = max(width, min(size.get("columnCount", 0), MOST_COLUMNS))
        self.shown_columns = _shown(self.column_metadata, min(self.width, MOST_COLUMNS))
        self.merges: Sequence[Json] = sheet.get("merges", [])

    def table(self, order: Sequence[int] | None, first: int) -> Table:
        """The page that begins with row `first`."""
        end = min(self.height, self.used + SPARE_ROWS)
        wanted = [r for r in order if r < self.used] if order is not None else range(end)
        shown = [r for r in wanted if not _is_hidden(self.row_metadata, r)]
        top = [r for r in shown if r < self.frozen_rows]
        body = [r for r in shown if r >= self.frozen_rows]
        start = next((n for n, row in enumerate(body) if row + 1 >= first), 0) if first > 1 else 0
        page = body[start : start + ROWS_A_PAGE]
        rest = body[start + ROWS_A_PAGE :]
        spans = spans_of(self.merges, [*top, *page], self.shown_columns)
        return Table(
            tuple(self._columns()),
            tuple(self._line(row, spans) for row in top),
            tuple(self._line(row, spans) for row in page),
            empty_count=self.height - end,
            next_row=rest[0] + 1 if rest else 0,
            is_cut=self.width > MOST_COLUMNS,
        )

    def _columns(self) -> Iterator[Column]:
        left = 0
        for column in self.shown_columns:
            width = _width(self.column_metadata, column)
            is_frozen = column < self.frozen_columns
            yield Column(column_letters(column), width, left if is_frozen else None)
            left += width

    def _line(self, row: int, spans: Spans) -> Line:
        cells = (
            self._cell(row, column, spans.of(row, column))
            for column in self.shown_columns
            if not spans.covered(row, column)
        )
        return Line(row + 1, tuple(cells))

    def _cell(self, row: int, column: int, spans: tuple[int, int]) -> Cell:
        value = self._value(row, column)
        text = shown_text(value)
        # A text that is an address is a link, as in Google's editor.
        link = value.get("hyperlink", text)
        return Cell(
            name=f"{column_letters(column)}{row + 1}",
            text=text,
            style=style_of(value.get("effectiveFormat") or value.get("userEnteredFormat") or {}),
            link=link if link.startswith(LINK_STARTS) and not set(link) & set(" \n") else "",
            note=value.get("note", ""),
            tick=_is_tick(value),
            spans=spans,
            header=self.header(column) if row else "",
        )

    def header(self, column: int) -> str:
        """What the first row says of a column, where that row is frozen."""
        return shown_text(self._value(0, column)) if self.frozen_rows else ""

    def _value(self, row: int, column: int) -> Json:
        values = self.rows[row].get("values", []) if row < len(self.rows) else []
        value: Json = values[column] if column < len(values) else {}
        return value


def _last_used(rows: Sequence[Json]) -> int:
    """The number of the last row with something in it; colours and unticked boxes are nothing."""
    used = [n for n, row in enumerate(rows, 1) if any(map(_is_used, row.get("values", [])))]
    return used[-1] if used else 0


def _is_used(value: Json) -> bool:
    return shown_text(value) not in ("", UNTICKED) or bool(value.get("note"))


def _is_tick(value: Json) -> bool:
    return bool(value.get("dataValidation", {}).get("condition", {}).get("type") == "BOOLEAN")


def shown_text(value: Json) -> str:
    """What a cell shows; a check box as a sign."""
    if _is_tick(value):
        return TICKED if value.get("effectiveValue", {}).get("boolValue") else UNTICKED
    text: str = value.get("formattedValue", "")
    return text


def _width(metadata: Sequence[Json], column: int) -> int:
    entry = metadata[column] if column < len(metadata) else {}
    width: int = entry.get("pixelSize", COLUMN_PIXELS)
    return width


def _is_hidden(metadata: Sequence[Json], place: int) -> bool:
    entry = metadata[place] if place < len(metadata) else {}
    return bool(entry.get("hiddenByUser") or entry.get("hiddenByFilter"))


def _shown(metadata: Sequence[Json], count: int) -> list[int]:
    return [place for place in range(count) if not _is_hidden(metadata, place)]
