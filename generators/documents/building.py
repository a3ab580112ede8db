"""A template source becomes a .docx with the tags inside."""

import io
from datetime import UTC, datetime
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK, WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Length, Mm, Pt

from generators.documents.blank import blank_document
from generators.documents.keeping import lead_in, set_off
from generators.documents.package import repacked
from generators.documents.runs import write_runs
from generators.documents.source import Block, Page, Paragraph, Space, Style, Table, parse_source
from generators.documents.tables import add_table
from programme.russian.letters import NO_BREAK_SPACE

FONT = "Times New Roman"
_A4 = (Mm(210), Mm(297))
_INDENT = Mm(12.5)
_CENTRED = {Style.TITLE, Style.HEADING, Style.CENTRED}


def build_template(source: str) -> bytes:
    """The .docx of a template source; the same source gives the same bytes.

    Raises:
        ValueError: The source is not written as ``generators.documents.source`` says.
    """
    parsed = parse_source(source)
    document = blank_document()
    width = _set_up(document, parsed.page)
    new_page = after_table = False
    for block in parsed.blocks:
        match block:
            case Paragraph():
                paragraph = _add_paragraph(document, block, width, new_page=new_page)
                if after_table and block.style is not Style.HEADING:
                    set_off(paragraph)
                new_page = False
            case Table():
                lead_in(document, block)
                add_table(document, block, width)
            case Space.LINE:
                document.add_paragraph()
            case Space.PAGE:
                new_page = True
        after_table = isinstance(block, Table) or (after_table and _leaves_nothing(block))
    result = io.BytesIO()
    document.save(result)
    return repacked(result.getvalue())


def _set_up(document: Any, page: Page) -> Length:
    """Page, font and properties; returns the width of the text."""
    _set_properties(document.core_properties)
    _set_font(document.styles["Normal"], page.size)
    section = document.sections[0]
    section.page_width, section.page_height = _A4
    section.top_margin, section.bottom_margin = Mm(page.top), Mm(page.bottom)
    section.left_margin, section.right_margin = Mm(page.left), Mm(page.right)
    section.header_distance = section.footer_distance = Mm(10)
    if page.numbers:
        _number_pages(section)
    return Length(_A4[0] - Mm(page.left) - Mm(page.right))


def _set_properties(properties: Any) -> None:
    properties.author = properties.comments = properties.last_modified_by = properties.title = ""
    properties.created = properties.modified = datetime(2023, 2, 1, tzinfo=UTC)
    properties.language = "ru-RU"


def _set_font(style: Any, size: int) -> None:
    style.font.name = FONT
    style.font.size = Pt(size)
    fonts = style.element.rPr.rFonts
    for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(script), FONT)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "ru-RU")
    style.element.rPr.append(language)
    layout = style.paragraph_format
    layout.space_before = layout.space_after = Pt(0)
    layout.line_spacing = 1.0
    layout.widow_control = True


def _number_pages(section: Any) -> None:
    """The page's number above the text, from the second page on."""
    section.different_first_page_header_footer = True
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for kind, code in (("begin", ""), ("", "PAGE"), ("separate", ""), ("text", "2"), ("end", "")):
        paragraph.add_run()._r.append(_field_part(kind, code))


def _field_part(kind: str, text: str) -> Any:
    if kind in {"", "text"}:
        part = OxmlElement("w:instrText" if kind == "" else "w:t")
        part.text = text
        return part
    part = OxmlElement("w:fldChar")
    part.set(qn("w:fldCharType"), kind)
    return part


def _add_paragraph(
    document: Any, block: Paragraph, width: Length, *, new_page: bool = False
) -> Any:
    """Adds a paragraph; the break before a new page stands inside it, or an empty line would begin the page."""
    paragraph = document.add_paragraph()
    if new_page:
        paragraph.add_run().add_break(WD_BREAK.PAGE)
    bold = block.style in {Style.TITLE, Style.HEADING}
    dash = f"–{NO_BREAK_SPACE}" if block.style is Style.ITEM else ""
    write_runs(paragraph, dash + block.text, bold=bold)
    layout = paragraph.paragraph_format
    if block.style in _CENTRED:
        layout.alignment = WD_ALIGN_PARAGRAPH.CENTER
    elif block.style is Style.RIGHT:
        layout.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    elif block.style is Style.LEFT_RIGHT:
        layout.tab_stops.add_tab_stop(width, WD_TAB_ALIGNMENT.RIGHT)
    elif block.style is not Style.TAG:
        layout.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        layout.first_line_indent = _INDENT
    if block.style is Style.HEADING:
        layout.space_before, layout.space_after, layout.keep_with_next = Pt(10), Pt(4), True
    return paragraph


def _leaves_nothing(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.style is Style.TAG
