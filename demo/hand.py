"""Somebody at the spreadsheet: reading rows and typing into them, while the teller shows that work goes on."""

from collections.abc import Iterable, Mapping

from demo.spreadsheet import Entry, Row, Spreadsheet
from demo.telling import TABLE, Teller


class Hand:
    """What everybody does who works in the spreadsheet."""

    def __init__(self, sheet: Spreadsheet, teller: Teller) -> None:
        self._sheet = sheet
        self._teller = teller

    def rows(self, tab: str) -> list[Row]:
        """The rows of a tab."""
        with self._teller.busy(TABLE):
            return self._sheet.rows(tab)

    def fill(self, tab: str, typed: Iterable[tuple[Row, Mapping[str, str]]]) -> int:
        """Type into rows that are there: header → text; returns how many rows."""
        rows = list(typed)
        self.type_in(
            Entry(tab, row.number, header, text)
            for row, cells in rows
            for header, text in cells.items()
        )
        return len(rows)

    def type_in(self, entries: Iterable[Entry]) -> int:
        """Type into cells; returns how many."""
        with self._teller.busy(TABLE):
            return self._sheet.type_in(entries)
