"""How parts of a docx look: what is said at the place itself, or else by its style and the document's defaults."""

from collections.abc import Iterator, Mapping
from typing import Any

from docx.document import Document
from docx.oxml.ns import qn
from docx.table import Table

SIDES = ("top", "left", "bottom", "right")
_TWIPS_A_MM = 56.7
_UNITS_A_MM = 36_000  # EMU
_SAME = {"start": "left", "end": "right", "both": "justified"}


def page_of(document: Document) -> Mapping[str, int]:
    """Size and margins of the first section in millimetres."""
    section = document.sections[0]
    told = {
        "width": section.page_width,
        "height": section.page_height,
        "top margin": section.top_margin,
        "bottom margin": section.bottom_margin,
        "left margin": section.left_margin,
        "right margin": section.right_margin,
    }
    return {name: round((length or 0) / _UNITS_A_MM) for name, length in told.items()}


def widths_of(table: Table) -> list[int]:
    """Widths of a table's columns in millimetres."""
    grid = table._tbl.tblGrid.iter(qn("w:gridCol"))
    return [round(float(column.get(qn("w:w"), "0")) / _TWIPS_A_MM) for column in grid]


def borders_of(table: Table) -> Iterator[str]:
    """The borders of each cell in words, row by row; a cell's own come before the table's."""
    rows = list(table._tbl.iter(qn("w:tr")))
    general = table._tbl.tblPr.find(qn("w:tblBorders"))
    for place, row in enumerate(rows):
        cells = list(row.iter(qn("w:tc")))
        for number, cell in enumerate(cells):
            own = cell.find(f"{qn('w:tcPr')}/{qn('w:tcBorders')}")
            is_edge = {
                "top": place == 0,
                "bottom": place == len(rows) - 1,
                "left": number == 0,
                "right": number == len(cells) - 1,
            }
            drawn = [side for side in SIDES if _is_drawn(own, general, side, edge=is_edge[side])]
            yield "all sides drawn" if len(drawn) == len(SIDES) else _sides(drawn)


def _sides(drawn: list[str]) -> str:
    return f"only {', '.join(drawn)} drawn" if drawn else "no side drawn"


def _is_drawn(own: Any, general: Any, side: str, *, edge: bool) -> bool:
    inner = "insideV" if side in {"left", "right"} else "insideH"
    for holder, name in ((own, side), (general, side if edge else inner)):
        border = None if holder is None else _of_side(holder, name)
        if border is not None:
            return border.get(qn("w:val")) not in {None, "nil", "none"}
    return False


def _of_side(holder: Any, name: str) -> Any:
    """A side's border; left and right are also called start and end."""
    other = {"left": "start", "right": "end"}.get(name, name)
    found = holder.find(qn(f"w:{name}"))
    return holder.find(qn(f"w:{other}")) if found is None else found


def fonts_of(document: Document, paragraph: Any) -> str:
    """The fonts of a paragraph's words with their sizes in points."""
    found = []
    for run in paragraph.iter(qn("w:r")):
        if any((part.text or "").strip() for part in run.iter(qn("w:t"))):
            name = _said(document, paragraph, run, "w:rFonts", "w:ascii") or "no font"
            size = _said(document, paragraph, run, "w:sz", "w:val")
            told = f"{name} {float(size) / 2:g}" if size else name
            if told not in found:
                found.append(told)
    return ", ".join(found)


def alignment_of(document: Document, paragraph: Any) -> str:
    """How a paragraph is set."""
    holders = [paragraph.find(qn("w:pPr")), *_style_parts(document, paragraph, "w:pPr")]
    for holder in holders:
        said = None if holder is None else holder.find(qn("w:jc"))
        if said is not None:
            value = str(said.get(qn("w:val")))
            return _SAME.get(value, value)
    return "left"


def _said(document: Document, paragraph: Any, run: Any, name: str, attribute: str) -> str:
    holders = [run.find(qn("w:rPr")), *_style_parts(document, paragraph, "w:rPr")]
    for holder in holders:
        said = None if holder is None else holder.find(qn(name))
        if said is not None and said.get(qn(attribute)):
            return str(said.get(qn(attribute)))
    return ""


def _style_parts(document: Document, paragraph: Any, name: str) -> Iterator[Any]:
    """What a paragraph's style says, those it is based on, and the document's defaults."""
    root = document.styles.element
    chosen = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    style = _style(root, chosen.get(qn("w:val")) if chosen is not None else "")
    for _ in range(20):  # styles of a broken file may go round in a circle
        if style is None:
            break
        yield style.find(qn(name))
        base = style.find(qn("w:basedOn"))
        style = None if base is None else _style(root, base.get(qn("w:val")))
    for default in root.iter(qn("w:docDefaults")):
        yield from default.iter(qn(name))


def _style(root: Any, wanted: str) -> Any:
    """A style by its id, or the usual one of paragraphs."""
    for style in root.iter(qn("w:style")):
        is_usual = style.get(qn("w:type")) == "paragraph" and style.get(qn("w:default")) == "1"
        if (style.get(qn("w:styleId")) == wanted) if wanted else is_usual:
            return style
    return None
