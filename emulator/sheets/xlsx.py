"""Workbooks of Excel in and out of Drive."""

from emulator import conversions, files
from emulator.sheets.documents import content_of, create_blank, keep_book
from emulator.sheets.xlsx_reading import fill_from_workbook
from emulator.sheets.xlsx_writing import workbook_bytes
from emulator.store import Record
from emulator.world import World


def export_workbook(world: World, record: Record) -> bytes:
    """The whole spreadsheet as an .xlsx file."""
    return workbook_bytes(content_of(world, record))


def import_workbook(world: World, record: Record, content: bytes) -> None:
    """Fill a new spreadsheet from an .xlsx file."""
    create_blank(world, record)
    book = content_of(world, record)
    fill_from_workbook(book, content)
    keep_book(world, book)


def register() -> None:
    """Tell Drive that spreadsheets go out as workbooks of Excel and come in as such."""
    conversions.add_exporter(files.SPREADSHEET, conversions.XLSX, export_workbook)
    conversions.add_importer(files.SPREADSHEET, conversions.XLSX, import_workbook)
