"""A file that can't be read says in Russian what it is and what to do; none exhausts the memory."""

import io
import zipfile
from datetime import date

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plans import RIVULET, tabs, word_merged_sections

from programme.roadmap import read_grids, read_roadmap
from sync.importing import Refused, source_of

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def packed(**parts: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            path = name.replace("__", "/").replace("_", ".").replace("/.rels/", "/_rels/")
            archive.writestr(path, content)
    return stream.getvalue()


def rows_of(content: bytes) -> list[tuple[str, tuple[str, ...]]]:
    """Places and cells of all that a Word or Excel file holds."""
    grids = source_of(content)
    assert not isinstance(grids, str)
    return [(row.place, row.cells) for grid in grids for row in grid.rows]


def locked(package: bytes) -> bytes:
    """A package of one part, which wants a password."""
    listed = package.index(b"PK\x01\x02")
    marked = bytearray(package)
    marked[6] |= 1
    marked[listed + 8] |= 1
    return bytes(marked)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "это PDF"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "закрыт паролем"),
        (OLE + "WordDocument".encode("utf-16-le"), "старого Word (.doc)"),
        (OLE, "старого Excel"),
        (b"{\\rtf1\\ansi", "документ RTF"),
        (b"\x89PNG\r\n\x1a\n" + bytes(20), "это картинка"),
        (b"\xff\xd8\xff\xe0" + bytes(20), "это картинка"),
        (b"<!DOCTYPE html><html>", "это веб-страница"),
        (b"PK\x03\x04" + bytes(40), "файл повреждён"),
        (packed(a_txt=b"x"), "это архив"),
        (packed(content_xml=b"<a/>"), "OpenDocument"),
        (packed(xl__workbook_bin=b"x"), ".xlsb"),
        (packed(word__document_xml=b"<w"), "файл повреждён"),
        (packed(word__document_xml=b" " * 40_000_000), "слишком велик"),
        (packed(xl__workbook_xml=b"<!DOCTYPE w [<!ENTITY a 'b'>]><w>&a;</w>"), "файл повреждён"),
        (locked(packed(xl__workbook_xml=b"<w/>")), "закрыт паролем"),
        (bytes(range(256)) * 4, "это не текст"),
    ],
)
def test_what_is_no_plan_is_named_with_the_remedy(content: bytes, said: str) -> None:
    with pytest.raises(Refused) as refusal:
        source_of(content)

    assert said in str(refusal.value)


def test_entities_of_a_document_are_not_resolved() -> None:
    bomb = b"""<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">
    <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY e SYSTEM "file:///etc/hostname">]>
    <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r>
    <w:t>&c;&e;</w:t></w:r></w:p></w:body></w:document>"""

    try:
        grids = source_of(packed(word__document_xml=bomb))
    except Refused:
        return

    assert all(
        "a" not in row.cells[0] for grid in grids if not isinstance(grid, str) for row in grid.rows
    )


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1251", "koi8-r", "cp866"]
)
def test_the_letters_of_a_text_are_found_out(encoding: str) -> None:
    text = (
        tabs(RIVULET)
        .decode()
        .replace("«", '"')
        .replace("»", '"')
        .replace("–", "-")
        .replace("№", "N")
    )

    assert source_of(text.encode(encoding)) == text


def test_a_picture_alone_in_a_document_holds_no_line() -> None:
    empty = b"""<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>
    <w:p><w:r><w:drawing/></w:r></w:p></w:body></w:document>"""
    grids = source_of(packed(word__document_xml=empty))

    assert not isinstance(grids, str)
    imported = read_grids(grids)
    assert imported.lines == ()
    assert "Ни одной строки плана" in imported.findings[-1].text


def test_a_number_that_excel_took_for_a_date_is_a_number_again() -> None:
    book = openpyxl.Workbook()
    page = book.active
    page.append(["№", "Мероприятие", "Срок", "Ответственный"])
    page.append([1, "Подготовка", None, None])
    page.append([date(2026, 1, 1), "Издание приказа", date(2026, 9, 15), "Заведующий"])
    page.append([date(2026, 2, 1), "Педсовет", "сентябрь", "Заведующий"])
    stream = io.BytesIO()
    book.save(stream)
    grids = source_of(stream.getvalue())

    assert not isinstance(grids, str)
    lines = read_grids(grids).lines
    assert [line.number for line in lines] == ["1", "1.1", "1.2"]
    assert lines[1].timeframe == "15.09.2026"


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def plan_of_1904(main: str, links: str) -> bytes:
    """A workbook that counts days from 1904, with rows and cells that don't say where they stand."""
    return packed(
        xl__workbook_xml=f'''<workbook xmlns="{main}" xmlns:r="{links}"><workbookPr date1904="1"/><sheets>
        <sheet name="План" sheetId="1" r:id="a"/></sheets></workbook>'''.encode(),
        xl___rels__workbook_xml_rels=b"""<Relationships
        xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><!-- --><Relationship Id="a"
        Target="/xl/worksheets/sheet1.xml"/></Relationships>""",
        xl__styles_xml=f'''<styleSheet xmlns="{main}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>
        </styleSheet>'''.encode(),
        xl__worksheets__sheet1_xml=f'''<worksheet xmlns="{main}"><sheetData><row r="3"><c t="inlineStr"><is>
        <t>Приказ</t></is></c><c s="1"><v>44818</v></c><c r="E3" t="b"><v>1</v></c></row><row>
        <c t="d"><v>2026-09-16T00:00:00</v></c></row></sheetData></worksheet>'''.encode(),
    )


@pytest.mark.parametrize(
    ("main", "links"),
    [
        (MAIN, LINKS),
        (
            "http://purl.oclc.org/ooxml/spreadsheetml/main",
            "http://purl.oclc.org/ooxml/officeDocument/relationships",
        ),
    ],
    ids=["transitional", "strict"],
)
def test_a_workbook_of_1904_and_a_strict_one_show_what_people_see(main: str, links: str) -> None:
    assert rows_of(plan_of_1904(main, links)) == [
        ("лист «План», строка 3", ("Приказ", "15.09.2026", "", "", "да")),
        ("лист «План», строка 4", ("16.09.2026", "", "", "", "")),
    ]


@pytest.mark.parametrize("digits", ["²", "9" * 5000, "x", ""])
def test_an_absurd_number_in_a_document_is_passed_over(digits: str) -> None:
    table = f"""<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:tbl><w:tr>
    <w:trPr><w:gridBefore w:val="{digits}"/></w:trPr><w:tc><w:tcPr><w:gridSpan w:val="{digits}"/></w:tcPr><w:p><w:pPr>
    <w:numPr><w:ilvl w:val="{digits}"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>План</w:t></w:r></w:p></w:tc>
    </w:tr></w:tbl></w:body></w:document>"""

    assert rows_of(packed(word__document_xml=table.encode())) == [
        ("таблица 1, строка 1", ("План",))
    ]


def test_a_strict_document_of_word_is_read() -> None:
    body = b"""<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body><w:p><w:r>
    <w:t>1. Order</w:t></w:r></w:p></w:body></w:document>"""
    assert rows_of(packed(word__document_xml=body)) == [("абзац 1", ("1. Order",))]


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_no_bytes_raise_anything_but_a_refusal(content: bytes) -> None:
    for start in (b"", b"PK\x03\x04", OLE):
        try:
            source = source_of(start + content)
        except Refused:
            continue
        assert read_roadmap(source) if isinstance(source, str) else read_grids(source)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000), st.binary(min_size=1, max_size=6))
def test_a_damaged_document_is_read_or_refused(place: int, scratch: bytes) -> None:
    whole = word_merged_sections(RIVULET[:1])
    at = place % len(whole)
    try:
        source = source_of(whole[:at] + scratch + whole[at + len(scratch) :])
    except Refused:
        return

    assert read_roadmap(source) if isinstance(source, str) else read_grids(source)
