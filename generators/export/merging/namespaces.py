"""Prefixes that values speak of («Requires="wps"», «Ignorable="w14"»): declared where all papers stand."""

from collections.abc import Iterable
from typing import Any
from xml.sax.saxutils import quoteattr

from docx.oxml.parser import parse_xml

_IGNORABLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable"


def common_root(root: Any, others: Iterable[Any]) -> Any:
    """An empty element like a root, with what the others declare too.

    Content that moves to another tree takes along the namespaces of its elements, and leaves behind those
    that only values name; a file without them is damaged to Word.
    """
    spaces: dict[str, str] = {}
    ignorable: dict[str, None] = {}
    for one in (root, *others):
        for prefix, space in one.nsmap.items():
            if prefix:
                spaces.setdefault(prefix, space)
        for prefix in one.get(_IGNORABLE, "").split():
            if spaces.get(prefix) == one.nsmap.get(prefix):
                ignorable[prefix] = None
    name = f"{root.prefix}:{root.tag.rpartition('}')[2]}"
    declared = " ".join(f"xmlns:{prefix}={quoteattr(space)}" for prefix, space in spaces.items())
    made = parse_xml(f"<{name} {declared}/>".encode())
    for attribute, value in root.attrib.items():
        made.set(attribute, value)
    if ignorable:
        made.set(_IGNORABLE, " ".join(ignorable))
    return made
