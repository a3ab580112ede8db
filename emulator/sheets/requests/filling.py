"""autoFill: cells that go on with what stands beside them.

Google's own rules for series are not published. Here a run of two or more numbers or dates with
one step goes on by it, a single date goes on by days, text that ends in a number counts on,
formulas are copied with their references moved, and everything else repeats. The alternate series
swaps counting and repeating.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from emulator.errors import invalid
from emulator.sheets.areas import Area, Json
from emulator.sheets.entering import number_value
from emulator.sheets.formula_references import copied_formula
from emulator.sheets.grid import Cell
from emulator.sheets.numberformats import is_date_format
from emulator.sheets.rendering import number_format
from emulator.sheets.requests.context import editable, sheet_and_area
from emulator.sheets.workbook import Sheet, Workbook

_COUNTED = re.compile(r"(.*?)(\d+)", re.DOTALL)


def auto_fill(book: Workbook, request: Json) -> Json:
    """autoFill: from a source in one direction, or over the empty rest of a range."""
    alternate = bool(request.get("useAlternateSeries"))
    if "sourceAndDestination" in request:
        given = request["sourceAndDestination"]
        if given.get("dimension") not in ("ROWS", "COLUMNS"):
            raise invalid("No dimension specified.")
        sheet, source = sheet_and_area(book, given.get("source", {}))
        _fill(
            book,
            sheet,
            source,
            (given["dimension"] == "ROWS", given.get("fillLength", 0), alternate),
        )
        return {}
    sheet, area = editable(book, request.get("range", {}))
    filled = [
        (row, column) for row, column, cell in sheet.grid.filled(area) if "userEnteredValue" in cell
    ]
    if not filled:
        return {}
    bottom = max(row for row, _ in filled) + 1
    right = max(column for _, column in filled) + 1
    if bottom < area.bottom:
        source = area._replace(bottom=bottom)
        _fill(book, sheet, source, (True, area.bottom - bottom, alternate))
    elif right < area.right:
        source = area._replace(right=right)
        _fill(book, sheet, source, (False, area.right - right, alternate))
    return {}


def _fill(book: Workbook, sheet: Sheet, source: Area, how: tuple[bool, int, bool]) -> None:
    """Fill beyond a source: along rows or not, so many (before it where negative), alternate or not."""
    rows, length, alternate = how
    start, end = (source.top, source.bottom) if rows else (source.left, source.right)
    first, last = (end, end + length) if length >= 0 else (start + length, start)
    target = (
        source._replace(top=first, bottom=last) if rows else source._replace(left=first, right=last)
    )
    if not sheet.area.contains(target):
        raise invalid("The filled range does not fit into the grid.")
    book.check_edit(sheet, target)
    across = range(source.left, source.right) if rows else range(source.top, source.bottom)
    for line in across:
        places = [(at, line) if rows else (line, at) for at in range(start, end)]
        cells = [sheet.grid.get(*place) for place in places]
        for at in range(first, last):
            place = (at, line) if rows else (line, at)
            sheet.grid.put(*place, _continued(cells, at - start, alternate=alternate, rows=rows))


def _continued(
    cells: Sequence[Cell | None], step: int, *, alternate: bool, rows: bool
) -> Cell | None:
    """What stands so many steps after the first of some cells in a line."""
    origin = step % len(cells)
    like = cells[origin]
    value = (like or {}).get("userEnteredValue")
    if like is None or not value:
        return like
    if "formulaValue" in value:
        moved = (step - origin, 0) if rows else (0, step - origin)
        return like | {
            "userEnteredValue": {"formulaValue": copied_formula(value["formulaValue"], *moved)}
        }
    found = _numbers(cells), _counted(cells)
    by_days = is_date_format(number_format(like))
    if series := found[0]:
        counts = (len(cells) > 1 or by_days) != alternate
        return like | {"userEnteredValue": number_value(series.at(step))} if counts else like
    if (series := found[1]) and not alternate and series.at(step) >= 0:
        text = f"{series.before}{int(series.at(step)):0{series.digits}d}"
        return like | {"userEnteredValue": {"stringValue": text}}
    return like


@dataclass(frozen=True)
class _Series:
    """Numbers with one step; of counted texts also what stands before and how many digits there are."""

    first: float
    step: float
    before: str = ""
    digits: int = 1

    def at(self, place: int) -> float:
        """The number at a place, counted from the first."""
        return self.first + self.step * place


def _numbers(cells: Sequence[Cell | None]) -> _Series | None:
    """A line of numbers as a series; None where it is none."""
    numbers = [((cell or {}).get("userEnteredValue") or {}).get("numberValue") for cell in cells]
    return _stepped([float(n) for n in numbers if n is not None], len(cells))


def _counted(cells: Sequence[Cell | None]) -> _Series | None:
    """A line of texts that end in numbers and are alike before; None where it is none."""
    texts = [((cell or {}).get("userEnteredValue") or {}).get("stringValue", "") for cell in cells]
    matches = [match for text in texts if (match := _COUNTED.fullmatch(text))]
    if len(matches) < len(cells) or len({match[1] for match in matches}) > 1:
        return None
    found = _stepped([float(match[2]) for match in matches], len(cells))
    return found and replace(found, before=matches[0][1], digits=len(matches[0][2]))


def _stepped(numbers: list[float], count: int) -> _Series | None:
    steps = {round(b - a, 9) for a, b in pairwise(numbers)} or {1.0}
    return _Series(numbers[0], steps.pop()) if len(numbers) == count and len(steps) == 1 else None
