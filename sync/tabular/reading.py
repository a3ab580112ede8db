"""A file that staff bring → its tables, or what to do where it can't be read."""

from dataclasses import replace
from pathlib import Path

from sync.refusals import WrongUse
from sync.tabular.bytes_of import bytes_of
from sync.tabular.csv_text import csv_sheet
from sync.tabular.package import LOCKED, OLD_OFFICE, Damaged, Package, is_locked
from sync.tabular.sheet import LONGEST_CELL, Sheet
from sync.tabular.workbook import WORKBOOK, Page, pages

LARGEST = 10_000_000
"""Bytes; a list of five hundred people has fifty thousand."""


def read_file(file: Path) -> list[Sheet]:
    """The tables of a file, hidden ones last; what it is, its contents say, not its name.

    Raises:
        WrongUse: It can't be read; the text says why, and what to do.
    """
    data = bytes_of(file, LARGEST, "списка участников")
    name = file.name
    if is_locked(data):
        raise WrongUse(f"{name}: {LOCKED}.")
    if data.startswith(OLD_OFFICE):
        raise WrongUse(
            f"{name}: это файл старого формата (.xls, .doc). Откройте его в Excel, сохраните как .xlsx и повторите."
        )
    if data.startswith(b"%PDF"):
        raise WrongUse(
            f"{name}: это PDF, таблицы из него не читаются. Сохраните список в Excel как .xlsx или .csv."
        )
    if data.startswith(b"PK"):
        return _sheets(data, name)
    if not data.strip():
        raise WrongUse(f"{name}: файл пуст.")
    return [csv_sheet(data, name)]


def _sheets(data: bytes, name: str) -> list[Sheet]:
    try:
        package = Package(data)
        if WORKBOOK in package.names:
            return [*(_sheet(page) for page in pages(package)), *_hidden(package)]
    except Damaged as fault:
        raise WrongUse(f"{name}: {fault}.") from fault
    raise WrongUse(
        f"{name}: это не таблица .xlsx. Сохраните таблицу в Excel как .xlsx и повторите."
    )


def _hidden(package: Package) -> list[Sheet]:
    """The hidden sheets; what can't be read of them is no reason to refuse what people see."""
    try:
        return [replace(_sheet(page), is_hidden=True) for page in pages(package, hidden=True)]
    except Damaged:
        return []


def _sheet(page: Page) -> Sheet:
    """The page with its empty rows, and every row up to its last cell."""
    rows = (page.rows.get(number, {}) for number in range(1, max(page.rows, default=0) + 1))
    return Sheet(
        page.name,
        tuple(
            tuple(row.get(place, "")[:LONGEST_CELL] for place in range(max(row, default=-1) + 1))
            for row in rows
        ),
    )
