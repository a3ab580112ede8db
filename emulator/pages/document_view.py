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


def blocks_of(document: Json) -> tuple[Block, ...]:
    """The readable part of a document's body; section breaks and the like are passed over."""
    return _Reader(document.get("lists", {})).blocks(document.get("body", {}).get("content", []))


class _Reader:
    """Reads from top to bottom, because the number of a list's entry depends on those before it."""

    def __init__(self, lists: Json) -> None:
        self.lists = lists
        self.counts: dict[str, list[int]] = {}

    def blocks(self, content: Iterable[Json]) -> tuple[Block, ...]:
        """Paragraphs and tables in order."""
        blocks = []
        for element in content:
            if "paragraph" in element:
                blocks.append(self.paragraph(element["paragraph"]))
            elif "table" in element:
                blocks.append(self.table(element["table"]))
        return tuple(blocks)

    def table(self, table: Json) -> Block:
        """A table; its cells hold blocks again."""
        rows = tuple(
            tuple(self.blocks(cell.get("content", [])) for cell in row.get("tableCells", []))
            for row in table.get("tableRows", [])
        )
        return Block("table", rows=rows)

    def paragraph(self, paragraph: Json) -> Block:
        """A paragraph or heading, with the sign of its list before it."""
        style = paragraph.get("paragraphStyle", {})
        named = style.get("namedStyleType", "")
        elements = paragraph.get("elements", [])
        runs = [_run(element["textRun"]) for element in elements if "textRun" in element]
        if "bullet" in paragraph:
            runs.insert(0, Run(self.sign(paragraph["bullet"]) + " "))
        alignment = ALIGNMENTS.get(style.get("alignment", ""), "")
        tag = "h1" if named == "TITLE" else TAGS.get(named, "p")
        return Block(tag, f"text-align:{alignment}" if alignment else "", tuple(runs))

    def sign(self, bullet: Json) -> str:
        """The number of a list's entry («2.1.»), or a dot where the list is not numbered."""
        depth = bullet.get("nestingLevel", 0)
        found = self.lists.get(bullet["listId"], {}).get("listProperties", {})
        levels = found.get("nestingLevels", [])[: depth + 1]
        if len(levels) <= depth or "DECIMAL" not in levels[depth].get("glyphType", ""):
            return "•"
        starts = [level.get("startNumber", 1) for level in levels]
        counts = self.counts.get(bullet["listId"], [])[: depth + 1]
        counts += [start - 1 for start in starts[len(counts) :]]
        counts[depth] += 1
        self.counts[bullet["listId"]] = counts
        sign: str = levels[depth].get("glyphFormat", "%0.")
        for place, (count, start) in enumerate(zip(counts, starts, strict=True)):
            sign = sign.replace(f"%{place}", str(max(count, start)))
        return sign


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
