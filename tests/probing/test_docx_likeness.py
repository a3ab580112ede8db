"""What a document loses on its way is told in words."""

import io
from collections.abc import Callable
from typing import Any

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm

from generators.documents.building import build_template
from generators.documents.source import template_source
from sync.probing.likeness import Subject, differences

PLAN = build_template(template_source("training_plan"))


def changed(change: Callable[[Any], None]) -> bytes:
    document = docx.Document(io.BytesIO(PLAN))
    change(document)
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def without(*names: str) -> Callable[[Any], None]:
    def change(document: Any) -> None:
        for name in names:
            for element in list(document.element.iter(qn(name))):
                element.getparent().remove(element)

    return change


def other_font(document: Any) -> None:
    document.styles["Normal"].element.rPr.rFonts.set(qn("w:ascii"), "Arial")


def other_margin(document: Any) -> None:
    document.sections[0].left_margin = Mm(12)


def other_alignment(document: Any) -> None:
    for paragraph in document.paragraphs:
        if paragraph.text.strip():
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def other_width(document: Any) -> None:
    next(document.tables[0]._tbl.tblGrid.iter(qn("w:gridCol"))).set(qn("w:w"), "9000")


def one_table_less(document: Any) -> None:
    table = document.tables[-1]._tbl
    table.getparent().remove(table)


def other_text(document: Any) -> None:
    next(p for p in document.paragraphs if p.text.strip()).runs[0].text = "Иначе"


def subjects(after: bytes) -> set[Subject]:
    return {one.subject for one in differences(PLAN, after)}


def told(after: bytes) -> str:
    return " ".join(one.words for one in differences(PLAN, after))


def test_the_same_document_has_no_differences() -> None:
    assert differences(PLAN, changed(lambda _document: None)) == ()


@pytest.mark.parametrize(
    ("change", "subject", "words"),
    [
        (without("w:tblBorders", "w:tcBorders"), Subject.BORDERS, "all sides drawn → no side drawn"),
        (other_font, Subject.FONTS, "Times New Roman 12 → Arial 12"),
        (other_margin, Subject.PAGE, "left margin"),
        (other_alignment, Subject.ALIGNMENT, "→ right"),
        (other_width, Subject.WIDTHS, "159+"),
    ],
)  # fmt: skip
def test_each_subject_is_told(change: Callable[[Any], None], subject: Subject, words: str) -> None:
    after = changed(change)

    assert subjects(after) == {subject}
    assert words in told(after)


def test_borders_that_the_table_says_alone_are_no_change() -> None:
    assert differences(PLAN, changed(without("w:tcBorders"))) == ()


def test_a_table_and_words_that_are_gone_are_told() -> None:
    assert Subject.TABLES in subjects(changed(one_table_less))
    assert subjects(changed(other_text)) == {Subject.TEXT}


def test_what_is_no_document_is_refused() -> None:
    with pytest.raises(ValueError, match="docx"):
        differences(PLAN, b"PDF")
