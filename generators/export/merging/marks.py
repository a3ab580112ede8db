"""What has a number or a name of its own in a text (bookmarks, pictures, changes) gets one that is its alone."""

import re
from collections.abc import Mapping
from typing import Any

from docx.oxml.ns import qn

from generators.export.merging.fields import rewrite
from generators.export.merging.schema import ID

_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_ANCHOR, _NAME = qn("w:anchor"), qn("w:name")
_BOOKMARK, _BOOKMARK_END = qn("w:bookmarkStart"), qn("w:bookmarkEnd")
_CHANGES = frozenset(
    qn(f"w:{name}")
    for name in [
        "ins",
        "del",
        "moveFrom",
        "moveTo",
        "rPrChange",
        "pPrChange",
        "sectPrChange",
        "tblPrChange",
        "trPrChange",
        "tcPrChange",
        "cellIns",
        "cellDel",
        "cellMerge",
        "tblGridChange",
        "numberingChange",
    ]
)
_COMMENTS = ("w:commentRangeStart", "w:commentRangeEnd", "w:commentReference", "w:annotationRef")
_REFERENCE = re.compile(r'\b(PAGEREF|REF|NOTEREF|HYPERLINK\s+\\l)(\s+"?)([\w.=\-]+)')


class Marks:
    """Numbers and names given out for one file."""

    def __init__(self) -> None:
        self._given = 0

    def renew(self, roots: list[Any], paper: int) -> None:
        """Give everything in the texts of one paper a number of its own; remarks at the margin go.

        Args:
            roots: Body, headers, notes of one paper.
            paper: Its place in the file, from 1.
        """
        bookmarks: dict[str, str] = {}
        names: dict[str, str] = {}
        for root in roots:
            _without_comments(root)
            for element in root.iter():
                self._number(element, bookmarks)
                if element.tag == _BOOKMARK and paper > 1:
                    name = element.get(_NAME, "")
                    names[name] = f"p{paper}_{name}"[:40]
                    element.set(_NAME, names[name])
        for root in roots if names else ():
            _follow(root, names)

    def _number(self, element: Any, bookmarks: dict[str, str]) -> None:
        tag = element.tag
        if tag in {_BOOKMARK, _BOOKMARK_END}:
            old = element.get(ID, "")
            if old not in bookmarks:
                bookmarks[old] = self._next()
            element.set(ID, bookmarks[old])
        elif tag in _CHANGES and element.get(ID) is not None:
            element.set(ID, self._next())
        elif isinstance(tag, str) and tag.endswith("}docPr") and element.get("id"):
            element.set("id", self._next())
        elif tag == qn("w:sdtPr"):
            for own in element.findall(qn("w:id")):
                element.remove(own)  # may be absent, and must not stand twice
        if isinstance(tag, str):
            for name in (f"{_W14}paraId", f"{_W14}textId"):
                element.attrib.pop(name, None)

    def _next(self) -> str:
        self._given += 1
        return str(self._given)


def _follow(root: Any, names: Mapping[str, str]) -> None:
    """Lead links and fields to the bookmarks' new names."""
    for element in root.iter(qn("w:hyperlink")):
        if element.get(_ANCHOR) in names:
            element.set(_ANCHOR, names[element.get(_ANCHOR)])
    rewrite(
        root, lambda code: _REFERENCE.sub(lambda m: f"{m[1]}{m[2]}{names.get(m[3], m[3])}", code)
    )


def _without_comments(root: Any) -> None:
    for tag in _COMMENTS:
        for element in list(root.iter(qn(tag))):
            element.getparent().remove(element)
