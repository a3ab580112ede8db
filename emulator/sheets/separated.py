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
from emulator.sheets.documents import create_blank, keep_book, open_book
from emulator.sheets.rendering import Renderer
from emulator.sheets.values import Writing, write
from emulator.store import Record
from emulator.world import World

TYPES = {"text/csv": ",", "text/tab-separated-values": "\t"}


def export_table(world: World, record: Record, *, delimiter: str) -> bytes:
    """The first tab as text."""
    book = open_book(world, record["id"], record["owner"])
    sheet, renderer = book.sheets[0], Renderer(Calculator(book))
    height = sheet.filled_height()
    width = max((len(sheet.grid.row(row)) for row in range(height)), default=0)
    rows = [
        [renderer.shown(sheet, row, column) or "" for column in range(width)]
        for row in range(height)
    ]
    out = io.StringIO()
    if delimiter == "\t":  # tabs and line ends inside cells become blanks
        rows = [[" ".join(text.replace("\t", " ").splitlines()) for text in row] for row in rows]
    csv.writer(out, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    return out.getvalue().removesuffix("\r\n").encode()


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
    book = open_book(world, record["id"], record["owner"], role="writer")
    sheet = book.sheets[0]
    width = max(len(row) for row in rows)
    sheet.resize(max(sheet.row_count, len(rows)), max(sheet.column_count, width))
    book.check_size()
    write(book, Place(sheet, WHOLE), rows, None, Writing(raw=False, year=book.editor.year))
    keep_book(world, book)


def register() -> None:
    """Tell Drive what spreadsheets can be made from and go out as."""
    for mime_type, delimiter in TYPES.items():
        exporter = partial(export_table, delimiter=delimiter)
        conversions.add_exporter(files.SPREADSHEET, mime_type, exporter)
        importer = partial(import_table, delimiter=delimiter)
        conversions.add_importer(files.SPREADSHEET, mime_type, importer)
