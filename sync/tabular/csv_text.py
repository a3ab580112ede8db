"""A text file → a table: encodings and separators as Russian programs write them."""

import csv
from collections import Counter

from sync.refusals import WrongUse
from sync.tabular.letters import decoded
from sync.tabular.sheet import LONGEST_CELL, MOST_COLUMNS, MOST_ROWS, Sheet

_SEPARATORS = (";", "\t", ",", "|")
_LOOKED_AT = 60
"""Lines by which the separator is told."""


def csv_sheet(data: bytes, name: str) -> Sheet:
    """The table of a text file.

    Args:
        data: The file.
        name: What messages call it.

    Raises:
        WrongUse: It is no text, or no table.
    """
    text = decoded(data)
    if text is None:
        raise WrongUse(
            f"{name}: файл не читается как текст. Нужна таблица .xlsx, .csv или .tsv (текст — в кодировке UTF-8, UTF-16, "
            "Windows-1251, KOI8-R или DOS)."
        )
    lines = text.splitlines(keepends=True)
    if lines and lines[0].casefold().startswith("sep="):  # Excel's own hint, no part of the table
        lines[0] = "\n"
    separator = _separator(lines[:_LOOKED_AT])
    try:
        rows = list(csv.reader(lines, delimiter=separator))
    except csv.Error as error:
        raise WrongUse(
            f"{name}: таблица не читается — проверьте кавычки и сохраните файл ещё раз как CSV."
        ) from error
    if len(rows) > MOST_ROWS:
        raise WrongUse(f"{name}: в файле больше {MOST_ROWS} строк — это не список участников.")
    return Sheet(
        "", tuple(tuple(cell[:LONGEST_CELL] for cell in row[:MOST_COLUMNS]) for row in rows)
    )


def _separator(lines: list[str]) -> str:
    """The sign that parts most lines into equally many cells; of equals the first of ``_SEPARATORS``."""

    def parted(separator: str) -> tuple[int, int]:
        try:
            widths = Counter(len(row) for row in csv.reader(lines, delimiter=separator) if row)
        except csv.Error:
            return 0, 0
        wide = Counter({width: count for width, count in widths.items() if width > 1})
        width, count = max(wide.items(), key=lambda pair: (pair[1], pair[0]), default=(0, 0))
        return count, width

    return max(_SEPARATORS, key=parted)
