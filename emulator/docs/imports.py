"""Content that becomes a document: docx as it is, plain text by lines, HTML by its elements."""

import docx
from docx.document import Document

from emulator.docs import content
from emulator.docs.markup import Builder
from emulator.store import Record
from emulator.world import World


def import_docx(world: World, record: Record, data: bytes) -> None:
    """Keep docx bytes as the document; ApiError 400 where they are none."""
    content.opened(data)
    content.put(world, record["id"], data)


def import_text(world: World, record: Record, data: bytes) -> None:
    """Make every line a paragraph."""
    document = docx.Document()
    for line in data.decode("utf-8-sig", "replace").splitlines() or [""]:
        document.add_paragraph(_writable(line))
    content.put(world, record["id"], content.saved(document))


def import_html(world: World, record: Record, data: bytes) -> None:
    """Take over headings, paragraphs, lists, tables, bold and italic; the rest is its text."""
    document: Document = docx.Document()
    builder = Builder(document)
    builder.feed(_writable(data.decode("utf-8-sig", "replace")))
    builder.close()
    content.put(world, record["id"], content.saved(document))


def _writable(text: str) -> str:
    """A text without the control characters that XML cannot hold."""
    return "".join(c for c in text if c >= " " or c in "\t\n\r")
