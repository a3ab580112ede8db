"""Words of WordprocessingML, and where a child has its place: its order is part of the format."""

from collections.abc import Sequence
from typing import Any

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

from generators.export.package import RELATIONSHIPS

IN_RELATIONSHIPS = f"{{{RELATIONSHIPS}}}"
ID, VAL = qn("w:id"), qn("w:val")

PARAGRAPH_PROPERTIES = [
    "pStyle",
    "keepNext",
    "keepLines",
    "pageBreakBefore",
    "framePr",
    "widowControl",
    "numPr",
    "suppressLineNumbers",
    "pBdr",
    "shd",
    "tabs",
    "suppressAutoHyphens",
    "kinsoku",
    "wordWrap",
    "overflowPunct",
    "topLinePunct",
    "autoSpaceDE",
    "autoSpaceDN",
    "bidi",
    "adjustRightInd",
    "snapToGrid",
    "spacing",
    "ind",
    "contextualSpacing",
    "mirrorIndents",
    "suppressOverlap",
    "jc",
    "textDirection",
    "textAlignment",
    "textboxTightWrap",
    "outlineLvl",
    "divId",
    "cnfStyle",
    "rPr",
    "sectPr",
    "pPrChange",
]
RUN_PROPERTIES = [
    "rStyle",
    "rFonts",
    "b",
    "bCs",
    "i",
    "iCs",
    "caps",
    "smallCaps",
    "strike",
    "dstrike",
    "outline",
    "shadow",
    "emboss",
    "imprint",
    "noProof",
    "snapToGrid",
    "vanish",
    "webHidden",
    "color",
    "spacing",
    "w",
    "kern",
    "position",
    "sz",
    "szCs",
    "highlight",
    "u",
    "effect",
    "bdr",
    "shd",
    "fitText",
    "vertAlign",
    "rtl",
    "cs",
    "em",
    "lang",
    "eastAsianLayout",
    "specVanish",
    "oMath",
]
SECTION = [
    "headerReference",
    "footerReference",
    "footnotePr",
    "endnotePr",
    "type",
    "pgSz",
    "pgMar",
    "paperSrc",
    "pgBorders",
    "lnNumType",
    "pgNumType",
    "cols",
    "formProt",
    "vAlign",
    "noEndnote",
    "titlePg",
    "textDirection",
    "bidi",
    "rtlGutter",
    "docGrid",
    "printerSettings",
    "sectPrChange",
]
STYLE = [
    "name",
    "aliases",
    "basedOn",
    "next",
    "link",
    "autoRedefine",
    "hidden",
    "uiPriority",
    "semiHidden",
    "unhideWhenUsed",
    "qFormat",
    "locked",
    "personal",
    "personalCompose",
    "personalReply",
    "rsid",
    "pPr",
    "rPr",
    "tblPr",
    "trPr",
    "tcPr",
    "tblStylePr",
]


def child(parent: Any, tag: str, order: Sequence[str]) -> Any:
    """The child of that tag («w:pStyle»), made in its place where it is missing."""
    found = parent.find(qn(tag))
    if found is None:
        found = OxmlElement(tag)
        put(parent, found, order)
    return found


def put(parent: Any, element: Any, order: Sequence[str]) -> None:
    """Insert a child after everything that has to stand before it."""
    local = _local(element)
    if local not in order:
        parent.append(element)
        return
    before = set(map(_name, order[: order.index(local) + 1]))
    place = 0
    for index, sibling in enumerate(parent, 1):
        if sibling.tag in before:
            place = index
    parent.insert(place, element)


def element(tag: str, **attributes: str) -> Any:
    """A new element with attributes of the main namespace: ``element("w:numId", val="1")``."""
    return OxmlElement(tag, attrs={qn(f"w:{name}"): value for name, value in attributes.items()})


def _name(local: str) -> str:
    return qn(f"w:{local}")


def _local(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]
