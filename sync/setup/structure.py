"""The spreadsheet's tabs, protections, charts and generation: what is missing, as one batch; pure."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from config.schema import Configuration
from generators.workbook.charts import chart_id, followed_request
from generators.workbook.columns import Tab
from generators.workbook.competencies import COMPETENCIES
from generators.workbook.layout import repair_requests, spreadsheet_requests, tab_requests
from generators.workbook.migrations.registry import NEWEST
from generators.workbook.monitoring import INDICATORS
from generators.workbook.tabs import SERVICE, all_tabs
from sync.edits import requests_for
from sync.fence import Generation, fence, find_generation, named_range
from sync.parsing import parse_table
from sync.plan import difference
from sync.records.competencies import with_list
from sync.records.memory import SCHEMA, schema_of, service
from sync.tables import Table
from sync.values import as_text, decode


def missing_structure(
    resource: Mapping[str, Any],
    configuration: Configuration,
    epoch: str,
    home: str,
    tabs: Sequence[Tab] = (),
) -> list[dict[str, Any]]:
    """Requests that give a spreadsheet what it lacks; [] where it is whole.

    Args:
        resource: Google's Spreadsheet under the mask ``STRUCTURE``.
        configuration: What should be there.
        epoch: Eight hex digits for a new generation, used only where there is none.
        home: The programme's mark.
        tabs: As for ``parse_spreadsheet``.
    """
    configuration = listed_in(resource, configuration)
    wanted = tabs or all_tabs(configuration)
    sheets = {sheet["properties"].get("sheetId", 0): sheet for sheet in resource.get("sheets", [])}
    ours = {tab.sheet_id for tab in wanted}
    fresh = not ours & sheets.keys()
    requests: list[dict[str, Any]] = list(spreadsheet_requests(configuration)) if fresh else []
    for index, tab in enumerate(wanted):
        requests += _tab(tab, index, sheets.get(tab.sheet_id), configuration)
    requests = _without_moved_charts(requests, sheets.values())
    requests += _outgrown_charts(sheets, configuration)
    requests += _generation(resource, sheets.get(SERVICE.sheet_id), configuration, epoch, home)
    if fresh:
        # Google makes a new spreadsheet with one empty tab, named in the account's language.
        requests += [{"deleteSheet": {"sheetId": sheet_id}} for sheet_id in sheets]
    return requests


def listed_in(resource: Mapping[str, Any], configuration: Configuration) -> Configuration:
    """The configuration with the directions that stand in the spreadsheet: forms and charts are made by these."""
    sheets = {sheet["properties"].get("sheetId", 0): sheet for sheet in resource.get("sheets", [])}
    read = (parse_table(tab, sheets.get(tab.sheet_id))[0] for tab in (COMPETENCIES, SERVICE))
    return with_list(configuration, {table.tab.key: table for table in read})


def numbered_by_google(requests: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The requests with charts that Google gives ids to, in case something unseen holds one of ours."""
    numbered: list[dict[str, Any]] = []
    for request in requests:
        if chart := request.get("addChart", {}).get("chart"):
            given = {name: part for name, part in chart.items() if name != "chartId"}
            numbered.append({"addChart": {"chart": given}})
        else:
            numbered.append(dict(request))
    return numbered


def missing_tabs(resource: Mapping[str, Any], configuration: Configuration) -> tuple[str, ...]:
    """Keys of the tabs that a spreadsheet lacks."""
    present = {sheet["properties"].get("sheetId", 0) for sheet in resource.get("sheets", [])}
    return tuple(tab.key for tab in all_tabs(configuration) if tab.sheet_id not in present)


def fenced(
    resource: Mapping[str, Any], requests: Sequence[Mapping[str, Any]]
) -> list[Mapping[str, Any]]:
    """The requests so that they take effect only once, whatever becomes of the first reply.

    Where there is no generation yet, they add one under an id of its own, which serves as well.
    """
    sheets = {sheet["properties"].get("sheetId", 0): sheet for sheet in resource.get("sheets", [])}
    known = service(parse_table(SERVICE, sheets.get(SERVICE.sheet_id))[0]).get("epoch", "")
    generation = find_generation(resource.get("namedRanges", []), known) if known else None
    return [*(fence(generation, SERVICE.sheet_id) if generation else ()), *requests]


def _tab(
    tab: Tab, index: int, sheet: Mapping[str, Any] | None, configuration: Configuration
) -> Sequence[dict[str, Any]]:
    if sheet is None:
        return tab_requests(tab, index, configuration)
    return repair_requests(tab, sheet, _headers(sheet), configuration)


def _without_moved_charts(
    requests: Iterable[dict[str, Any]], sheets: Iterable[Mapping[str, Any]]
) -> list[dict[str, Any]]:
    """The requests but for charts that people have moved to another tab: those stand, and hold their ids."""
    standing = {chart.get("chartId") for sheet in sheets for chart in sheet.get("charts", [])}
    return [
        request
        for request in requests
        if "addChart" not in request or request["addChart"]["chart"]["chartId"] not in standing
    ]


def _outgrown_charts(
    sheets: Mapping[int, Mapping[str, Any]], configuration: Configuration
) -> list[dict[str, Any]]:
    """What lets charts of another tab's rows show them where there are more rows, or fewer, than before."""
    rows = parse_table(INDICATORS, sheets.get(INDICATORS.sheet_id))[0].rows
    if any(row.key.isdecimal() and row.index != int(row.key) for row in rows):
        return []  # People have rearranged them: a remark says what to do.
    standing = {
        chart["chartId"]: chart for sheet in sheets.values() for chart in sheet.get("charts", [])
    }
    return [
        request
        for tab in all_tabs(configuration)
        for chart in tab.charts
        if (kept := standing.get(chart_id(tab, chart)))
        and (request := followed_request(chart, kept))
    ]


def _headers(sheet: Mapping[str, Any]) -> list[str]:
    rows = (sheet.get("data") or [{}])[0].get("rowData", [])
    cells = rows[0].get("values", []) if rows else []
    return [as_text(decode(cell, ours=False)) for cell in cells]


def _generation(
    resource: Mapping[str, Any],
    sheet: Mapping[str, Any] | None,
    configuration: Configuration,
    epoch: str,
    home: str,
) -> list[dict[str, Any]]:
    table = parse_table(SERVICE, sheet)[0] if sheet else _empty(SERVICE)
    known = service(table).get("epoch", "")
    if known and find_generation(resource.get("namedRanges", []), known):
        return []
    wanted = table.upserted({"epoch": {"value": epoch}, "home": {"value": home}})
    cells, rows = difference({"service": table}, {"service": wanted})
    return [
        {"addNamedRange": {"namedRange": named_range(Generation(epoch, 0), SERVICE.sheet_id)}},
        *requests_for(cells, rows, {"service": table}, configuration),
    ]


def version_note(resource: Mapping[str, Any], configuration: Configuration) -> list[dict[str, Any]]:
    """Requests that note that a spreadsheet is of this program's version; [] where it notes that already."""
    sheets = {sheet["properties"].get("sheetId", 0): sheet for sheet in resource.get("sheets", [])}
    sheet = sheets.get(SERVICE.sheet_id)
    table = parse_table(SERVICE, sheet)[0] if sheet else _empty(SERVICE)
    if schema_of(service(table)) >= NEWEST:
        return []
    wanted = table.upserted({SCHEMA: {"value": str(NEWEST)}})
    cells, rows = difference({"service": table}, {"service": wanted})
    return requests_for(cells, rows, {"service": table}, configuration)


def _empty(tab: Tab) -> Table:
    """The table of a tab that the same batch makes."""
    return Table(tab, tab.title, {column.key: place for place, column in enumerate(tab.columns)})
