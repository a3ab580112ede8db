"""A1 notation: the grammar of ranges in addresses, replies and messages.

A range is a title and cells (`'Журнал'!A1:B`), a title alone, cells alone, or a named range.
Reversed corners (`D4:A1`) and open ends (`A5:A`, `A:A`, `2:3`, `A1:1`) are allowed; R1C1 too. No blanks are passed over.
"""

import re
from typing import NamedTuple

MAX_COLUMNS = 18278  # ZZZ

_CORNER = re.compile(r"\$?([A-Za-z]{0,3})\$?([1-9][0-9]{0,7})?")
_R1C1 = re.compile(r"(R(?:(\d+)|\[(\d+)\])?)?(C(?:(\d+)|\[(\d+)\])?)?", re.IGNORECASE)
_PLAIN_TITLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


Corner = tuple[int | None, int | None]  # row and column, either of which may be open


class Bounds(NamedTuple):
    """Cells as written: zero-based, half-open; None where an end is open."""

    top: int | None
    left: int | None
    bottom: int | None
    right: int | None

    @property
    def single(self) -> bool:
        """Whether exactly one cell is named, which then serves as an anchor for writing."""
        return None not in self and (self.bottom, self.right) == (
            (self.top or 0) + 1,
            (self.left or 0) + 1,
        )


WHOLE = Bounds(None, None, None, None)


class Reference(NamedTuple):
    """A range text taken apart.

    Attributes:
        title: the tab's title; None where the text names none.
        bounds: the cells; None where the text after (or without) the title is no cell reference.
        text: the text without the title: a named range or a bare title, if it is no cells.
    """

    title: str | None
    bounds: Bounds | None
    text: str


def column_letters(index: int) -> str:
    """The letters of a zero-based column: 0 is A, 26 is AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_index(letters: str) -> int:
    """The zero-based column that letters name; the inverse of column_letters."""
    index = 0
    for letter in letters.upper():
        index = index * 26 + ord(letter) - ord("A") + 1
    return index - 1


def parse_reference(text: str) -> Reference:
    """Take a range text apart; ValueError where its quotes are malformed.

    An unquoted title ends at the last `!`; an empty one stands for the first tab.
    """
    if text.startswith("'"):
        match = re.fullmatch(r"'((?:[^']|'')*)'(?:!(.+))?", text, re.DOTALL)
        if not match:
            raise ValueError(text)
        title, rest = match[1].replace("''", "'"), match[2]
        return Reference(title, parse_cells(rest) if rest else WHOLE, rest or "")
    title, mark, rest = text.rpartition("!")
    return Reference(title if mark else None, parse_cells(rest), rest)


def parse_cells(text: str) -> Bounds | None:
    """The cells that a reference without a title names, A1 before R1C1; None where it is neither.

    Both corners are in one notation. In R1C1 a number in brackets counts from 0, a letter without
    a number is the first row or column, and a missing letter leaves its axis open.
    """
    parts = text.split(":")
    if len(parts) > 2:
        return None
    corners = [_corner(part) for part in parts]
    if corners[0] and corners[-1] and (len(parts) == 2 or None not in corners[0]):
        return _between(corners[0], corners[-1])
    corners = [_r1c1_corner(part) for part in parts]
    if corners[0] and corners[-1]:
        return _between(corners[0], corners[-1])
    return None


def _corner(text: str) -> Corner | None:
    match = _CORNER.fullmatch(text)
    if not match or not (match[1] or match[2]):
        return None
    row = int(match[2]) - 1 if match[2] else None
    return row, column_index(match[1]) if match[1] else None


def _r1c1_corner(text: str) -> Corner | None:
    match = _R1C1.fullmatch(text)
    if not match or not text or "0" in (match[2], match[5]):
        return None
    row = _r1c1_index(match[1], match[2], match[3])
    column = _r1c1_index(match[4], match[5], match[6])
    if row is None and column is None:
        return 0, 0
    return row, column


def _r1c1_index(letter: str | None, absolute: str | None, offset: str | None) -> int | None:
    if letter is None:
        return None
    if absolute is not None:
        return int(absolute) - 1
    return int(offset or 0)


def _between(first: Corner, last: Corner) -> Bounds:
    """Bounds between two corners in either order."""
    top, bottom = _span(first[0], last[0])
    left, right = _span(first[1], last[1])
    return Bounds(top, left, bottom, right)


def _span(first: int | None, last: int | None) -> tuple[int | None, int | None]:
    if first is None or last is None:
        return first, None if last is None else last + 1
    return min(first, last), max(first, last) + 1


def quote_title(title: str) -> str:
    """A title as Google writes it before `!`: quoted where it is more than a plain Latin word."""
    if _PLAIN_TITLE.fullmatch(title) and parse_cells(title) is None:
        return title
    return "'" + title.replace("'", "''") + "'"


def format_cells(top: int, left: int, bottom: int, right: int) -> str:
    """Half-open zero-based bounds as cells: `B2`, `A1:D4`."""
    first = f"{column_letters(left)}{top + 1}"
    last = f"{column_letters(right - 1)}{bottom}"
    return first if first == last else f"{first}:{last}"


def format_bounds(title: str, bounds: Bounds) -> str:
    """Bounds with open ends left open, as messages print them: `Sheet1!A1001:B`."""
    first = _corner_text(bounds.top, bounds.left)
    last = _corner_text(
        bounds.bottom - 1 if bounds.bottom else None, bounds.right - 1 if bounds.right else None
    )
    cells = first if first == last else f"{first}:{last}"
    return quote_title(title) + (f"!{cells}" if bounds != WHOLE else "")


def _corner_text(row: int | None, column: int | None) -> str:
    letters = "" if column is None else column_letters(column)
    return letters + ("" if row is None else str(row + 1))
