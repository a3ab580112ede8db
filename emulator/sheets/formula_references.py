"""References inside formula text, rewritten when rows or columns move, or when cells are copied."""

import re
from collections.abc import Callable

from emulator.sheets.a1 import column_index, column_letters
from emulator.sheets.formula_syntax import REFERENCE
from emulator.sheets.shifting import Moved, Shift

_PIECES = re.compile(rf'"(?:[^"]|"")*"|{REFERENCE}')
_CORNER = re.compile(r"(\$?)([A-Za-z]{0,3})(\$?)(\d*)")

Corner = tuple[str, int | None, str, int | None]  # dollar, column, dollar, row


def shifted_formula(formula: str, own_title: str, changed_title: str, shift: Shift) -> str:
    """A formula after a shift in a tab; a reference to what is gone becomes #REF!."""

    def rewrite(title: str | None, corners: list[Corner]) -> list[Corner] | None:
        if (title or own_title).casefold() != changed_title.casefold():
            return corners
        return _shifted_corners(corners, shift)

    return _rewritten(formula, rewrite)


def copied_formula(formula: str, rows: int, columns: int) -> str:
    """A formula copied elsewhere: relative references move along."""

    def rewrite(_: str | None, corners: list[Corner]) -> list[Corner] | None:
        moved = [_moved_corner(corner, rows, columns) for corner in corners]
        return [corner for corner in moved if corner] if all(moved) else None

    return _rewritten(formula, rewrite)


def renamed_formula(formula: str, old: str, new_quoted: str) -> str:
    """A formula after a tab got another title."""

    def replace(match: re.Match[str]) -> str:
        title = match["quoted"].replace("''", "'") if match["quoted"] else match["plain"]
        if title is None or title.casefold() != old.casefold():
            return match[0]
        return f"{new_quoted}!{match['cells']}"

    return _PIECES.sub(replace, formula)


def _rewritten(
    formula: str, rewrite: Callable[[str | None, list[Corner]], list[Corner] | None]
) -> str:
    def replace(match: re.Match[str]) -> str:
        if not match["cells"]:
            return match[0]
        title = match["quoted"].replace("''", "'") if match["quoted"] else match["plain"]
        corners = [_corner(part) for part in match["cells"].split(":")]
        after = rewrite(title, corners)
        prefix = match[0][: -len(match["cells"])]
        return prefix + ("#REF!" if after is None else ":".join(_corner_text(c) for c in after))

    return _PIECES.sub(replace, formula)


def _corner(text: str) -> Corner:
    match = _CORNER.fullmatch(text)
    if match is None:
        raise ValueError(text)
    first, letters, second, digits = match.groups()
    if not letters:  # `$3` is a row
        first, second = "", first or second
    column = column_index(letters) if letters else None
    return first, column, second, int(digits) - 1 if digits else None


def _corner_text(corner: Corner) -> str:
    first, column, second, row = corner
    letters = "" if column is None else first + column_letters(column)
    return letters + ("" if row is None else f"{second}{row + 1}")


def _shifted_corners(corners: list[Corner], shift: Shift) -> list[Corner] | None:
    at = 3 if shift.rows else 1
    ends = [corner[at] for corner in corners]
    if ends[0] is None or ends[-1] is None:
        return corners
    if len(corners) == 1 or isinstance(shift, Moved):
        moved = [shift.point(end) if isinstance(end, int) else None for end in ends]
    else:
        span = shift.span(int(ends[0]), int(ends[1] or 0) + 1)
        moved = [None] if span is None else [span[0], span[1] - 1]
    if None in moved:
        return None
    return [_with(corner, at, place) for corner, place in zip(corners, moved, strict=True)]


def _with(corner: Corner, at: int, place: int | None) -> Corner:
    first, column, second, row = corner
    return (first, column, second, place) if at == 3 else (first, place, second, row)


def _moved_corner(corner: Corner, rows: int, columns: int) -> Corner | None:
    """A corner moved where it is relative; None where it leaves the sheet."""
    first, column, second, row = corner
    if column is not None and not first:
        column += columns
    if row is not None and not second:
        row += rows
    if (column is not None and column < 0) or (row is not None and row < 0):
        return None
    return first, column, second, row
