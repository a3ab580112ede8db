"""What a migration may change, as values: each can be told, sent to Google, and applied to a Spreadsheet as read."""

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any, Protocol

from generators.workbook.headers import column_letters
from generators.workbook.migrations.sheets import Resource, sheet_of
from generators.workbook.ranges import Request


class Change(Protocol):
    """One change of a spreadsheet."""

    @property
    def told(self) -> str:
        """In Russian, for whoever runs ``init``; names no people."""

    @property
    def request(self) -> Request:
        """As an entry of batchUpdate."""

    def applied(self, resource: Resource) -> Resource:
        """The spreadsheet as it is afterwards; the given one stays as it was."""


@dataclass(frozen=True)
class Renamed:
    """A cell of the programme's gets another text: a header, the key of a row, a name in the memory.

    Attributes:
        sheet_id: Of the tab.
        tab: Its title when it was made.
        row: From 0.
        column: From 0.
        was: The text that stands there.
        becomes: The text that comes there.
    """

    sheet_id: int
    tab: str
    row: int
    column: int
    was: str
    becomes: str

    @property
    def told(self) -> str:
        """«Документы», D1: «Пара» → «О ком»."""
        cell = f"{column_letters(self.column)}{self.row + 1}"
        return f"«{self.tab}», {cell}: «{self.was}» → «{self.becomes}»"

    @property
    def request(self) -> Request:
        """Only the text: notes and looks stay."""
        place = {"sheetId": self.sheet_id, "rowIndex": self.row, "columnIndex": self.column}
        cell = {"userEnteredValue": {"stringValue": self.becomes}}
        rows = [{"values": [cell]}]
        return {"updateCells": {"start": place, "rows": rows, "fields": "userEnteredValue"}}

    def applied(self, resource: Resource) -> Resource:
        """The spreadsheet with the new text."""
        changed = deepcopy(dict(resource))
        rows = sheet_of(changed, self.sheet_id)["data"][0]["rowData"]
        value = {"stringValue": self.becomes}
        rows[self.row]["values"][self.column] |= {
            "userEnteredValue": value,
            "effectiveValue": value,
        }
        return changed


@dataclass(frozen=True)
class ViewRemoved:
    """A filter view of the programme's goes; ``init`` makes the one that took its place."""

    sheet_id: int
    tab: str
    view_id: int
    title: str

    @property
    def told(self) -> str:
        """In Russian."""
        return f"«{self.tab}»: прежнее представление «{self.title}» убирается"

    @property
    def request(self) -> Request:
        """As an entry of batchUpdate."""
        return {"deleteFilterView": {"filterId": self.view_id}}

    def applied(self, resource: Resource) -> Resource:
        """The spreadsheet without the view."""
        changed = deepcopy(dict(resource))
        views = sheet_of(changed, self.sheet_id)["filterViews"]
        views[:] = [view for view in views if view.get("filterViewId") != self.view_id]
        return changed


@dataclass(frozen=True)
class Redrawn:
    """A chart gets another specification.

    Attributes:
        sheet_id: Of the tab on which it stands.
        chart_id: Google's.
        spec: Google's ChartSpec, whole.
        told: What becomes other, in Russian.
    """

    sheet_id: int
    chart_id: int
    spec: Mapping[str, Any]
    told: str

    @property
    def request(self) -> Request:
        """As an entry of batchUpdate."""
        return {"updateChartSpec": {"chartId": self.chart_id, "spec": dict(self.spec)}}

    def applied(self, resource: Resource) -> Resource:
        """The spreadsheet with the chart as it will be."""
        changed = deepcopy(dict(resource))
        for chart in sheet_of(changed, self.sheet_id)["charts"]:
            if chart["chartId"] == self.chart_id:
                chart["spec"] = deepcopy(dict(self.spec))
        return changed
