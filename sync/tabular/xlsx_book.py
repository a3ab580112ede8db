"""An .xlsx → tables: values as people see them, by the letter of ECMA-376 as far as a list of people needs it.

No library that the production image would have to carry: a sheet is a small XML file in a zip package.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from xml.etree import ElementTree

from sync.refusals import WrongUse
from sync.tabular.sheet import LONGEST_CELL, MOST_COLUMNS, MOST_ROWS, Sheet

MOST_UNPACKED = 60_000_000
"""Bytes; a sheet with five thousand people has two million."""
MOST_SHEETS = 20

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"
_ID = re.compile(r"\}id$")
_CELL = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_BUILT_IN_DATES = frozenset({*range(14, 18), 22, *range(27, 32), 36, *range(50, 59)})
"""Numbers of formats that show a day (ECMA-376, 18.8.30)."""
_NOT_SHOWN = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_FROM_1900, _FROM_1904 = date(1899, 12, 30), date(1904, 1, 1)
_LAST_SERIAL = 200_000


def xlsx_sheets(data: bytes, name: str) -> list[Sheet]:
    """The sheets of a workbook that people see, in their order.

    Raises:
        WrongUse: It is no workbook, or too large a one.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            if sum(entry.file_size for entry in package.infolist()) > MOST_UNPACKED:
                raise WrongUse(f"{name}: файл слишком велик для списка участников.")
            if "xl/workbook.xml" not in package.namelist():
                raise WrongUse(
                    f"{name}: это не таблица .xlsx. Сохраните таблицу в Excel как .xlsx и повторите."
                )
            return list(_Book(package).sheets())
    except (zipfile.BadZipFile, zlib.error, ElementTree.ParseError, KeyError, ValueError) as error:
        raise WrongUse(
            f"{name}: файл повреждён и не читается. Откройте его в Excel, сохраните заново и повторите."
        ) from error
    except (RuntimeError, NotImplementedError) as error:  # a member that wants a password
        raise WrongUse(f"{name}: файл защищён паролем. Снимите пароль и повторите.") from error


@dataclass(frozen=True)
class _Styles:
    """Which styles of cells show a day, and from when days are counted."""

    dates: frozenset[int]
    epoch: date


class _Book:
    def __init__(self, package: zipfile.ZipFile) -> None:
        self._package = package
        self._names = set(package.namelist())

    def sheets(self) -> Iterator[Sheet]:
        workbook = self._xml("xl/workbook.xml")
        targets = self._targets()
        strings = self._strings()
        styles = _Styles(self._dates(), _epoch(workbook))
        for sheet in _all(workbook, "sheet")[:MOST_SHEETS]:
            key = next((value for mark, value in sheet.attrib.items() if _ID.search(mark)), "")
            path = targets.get(key, "")
            if sheet.get("state", "visible") == "visible" and path in self._names:
                rows = _rows(self._xml(path), strings, styles)
                yield Sheet(sheet.get("name", ""), rows)

    def _xml(self, path: str) -> ElementTree.Element:
        data = self._package.read(path)
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
            raise ValueError("a workbook has no document type")
        return ElementTree.fromstring(data)  # noqa: S314 (document types, with which it could be harmed, are refused)

    def _targets(self) -> Mapping[str, str]:
        """Id of a relation → path of its part."""
        path = "xl/_rels/workbook.xml.rels"
        relations = self._xml(path) if path in self._names else ()
        return {
            relation.get("Id", ""): _absolute(relation.get("Target", "")) for relation in relations
        }

    def _strings(self) -> Sequence[str]:
        path = "xl/sharedStrings.xml"
        if path not in self._names:
            return ()
        return [_text(item) for item in _all(self._xml(path), "si")]

    def _dates(self) -> frozenset[int]:
        path = "xl/styles.xml"
        if path not in self._names:
            return frozenset()
        styles = self._xml(path)
        own = {
            int(found.get("numFmtId", "0")): found.get("formatCode", "")
            for found in _all(styles, "numFmt")
        }
        formats = next(iter(_all(styles, "cellXfs")), ())
        used = [int(style.get("numFmtId", "0")) for style in formats]
        return frozenset(
            place
            for place, number in enumerate(used)
            if number in _BUILT_IN_DATES or _shows_day(own.get(number, ""))
        )


def _absolute(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def _all(root: ElementTree.Element, tag: str) -> list[ElementTree.Element]:
    return [*root.iter(f"{_MAIN}{tag}"), *root.iter(f"{_STRICT}{tag}")]


def _epoch(workbook: ElementTree.Element) -> date:
    properties = next(iter(_all(workbook, "workbookPr")), None)
    counted = properties.get("date1904", "0") if properties is not None else "0"
    return _FROM_1904 if counted in {"1", "true"} else _FROM_1900


def _shows_day(code: str) -> bool:
    """Whether a format of the file's own shows a day: it has a «d» or «y» outside quotes and brackets."""
    return bool(re.search(r"[dyдг]", _NOT_SHOWN.sub("", code).casefold()))


def _rows(
    sheet: ElementTree.Element, strings: Sequence[str], styles: _Styles
) -> tuple[tuple[str, ...], ...]:
    rows: dict[int, tuple[str, ...]] = {}
    place = 0
    for row in _all(sheet, "row"):
        place = int(row.get("r", place + 1))
        if place > MOST_ROWS:
            break
        rows[place] = _cells(row, strings, styles)
    last = max((place for place, cells in rows.items() if any(cells)), default=0)
    return tuple(rows.get(number, ()) for number in range(1, last + 1))


def _cells(row: ElementTree.Element, strings: Sequence[str], styles: _Styles) -> tuple[str, ...]:
    cells: dict[int, str] = {}
    column = -1
    for cell in _all(row, "c"):
        found = _CELL.fullmatch(cell.get("r", ""))
        column = _column(found[1]) if found else column + 1
        if column < MOST_COLUMNS:
            cells[column] = _value(cell, strings, styles)[:LONGEST_CELL]
    return tuple(cells.get(number, "") for number in range(max(cells, default=-1) + 1))


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _value(cell: ElementTree.Element, strings: Sequence[str], styles: _Styles) -> str:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return _text(cell)
    held = next(iter(_all(cell, "v")), None)
    text = (held.text or "") if held is not None else ""
    if kind == "s":
        place = int(text) if text.strip() else -1
        return strings[place] if 0 <= place < len(strings) else ""
    if kind == "b":
        return "да" if text == "1" else "нет"
    if kind == "e":
        return ""
    return _number(text, cell, styles) if kind == "n" else text[:10] if kind == "d" else text


def _number(text: str, cell: ElementTree.Element, styles: _Styles) -> str:
    """A number as people see it: a day where its style says so, a whole one without a point."""
    try:
        number = float(text)
    except ValueError:
        return text
    if int(cell.get("s", "0")) in styles.dates and 1 <= number < _LAST_SERIAL:
        day = styles.epoch + timedelta(days=int(number))
        return f"{day:%d.%m.%Y}"
    return str(int(number)) if number.is_integer() else text


def _text(item: ElementTree.Element) -> str:
    """The runs of a text, without how they are read aloud (<rPh>)."""
    aloud = {id(text) for part in _all(item, "rPh") for text in _all(part, "t")}
    return "".join(text.text or "" for text in _all(item, "t") if id(text) not in aloud)
