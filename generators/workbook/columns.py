"""How a tab is declared: every column once, with its header, its owner and its kind."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cached_property
from typing import Literal

CellValue = str | int | float | bool | date | None
"""A typed cell. Dates travel as serial numbers; None is an empty cell."""


class Owner(Enum):
    """Who writes the cells of a column; nobody else ever does (a row's first values apart)."""

    PEOPLE = "люди"
    PROGRAMME = "программа"
    # A check box that people tick to ask for something; the programme unticks it, and that is all it does.
    REQUEST = "просьба"


class Kind(Enum):
    """What the cells of a column hold."""

    TEXT = "text"
    LONG_TEXT = "long text"
    # A long text of which a row shows the beginning, so that the table stays readable.
    CLIPPED = "clipped text"
    NUMBER = "number"
    # Shares in percent and means, told with one decimal.
    DECIMAL = "decimal number"
    DATE = "date"
    MOMENT = "moment"
    CHECKBOX = "checkbox"
    CHOICE = "choice"
    LINK = "link"


@dataclass(frozen=True)
class Column:
    """One column of a tab.

    Attributes:
        key: Its name in code.
        header: Its header, by which it is found again (case, ё/е and spaces don't matter).
        owner: Who writes it.
        kind: What it holds.
        width: In pixels.
        choices: For a drop-down, the values offered; no others are accepted.
        choices_from: For a drop-down that follows the configuration, its list («positions», «event_kinds»);
            other values are allowed, with a warning.
        note: Explanation shown as a note on the header.
        later: Whether spreadsheets made by an earlier version lack it: they go on without it until ``init`` adds it.
    """

    key: str
    header: str
    owner: Owner
    kind: Kind = Kind.TEXT
    width: int = 120
    choices: tuple[str, ...] = ()
    note: str = ""
    choices_from: Literal["", "positions", "event_kinds"] = ""
    later: bool = False


class Protection(Enum):
    """How far a tab is protected against slips; headers are always protected hard."""

    HARD = "hard"
    WARNING = "warning"
    NONE = "none"


@dataclass(frozen=True)
class FilterView:
    """A view that people will want: rows whose ``column`` satisfies ``condition`` (Google's BooleanCondition type).

    Attributes:
        sort: Key of the column by which the view is sorted, the least first and empty cells last; "" as rows stand.
    """

    title: str
    column: str
    condition: str
    values: tuple[str, ...] = ()
    sort: str = ""


@dataclass(frozen=True)
class Chart:
    """A chart of some of a tab's rows, to the right of the columns of the tab on which it stands.

    Attributes:
        title: Above it; it is also known by it.
        first_row: The first row that it shows, as people count them.
        rows: How many it shows.
        labels: Key of the column that names the rows.
        values: Key of the column with their numbers.
        labels_title: What the names are, along their axis.
        values_title: What the numbers count, along theirs.
        kind: Standing columns, or lying bars, which leave room for long names.
        offset: How many columns lie between the tab's own and the chart.
        more: Keys of further columns, drawn beside ``values``; the row above ``first_row`` then names the columns.
        highest: Where the axis of the numbers ends, so that charts of one scale can be compared; 0 = as the numbers are.
        top: The row of the tab, from 0, at which the chart begins.
        height: In pixels.
        of: The tab whose rows it shows; None for the tab on which it stands.
        colours: Of its rows, from the first, as RRGGBB; () leaves them to Google.
        known_as: The title it was first made under, where that was another: its id was made of it, and stays.
    """

    title: str
    first_row: int
    rows: int
    labels: str
    values: str
    labels_title: str
    values_title: str
    kind: Literal["COLUMN", "BAR"] = "BAR"
    offset: int = 0
    more: tuple[str, ...] = ()
    highest: int = 0
    top: int = 1
    height: int = 320
    of: "Tab | None" = None
    colours: tuple[str, ...] = ()
    known_as: str = ""


@dataclass(frozen=True)
class Tab:
    """One tab of the spreadsheet.

    Attributes:
        key: Its name in code.
        title: Its title when made; people may rename it, it is found by ``sheet_id``.
        sheet_id: Google's sheetId, chosen by us.
        columns: In order, programme columns standing together.
        key_column: Key of the column that identifies a row; "" where rows need no identity.
        protection: Of the body.
        views: Filter views made with the tab.
        charts: Charts made with the tab.
        hidden: Service tabs.
        explanation: What the tab is for, one Russian sentence (shown on «Начните здесь»).
        made_by: The command that makes and repairs it.
    """

    key: str
    title: str
    sheet_id: int
    columns: tuple[Column, ...]
    key_column: str
    protection: Protection = Protection.NONE
    views: tuple[FilterView, ...] = ()
    charts: tuple[Chart, ...] = ()
    hidden: bool = False
    explanation: str = ""
    made_by: str = "nastavnik init"

    def column(self, key: str) -> Column:
        """The column of that key; KeyError where the tab has none."""
        return next(column for column in self.columns if column.key == key)

    @cached_property
    def programme_columns(self) -> Mapping[str, Column]:
        """The columns the programme writes, by key."""
        return {c.key: c for c in self.columns if c.owner is Owner.PROGRAMME}

    @cached_property
    def request_columns(self) -> Mapping[str, Column]:
        """The columns in which people ask and the programme answers by clearing, by key."""
        return {c.key: c for c in self.columns if c.owner is Owner.REQUEST}
