"""The text source of templates and the document it becomes."""

import io
import zipfile
from importlib.resources import files
from pathlib import Path

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from generators.documents.building import FONT, build_template
from generators.documents.source import Style, Table, parse_source, template_source
from generators.documents.text import document_text

SOURCE = """\
%% a remark
[page top=20 bottom=20 left=30 right=15]
[font size=14]
[page-numbers]

# ПРИКАЗ №~{{ номер }}

<> {{ место }} || {{ дата }}

1.1. Первая строка пункта
и её продолжение, **важное** слово.
- пункт списка
>> справа

[table 10 90]
! № || Тема
{%tr for тема in темы %}
{{ loop.index }} || {{ тема | upper }}
{%tr endfor %}
[end]

[columns 50 50]
Наставник || Наставляемый
[end]
"""


def test_every_line_becomes_the_block_its_beginning_says() -> None:
    blocks = parse_source(SOURCE).blocks
    styles = [block.style for block in blocks if hasattr(block, "style")]
    assert styles == [Style.TITLE, Style.LEFT_RIGHT, Style.BODY, Style.ITEM, Style.RIGHT]
    tables = [block for block in blocks if isinstance(block, Table)]
    assert [(t.borders, t.headings, len(t.rows)) for t in tables] == [(True, 1, 4), (False, 0, 1)]


def test_the_document_reads_as_its_source() -> None:
    assert document_text(build_template(SOURCE)).splitlines() == [
        "ПРИКАЗ №\xa0{{ номер }}",
        "{{ место }}\t{{ дата }}",
        "1.1. Первая строка пункта и её продолжение, важное слово.",
        "–\xa0пункт списка",
        "справа",
        "| № | Тема |",
        "| {%tr for тема in темы %} |  |",
        "| {{ loop.index }} | {{ тема | upper }} |",
        "| {%tr endfor %} |  |",
        "| Наставник | Наставляемый |",
    ]


def test_the_same_source_gives_the_same_bytes() -> None:
    assert build_template(SOURCE) == build_template(SOURCE)
    with zipfile.ZipFile(io.BytesIO(build_template(SOURCE))) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {entry.compress_type for entry in package.infolist()} == {zipfile.ZIP_STORED}


def test_page_and_font_are_those_of_an_official_paper() -> None:
    document = Document(io.BytesIO(build_template(SOURCE)))
    section = document.sections[0]
    lengths = (section.page_width, section.page_height, section.left_margin, section.right_margin)
    assert [round(length.mm) for length in lengths if length is not None] == [210, 297, 30, 15]
    normal = document.styles["Normal"]
    assert normal.font.name == FONT
    assert normal.font.size is not None
    assert normal.font.size.pt == 14


def test_only_the_words_between_stars_are_bold() -> None:
    document = Document(
        io.BytesIO(build_template("слово **важное и {{ номер }}** слово {{ 2 ** 3 ** 2 }}"))
    )
    runs = document.paragraphs[0].runs
    assert [run.text for run in runs if run.bold] == ["важное и {{ номер }}"]
    assert document.paragraphs[0].text == "слово важное и {{ номер }} слово {{ 2 ** 3 ** 2 }}"


def test_every_cell_says_its_borders() -> None:
    drawn, hidden = Document(io.BytesIO(build_template(SOURCE))).tables
    for table, kind in ((drawn, "single"), (hidden, "nil")):
        sides = [side for cell in table._tbl.iter(qn("w:tcBorders")) for side in cell]
        assert len(sides) == 4 * sum(1 for _ in table._tbl.iter(qn("w:tc")))
        assert {side.get(qn("w:val")) for side in sides} == {kind}


def test_a_signature_block_stays_on_one_page() -> None:
    source = "[columns 50 50]\nа || б\nв || г\n[end]\n"
    table = Document(io.BytesIO(build_template(source))).tables[0]
    together = [
        [cell.paragraphs[0].paragraph_format.keep_with_next for cell in row.cells]
        for row in table.rows
    ]
    assert together == [[True, True], [None, None]]


def kept(source: str) -> list[tuple[str, bool]]:
    """Paragraphs that say something, and whether each stays on the page of the next."""
    body = Document(io.BytesIO(build_template(source))).element.body
    paragraphs = [Paragraph(element, body) for element in body.iter(qn("w:p"))]
    return [(p.text, bool(p.paragraph_format.keep_with_next)) for p in paragraphs if p.text]


@pytest.mark.parametrize(
    ("before", "bound"),
    [
        ("а\n\nб\n", ["б"]),
        ("а\n\nб\n\n[space 2]\n", ["б"]),
        ("а\n\n____\n\n____\n", ["а", "____", "____"]),
        ("а\n{%p if темы %}\n\nб\n\n{%p endif %}\n", ["б", "{%p endif %}"]),
        ("[table 50 50]\nа || б\nв || г\n[end]\n[space]\n", ["а", "б", "в", "г"]),
        ("[table 50 50]\n{%tr for т in темы %}\nа || б\n{%tr endfor %}\n[end]\n", []),
        ("а\n\n[table 50 50]\nв || г\n[end]\n\nб\n", ["а", "б"]),
    ],
)
def test_signatures_stay_on_the_page_of_what_they_sign(before: str, bound: list[str]) -> None:
    found = kept(f"{before}\n[columns 50 50]\nНаставник || ______\n[end]\n")
    assert [text for text, keeps in found if keeps] == bound


def test_two_blocks_of_signatures_stay_together() -> None:
    block = "[columns 50 50]\nа || б\n[end]\n"
    assert kept(f"{block}[space]\n{block}") == [
        ("а", True),
        ("б", True),
        ("а", False),
        ("б", False),
    ]


TABLE_START, TABLE_ROW = "[table 50 50]\n! № || Тема\n", "1 || а\n"


@pytest.mark.parametrize(
    ("rows", "bound"),
    [
        (TABLE_ROW * 5, ["№", "Тема", *["1", "а"] * 4]),
        (TABLE_ROW * 6, ["№", "Тема", "1", "а"]),
        ("= Раздел\n" + TABLE_ROW * 5, ["№", "Тема", "Раздел", "1", "а"]),
        ("{%tr for т in темы %}\n" + TABLE_ROW + "{%tr endfor %}\n", ["№", "Тема"]),
    ],
    ids=["short", "long", "section", "repeated"],
)
def test_a_short_table_stays_whole_and_a_heading_with_its_rows(rows: str, bound: list[str]) -> None:
    found = kept(f"слова:\n\n{TABLE_START}{rows}[end]\n")
    assert [text for text, keeps in found if keeps] == ["слова:", *bound]


def test_a_table_stands_apart_from_the_words_around_it() -> None:
    source = (
        f"слова:\n\n{TABLE_START}{TABLE_ROW}[end]\n\n{{%p if темы %}}\n\nещё\n\n{{%p endif %}}\n"
    )
    before, _, after, _ = Document(io.BytesIO(build_template(source))).paragraphs
    assert before.paragraph_format.space_after == after.paragraph_format.space_before == Pt(4)


def test_a_section_row_is_one_cell_over_the_whole_width() -> None:
    source = "[table 20 80]\n! № || Тема\n= Раздел {{ номер }}\n1 || а\n[end]\n"
    table = Document(io.BytesIO(build_template(source))).tables[0]
    assert [len(row._tr.tc_lst) for row in table.rows] == [2, 1, 2]
    assert [row.cells[0].text for row in table.rows] == ["№", "Раздел {{ номер }}", "1"]
    whole, parts = (sum(c.width or 0 for c in table.rows[n]._tr.tc_lst) for n in (1, 2))
    assert whole == parts


def test_headings_of_a_table_are_repeated_and_rows_are_never_parted() -> None:
    table = Document(io.BytesIO(build_template(SOURCE))).tables[0]
    properties = [[part.tag for part in row._tr.trPr] for row in table.rows]
    assert all(qn("w:cantSplit") in found for found in properties)
    assert [qn("w:tblHeader") in found for found in properties] == [True, False, False, False]


def test_what_follows_a_page_break_begins_the_page() -> None:
    paragraphs = Document(io.BytesIO(build_template("а\n\n[page-break]\n\n# б\n"))).paragraphs
    assert [paragraph.text for paragraph in paragraphs] == ["а", "б"]
    assert 'w:type="page"' in paragraphs[1]._p.xml


SHIPPED = [Path(file.name).stem for file in (files("generators") / "templates").iterdir()]


@pytest.mark.parametrize("name", SHIPPED)
def test_every_shipped_text_has_the_page_of_an_official_paper(name: str) -> None:
    """ГОСТ Р 7.0.97-2016, 3.3 and 3.4: margins; pages are numbered from the second on."""
    page = parse_source(template_source(name)).page
    assert (page.left, page.top, page.bottom) == (30, 20, 20)
    assert page.right >= 10
    section = Document(io.BytesIO(build_template(template_source(name)))).sections[0]
    number = section.header.paragraphs[0]
    assert "PAGE" in number._p.xml
    assert number.alignment == WD_ALIGN_PARAGRAPH.CENTER
    assert not section.first_page_header.paragraphs[0].text
    assert section.different_first_page_header_footer


@pytest.mark.parametrize("source", ["[tabel 10 90]\n[end]\n", "[table 10 90]\nа || б\n"])
def test_a_mistake_in_a_source_is_refused(source: str) -> None:
    with pytest.raises(ValueError, match="template source"):
        build_template(source)


def test_a_template_that_is_not_shipped_is_not_found() -> None:
    with pytest.raises(FileNotFoundError):
        template_source("nowhere")
