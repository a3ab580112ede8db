"""What must stay on one page: a signature never stands there alone, without the end of what is signed."""

from typing import Any

from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from generators.documents.source import Table


def keep_with_signatures(document: Any, block: Table) -> None:
    """Binds the end of what stands before to the signatures that come next.

    The end is the last paragraph with text, over empty ones and over ``{%p … %}``, which leave
    nothing behind; or the last row of a table. A repeated row is left alone: all rows it becomes
    would be bound to one another, and a table longer than the rest of a page would move whole.
    """
    if block.borders:
        return
    for element in reversed(list(document.element.body)):
        if element.tag == qn("w:sectPr"):
            continue
        paragraphs = [Paragraph(found, document) for found in _last(element).iter(qn("w:p"))]
        if element.tag == qn("w:tbl") and any("{%tr" in found.text for found in paragraphs):
            return
        for paragraph in paragraphs:
            paragraph.paragraph_format.keep_with_next = True
        if any(_says_something(paragraph) for paragraph in paragraphs):
            return


def _last(element: Any) -> Any:
    """The paragraph itself, or the last row of a table."""
    return element.findall(qn("w:tr"))[-1] if element.tag == qn("w:tbl") else element


def _says_something(paragraph: Paragraph) -> bool:
    return bool(paragraph.text.strip()) and not paragraph.text.startswith("{%p")
