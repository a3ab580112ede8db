"""A text whose columns are parted by several spaces, as a page of a PDF is copied."""

import re
from collections import Counter
from collections.abc import Sequence
from statistics import median_low

from programme.grids import GridRow
from programme.roadmap.captions import Role, is_header, role_of
from programme.roadmap.delimited import Line, place_of
from programme.roadmap.looks import is_heading, number_in, together
from programme.russian.letters import spaced

Piece = tuple[int, str]
"""Where in its line it begins, and what it says."""

_GAP = re.compile(r"\S(?:\S| (?! ))*")
_SLACK = 2
"""Characters by which a cell may begin beside its column."""


def aligned(lines: Sequence[Line]) -> list[GridRow] | None:
    """The rows of the text; None where no columns are parted by spaces."""
    pieces = [(place, _pieces(text)) for place, text in lines if text.strip()]
    many = [row for _, row in pieces if len(row) > 2]
    header = next((row for row in many if is_header([text for _, text in row])), None)
    if not many or (header is None and len(many) < 0.4 * len(pieces)):
        return None
    starts = [start for start, _ in header] if header else _common_starts(many)
    if starts and _fit(many, starts) >= 0.8:
        return _by_columns(pieces, starts)
    return [GridRow(place_of(place), tuple(text for _, text in row)) for place, row in pieces]


def _pieces(text: str) -> list[Piece]:
    plain = text.replace("\u00a0", " ").expandtabs(4)
    return [(found.start(), spaced(found[0])) for found in _GAP.finditer(plain)]


def _common_starts(rows: Sequence[list[Piece]]) -> list[int]:
    """Where the cells of most rows begin."""
    width = Counter(map(len, rows)).most_common(1)[0][0]
    whole = [row for row in rows if len(row) == width]
    return [median_low([row[place][0] for row in whole]) for place in range(width)]


def _fit(rows: Sequence[list[Piece]], starts: Sequence[int]) -> float:
    """The share of cells that begin where a column does."""
    cells = [start for row in rows for start, _ in row]
    near = sum(any(abs(start - column) <= _SLACK for column in starts) for start in cells)
    return near / max(1, len(cells))


def _by_columns(pieces: Sequence[tuple[int, list[Piece]]], starts: Sequence[int]) -> list[GridRow]:
    """Cells by where they begin; a line without a number goes on in the cells of the row above."""
    rows: list[GridRow] = []
    counted = _is_counted(pieces, starts)
    for place, row in pieces:
        cells = [""] * len(starts)
        for start, text in row:
            column = sum(column - _SLACK <= start for column in starts) - 1
            cells[max(column, 0)] = f"{cells[max(column, 0)]} {text}".strip()
        alone = len(row) == 1 and (is_heading(row[0][1]) or _between(row[0], starts))
        above_is_row = bool(rows) and (sum(map(bool, rows[-1].cells)) > 1)
        if counted and not cells[0] and above_is_row and not alone:
            above = rows[-1]
            joined = zip(above.cells, cells, strict=True)
            rows[-1] = GridRow(above.place, tuple(together(a, b) for a, b in joined))
        elif alone:
            rows.append(GridRow(place_of(place), (row[0][1],)))
        else:
            rows.append(GridRow(place_of(place), tuple(cells)))
    return rows


def _between(piece: Piece, starts: Sequence[int]) -> bool:
    """A line that begins where no column does, and reaches over one: a heading in the middle."""
    start, text = piece
    ends = start + len(text)
    return not any(abs(start - column) <= _SLACK for column in starts) and any(
        start < column < ends for column in starts
    )


def _is_counted(pieces: Sequence[tuple[int, list[Piece]]], starts: Sequence[int]) -> bool:
    """Whether the first column holds the numbers of the rows."""
    first = [row[0][1] for _, row in pieces if len(row) > 1 and row[0][0] <= starts[0] + _SLACK]
    numbers = sum(number_in(text) is not None or role_of(text) is Role.NUMBER for text in first)
    return bool(first) and numbers >= 0.6 * len(first)
