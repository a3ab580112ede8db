"""HTML read into a docx document."""

import re
from html.parser import HTMLParser
from typing import Any

from docx.document import Document
from docx.table import Table
from docx.text.paragraph import Paragraph

HEADINGS = {f"h{level}": level for level in range(1, 7)}
BLOCKS = (
    "p",
    "div",
    "section",
    "article",
    "header",
    "footer",
    "blockquote",
    "pre",
    "li",
    *HEADINGS,
)
LISTS = {"ul": "List Bullet", "ol": "List Number"}
STYLES = {"b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline"}
SILENT = ("head", "script", "style", "title", "template")


class Builder(HTMLParser):
    """Writes what it reads into a document; unknown elements are passed over, their text is kept."""

    def __init__(self, document: Document) -> None:
        super().__init__(convert_charrefs=True)
        self._document = document
        self._paragraph: Paragraph | None = None
        self._open: list[str] = []  # open elements that matter: styles, lists and silent ones
        self._rows: list[list[str]] | None = None  # the texts of a table's cells, while one is open
        self._cell_open = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an element."""
        del attrs  # styles of the source are not taken over
        if tag in STYLES or tag in LISTS or tag in SILENT:
            self._open.append(tag)
        elif tag == "br":
            self._write("\n")
        elif tag == "table":
            self._rows = []
        elif self._rows is not None:
            self._begin_in_table(tag)
        elif tag in BLOCKS:
            self._paragraph = self._begin_paragraph(tag)

    def handle_endtag(self, tag: str) -> None:
        """End an element."""
        if tag in self._open:
            del self._open[len(self._open) - 1 - self._open[::-1].index(tag)]
        elif tag == "table" and self._rows is not None:
            self._end_table(self._rows)
        elif tag in ("td", "th"):
            self._cell_open = False
        elif tag in BLOCKS:
            self._paragraph = None

    def handle_data(self, data: str) -> None:
        """Take over text; white space between elements counts as one space, or as nothing."""
        if any(tag in SILENT for tag in self._open):
            return
        text = re.sub(r"[ \t\r\n\f]+", " ", data)
        if text.strip() or self._paragraph or self._cell_open:
            self._write(text)

    def close(self) -> None:
        """Finish, whatever is still open."""
        super().close()
        if self._rows is not None:
            self._end_table(self._rows)

    def _write(self, text: str) -> None:
        if self._rows is not None:
            if self._cell_open:
                self._rows[-1][-1] += text
            return
        if self._paragraph is None:
            self._paragraph = self._begin_paragraph("p")
        if not self._paragraph.runs:
            text = text.lstrip(" ")
        run: Any = self._paragraph.add_run(text)
        for tag in self._open:
            if tag in STYLES:
                setattr(run, STYLES[tag], True)

    def _begin_paragraph(self, tag: str) -> Paragraph:
        if tag in HEADINGS:
            return self._document.add_paragraph(style=f"Heading {HEADINGS[tag]}")
        lists = [name for name in self._open if name in LISTS]
        return self._document.add_paragraph(
            style=LISTS[lists[-1]] if tag == "li" and lists else None
        )

    def _begin_in_table(self, tag: str) -> None:
        rows = self._rows if self._rows is not None else []
        if tag == "tr":
            rows.append([])
        elif tag in ("td", "th"):
            if not rows:
                rows.append([])
            rows[-1].append("")
            self._cell_open = True

    def _end_table(self, rows: list[list[str]]) -> None:
        self._rows, self._cell_open, self._paragraph = None, False, None
        columns = max((len(row) for row in rows), default=0)
        if not columns:
            return
        table: Table = self._document.add_table(len(rows), columns, style="Table Grid")
        for cells, row in zip(table.rows, rows, strict=True):
            for cell, text in zip(cells.cells, row, strict=False):
                cell.text = text.strip()
