"""A file that staff bring → its tables, or what to do where it can't be read."""

from collections.abc import Mapping
from pathlib import Path

from sync.refusals import WrongUse
from sync.tabular.csv_text import csv_sheet
from sync.tabular.sheet import Sheet
from sync.tabular.xlsx_book import xlsx_sheets

LARGEST = 10_000_000
"""Bytes; a list of five hundred people has fifty thousand."""

_REASONS: Mapping[type[OSError], str] = {
    FileNotFoundError: "такого файла нет. Проверьте имя и папку",
    NotADirectoryError: "такого файла нет. Проверьте имя и папку",
    IsADirectoryError: "это папка. Укажите файл в ней",
    PermissionError: "нет права его читать. Проверьте права доступа",
}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""What old Excel files begin with, and new ones that a password locks."""
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def read_file(file: Path) -> list[Sheet]:
    """The tables of a file; what it is, its contents say, not its name.

    Raises:
        WrongUse: It can't be read; the text says why, and what to do.
    """
    data = _bytes(file)
    name = file.name
    if data.startswith(_OLE):
        raise WrongUse(_locked_or_old(data, name))
    if data.startswith(b"%PDF"):
        raise WrongUse(
            f"{name}: это PDF, таблицы из него не читаются. Сохраните список в Excel как .xlsx или .csv."
        )
    if data.startswith(b"PK"):
        return xlsx_sheets(data, name)
    if not data.strip():
        raise WrongUse(f"{name}: файл пуст.")
    return [csv_sheet(data, name)]


def _bytes(file: Path) -> bytes:
    try:
        if file.is_dir():
            raise IsADirectoryError
        if file.stat().st_size > LARGEST:
            raise WrongUse(f"{file.name}: файл слишком велик для списка участников.")
        return file.read_bytes()
    except (OSError, ValueError) as error:
        reasons = (told for kind, told in _REASONS.items() if isinstance(error, kind))
        reason = next(reasons, "ошибка при чтении. Скопируйте его в другую папку")
        raise WrongUse(f"{file}: файл не читается — {reason} и повторите.") from error


def _locked_or_old(data: bytes, name: str) -> str:
    if _ENCRYPTED in data:
        return f"{name}: файл защищён паролем. Откройте его в Excel, снимите пароль, сохраните и повторите."
    return f"{name}: это файл старого формата (.xls, .doc). Откройте его в Excel, сохраните как .xlsx и повторите."
