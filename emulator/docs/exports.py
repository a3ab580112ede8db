"""A document going out: as the docx it is, as plain text, or as HTML."""

from collections.abc import Iterator
from html import escape

from emulator.docs import content
from emulator.docs.plainer import plainer
from emulator.docs.reading import Block, Cell, Paragraph, Run, Table, blocks_of
from emulator.docs.rendering import paragraphs_in
from emulator.store import Record
from emulator.world import World

LINE_END = "\r\n"
TAGS = {"TITLE": "h1", "SUBTITLE": "h2", "NORMAL_TEXT": "p"} | {
    f"HEADING_{n}": f"h{n}" for n in range(1, 7)
}
ALIGNED = {"CENTER": "center", "END": "right", "JUSTIFIED": "justify"}


def export_docx(world: World, record: Record) -> bytes:
    """The bytes as they came in, or with the quirk `docs.borders` without borders and in another font."""
    held = world.store.blob(record["id"])
    return plainer(held) if world.quirks.is_other("docs.borders") else held


def export_text(world: World, record: Record) -> bytes:
    """Plain text as Google gives it: a byte order mark, CRLF line ends, tables cell by cell."""
    lines = [_line(paragraph) for paragraph in paragraphs_in(_blocks(world, record))]
    return ("\ufeff" + LINE_END.join(lines)).encode()


def export_html(world: World, record: Record) -> bytes:
    """Plain HTML: headings, paragraphs, lists as paragraphs, tables; everything escaped."""
    body = "".join(_html(_blocks(world, record)))
    title = escape(record["name"])
    head = (
        f'<meta content="text/html; charset=UTF-8" http-equiv="content-type"><title>{title}</title>'
    )
    return f"<html><head>{head}</head><body>{body}</body></html>".encode()


def _blocks(world: World, record: Record) -> tuple[Block, ...]:
    return blocks_of(content.opened(world.store.blob(record["id"])))


def _line(paragraph: Paragraph) -> str:
    mark = "   " * paragraph.level + "* " if paragraph.list_id and not paragraph.ordered else ""
    return mark + paragraph.text.replace("\n", LINE_END)


def _html(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        yield _html_table(block) if isinstance(block, Table) else _html_paragraph(block)


def _html_table(table: Table) -> str:
    rows = ("".join(_html_cell(cell) for cell in row) for row in table.rows)
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"


def _html_cell(cell: Cell) -> str:
    return f'<td colspan="{cell.column_span}" rowspan="1">{"".join(_html(cell.blocks))}</td>'


def _html_paragraph(paragraph: Paragraph) -> str:
    tag = "li" if paragraph.list_id else TAGS[paragraph.style]
    style = (
        f' style="text-align:{ALIGNED[paragraph.alignment]}"'
        if paragraph.alignment in ALIGNED
        else ""
    )
    inner = f"<{tag}{style}>{''.join(_html_run(run) for run in paragraph.runs)}</{tag}>"
    outer = "ol" if paragraph.ordered else "ul"
    return f"<{outer}>{inner}</{outer}>" if paragraph.list_id else inner


def _html_run(run: Run) -> str:
    text = escape(run.text).replace("\n", "<br>")
    for tag, wanted in (("b", run.bold), ("i", run.italic), ("u", run.underline)):
        text = f"<{tag}>{text}</{tag}>" if wanted else text
    return f'<a href="{escape(run.link)}">{text}</a>' if run.link else text
