"""One table of a file, cell by cell as text."""

from dataclasses import dataclass

LONGEST_CELL = 2_000
"""Letters of a cell that are read; a register of people has shorter ones."""
MOST_ROWS, MOST_COLUMNS = 5_000, 100


@dataclass(frozen=True)
class Sheet:
    """A sheet of a workbook, or the whole of a text file.

    Attributes:
        name: «Лист1»; "" for a text file.
        rows: Its rows from the first, empty ones among them, so that a row's place is its number less one.
        is_hidden: Whether people don't see it in the workbook.
    """

    name: str
    rows: tuple[tuple[str, ...], ...]
    is_hidden: bool = False
