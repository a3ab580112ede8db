"""A docx document as plain values: paragraphs of styled runs, and tables of them.

Headers, footers, footnotes and pictures are passed over.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.styles.style import CharacterStyle
from docx.table import Table as DocxTable
from docx.table import _Cell
from docx.text.hyperlink import Hyperlink
from docx.text.paragraph import Paragraph as DocxParagraph
from docx.text.run import Run as DocxRun

HEADING = "Heading "
NAMED_STYLES = {"Title": "TITLE", "Subtitle": "SUBTITLE"}
ALIGNMENTS: dict[WD_ALIGN_PARAGRAPH | None, str] = {
    WD_ALIGN_PARAGRAPH.CENTER: "CENTER",
    WD_ALIGN_PARAGRAPH.RIGHT: "END",
    WD_ALIGN_PARAGRAPH.JUSTIFY: "JUSTIFIED",
}


@dataclass(frozen=True)
class Run:
    """Text of one style; a line break inside is a line feed."""

    text: str
    bold: bool = False
    italic: bool = False
    underline: bool = False
    link: str = ""


@dataclass(frozen=True)
class Paragraph:
    """One paragraph.

    Attributes:
        runs: its text; neighbours differ in style.
        style: Google's named style, for example `HEADING_1`.
        alignment: `START`, `CENTER`, `END` or `JUSTIFIED`.
        list_id: which list it is an item of, "" for none; `level` is its depth from 0.
        ordered: whether that list is numbered.
    """

    runs: tuple[Run, ...]
    style: str = "NORMAL_TEXT"
    alignment: str = "START"
    list_id: str = ""
    level: int = 0
    ordered: bool = False

    @property
    def text(self) -> str:
        """The text without styles."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True)
class Cell:
    """A cell of a table with what stands in it; it may reach over several columns."""

    blocks: "tuple[Block, ...]"
    column_span: int = 1


@dataclass(frozen=True)
class Table:
    """A table by rows."""

    rows: tuple[tuple[Cell, ...], ...]


Block = Paragraph | Table


def blocks_of(document: Document) -> tuple[Block, ...]:
    """What stands in a document; its last block is a paragraph, as Google has it."""
    return _ended(document.iter_inner_content())


def _ended(content: Iterator[DocxParagraph | DocxTable]) -> tuple[Block, ...]:
    blocks = [
        _paragraph(block) if isinstance(block, DocxParagraph) else _table(block)
        for block in content
    ]
    if not blocks or isinstance(blocks[-1], Table):
        blocks.append(Paragraph(()))
    return tuple(blocks)


def _table(table: DocxTable) -> Table:
    # row.cells would give a merged cell once for each column it covers.
    rows = ([_Cell(tc, table) for tc in row.tc_lst] for row in table._tbl.tr_lst)
    return Table(tuple(tuple(_cell(cell) for cell in row) for row in rows))


def _cell(cell: _Cell) -> Cell:
    return Cell(_ended(cell.iter_inner_content()), column_span=cell.grid_span)


def _paragraph(paragraph: DocxParagraph) -> Paragraph:
    list_id, level = _numbering(paragraph)
    return Paragraph(
        runs=_merged(list(_runs(paragraph))),
        style=_style(paragraph),
        alignment=ALIGNMENTS.get(_alignment(paragraph), "START"),
        list_id=list_id,
        level=level,
        ordered=bool(list_id) and _is_ordered(paragraph, list_id, level),
    )


def _runs(paragraph: DocxParagraph) -> Iterator[Run]:
    for item in paragraph.iter_inner_content():
        if isinstance(item, Hyperlink):
            yield from (_run(run, item.url) for run in item.runs)
        else:
            yield _run(item, "")


def _run(run: DocxRun, link: str) -> Run:
    return Run(
        text=run.text.replace("\r", ""),
        bold=_flag(run, "bold"),
        italic=_flag(run, "italic"),
        underline=bool(run.underline) and not link,
        link=link,
    )


def _flag(run: DocxRun, name: str) -> bool:
    """A truth value of a run, or of its character style and that one's bases."""
    value: bool | None = getattr(run.font, name)
    style: Any = run.style
    while value is None and isinstance(style, CharacterStyle):
        value, style = getattr(style.font, name), style.base_style
    return bool(value)


def _merged(runs: list[Run]) -> tuple[Run, ...]:
    """Runs without empty ones, neighbours of the same style made one."""
    merged: list[Run] = []
    for run in runs:
        last = merged[-1] if merged else None
        if last and (last.bold, last.italic, last.underline, last.link) == (
            run.bold,
            run.italic,
            run.underline,
            run.link,
        ):
            merged[-1] = Run(last.text + run.text, run.bold, run.italic, run.underline, run.link)
        elif run.text:
            merged.append(run)
    return tuple(merged)


def _style(paragraph: DocxParagraph) -> str:
    name = paragraph.style.name if paragraph.style else ""
    level = (name or "").removeprefix(HEADING)
    if name and name.startswith(HEADING) and level.isdigit() and 1 <= int(level) <= 6:
        return f"HEADING_{level}"
    return NAMED_STYLES.get(name or "", "NORMAL_TEXT")


def _alignment(paragraph: DocxParagraph) -> WD_ALIGN_PARAGRAPH | None:
    """The alignment of a paragraph, or of its style and that one's bases."""
    value, style = paragraph.alignment, paragraph.style
    while value is None and style is not None:
        value, style = style.paragraph_format.alignment, style.base_style
    return value


def _numbering(paragraph: DocxParagraph) -> tuple[str, int]:
    """The list and the level of a paragraph by itself or by its style; "" for no list."""
    style: Any = paragraph.style
    holders = [paragraph._p.pPr, *(base.element.pPr for base in _bases(style))]
    for holder in holders:
        numbers = holder.numPr if holder is not None else None
        if numbers is not None and numbers.numId is not None:
            level = numbers.ilvl.val if numbers.ilvl is not None else 0
            return (str(numbers.numId.val), level) if numbers.numId.val else ("", 0)
    return "", 0


def _bases(style: Any) -> Iterator[Any]:
    while style is not None:
        yield style
        style = style.base_style


def _is_ordered(paragraph: DocxParagraph, list_id: str, level: int) -> bool:
    """Whether the numbering part gives this level of a list anything but a bullet."""
    part: Any = paragraph.part
    try:
        numbering = part.numbering_part.element
    except (KeyError, NotImplementedError):
        return False  # a list without definitions
    path = f"./w:num[@w:numId='{list_id}']/w:abstractNumId/@w:val"
    abstract = numbering.xpath(path)
    found = numbering.xpath(
        f"./w:abstractNum[@w:abstractNumId='{abstract[0] if abstract else ''}']/w:lvl[@w:ilvl='{level}']/w:numFmt"
    )
    return bool(found) and found[0].get(qn("w:val")) != "bullet"
