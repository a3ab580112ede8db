"""«Содержание.docx»: what lies in an archive, as a secretary files it: number, date, title, state, file."""

import io
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from docx.enum.section import WD_ORIENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Mm, Pt

from generators.documents.blank import blank_document
from generators.export.archive import settled
from generators.export.papers import Paper

NAME = "Содержание.docx"
_COLUMNS = (
    ("№", 10),
    ("Номер", 24),
    ("Дата", 24),
    ("Название", 86),
    ("Состояние", 30),
    ("Файл", 83),
)
_ABSENT = "нет файла"
_FONT = "Times New Roman"
_YEAR = re.compile(r"([0-9]{4})-[0-9]{2}")


def contents(title: str, papers: Sequence[Paper], files: Mapping[str, str]) -> bytes:
    """A document with one line for every paper; the same papers give the same bytes.

    Args:
        title: Above the table.
        papers: In order.
        files: Key → path in the archive, with its ending; a paper that is not there has no file.
    """
    document = blank_document()
    _set_up(document)
    heading = document.add_paragraph().add_run(title)
    heading.bold, heading.font.size = True, Pt(14)
    table = document.add_table(rows=1, cols=len(_COLUMNS))
    table.autofit = False
    _draw_borders(table)
    for cell, (caption, _) in zip(table.rows[0].cells, _COLUMNS, strict=True):
        cell.paragraphs[0].add_run(caption).bold = True
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for ordinal, paper in enumerate(papers, 1):
        _add_row(document, table, ordinal, paper, files.get(paper.key, ""))
    for (_, width), column in zip(_COLUMNS, table.columns, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for (_, width), cell in zip(_COLUMNS, row._tr.tc_lst, strict=True):
            cell.width = Mm(width)
    document.add_paragraph(f"Документов: {len(papers)}; файлов: {len(files)}.")
    result = io.BytesIO()
    document.save(result)
    return settled(result.getvalue())


def school_years(papers: Iterable[Paper]) -> str:
    """«2026/2027 учебный год», as papers write it."""
    years = sorted({paper.year for paper in papers if paper.year})
    if not years:
        return "без учебного года"
    return (
        f"{', '.join(map(_written, years))} {'учебный год' if len(years) == 1 else 'учебные годы'}"
    )


def _written(year: str) -> str:
    """«2026-27» → «2026/2027»; what is no school year stays as it stands in the register."""
    first = _YEAR.fullmatch(year)
    return f"{first[1]}/{int(first[1]) + 1}" if first else year


def _add_row(document: Any, table: Any, ordinal: int, paper: Paper, file: str) -> None:
    day = f"{paper.day:%d.%m.%Y}" if paper.day else ""
    cells = table.add_row()._tr.tc_lst
    texts = (str(ordinal), paper.number, day, paper.title, paper.state, "" if file else _ABSENT)
    for cell, text in zip(cells, texts, strict=True):
        cell.p_lst[0].add_r().text = text
    if file:
        _link(document, cells[-1].p_lst[0], file)


def _link(document: Any, paragraph: Any, file: str) -> None:
    """A link to a file that lies beside this one; it works once the archive is unpacked."""
    relation = document.part.relate_to(quote(file), RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), relation)
    run = OxmlElement("w:r")
    run.text = file.replace("/", "/\u200b")
    link.append(run)
    paragraph.append(link)


def _set_up(document: Any) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin = section.bottom_margin = Mm(15)
    properties = document.core_properties
    properties.author = properties.comments = properties.last_modified_by = properties.title = ""
    style = document.styles["Normal"]
    style.font.name, style.font.size = _FONT, Pt(11)
    for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        style.element.rPr.rFonts.set(qn(script), _FONT)


def _draw_borders(table: Any) -> None:
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        border = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "000000")):
            border.set(qn(f"w:{name}"), value)
        borders.append(border)
    table._tbl.tblPr.append(borders)
