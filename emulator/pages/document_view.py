"""A document as blocks to read: from the JSON of documents.get to paragraphs and tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

Json = Mapping[str, Any]

ALIGNMENTS = {"CENTER": "center", "END": "right", "JUSTIFIED": "justify"}
TAGS = {"HEADING_1": "h2", "HEADING_2": "h3", "HEADING_3": "h4", "HEADING_4": "h5"}
LINK_STARTS = ("http://", "https://")


@dataclass(frozen=True)
class Run:
    """A stretch of text in one style."""

    text: str
    style: str = ""
    link: str = ""


@dataclass(frozen=True)
class Block:
    """A paragraph (`runs`) or a table (`rows` of cells, which hold blocks again)."""

    tag: str
    style: str = ""
    runs: tuple[Run, ...] = ()
    rows: tuple[tuple[tuple[Block, ...], ...], ...] = ()


def blocks_of(content: Iterable[Json]) -> tuple[Block, ...]:
    """The readable part of `body.content`; section breaks and the like are passed over."""
    blocks = []
    for element in content:
        if "paragraph" in element:
            blocks.append(_paragraph(element["paragraph"]))
        elif "table" in element:
            blocks.append(_table(element["table"]))
    return tuple(blocks)


def _paragraph(paragraph: Json) -> Block:
    style = paragraph.get("paragraphStyle", {})
    named = style.get("namedStyleType", "")
    runs = [
        _run(element["textRun"])
        for element in paragraph.get("elements", [])
        if "textRun" in element
    ]
    if "bullet" in paragraph:
        runs.insert(0, Run("• "))
    alignment = ALIGNMENTS.get(style.get("alignment", ""), "")
    tag = "h1" if named == "TITLE" else TAGS.get(named, "p")
    return Block(tag, f"text-align:{alignment}" if alignment else "", tuple(runs))


def _run(run: Json) -> Run:
    form = run.get("textStyle", {})
    styles = [
        "font-weight:600" if form.get("bold") else "",
        "font-style:italic" if form.get("italic") else "",
        "text-decoration:underline" if form.get("underline") else "",
    ]
    url = form.get("link", {}).get("url", "")
    text = run.get("content", "").removesuffix("\n").replace("\v", "\n")
    return Run(text, ";".join(filter(None, styles)), url if url.startswith(LINK_STARTS) else "")


def _table(table: Json) -> Block:
    rows = tuple(
        tuple(blocks_of(cell.get("content", [])) for cell in row.get("tableCells", []))
        for row in table.get("tableRows", [])
    )
    return Block("table", rows=rows)
