"""Where somebody stands in a spreadsheet: tab, filter view, page, cell; as read from an address."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from emulator.sheets.a1 import column_index

_CELL = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")


@dataclass(frozen=True)
class Spot:
    """One place of a spreadsheet's page.

    Attributes:
        key: Id of the spreadsheet.
        gid: sheetId of the tab; "" for the first one.
        view: filterViewId, or "".
        first: Number of the row with which the page begins.
        cell: The cell that is open for typing, or "".
        row: Number of the row whose menu is open; 0 for none.
        done: The cell that was just changed, or "".
    """

    key: str
    gid: str = ""
    view: str = ""
    first: int = 1
    cell: str = ""
    row: int = 0
    done: str = ""

    @staticmethod
    def read(key: str, given: Mapping[str, str]) -> Spot:
        """The place that query parameters or hidden fields name; what they do not say is the default."""
        return Spot(
            key,
            gid=given.get("gid", ""),
            view=_number(given.get("fvid", "")),
            first=max(1, int(_number(given.get("from", "")) or 1)),
            cell=_cell(given.get("cell", "")),
            row=int(_number(given.get("row", "")) or 0),
            done=_cell(given.get("done", "")),
        )

    @property
    def fields(self) -> dict[str, str]:
        """What makes up the place besides the spreadsheet, without what is being done there."""
        first = str(self.first) if self.first > 1 else ""
        named = {"gid": self.gid, "fvid": self.view, "from": first}
        return {name: value for name, value in named.items() if value}

    @property
    def address(self) -> str:
        """The address of the page, scrolled to its cell."""
        doing = {"cell": self.cell, "row": str(self.row or ""), "done": self.done}
        query = urlencode(self.fields | {name: value for name, value in doing.items() if value})
        mark = self.cell or self.done
        return f"/spreadsheets/d/{self.key}/edit?{query}" + (f"#{mark}" if mark else "")

    def at(self, **changed: str | int) -> Spot:
        """Another place of the same page; nothing is open there but what is named."""
        return replace(self, **({"cell": "", "row": 0, "done": ""} | changed))  # type: ignore[arg-type]  # the fields are checked by the dataclass's callers

    @property
    def open_at(self) -> tuple[int, int] | None:
        """Row and column of the open cell, from 0."""
        match = _CELL.fullmatch(self.cell)
        return (int(match[2]) - 1, column_index(match[1])) if match else None


def _number(text: str) -> str:
    return text if re.fullmatch(r"[0-9]{1,10}", text) else ""


def _cell(text: str) -> str:
    return text if _CELL.fullmatch(text) else ""
