"""What a file is, by its content: its name may say something else."""

from programme.grids import Grid
from sync.importing.docx_source import DOCUMENT, docx_grids
from sync.importing.xlsx_source import xlsx_grids
from sync.tabular.letters import decoded
from sync.tabular.package import LOCKED, OLD_OFFICE, Damaged, Package, is_locked
from sync.tabular.workbook import WORKBOOK

_ZIP = b"PK\x03\x04"
_WORD = "WordDocument".encode("utf-16-le")
_AS_TEXT = "Откройте его, выделите таблицу плана, вставьте в новый документ Word или Excel и сохраните как .docx или .xlsx"
_FOREIGN = (
    ((b"%pdf-",), f"это PDF; таблицы из него не читаются. {_AS_TEXT}"),
    ((b"{\\rtf",), "это документ RTF. Откройте его в Word и сохраните как .docx"),
    (
        (b"\x89png", b"\xff\xd8\xff", b"gif8", b"ii*\0", b"mm\0*", b"riff"),
        "это картинка. Наберите план в таблице или распознайте текст и сохраните как .docx",
    ),
    ((b"<!doctype html", b"<html", b"<table"), f"это веб-страница. {_AS_TEXT}"),
    (
        (b"<?xml",),
        "это файл XML. Откройте его в Word или Excel и сохраните как .docx или .xlsx",
    ),
)
"""How other files begin, in small letters, and what to do with them."""


class Refused(Exception):
    """The file can't be read; the text says in Russian what it is and what to do, without a full stop."""


def source_of(content: bytes) -> list[Grid] | str:
    """A text, or the grids of a Word or Excel file.

    Raises:
        Refused: It is neither, or damaged.
    """
    if content.startswith(_ZIP):
        return _packed(content)
    reason = _refusal(content)
    if reason:
        raise Refused(reason)
    text = decoded(content)
    if text is None:
        raise Refused(
            "это не текст и не таблица. Нужен файл .docx, .xlsx, .csv, .tsv или .txt (текст — в кодировке UTF-8, UTF-16, "
            "Windows-1251, KOI8-R или DOS)"
        )
    return text


def _packed(content: bytes) -> list[Grid]:
    try:
        package = Package(content)
        if DOCUMENT in package.names:
            return docx_grids(package)
        if WORKBOOK in package.names:
            return xlsx_grids(package)
    except Damaged as fault:
        raise Refused(str(fault)) from fault
    if "xl/workbook.bin" in package.names:
        raise Refused("это книга .xlsb. Откройте её в Excel и сохраните как .xlsx")
    if "content.xml" in package.names:
        raise Refused("это файл OpenDocument. Откройте его и сохраните как .docx или .xlsx")
    raise Refused("это архив. Распакуйте его и укажите файл с планом")


def _refusal(content: bytes) -> str:
    if content.startswith(OLD_OFFICE):
        return _old_office(content)
    start = content[:1024].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    return next((told for marks, told in _FOREIGN if start.startswith(marks)), "")


def _old_office(content: bytes) -> str:
    if is_locked(content):
        return LOCKED
    if _WORD in content:
        return "это документ старого Word (.doc). Откройте его и сохраните как .docx"
    return (
        "это файл старого Excel или Word (.xls, .doc). Откройте его и сохраните как .xlsx или .docx"
    )
