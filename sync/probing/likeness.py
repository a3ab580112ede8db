"""How one docx differs from another in its looks: what a conversion has kept, in words."""

import io
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import zip_longest
from typing import Any

import docx
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn

from sync.probing.looks import alignment_of, borders_of, fonts_of, page_of, widths_of

MOST = 4
"""Kinds of change of one subject that are told; the rest are counted."""
_NEAR = 2
"""Millimetres by which pages and tables may differ: files tell them in other units."""


class Subject(Enum):
    """What is compared."""

    TEXT = "text"
    PAGE = "page"
    TABLES = "tables"
    BORDERS = "borders"
    FONTS = "fonts"
    ALIGNMENT = "alignment"
    WIDTHS = "widths"


@dataclass(frozen=True)
class Difference:
    """One subject that changed.

    Attributes:
        subject: Which.
        words: From what into what, and how often.
    """

    subject: Subject
    words: str


def differences(before: bytes, after: bytes) -> tuple[Difference, ...]:
    """What changed between two docx files, subject by subject; nothing where they look alike.

    Raises:
        ValueError: One of them is no docx.
    """
    one, other = _opened(before), _opened(after)
    found = [
        (Subject.TEXT, _texts(one, other)),
        (Subject.PAGE, _pages(one, other)),
        (Subject.TABLES, _table_counts(one, other)),
        (Subject.BORDERS, _by_cell(one, other)),
        (Subject.FONTS, _by_paragraph(one, other, fonts_of)),
        (Subject.ALIGNMENT, _by_paragraph(one, other, alignment_of)),
        (Subject.WIDTHS, _widths(one, other)),
    ]
    return tuple(
        Difference(subject, f"{subject.value}: {_told(changes)}")
        for subject, changes in found
        if changes
    )


def _opened(data: bytes) -> Document:
    try:
        return docx.Document(io.BytesIO(data))
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, SyntaxError) as error:
        # lxml's XMLSyntaxError is a SyntaxError.
        raise ValueError("what came back is no docx") from error


Change = tuple[str, str]


def _told(changes: Sequence[Change]) -> str:
    counted = Counter(changes).most_common()
    told = [f"{was} → {now} ({times}×)" for (was, now), times in counted[:MOST]]
    more = sum(times for _, times in counted[MOST:])
    return "; ".join([*told, *([f"and {more} more"] if more else [])])


def _paragraphs(document: Document) -> Iterator[tuple[str, Any]]:
    """Paragraphs that say something, in tables too, with their text."""
    for element in document.element.body.iter(qn("w:p")):
        text = "".join(part.text or "" for part in element.iter(qn("w:t"))).strip()
        if text:
            yield " ".join(text.split()), element


def _texts(one: Document, other: Document) -> list[Change]:
    before, after = ([text for text, _ in _paragraphs(held)] for held in (one, other))
    missing = Counter(before) - Counter(after)
    more = Counter(after) - Counter(before)
    changes = [("a paragraph", "gone or changed")] * missing.total()
    return changes + [("nothing", "a new paragraph")] * max(0, more.total() - missing.total())


def _by_paragraph(one: Document, other: Document, look: Any) -> list[Change]:
    """Changes of a look of paragraphs that stand in both; the same text is matched in order."""
    waiting: dict[str, list[Any]] = {}
    for text, element in _paragraphs(other):
        waiting.setdefault(text, []).append(element)
    changes = []
    for text, element in _paragraphs(one):
        if waiting.get(text):
            was, now = look(one, element), look(other, waiting[text].pop(0))
            if was != now:
                changes.append((was, now))
    return changes


def _pages(one: Document, other: Document) -> list[Change]:
    before, after = page_of(one), page_of(other)
    return [
        (f"{name} {before[name]} mm", f"{after.get(name, 0)} mm")
        for name in before
        if abs(before[name] - after.get(name, 0)) > _NEAR
    ]


def _table_counts(one: Document, other: Document) -> list[Change]:
    before, after = len(one.tables), len(other.tables)
    return [] if before == after else [(f"{before} tables", f"{after}")]


def _by_cell(one: Document, other: Document) -> list[Change]:
    changes = []
    for before, after in zip(one.tables, other.tables, strict=False):
        for was, now in zip_longest(borders_of(before), borders_of(after), fillvalue="no cell"):
            if was != now:
                changes.append((was, now))
    return changes


def _widths(one: Document, other: Document) -> list[Change]:
    changes = []
    for before, after in zip(one.tables, other.tables, strict=False):
        was, now = widths_of(before), widths_of(after)
        if len(was) != len(now) or any(abs(a - b) > _NEAR for a, b in zip(was, now, strict=False)):
            changes.append((f"columns {_listed(was)} mm", f"{_listed(now)} mm"))
    return changes


def _listed(widths: Sequence[int]) -> str:
    return "+".join(map(str, widths)) or "of no said width"
