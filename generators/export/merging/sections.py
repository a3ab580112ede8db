"""Sections: each paper keeps its page, its headers and its count of pages, and begins on a new page."""

import re
from collections.abc import Iterable
from typing import Any

from docx.oxml.ns import qn

from generators.export.merging.fields import codes, rewrite
from generators.export.merging.schema import (
    IN_RELATIONSHIPS,
    PARAGRAPH_PROPERTIES,
    SECTION,
    VAL,
    child,
    element,
    put,
)

_SECTION = qn("w:sectPr")
_REFERENCES = (qn("w:headerReference"), qn("w:footerReference"))
_TYPE, _START = qn("w:type"), qn("w:start")
_PAGE = re.compile(r"\bPAGE\b")
_PAGES = re.compile(r"\bNUMPAGES\b")
_FROM_MARGIN = {"continuous", "nextColumn"}


def sections_of(body: Any) -> list[Any]:
    """The sections of a paper; the last one is made where its file has none."""
    sections = [found for found in body.iter(_SECTION) if found.getparent().tag != _CHANGE]
    if not len(body) or body[-1].tag != _SECTION:
        body.append(element("w:sectPr"))
        sections.append(body[-1])
    return sections


_CHANGE = qn("w:sectPrChange")


def begin_on_new_page(section: Any) -> None:
    """Let the section begin on a page of its own, even or odd where it says so."""
    kind = section.find(_TYPE)
    if kind is not None and kind.get(VAL) in _FROM_MARGIN:
        section.remove(kind)


def count_from_one(section: Any) -> None:
    """Let pages count from 1, or from where the paper says."""
    numbers = child(section, "w:pgNumType", SECTION)
    if numbers.get(_START) is None:
        numbers.set(_START, "1")


def count_notes_anew(section: Any, tag: str) -> None:
    """Let the footnotes of a section count from 1."""
    child(
        child(section, tag, SECTION), "w:numRestart", ("pos", "numFmt", "numStart", "numRestart")
    ).set(VAL, "eachSect")


def shows_page_numbers(roots: Iterable[Any]) -> bool:
    """Whether the number of a page is printed anywhere in these texts."""
    return any(_PAGE.search(code) for root in roots for code in codes(root))


def count_own_pages(roots: Iterable[Any]) -> None:
    """«Page 1 of 3» means the paper's three, not those of the whole file."""
    for root in roots:
        rewrite(root, lambda code: _PAGES.sub("SECTIONPAGES", code))


def used_kinds(sections: Iterable[Any]) -> set[tuple[str, str]]:
    """Which headers and footers sections name: («…headerReference», «first»)."""
    return {
        (found.tag, found.get(_TYPE, "default"))
        for section in sections
        for found in section
        if found.tag in _REFERENCES
    }


def name_blanks(section: Any, kinds: Iterable[tuple[str, str]], blanks: dict[str, str]) -> None:
    """Say «none» where a section names no header: unsaid, it would take the last paper's.

    Args:
        section: The first of a paper.
        kinds: What any paper of the file names.
        blanks: Tag of the reference → the relation that leads to an empty one.
    """
    for tag, kind in sorted(set(kinds) - used_kinds([section])):
        _refer(section, tag, kind, blanks[tag])


def even_as_odd(sections: Iterable[Any]) -> None:
    """Say for even pages what is said for all: another paper of the file tells them apart."""
    for section in sections:
        for tag in _REFERENCES:
            named = {r.get(_TYPE, "default"): r for r in section.findall(tag)}
            for even in [r for kind, r in named.items() if kind == "even"]:
                section.remove(even)
            if "default" in named:
                _refer(section, tag, "even", named["default"].get(f"{IN_RELATIONSHIPS}id"))


def _refer(section: Any, tag: str, kind: str, relation: str) -> None:
    reference = element(f"w:{tag.rpartition('}')[2]}", type=kind)
    reference.set(f"{IN_RELATIONSHIPS}id", relation)
    put(section, reference, SECTION)


def closed(body: Any) -> list[Any]:
    """The blocks of a paper, the last section's settings in the last paragraph: more can follow."""
    section = body[-1]
    body.remove(section)
    last = body[-1] if len(body) else None
    properties = last.find(qn("w:pPr")) if last is not None and last.tag == qn("w:p") else None
    has_own = properties is not None and properties.find(_SECTION) is not None
    if last is None or last.tag != qn("w:p") or has_own:
        last = _thin_paragraph()
        body.append(last)
    properties = last.find(qn("w:pPr"))
    if properties is None:
        properties = element("w:pPr")
        last.insert(0, properties)
    put(properties, section, PARAGRAPH_PROPERTIES)
    return list(body)


def _thin_paragraph() -> Any:
    """A paragraph that takes no room worth mentioning: after a table a section needs one."""
    paragraph, properties = element("w:p"), element("w:pPr")
    properties.append(element("w:spacing", before="0", after="0", line="20", lineRule="exact"))
    run = element("w:rPr")
    run.append(element("w:sz", val="2"))
    properties.append(run)
    paragraph.append(properties)
    return paragraph
