"""An Excel workbook as grids: every sheet that is seen, its merged cells, numbers as people see them."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from programme.grids import Grid, GridRow
from sync.importing.archive import Archive, Damaged

MOST_ROWS, MOST_COLUMNS = 5_000, 60
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_WORKBOOK = "xl/workbook.xml"
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_DATE_FORMATS = frozenset({14, 15, 16, 17, 22, *range(27, 37), *range(50, 59)})
_IN_QUOTES = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')


def xlsx_grids(content: bytes) -> list[Grid]:
    """One grid for each visible sheet that holds anything.

    Raises:
        Damaged: It is no workbook, or can't be read.
    """
    archive = Archive(content)
    if _WORKBOOK not in archive.names:
        raise Damaged("это не книга Excel (.xlsx). Сохраните план в этом формате")
    reader = _Cells(_shared(archive), _date_styles(archive))
    grids = [
        _grid(archive.xml(part), name, reader)
        for name, part in _sheets(archive)
        if part in archive.names
    ]
    return [grid for grid in grids if grid.rows]


def _sheets(archive: Archive) -> Iterator[tuple[str, str]]:
    relations = {}
    if "xl/_rels/workbook.xml.rels" in archive.names:
        for relation in archive.xml("xl/_rels/workbook.xml.rels"):
            target = relation.get("Target", "").removeprefix("/")
            relations[relation.get("Id", "")] = target if target[:3] == "xl/" else f"xl/{target}"
    for sheet in archive.xml(_WORKBOOK).iterfind(f"{S}sheets/{S}sheet"):
        if sheet.get("state", "visible") == "visible":
            yield sheet.get("name", ""), relations.get(sheet.get(f"{_R}id", ""), "")


def _shared(archive: Archive) -> list[str]:
    if "xl/sharedStrings.xml" not in archive.names:
        return []
    return [_text(item) for item in archive.xml("xl/sharedStrings.xml").iterchildren(f"{S}si")]


def _text(item: Any) -> str:
    """The text of a string item, without the readings of East Asian letters."""
    return "".join(t.text or "" for t in item.iter(f"{S}t") if t.getparent().tag != f"{S}rPh")


def _date_styles(archive: Archive) -> frozenset[int]:
    """Numbers of the cell styles that show a number as a date."""
    if "xl/styles.xml" not in archive.names:
        return frozenset()
    styles = archive.xml("xl/styles.xml")
    own = {
        item.get("numFmtId"): item.get("formatCode", "")
        for item in styles.iterfind(f"{S}numFmts/{S}numFmt")
    }
    found = set()
    for place, style in enumerate(styles.iterfind(f"{S}cellXfs/{S}xf")):
        number = style.get("numFmtId", "0")
        code = _IN_QUOTES.sub("", own.get(number, "")).lower()
        if (number.isdigit() and int(number) in _DATE_FORMATS) or ("d" in code or "yy" in code):
            found.add(place)
    return frozenset(found)


class _Cells:
    """What a cell shows."""

    def __init__(self, shared: list[str], dates: frozenset[int]) -> None:
        self._shared, self._dates = shared, dates

    def text(self, cell: Any) -> str:
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            inline = cell.find(f"{S}is")
            return "" if inline is None else _text(inline)
        value = cell.findtext(f"{S}v") or ""
        if kind == "s":
            return self._shared[int(value)] if _is_index(value, self._shared) else ""
        if kind in {"n", "d"}:
            style = cell.get("s", "0")
            return _number(value, is_date=style.isdigit() and int(style) in self._dates)
        return "" if kind == "e" else value


def _is_index(value: str, items: list[str]) -> bool:
    return value.isdigit() and int(value) < len(items)


def _number(value: str, *, is_date: bool) -> str:
    """A number as people see it: «3.1», «12», «15.09.2026»."""
    try:
        number = float(value)
    except ValueError:
        return value
    if is_date and 1 <= number < 2_958_466:
        return f"{date(1899, 12, 30) + timedelta(days=int(number)):%d.%m.%Y}"
    if number.is_integer() and abs(number) < 1e15:
        return str(int(number))
    return f"{number:.10g}"


def _grid(sheet: Any, name: str, reader: _Cells) -> Grid:
    cells: dict[int, dict[int, str]] = {}
    for row_place, row in enumerate(sheet.iterfind(f"{S}sheetData/{S}row"), 1):
        number = row.get("r", "")
        at = int(number) if number.isdigit() else row_place
        if row_place > MOST_ROWS:
            raise Damaged("на листе слишком много строк для плана мероприятий")
        read = _row(row, reader)
        if read:
            cells[at] = read
    merges = [
        _span(merge.get("ref", "")) for merge in sheet.iterfind(f"{S}mergeCells/{S}mergeCell")
    ]
    width = max((column + 1 for row in cells.values() for column in row), default=0)
    caption = f"лист «{name}»"
    return Grid(caption, tuple(_rows(cells, [m for m in merges if m], width, caption)))


def _row(row: Any, reader: _Cells) -> dict[int, str]:
    read = {}
    for place, cell in enumerate(row.iterchildren(f"{S}c")):
        found = _REFERENCE.fullmatch(cell.get("r", ""))
        column = _column(found[1]) if found else place
        text = reader.text(cell).strip()
        if text and column < MOST_COLUMNS:
            read[column] = text
    return read


def _rows(
    cells: dict[int, dict[int, str]],
    merges: list[tuple[int, int, int, int]],
    width: int,
    caption: str,
) -> Iterator[GridRow]:
    joined: dict[int, set[int]] = {}
    wide: set[int] = set()
    for top, left, bottom, right in merges:
        text = cells.get(top, {}).get(left, "")
        if text and right - left + 1 >= max(2, width - 1):
            wide.add(top)
        elif text:
            for row in range(top + 1, min(bottom, top + MOST_ROWS) + 1):
                if row in cells:
                    cells[row][left] = text
                    joined.setdefault(row, set()).add(left)
    for row in sorted(cells):
        texts = tuple(cells[row].get(column, "") for column in range(width))
        yield GridRow(
            f"{caption}, строка {row}", texts, frozenset(joined.get(row, ())), row in wide
        )


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _span(reference: str) -> tuple[int, int, int, int] | None:
    """«A1:B2» as top, left, bottom, right; rows from 1, columns from 0."""
    found = re.fullmatch(r"([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})", reference)
    if not found:
        return None
    return int(found[2]), _column(found[1]), int(found[4]), _column(found[3])
