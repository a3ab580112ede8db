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
            archive.writestr(name.replace("__", "/").replace("_", "."), content)
    return stream.getvalue()


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
