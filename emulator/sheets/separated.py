"""Spreadsheets as comma- or tab-separated text: exported from the first tab, imported into one.

Exported are the values as shown, rows padded to the widest and parted by CR LF, with no line end
after the last. Imported text is read like typing.
"""

import csv
import io
from functools import partial

from emulator import conversions, files
from emulator.errors import ApiError
from emulator.sheets.a1 import WHOLE
from emulator.sheets.addresses import Place
from emulator.sheets.calculator import Calculator
from emulator.sheets.documents import content_of, create_blank, keep_book
from emulator.sheets.rendering import Renderer
from emulator.sheets.values import Writing, write
from emulator.store import Record
from emulator.world import World

TYPES = {"text/csv": ",", "text/tab-separated-values": "\t"}


def export_table(world: World, record: Record, *, delimiter: str) -> bytes:
    """The first tab as text."""
    book = content_of(world, record)
    sheet, renderer = book.sheets[0], Renderer(Calculator(book))
    height = sheet.filled_height()
    rows = [
        [renderer.shown(sheet, row, column) or "" for column in range(len(sheet.grid.row(row)))]
        for row in range(height)
    ]
    width = max((_used(row) for row in rows), default=0)
    field = _tab_field if delimiter == "\t" else _comma_field
    lines = ([field(text) for text in row[:width]] + [""] * (width - len(row)) for row in rows)
    return "\r\n".join(delimiter.join(line) for line in lines).encode()


def _used(row: list[str]) -> int:
    """One past the last text that is not empty."""
    return max((index + 1 for index, text in enumerate(row) if text), default=0)


def _comma_field(text: str) -> str:
    """Quoted where it holds a comma, a quotation mark or a line end, never else (measured)."""
    return '"' + text.replace('"', '""') + '"' if any(c in text for c in ',"\n') else text


def _tab_field(text: str) -> str:
    """Tab-separated text has no quoting: tabs and line ends become blanks (measured)."""
    return text.replace("\n", " ").replace("\t", " ")


def import_table(world: World, record: Record, content: bytes, *, delimiter: str) -> None:
    """Fill a new spreadsheet's only tab from text."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ApiError(400, "Bad Request", reason="badRequest") from error
    create_blank(world, record)
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    if not rows:
        return
    book = content_of(world, record)
    sheet = book.sheets[0]
    width = max(len(row) for row in rows)
    sheet.resize(max(sheet.row_count, len(rows)), max(sheet.column_count, width))
    book.check_size()
    write(book, Place(sheet, WHOLE), rows, None, Writing(raw=False, year=book.now.year))
    keep_book(world, book)


def register() -> None:
    """Tell Drive what spreadsheets can be made from and go out as."""
    for mime_type, delimiter in TYPES.items():
        exporter = partial(export_table, delimiter=delimiter)
        conversions.add_exporter(files.SPREADSHEET, mime_type, exporter)
        importer = partial(import_table, delimiter=delimiter)
        conversions.add_importer(files.SPREADSHEET, mime_type, importer)
