"""What must stay on one page: signatures with the end of what is signed, a table with the words before it."""

from typing import Any

from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from generators.documents.source import Table

_GAP = Pt(4)


def lead_in(document: Any, block: Table) -> None:
    """Binds the end of what stands before to the signatures or the table that comes next.

    The end is the last paragraph with text, over empty ones, lines to write on and ``{%p … %}``, which leave
    nothing behind; or the last row of a table. A repeated row is left alone: all rows it becomes
    would be bound to one another, and a table longer than the rest of a page would move whole.
    """
    for element in reversed(list(document.element.body)):
        if element.tag == qn("w:sectPr"):
            continue
        if block.borders and element.tag == qn("w:tbl"):
            return
        paragraphs = [Paragraph(found, document) for found in _last(element).iter(qn("w:p"))]
        if element.tag == qn("w:tbl") and any("{%tr" in found.text for found in paragraphs):
            return
        for paragraph in paragraphs:
            paragraph.paragraph_format.keep_with_next = True
        if any(_says_something(paragraph) for paragraph in paragraphs):
            if block.borders:
                paragraphs[-1].paragraph_format.space_after = _GAP
            return


def set_off(paragraph: Paragraph) -> None:
    """Text that follows a table at once stands a little apart from it."""
    paragraph.paragraph_format.space_before = _GAP


def _last(element: Any) -> Any:
    """The paragraph itself, or the last row of a table."""
    return element.findall(qn("w:tr"))[-1] if element.tag == qn("w:tbl") else element


def _says_something(paragraph: Paragraph) -> bool:
    return bool(paragraph.text.strip(" _\n\xa0")) and not paragraph.text.startswith("{%p")
