"""A Word document as grids: its tables, and the text between them."""

from collections.abc import Iterator
from typing import Any

from programme.grids import Grid, GridRow
from sync.importing.docx_numbers import ListNumbers, W
from sync.tabular.package import Damaged, Package, whole

MOST_ROWS = 5_000
DOCUMENT = "word/document.xml"
_SKIPPED = frozenset({f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}pPr", f"{W}txbxContent"})
_TRANSPARENT = frozenset({f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml", f"{W}smartTag"})


def docx_grids(package: Package) -> list[Grid]:
    """Tables with their merged cells, and loose text, in the order of the document.

    Deleted text of tracked changes is left out, inserted text is in; automatic numbers are written out. Tables that
    stand inside a cell follow as tables of their own.

    Raises:
        Damaged: It can't be read.
    """
    body = package.xml(DOCUMENT).find(f"{W}body")
    if body is None:
        return []
    numbering, styles = (
        package.xml(name) if name in package.names else None
        for name in ("word/numbering.xml", "word/styles.xml")
    )
    return _Document(ListNumbers(numbering, styles)).grids(body)


class _Document:
    def __init__(self, numbers: ListNumbers) -> None:
        self._numbers = numbers
        self._grids: list[Grid] = []
        self._loose: list[GridRow] = []
        self._tables = self._paragraphs = 0

    def grids(self, body: Any) -> list[Grid]:
        for element in _children(body):
            if element.tag == f"{W}p":
                self._paragraphs += 1
                text = self._paragraph(element)
                if text:
                    self._loose.append(GridRow(f"абзац {self._paragraphs}", (text,)))
            elif element.tag == f"{W}tbl":
                self._table(element)
        self._end_of_text()
        return self._grids

    def _end_of_text(self) -> None:
        if self._loose:
            self._grids.append(Grid("", tuple(self._loose), is_table=False))
            self._loose = []

    def _table(self, table: Any) -> None:
        self._end_of_text()
        self._tables += 1
        caption = f"таблица {self._tables}"
        rows: list[GridRow] = []
        above: tuple[str, ...] = ()
        for place, row in enumerate(_rows(table), 1):
            if place > MOST_ROWS:
                raise Damaged("в таблице слишком много строк для плана мероприятий")
            read = self._row(row, f"{caption}, строка {place}", above)
            above = read.cells
            rows.append(read)
        self._grids.append(Grid(caption, tuple(rows)))
        for inner in table.iterfind(f"{W}tr/{W}tc/{W}tbl"):
            self._table(inner)

    def _row(self, row: Any, place: str, above: tuple[str, ...]) -> GridRow:
        cells: list[str] = [""] * _skipped(row)
        joined: set[int] = set()
        widths = []
        for cell in _cells(row):
            span = max(1, min(_number(cell, "gridSpan"), 60))
            text = "\n".join(filter(None, map(self._paragraph, _paragraphs(cell))))
            merge = cell.find(f"{W}tcPr/{W}vMerge")
            if merge is not None and merge.get(f"{W}val", "continue") == "continue":
                joined.add(len(cells))
                text = text or (above[len(cells)] if len(cells) < len(above) else "")
            cells += [text, *[""] * (span - 1)]
            widths.append(span)
        wide = len(cells) > 1 and max(widths, default=0) >= max(2, len(cells) - 1)
        return GridRow(place, tuple(cells), frozenset(joined), wide)

    def _paragraph(self, paragraph: Any) -> str:
        text = "".join(_texts(paragraph)).strip()
        # An empty cell with an automatic number is how Word's own numbering of rows looks.
        label = self._numbers.label(paragraph)
        return f"{label} {text}".strip()


def _children(parent: Any) -> Iterator[Any]:
    """Children, looking through content controls and tracked insertions."""
    for child in parent:
        if child.tag in _TRANSPARENT:
            yield from _children(child)
        else:
            yield child


def _rows(table: Any) -> Iterator[Any]:
    return (child for child in _children(table) if child.tag == f"{W}tr")


def _cells(row: Any) -> Iterator[Any]:
    return (child for child in _children(row) if child.tag == f"{W}tc")


def _paragraphs(cell: Any) -> Iterator[Any]:
    return (child for child in _children(cell) if child.tag == f"{W}p")


def _number(cell: Any, name: str) -> int:
    found = cell.find(f"{W}tcPr/{W}{name}")
    text = "" if found is None else found.get(f"{W}val", "")
    return whole(text, 1)


def _skipped(row: Any) -> int:
    found = row.find(f"{W}trPr/{W}gridBefore")
    text = "" if found is None else found.get(f"{W}val", "")
    return min(whole(text, 0), 60)


def _texts(element: Any) -> Iterator[str]:
    for child in element:
        if child.tag in _SKIPPED:
            continue
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag in {f"{W}tab", f"{W}br", f"{W}cr"}:
            yield "\n" if child.tag != f"{W}tab" else " "
        elif child.tag == f"{W}noBreakHyphen":
            yield "-"
        elif isinstance(child.tag, str):
            yield from _texts(child)
