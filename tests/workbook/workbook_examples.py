"""The shipped configuration, and a sheet as Google would keep it after our requests."""

from pathlib import Path
from typing import Any

import config
from config.loading import load
from config.schema import Configuration
from generators.workbook.columns import Tab
from generators.workbook.layout import tab_requests
from generators.workbook.tabs import all_tabs

Json = dict[str, Any]
CONFIGURATION: Configuration = load(Path(config.__file__).parent / "organisation.yaml")
TABS: tuple[Tab, ...] = all_tabs(CONFIGURATION)
EDITORS = ("programme@example.org",)


def only(requests: list[Json], kind: str) -> list[Json]:
    """The bodies of the requests of one kind."""
    return [request[kind] for request in requests if kind in request]


class KeptSheet:
    """What of a sheet the repair looks at: headers, grid, protections, filter views and charts."""

    def __init__(self, tab: Tab) -> None:
        self.headers: list[str] = []
        self.sheet: Json = {"protectedRanges": [], "filterViews": [], "charts": []}
        self.take(tab_requests(tab, 0, CONFIGURATION, editors=EDITORS))

    def take(self, requests: list[Json]) -> None:
        """Apply requests as Google does; an id that stands already is an error."""
        for body in only(requests, "addSheet"):
            self.sheet["properties"] = body["properties"]
        for body in only(requests, "appendDimension"):
            self.sheet["properties"]["gridProperties"]["columnCount"] += body["length"]
        for body in only(requests, "updateCells"):
            self._write(body)
        for body in only(requests, "addProtectedRange"):
            self._add("protectedRanges", "protectedRangeId", body["protectedRange"])
        for body in only(requests, "addFilterView"):
            self._add("filterViews", "filterViewId", body["filter"])
        for body in only(requests, "addChart"):
            anchor = body["chart"]["position"]["overlayPosition"]["anchorCell"]
            width = self.sheet["properties"]["gridProperties"]["columnCount"]
            assert anchor["columnIndex"] < width, "Google refuses what lies outside the grid"
            self._add("charts", "chartId", body["chart"])

    def _write(self, body: Json) -> None:
        texts = [cell["userEnteredValue"]["stringValue"] for cell in body["rows"][0]["values"]]
        place = body["start"]["columnIndex"]
        width = self.sheet["properties"]["gridProperties"]["columnCount"]
        assert place + len(texts) <= width, "Google refuses what lies outside the grid"
        self.headers += [""] * (place + len(texts) - len(self.headers))
        assert not any(self.headers[place : place + len(texts)]), "a header was overwritten"
        self.headers[place : place + len(texts)] = texts

    def _add(self, part: str, name: str, body: Json) -> None:
        standing = self.sheet[part]
        assert body[name] not in {entry[name] for entry in standing}, "the id stands already"
        standing.append(body)
