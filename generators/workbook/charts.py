"""Charts: drawn by Google from cells of their tab, to the right of its columns."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any

from generators.workbook.columns import Chart, Tab
from generators.workbook.palette import colour_style
from generators.workbook.protection import stable_id
from generators.workbook.ranges import Request

WIDTH = 480
"""Of a chart, in pixels."""

_SPANNED = 5
"""Columns of Google's usual width that a chart lies over."""


def chart_id(tab: Tab, chart: Chart) -> int:
    """Google's chartId of a chart, the same on every run."""
    return stable_id(tab, f"chart: {chart.known_as or chart.title}")


def width_with_charts(tab: Tab, columns: Mapping[str, int]) -> int:
    """How many columns a grid needs, so that the tab's charts lie over cells that nobody fills."""
    end = _end(columns)
    return max((end + chart.offset + _SPANNED for chart in tab.charts), default=end)


def chart_request(tab: Tab, chart: Chart, columns: Mapping[str, int]) -> Request | None:
    """Add a chart of exactly the declared rows; None where a column it draws from is missing.

    Args:
        tab: The tab on which it stands.
        chart: What it shows.
        columns: Where the tab's columns are, by key.
    """
    place = columns if chart.of is None else _declared(chart.of)
    if not {chart.labels, chart.values, *chart.more} <= place.keys():
        return None
    anchor = {
        "sheetId": tab.sheet_id,
        "rowIndex": chart.top,
        "columnIndex": _end(columns) + chart.offset,
    }
    source = chart.of or tab
    return {
        "addChart": {
            "chart": {
                "chartId": chart_id(tab, chart),
                "spec": {
                    "title": chart.title,
                    "hiddenDimensionStrategy": "SHOW_ALL",
                    "basicChart": _drawing(source, chart, place),
                },
                "position": {
                    "overlayPosition": {
                        "anchorCell": anchor,
                        "widthPixels": WIDTH,
                        "heightPixels": chart.height,
                    }
                },
            }
        }
    }


def followed_request(chart: Chart, standing: Mapping[str, Any]) -> Request | None:
    """Let a chart show the rows that it is declared for; None where it does, and for one of its own tab's rows.

    What people have changed in its looks stays, and so do columns that Google has moved along.

    Args:
        chart: What it should show.
        standing: The EmbeddedChart as Google gives it.
    """
    if chart.of is None:
        return None
    rows = _source(chart.of, chart, 0)["sourceRange"]["sources"][0]
    wanted = {name: rows[name] for name in ("startRowIndex", "endRowIndex")}
    spec = deepcopy(dict(standing.get("spec", {})))
    sources = [source for source in _sources(spec) if source.get("sheetId") == chart.of.sheet_id]
    if all(source.items() >= wanted.items() for source in sources):
        return None
    for source in sources:
        source.update(wanted)
    return {"updateChartSpec": {"chartId": standing["chartId"], "spec": spec}}


def _sources(spec: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Every range of cells that a chart draws."""
    basic = spec.get("basicChart", {})
    parts = [domain.get("domain", {}) for domain in basic.get("domains", [])]
    parts += [series.get("series", {}) for series in basic.get("series", [])]
    for part in parts:
        yield from part.get("sourceRange", {}).get("sources", [])


def _declared(tab: Tab) -> Mapping[str, int]:
    """Where another tab's columns are made; Google moves the chart's ranges along with them afterwards."""
    return {column.key: place for place, column in enumerate(tab.columns)}


def _drawing(tab: Tab, chart: Chart, columns: Mapping[str, int]) -> Request:
    # Bars lie: the axis of their values is the lower one.
    axes = ("LEFT_AXIS", "BOTTOM_AXIS") if chart.kind == "BAR" else ("BOTTOM_AXIS", "LEFT_AXIS")
    named: Request = {"position": axes[0], "title": chart.labels_title}
    counted: Request = {"position": axes[1], "title": chart.values_title}
    if chart.highest:
        counted["viewWindowOptions"] = {
            "viewWindowMode": "EXPLICIT",
            "viewWindowMin": 0,
            "viewWindowMax": chart.highest,
        }
    return {
        "chartType": chart.kind,
        "legendPosition": "BOTTOM_LEGEND" if chart.more else "NO_LEGEND",
        # Without it Google guesses, and may take the first row for a header.
        "headerCount": 1 if chart.more else 0,
        "axis": [named, counted],
        "domains": [{"domain": _source(tab, chart, columns[chart.labels])}],
        "series": [
            {
                "series": _source(tab, chart, columns[key]),
                "targetAxis": axes[1],
                "dataLabel": {"type": "DATA"},
                **_painted(chart),
            }
            for key in (chart.values, *chart.more)
        ],
    }


def _painted(chart: Chart) -> Request:
    points = [
        {"index": place, "colorStyle": colour_style(colour)}
        for place, colour in enumerate(chart.colours)
    ]
    return {"styleOverrides": points} if points else {}


def _source(tab: Tab, chart: Chart, column: int) -> Request:
    first = chart.first_row - 1
    cells = {
        "sheetId": tab.sheet_id,
        "startRowIndex": first - (1 if chart.more else 0),
        "endRowIndex": first + chart.rows,
        "startColumnIndex": column,
        "endColumnIndex": column + 1,
    }
    return {"sourceRange": {"sources": [cells]}}


def _end(columns: Mapping[str, int]) -> int:
    return max(columns.values(), default=-1) + 1
