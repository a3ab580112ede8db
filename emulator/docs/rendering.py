"""The blocks of a document as the JSON of Docs v1, with indices in UTF-16 code units.

An index counts from the start of the body: the section break ends at 1; a table, a row and a cell
take one each at their start, a table one more at its end; a paragraph ends with a line feed.
"""

from collections.abc import Callable
from typing import Any

from emulator.docs.reading import Block, Cell, Paragraph, Run, Table

Json = dict[str, Any]
LINE_BREAK = "\v"  # what Docs has for a break inside a paragraph
SECTION_STYLE = {
    "columnSeparatorStyle": "NONE",
    "contentDirection": "LEFT_TO_RIGHT",
    "sectionType": "CONTINUOUS",
}
GLYPH = {False: {"glyphSymbol": "●"}, True: {"glyphType": "DECIMAL"}}


def body_of(blocks: tuple[Block, ...]) -> Json:
    """The body of a document."""
    content, _ = _elements(blocks, 1)
    return {"content": [{"endIndex": 1, "sectionBreak": {"sectionStyle": SECTION_STYLE}}, *content]}


def lists_of(blocks: tuple[Block, ...]) -> Json:
    """The lists that paragraphs of a document are items of, by their ids."""
    lists: Json = {}
    for paragraph in paragraphs_in(blocks):
        if paragraph.list_id:
            level = GLYPH[paragraph.ordered] | {"glyphFormat": "%0.", "startNumber": 1}
            lists.setdefault(
                _list_id(paragraph), {"listProperties": {"nestingLevels": [level] * 9}}
            )
    return lists


def paragraphs_in(blocks: tuple[Block, ...]) -> list[Paragraph]:
    """All paragraphs in order, those in tables cell by cell."""
    found: list[Paragraph] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            found.append(block)
        else:
            found += [p for row in block.rows for cell in row for p in paragraphs_in(cell.blocks)]
    return found


def utf16_length(text: str) -> int:
    """The length of a text in UTF-16 code units, as Docs counts."""
    return len(text.encode("utf-16-le")) // 2


def _elements(blocks: tuple[Block, ...], start: int) -> tuple[list[Json], int]:
    """Structural elements from an index on, and the index after them."""
    elements = []
    for block in blocks:
        render: Callable[[Any, int], Json] = _paragraph if isinstance(block, Paragraph) else _table
        elements.append(render(block, start))
        start = elements[-1]["endIndex"]
    return elements, start


def _paragraph(paragraph: Paragraph, start: int) -> Json:
    runs = paragraph.runs or (Run(""),)
    elements, index = [], start
    for run in runs:
        text = run.text.replace("\n", LINE_BREAK) + ("\n" if run is runs[-1] else "")
        end = index + utf16_length(text)
        inner_run = {"content": text, "textStyle": _text_style(run)}
        elements.append({"startIndex": index, "endIndex": end, "textRun": inner_run})
        index = end
    inner: Json = {"elements": elements, "paragraphStyle": _paragraph_style(paragraph)}
    if paragraph.list_id:
        level = {"nestingLevel": paragraph.level} if paragraph.level else {}
        inner["bullet"] = {"listId": _list_id(paragraph), "textStyle": {}} | level
    return {"startIndex": start, "endIndex": index, "paragraph": inner}


def _text_style(run: Run) -> Json:
    flags = {name: True for name in ("bold", "italic", "underline") if getattr(run, name)}
    return flags | ({"link": {"url": run.link}, "underline": True} if run.link else {})


def _paragraph_style(paragraph: Paragraph) -> Json:
    style: Json = {"namedStyleType": paragraph.style, "direction": "LEFT_TO_RIGHT"}
    return style | ({"alignment": paragraph.alignment} if paragraph.alignment != "START" else {})


def _list_id(paragraph: Paragraph) -> str:
    return f"kix.list{paragraph.list_id}"


def _table(table: Table, start: int) -> Json:
    rows, index = [], start + 1
    for row in table.rows:
        rows.append(_row(row, index))
        index = rows[-1]["endIndex"]
    columns = max((sum(cell.column_span for cell in row) for row in table.rows), default=0)
    inner = {"rows": len(rows), "columns": columns, "tableRows": rows, "tableStyle": {}}
    return {"startIndex": start, "endIndex": index + 1, "table": inner}


def _row(row: tuple[Cell, ...], start: int) -> Json:
    cells, index = [], start + 1
    for cell in row:
        content, end = _elements(cell.blocks, index + 1)
        style = {"rowSpan": 1, "columnSpan": cell.column_span}
        cells.append(
            {"startIndex": index, "endIndex": end, "content": content, "tableCellStyle": style}
        )
        index = end
    return {"startIndex": start, "endIndex": index, "tableCells": cells, "tableRowStyle": {}}
