"""A document as plain text: for checks, golden files and people in a hurry."""

import hashlib
import io
from collections.abc import Iterator
from typing import Any

from docx import Document
from docx.oxml.ns import qn

_BREAKS = {qn("w:br"): "\n", qn("w:tab"): "\t", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}


def document_text(document: bytes) -> str:
    """The text of a .docx: a paragraph a line, a table's row a line with ``|`` between its cells."""
    lines = _lines(Document(io.BytesIO(document)).element.body)
    return "\n".join(line.rstrip() for line in lines) + "\n"


def fingerprint(document: bytes) -> str:
    """Sixteen hex digits that name a document's letters and digits, in their order.

    Signs and spaces are left out: a word processor may set them its own way when it takes a document over.
    """
    letters = "".join(sign for sign in document_text(document).casefold() if sign.isalnum())
    return hashlib.sha256(letters.encode()).hexdigest()[:16]


def paragraph_text(paragraph: Any) -> str:
    """The text of one ``w:p`` element with its tabs and line breaks."""
    nodes = paragraph.iter(qn("w:t"), *_BREAKS)
    return "".join(
        _BREAKS.get(node.tag) or node.text or ""
        for node in nodes
        if node.getparent().tag == qn("w:r")
    )


def _lines(container: Any) -> Iterator[str]:
    for block in container:
        if block.tag == qn("w:p"):
            yield paragraph_text(block)
        elif block.tag == qn("w:tbl"):
            for row in block.iter(qn("w:tr")):
                yield "| " + " | ".join(_cell(cell) for cell in row.iter(qn("w:tc"))) + " |"


def _cell(cell: Any) -> str:
    return " / ".join(paragraph_text(paragraph) for paragraph in cell.iter(qn("w:p")))
