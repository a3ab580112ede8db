"""The page of a spreadsheet: its tabs, one of them as a grid, and one cell open for typing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from starlette.responses import Response

from emulator.errors import ApiError
from emulator.pages.asking import ask
from emulator.pages.cell_input import Control, control_of
from emulator.pages.chart_view import Chart, chart_of
from emulator.pages.rendering import page
from emulator.pages.sheet_place import Spot
from emulator.pages.sheet_view import shown_text, table_of
from emulator.sheets.areas import Area
from emulator.sheets.defaults import COLUMN_PIXELS
from emulator.sheets.documents import open_book
from emulator.sheets.filter_views import rows_in_view
from emulator.sheets.locales import locale_named
from emulator.sheets.workbook import Sheet, Workbook
from emulator.world import World

Json = dict[str, Any]


@dataclass(frozen=True)
class Opened:
    """The cell that is open for typing.

    Attributes:
        name: `B5`.
        label: «B5, Решение».
        control: How it is typed.
        typed: What stands in the control: the cell's value, or what was refused.
        seen: The value on which the typing is based.
        note: The note on the cell or on its column's header.
        warning: What protects it, or "".
        problem: Why what was typed is refused, or "".
    """

    name: str
    label: str
    control: Control
    typed: str
    seen: str
    note: str = ""
    warning: str = ""
    problem: str = ""


@dataclass(frozen=True)
class Refused:
    """What somebody typed and why it was not taken."""

    typed: str
    problem: str


class SheetPage:
    """One tab of a spreadsheet as somebody sees it.

    Raises on making: ApiError where there is no such spreadsheet, or none for this person.
    """

    def __init__(self, world: World, spot: Spot, who: str) -> None:
        method = "sheets.spreadsheets.get"
        self.who = who
        self.book: Workbook = open_book(world, spot.key, who)
        self.whole = ask(world, who, method, spreadsheetId=spot.key)
        every = [sheet["properties"] for sheet in self.whole["sheets"]]
        self.tabs = [tab for tab in every if not tab.get("hidden")] or every
        self.hidden = [tab for tab in every if tab not in self.tabs]
        self.shown: Json = next(
            (tab for tab in every if str(tab["sheetId"]) == spot.gid), self.tabs[0]
        )
        self.spot = Spot.read(spot.key, spot.fields | {"gid": str(self.shown["sheetId"])}).at(
            cell=spot.cell, row=spot.row, done=spot.done
        )
        title = self.shown["title"].replace("'", "''")
        part = ask(
            world, who, method, spreadsheetId=spot.key, ranges=[f"'{title}'"], includeGridData=True
        )
        self.tab: Json = part["sheets"][0]

    @property
    def sheet(self) -> Sheet:
        """The tab as the emulator keeps it."""
        return self.book.sheet(self.shown["sheetId"])

    def answer(
        self, refused: Refused | None = None, message: str = "", status: int = 200
    ) -> Response:
        """The page.

        Args:
            refused: What was typed into the open cell and not taken.
            message: What happened, in a sentence.
            status: HTTP status.
        """
        views = self.tab.get("filterViews", [])
        return page(
            "spreadsheet.html",
            status,
            title=self.whole["properties"]["title"],
            tabs=self.tabs,
            hidden=self.hidden,
            shown=self.shown,
            table=table_of(self.tab, self._order(views), self.spot.first),
            views=views,
            charts=self._charts(),
            spot=self.spot,
            opened=self._opened(refused),
            message=message or self._done(),
            who=self.who,
        )

    def _order(self, views: Sequence[Json]) -> list[int] | None:
        view = next((v for v in views if str(v["filterViewId"]) == self.spot.view), None)
        return rows_in_view(self.book, self.sheet, view) if view else None

    def _done(self) -> str:
        return f"Ячейка {self.spot.done} изменена." if self.spot.done else ""

    def _charts(self) -> list[Chart]:
        return [chart_of(self.book, chart) for chart in self.tab.get("charts", [])]

    def _opened(self, refused: Refused | None) -> Opened | None:
        place = self.spot.open_at
        if place is None or place[0] >= self.sheet.row_count:
            return None
        cell, header = self.cell(*place), self.cell(0, place[1])
        control = self.control(*place)
        has_header = place[0] and self.shown.get("gridProperties", {}).get("frozenRowCount", 0)
        caption = shown_text(header) if has_header else ""
        return Opened(
            name=self.spot.cell,
            label=f"{self.spot.cell}, {caption}" if caption else self.spot.cell,
            control=control,
            typed=refused.typed if refused else control.value,
            seen=control.value,
            note=cell.get("note", "") or (header.get("note", "") if has_header else ""),
            warning=self._warning(*place),
            problem=refused.problem if refused else "",
        )

    def cell(self, row: int, column: int) -> Json:
        """A cell as Google gives it; {} where nothing was ever written."""
        rows = self.tab.get("data", [{}])[0].get("rowData", [])
        values = rows[row].get("values", []) if row < len(rows) else []
        found: Json = values[column] if column < len(values) else {}
        return found

    def control(self, row: int, column: int) -> Control:
        """How a cell is typed."""
        metadata: Sequence[Mapping[str, Any]] = self.tab.get("data", [{}])[0].get(
            "columnMetadata", []
        )
        width = metadata[column] if column < len(metadata) else {}
        locale, year = locale_named(self.book.locale), self.book.now.year
        return control_of(
            self.cell(row, column), locale, year, width.get("pixelSize", COLUMN_PIXELS)
        )

    def _warning(self, row: int, column: int) -> str:
        """What the protection of a cell says to those who may change it all the same."""
        here = Area(row, column, row + 1, column + 1)
        said = [
            item.get("description", "")
            for item in self.tab.get("protectedRanges", [])
            if self.sheet.area_of(item.get("range", {})).contains(here)
        ]
        return "; ".join(filter(None, said)) if said else ""


def refusal_in_words(error: ApiError) -> str:
    """Why Google refused a change, as its editor says it to people."""
    if "protected" in error.message:
        return "Эта часть листа защищена: менять её может только владелец таблицы."
    if error.code == 403:
        return "Вы можете только смотреть эту таблицу."
    return f"Изменение не принято: {error.message}"
