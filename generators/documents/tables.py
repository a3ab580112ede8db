"""Tables of a template, every border said explicitly: a conversion keeps what stands there and drops what is implied."""

from typing import Any

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Length, Pt
from docx.table import _Cell

from generators.documents.runs import write_runs
from generators.documents.source import Table

_SHORT = 6
_ROOM_TO_SIGN = Pt(5)
_SIDES = ("top", "left", "bottom", "right")


def add_table(document: Any, block: Table, width: Length) -> None:
    """Adds a table over the whole width of the text."""
    shares = [int(width * share / sum(block.widths)) for share in block.widths]
    table = document.add_table(rows=0, cols=len(shares))
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    _border(table._tbl.tblPr, "w:tblBorders", (*_SIDES, "insideH", "insideV"), drawn=block.borders)
    bound = _bound(block)
    for place, texts in enumerate(block.rows):
        row = table.add_row()
        _keep_whole(row)
        if place in block.sections:
            row.cells[0].merge(row.cells[-1])
        if place < block.headings:
            row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        for column, element in enumerate(row._tr.tc_lst):
            cell = _Cell(element, table)
            cell.width = Length(sum(shares) if place in block.sections else shares[column])
            _border(cell._tc.get_or_add_tcPr(), "w:tcBorders", _SIDES, drawn=block.borders)
            text = texts[column] if column < len(texts) else ""
            _write_cell(cell, text, heading=place < block.headings or place in block.sections)
            if not block.borders:
                cell.paragraphs[0].paragraph_format.space_before = _ROOM_TO_SIGN
            if bound[place]:
                cell.paragraphs[0].paragraph_format.keep_with_next = True
    for column, share in zip(table.columns, shares, strict=True):
        # LibreOffice goes by the grid, Word by the cells.
        column.width = Length(share)


def _write_cell(cell: Any, text: str, *, heading: bool) -> None:
    paragraph = cell.paragraphs[0]
    write_runs(paragraph, text, bold=heading)
    if heading:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _bound(block: Table) -> list[bool]:
    """Which rows stay on the page of the next one.

    Signatures and short tables stay whole; headings of a table and of its sections stay with
    what they are about; no page begins with the last row. A table with repeated rows is parted
    between any of them.
    """
    rows = len(block.rows)
    repeats = any("{%tr" in text for row in block.rows for text in row)
    whole = not block.borders or (rows <= _SHORT and not repeats)
    return [
        (whole and place < rows - 1)
        or (place == rows - 2 and not repeats)
        or place < block.headings
        or place in block.sections
        for place in range(rows)
    ]


def _border(properties: Any, name: str, sides: tuple[str, ...], *, drawn: bool) -> None:
    borders = OxmlElement(name)
    for side in sides:
        border = OxmlElement(f"w:{side}")
        border.set(qn("w:val"), "single" if drawn else "nil")
        if drawn:
            border.set(qn("w:sz"), "4")
            border.set(qn("w:space"), "0")
            border.set(qn("w:color"), "000000")
        borders.append(border)
    properties.append(borders)


def _keep_whole(row: Any) -> None:
    """A row is never parted by a page's end."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
