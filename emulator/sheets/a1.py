"""A1 notation: the grammar of ranges in addresses, replies and messages.

A range is a title and cells (`'Журнал'!A1:B`), a title alone, cells alone, or a named range.
Reversed corners (`D4:A1`) and open ends (`A5:A`, `A:A`, `2:3`, `A1:1`) are allowed; R1C1 too.
"""

import re
from typing import NamedTuple

MAX_COLUMNS = 18278  # ZZZ

_CORNER = re.compile(r"\$?([A-Za-z]{0,3})\$?([1-9][0-9]{0,7})?")
_R1C1 = re.compile(
    r"[Rr]([1-9]\d{0,7})[Cc]([1-9]\d{0,4})(?::[Rr]([1-9]\d{0,7})[Cc]([1-9]\d{0,4}))?"
)
_PLAIN_TITLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


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
    """Take a range text apart; ValueError where quotes or marks are malformed."""
    title, rest = _split_title(text)
    if title is None:
        return Reference(None, parse_cells(rest), rest)
    if not rest:
        return Reference(title, WHOLE, "")
    return Reference(title, parse_cells(rest), rest)


def _split_title(text: str) -> tuple[str | None, str]:
    """The unquoted title and what follows it."""
    if text.startswith("'"):
        match = re.fullmatch(r"'((?:[^']|'')*)'(?:!(.+))?", text, re.DOTALL)
        if not match:
            raise ValueError(text)
        return match[1].replace("''", "'"), match[2] or ""
    title, mark, rest = text.rpartition("!")
    if mark and not (title and rest):
        raise ValueError(text)
    return (title, rest) if mark else (None, text)


def parse_cells(text: str) -> Bounds | None:
    """The cells that a reference without a title names; None where it is no reference."""
    if match := _R1C1.fullmatch(text):
        top, left, bottom, right = (int(n) - 1 if n else None for n in match.groups())
        return _ordered(
            (top, left), (top if bottom is None else bottom, left if right is None else right)
        )
    parts = text.split(":")
    corners = [_corner(part) for part in parts]
    if len(corners) == 1 and corners[0] and None not in corners[0]:
        return _ordered(corners[0], corners[0])
    if len(corners) != 2 or corners[0] is None or corners[1] is None:
        return None
    return _ordered(corners[0], corners[1])


def _corner(text: str) -> tuple[int | None, int | None] | None:
    """Row and column of one corner, either of which may be missing."""
    match = _CORNER.fullmatch(text)
    if not match or not (match[1] or match[2]):
        return None
    row = int(match[2]) - 1 if match[2] else None
    return row, column_index(match[1]) if match[1] else None


def _ordered(
    first: tuple[int | None, int | None], last: tuple[int | None, int | None]
) -> Bounds | None:
    """Bounds between two corners; None where the corners do not go together (`B:2`)."""
    if (first[0] is None and last[0] is not None) or (first[1] is None and last[1] is not None):
        return None
    top, bottom = _span(first[0], last[0])
    left, right = _span(first[1], last[1])
    return Bounds(top, left, bottom, right)


def _span(first: int | None, last: int | None) -> tuple[int | None, int | None]:
    if first is None or last is None:
        return first, None
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
    cells = first if bounds.single else f"{first}:{last}"
    return quote_title(title) + (f"!{cells}" if bounds != WHOLE else "")


def _corner_text(row: int | None, column: int | None) -> str:
    letters = "" if column is None else column_letters(column)
    return letters + ("" if row is None else str(row + 1))
