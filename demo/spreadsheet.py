"""The spreadsheet as the coordinator has it open: reading rows by their headers, typing into cells."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import quote

import requests

from demo.failure import StepFailedError

SECONDS = 30


@dataclass(frozen=True)
class Row:
    """One row of a tab.

    Attributes:
        number: As the spreadsheet counts, the header being row 1.
        cells: Header → what the cell shows.
    """

    number: int
    cells: Mapping[str, str]

    def __getitem__(self, header: str) -> str:
        return self.cells[header]


@dataclass(frozen=True)
class Entry:
    """Something to be typed into one cell."""

    tab: str
    row: int
    header: str
    text: str


class Spreadsheet:
    """Somebody working in the spreadsheet over the Sheets API."""

    def __init__(self, base_url: str, spreadsheet_id: str, session: requests.Session) -> None:
        self._values = f"{base_url}/v4/spreadsheets/{spreadsheet_id}/values"
        self._session = session

    def rows(self, tab: str) -> list[Row]:
        """The rows of a tab, empty ones left out.

        Raises:
            StepFailedError: There is no such tab.
        """
        headers, *rest = self._read(f"'{tab}'") or [[]]
        rows = [
            Row(number, dict(zip(headers, [*cells, *[""] * len(headers)], strict=False)))
            for number, cells in enumerate(rest, start=2)
        ]
        return [row for row in rows if any(row.cells.values())]

    def type_in(self, entries: Iterable[Entry]) -> int:
        """Type into cells as by hand, dates and numbers being understood; returns how many.

        Raises:
            StepFailedError: A tab or header is not there, or the cells can't be written.
        """
        wanted = list(entries)
        headers = {tab: self._headers(tab) for tab in dict.fromkeys(entry.tab for entry in wanted)}
        data = [
            {"range": _place(entry, headers[entry.tab]), "values": [[entry.text]]}
            for entry in wanted
        ]
        body = {"valueInputOption": "USER_ENTERED", "data": data}
        reply = self._session.post(f"{self._values}:batchUpdate", json=body, timeout=SECONDS)
        _check(reply, "Таблица не приняла запись")
        return len(wanted)

    def _headers(self, tab: str) -> list[str]:
        return next(iter(self._read(f"'{tab}'!1:1")), [])

    def _read(self, area: str) -> list[list[str]]:
        reply = self._session.get(f"{self._values}/{quote(area, safe='')}", timeout=SECONDS)
        _check(reply, f"{area} не читается")
        values: list[list[str]] = reply.json().get("values", [])
        return values


def _place(entry: Entry, headers: list[str]) -> str:
    if entry.header not in headers:
        raise StepFailedError(f"На вкладке «{entry.tab}» нет столбца «{entry.header}».")
    return f"'{entry.tab}'!{_letters(headers.index(entry.header))}{entry.row}"


def _letters(place: int) -> str:
    """The name of a column: A for 0, Z for 25, AA for 26."""
    letters = ""
    while place >= 0:
        letters = chr(ord("A") + place % 26) + letters
        place = place // 26 - 1
    return letters


def _check(reply: requests.Response, what: str) -> None:
    if not reply.ok:
        raise StepFailedError(f"{what}: {reply.status_code} {reply.text.strip()[:300]}")
