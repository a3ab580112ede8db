"""An .xlsx → the sheets that people see in it: values by row and column, and merged ranges."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sync.tabular.cells import Cells, S, date_styles, epoch_of, text_of
from sync.tabular.package import Damaged, Package, whole
from sync.tabular.sheet import MOST_COLUMNS, MOST_ROWS

WORKBOOK = "xl/workbook.xml"
_RELATIONS, _STRINGS, _STYLES = (
    "xl/_rels/workbook.xml.rels",
    "xl/sharedStrings.xml",
    "xl/styles.xml",
)
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_CELL = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_SPAN = re.compile(f"{_CELL.pattern}:{_CELL.pattern}")
_LAST_ROW = 1_048_576


@dataclass(frozen=True)
class Span:
    """A merged range, its edges included; rows from 1, columns from 0."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class Page:
    """A sheet of a workbook.

    Attributes:
        name: «Лист1».
        rows: Row (from 1) → column (from 0) → what the cell shows; cells that show nothing are left out.
        merges: Its merged ranges.
    """

    name: str
    rows: Mapping[int, Mapping[int, str]]
    merges: tuple[Span, ...]


def pages(package: Package, *, hidden: bool = False) -> list[Page]:
    """The sheets of a workbook that aren't hidden, or those that are, in their order.

    Raises:
        Damaged: It can't be read, or is too large.
    """
    workbook = package.xml(WORKBOOK)
    strings = package.xml(_STRINGS).iterfind(f"{S}si") if _STRINGS in package.names else ()
    dates = date_styles(package.xml(_STYLES)) if _STYLES in package.names else frozenset[int]()
    cells = Cells([text_of(item) for item in strings], dates, epoch_of(workbook))
    targets = _targets(package)
    return [
        _page(package.xml(path), sheet.get("name", ""), cells)
        for sheet in workbook.iterfind(f"{S}sheets/{S}sheet")
        if (sheet.get("state", "visible") != "visible") is hidden
        and (path := targets.get(sheet.get(_ID), "")) in package.names
    ]


def _targets(package: Package) -> Mapping[str, str]:
    """Id of a relation → path of its part."""
    if _RELATIONS not in package.names:
        return {}
    found = package.xml(_RELATIONS).iterfind("{*}Relationship")
    paths = {one.get("Id", ""): one.get("Target", "").removeprefix("/") for one in found}
    return {key: path if path[:3] == "xl/" else f"xl/{path}" for key, path in paths.items()}


def _page(sheet: Any, name: str, cells: Cells) -> Page:
    rows: dict[int, Mapping[int, str]] = {}
    place = 0
    for row in sheet.iterfind(f"{S}sheetData/{S}row"):
        place = whole(row.get("r"), place + 1)
        read = _row(row, cells)
        if read:
            rows[place] = read
        if len(rows) > MOST_ROWS or place > _LAST_ROW:
            raise Damaged(
                f"на листе «{name}» больше {MOST_ROWS} строк. Оставьте в файле только нужный лист и повторите"
            )
    merges = (
        _span(found.get("ref", "")) for found in sheet.iterfind(f"{S}mergeCells/{S}mergeCell")
    )
    return Page(name, rows, tuple(filter(None, merges)))


def _row(row: Any, cells: Cells) -> Mapping[int, str]:
    return {
        column: shown
        for column, cell in _by_column(row)
        if column < MOST_COLUMNS and (shown := cells.shown(cell)).strip()
    }


def _by_column(row: Any) -> Iterator[tuple[int, Any]]:
    column = -1
    for cell in row.iterfind(f"{S}c"):
        found = _CELL.fullmatch(cell.get("r", ""))
        column = _column(found[1]) if found else column + 1
        yield column, cell


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _span(reference: str) -> Span | None:
    """«A1:B2» as a range."""
    found = _SPAN.fullmatch(reference)
    if not found:
        return None
    return Span(int(found[2]), _column(found[1]), int(found[4]), _column(found[3]))
