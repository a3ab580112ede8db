"""Charts: drawn by Google from cells of their tab, to the right of its columns."""

from collections.abc import Mapping

from generators.workbook.columns import Chart, Tab
from generators.workbook.protection import stable_id
from generators.workbook.ranges import Request

WIDTH, HEIGHT = 480, 320
"""Of a chart, in pixels."""

_SPANNED = 5
"""Columns of Google's usual width that a chart lies over."""


def chart_id(tab: Tab, chart: Chart) -> int:
    """Google's chartId of a chart, the same on every run."""
    return stable_id(tab, f"chart: {chart.title}")


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
    if not {chart.labels, chart.values} <= columns.keys():
        return None
    anchor = {
        "sheetId": tab.sheet_id,
        "rowIndex": 1,
        "columnIndex": _end(columns) + chart.offset,
    }
    return {
        "addChart": {
            "chart": {
                "chartId": chart_id(tab, chart),
                "spec": {
                    "title": chart.title,
                    "hiddenDimensionStrategy": "SHOW_ALL",
                    "basicChart": _drawing(tab, chart, columns),
                },
                "position": {
                    "overlayPosition": {
                        "anchorCell": anchor,
                        "widthPixels": WIDTH,
                        "heightPixels": HEIGHT,
                    }
                },
            }
        }
    }


def _drawing(tab: Tab, chart: Chart, columns: Mapping[str, int]) -> Request:
    # Bars lie: the axis of their values is the lower one.
    axes = ("LEFT_AXIS", "BOTTOM_AXIS") if chart.kind == "BAR" else ("BOTTOM_AXIS", "LEFT_AXIS")
    titles = (chart.labels_title, chart.values_title)
    return {
        "chartType": chart.kind,
        "legendPosition": "NO_LEGEND",
        # Without it Google guesses, and may take the first row for a header.
        "headerCount": 0,
        "axis": [
            {"position": axis, "title": title} for axis, title in zip(axes, titles, strict=True)
        ],
        "domains": [{"domain": _source(tab, chart, columns[chart.labels])}],
        "series": [
            {
                "series": _source(tab, chart, columns[chart.values]),
                "targetAxis": axes[1],
                "dataLabel": {"type": "DATA"},
            }
        ],
    }


def _source(tab: Tab, chart: Chart, column: int) -> Request:
    first = chart.first_row - 1
    cells = {
        "sheetId": tab.sheet_id,
        "startRowIndex": first,
        "endRowIndex": first + chart.rows,
        "startColumnIndex": column,
        "endColumnIndex": column + 1,
    }
    return {"sourceRange": {"sources": [cells]}}


def _end(columns: Mapping[str, int]) -> int:
    return max(columns.values(), default=-1) + 1
