"""Tabs as Google's requests: all that a missing tab needs, and what a standing one has lost."""

from collections.abc import Mapping, Sequence

from config.schema import Configuration
from generators.workbook.cells import column_requests
from generators.workbook.charts import chart_id, chart_request, width_with_charts
from generators.workbook.columns import Tab
from generators.workbook.headers import find_columns, header_request
from generators.workbook.palette import colour_style, tab_colour
from generators.workbook.protection import guards, protection_request
from generators.workbook.ranges import Request
from generators.workbook.views import view_id, view_request

INITIAL_ROWS = 150
"""Rows of a new tab: more than a kindergarten has teachers; the grid grows as rows are appended."""

REPAIR_FIELDS = (
    "sheets(properties(sheetId,gridProperties(rowCount,columnCount)),"
    "protectedRanges(protectedRangeId,description),filterViews(filterViewId,title),charts(chartId,spec))"
)
"""What ``repair_requests`` wants to know of a sheet, as a mask for spreadsheets.get."""

_FEW_COLUMNS = 6


def spreadsheet_requests(configuration: Configuration) -> list[Request]:
    """Locale and time zone of a new spreadsheet, before its tabs: dates and numbers follow them."""
    wanted = {"locale": "ru_RU", "timeZone": configuration.organisation.time_zone}
    return [{"updateSpreadsheetProperties": {"properties": wanted, "fields": "locale,timeZone"}}]


def tab_requests(
    tab: Tab, index: int, configuration: Configuration, *, editors: Sequence[str] = ()
) -> list[Request]:
    """Everything a missing tab needs, in one batch.

    Args:
        tab: The tab to make.
        index: Its place among the tabs, from 0.
        configuration: For drop-downs that follow it.
        editors: Addresses that may edit protected cells besides the owner (the programme's own).
    """
    columns = {column.key: place for place, column in enumerate(tab.columns)}
    return [
        _add_sheet(tab, index, width_with_charts(tab, columns)),
        header_request(tab.sheet_id, tab.columns, 0),
        *column_requests(tab.sheet_id, tab.columns, 0, configuration),
        *_missing_guards(tab, {}, editors),
        *_missing_views(tab, {}, columns),
        *_missing_charts(tab, {}, columns),
    ]


def repair_requests(
    tab: Tab,
    sheet: Mapping[str, object],
    headers: Sequence[str],
    configuration: Configuration,
    *,
    editors: Sequence[str] = (),
) -> list[Request]:
    """What a standing tab has lost: columns, protections, filter views, charts; [] where it is whole.

    Missing columns come at the right end of the grid, where nothing can lie under them. A tab
    whose header row is not to be recognised gets none: that is for people to put right.

    Args:
        tab: The tab as declared.
        sheet: The Sheet as Google gives it, with ``REPAIR_FIELDS``.
        headers: Its first row as texts.
        configuration: For drop-downs that follow it.
        editors: As for ``tab_requests``.
    """
    columns, _ = find_columns(tab, headers)
    missing = [column for column in tab.columns if column.key not in columns] if columns else []
    width = _grid_width(sheet)
    end = max(width, len(headers))
    requests: list[Request] = []
    if missing:
        columns |= {column.key: end + place for place, column in enumerate(missing)}
        requests = [
            _widen(tab, end + len(missing) - width),
            header_request(tab.sheet_id, missing, end),
            *column_requests(tab.sheet_id, missing, end, configuration),
        ]
        width = end + len(missing)
    charts = _missing_charts(tab, sheet, columns)
    lacking = width_with_charts(tab, columns) - width
    return [
        *requests,
        *_missing_guards(tab, sheet, editors),
        *_missing_views(tab, sheet, columns),
        *([_widen(tab, lacking)] if charts and lacking > 0 else ()),
        *charts,
    ]


def _add_sheet(tab: Tab, index: int, width: int) -> Request:
    grid = {
        "rowCount": INITIAL_ROWS,
        "columnCount": width,
        "frozenRowCount": 1,
        "frozenColumnCount": int(len(tab.columns) > _FEW_COLUMNS),
    }
    properties = {
        "sheetId": tab.sheet_id,
        "title": tab.title,
        "index": index,
        "hidden": tab.hidden,
        "gridProperties": grid,
        "tabColorStyle": colour_style(tab_colour(tab)),
    }
    return {"addSheet": {"properties": properties}}


def _widen(tab: Tab, count: int) -> Request:
    return {"appendDimension": {"sheetId": tab.sheet_id, "dimension": "COLUMNS", "length": count}}


def _grid_width(sheet: Mapping[str, object]) -> int:
    properties = sheet.get("properties")
    grid = properties.get("gridProperties") if isinstance(properties, dict) else None
    width = grid.get("columnCount", 0) if isinstance(grid, dict) else 0
    return int(width)


def _missing_guards(tab: Tab, sheet: Mapping[str, object], editors: Sequence[str]) -> list[Request]:
    standing = _marks(sheet, "protectedRanges", "protectedRangeId", "description")
    return [
        protection_request(guard, editors)
        for guard in guards(tab)
        if not standing & {guard.guard_id, guard.description}
    ]


def _missing_views(
    tab: Tab, sheet: Mapping[str, object], columns: Mapping[str, int]
) -> list[Request]:
    standing = _marks(sheet, "filterViews", "filterViewId", "title")
    wanted = (view for view in tab.views if not standing & {view_id(tab, view), view.title})
    requests = (view_request(tab, view, columns) for view in wanted)
    return [request for request in requests if request is not None]


def _missing_charts(
    tab: Tab, sheet: Mapping[str, object], columns: Mapping[str, int]
) -> list[Request]:
    standing = _marks(sheet, "charts", "chartId", "title")
    wanted = (chart for chart in tab.charts if not standing & {chart_id(tab, chart), chart.title})
    requests = (chart_request(tab, chart, columns) for chart in wanted)
    return [request for request in requests if request is not None]


def _marks(sheet: Mapping[str, object], part: str, *names: str) -> set[object]:
    """The ids and titles under which parts of a sheet stand; people may have renamed them."""
    standing = sheet.get(part, [])
    if not isinstance(standing, list):
        return set()
    # The title of a chart is in its specification.
    entries = [{**entry, **entry.get("spec", {})} for entry in standing]
    return {entry[name] for entry in entries for name in names if name in entry}
