"""A text whose cells are parted by one character: tab, bar, semicolon or comma."""

import re
from collections import Counter
from collections.abc import Sequence

from programme.grids import GridRow
from programme.roadmap.captions import is_header, role_of
from programme.roadmap.looks import number_in
from programme.russian.letters import spaced

Line = tuple[int, str]
"""Its place in the text, from 1, and what it says."""

_LINE_ENDS = re.compile(r"\r\n|\r|\n|\v|\f|\x85|\u2028|\u2029")
_BYTE_ORDER_MARK = "\ufeff"
_RULE = re.compile(r"[\s|:+=_\-–—─-╿]*")
_LONGEST_CELL = 30
"""Lines of one quoted cell; a quotation mark that isn't closed by then opens none."""


def lines_in(text: str) -> list[Line]:
    """The lines of a text, whatever ends them."""
    return list(enumerate(_LINE_ENDS.split(text.removeprefix(_BYTE_ORDER_MARK)), 1))


def place_of(line: int) -> str:
    """«строка 4»."""
    return f"строка {line}"


def delimited(lines: Sequence[Line]) -> list[GridRow] | None:
    """The rows of the text; None where no character parts its cells."""
    found = []
    for order, delimiter in enumerate("\t|;,"):
        rows = _rows(lines, delimiter)
        worth = _worth(rows, sure=delimiter in "\t|")
        if worth:
            found.append((worth, -order, rows))
    return max(found, key=lambda one: one[:2])[2] if found else None


def _worth(rows: Sequence[GridRow], *, sure: bool) -> tuple[int, float] | None:
    """How well a delimiter fits: columns its header names, and the share of rows with cells; None = not at all."""
    filled = [row for row in rows if any(row.cells)]
    many = [row for row in filled if len(row.cells) > 2]
    header = next((row for row in many if is_header(row.cells)), None)
    named = sum(role_of(cell) is not None for cell in header.cells) if header else 0
    share = len(many) / max(1, len(filled))
    if sure:
        return (named, share) if many and (header or share >= 0.2) else None
    widths = Counter(len(row.cells) for row in many)
    steady = widths.most_common(1)[0][1] / len(filled) if widths else 0.0
    fits = (header and named > 2 and len(many) > 1) or (steady >= 0.8 and len(filled) > 2)
    return (named, share) if fits else None


def _rows(lines: Sequence[Line], delimiter: str) -> list[GridRow]:
    rows = []
    place = 0
    while place < len(lines):
        cells, taken = _record(lines, place, delimiter)
        number, text = lines[place]
        place += taken
        if delimiter == "|":
            if "-" in text and "|" in text and _RULE.fullmatch(text):
                continue
            cells = _without_frame(cells, text)
        rows.append(GridRow(place_of(number), tuple(cells)))
    return _glued(rows)


def _without_frame(cells: list[str], text: str) -> list[str]:
    """The cells of «| a | b |» without what stands outside the outer bars."""
    if len(cells) > 2 and text.strip().startswith("|"):
        cells = cells[1:]
    if len(cells) > 2 and text.strip().endswith("|"):
        cells = cells[:-1]
    return cells


def _record(lines: Sequence[Line], place: int, delimiter: str) -> tuple[list[str], int]:
    """The cells of a record, and how many lines it takes."""
    text = lines[place][1]
    if '"' in text and delimiter != "|":
        for taken in range(1, min(_LONGEST_CELL, len(lines) - place) + 1):
            cells = _quoted(text, delimiter)
            if cells is not None:
                return [spaced(cell) for cell in cells], taken
            if place + taken < len(lines):
                text += "\n" + lines[place + taken][1]
    return [spaced(cell) for cell in lines[place][1].split(delimiter)], 1


def _quoted(text: str, delimiter: str) -> list[str] | None:
    """Cells, some in quotation marks; None where a mark is left open."""
    cells = []
    rest: str | None = text
    while rest is not None:
        cell = rest.lstrip(" ")
        closed = re.match(rf'"((?:[^"]|"")*)" *(?:{re.escape(delimiter)}|$)', cell)
        plain, _, _ = rest.partition(delimiter)
        if cell.startswith('"') and closed:
            cells.append(closed[1].replace('""', '"'))
            rest = cell[closed.end() :] if closed[0].endswith(delimiter) else None
        elif cell.startswith('"') and plain.count('"') % 2 and "\n" not in plain:
            return None
        else:
            cells.append(plain)
            rest = rest[len(plain) + 1 :] if len(plain) < len(rest) else None
    return cells


def _glued(rows: list[GridRow]) -> list[GridRow]:
    """Rows that a line break inside a cell has torn apart, whole again.

    Only pieces that together make up exactly a full row, and none of which but the first has a number, are glued.
    """
    widths = Counter(len(row.cells) for row in rows if len(row.cells) > 2)
    width = max(widths, key=lambda w: (widths[w], w), default=0)
    glued: list[GridRow] = []
    place = 0
    while place < len(rows):
        whole, taken = _torn(rows[place : place + _LONGEST_CELL], width)
        glued.append(whole)
        place += taken
    return glued


def _torn(rows: Sequence[GridRow], width: int) -> tuple[GridRow, int]:
    first, cells = rows[0], list(rows[0].cells)
    if not 1 < len(cells) < width or not any(cells[1:]):
        return first, 1
    for taken, row in enumerate(rows[1:], 2):
        if number_in(row.cells[0]) or not any(row.cells):
            break
        cells[-1] = f"{cells[-1]} {row.cells[0]}".strip()
        cells += row.cells[1:]
        if len(cells) == width:
            return GridRow(first.place, tuple(cells)), taken
        if len(cells) > width:
            break
    return first, 1
