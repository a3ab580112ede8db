"""Charts: what is asked of Google, and what comes back when one is lost."""

from dataclasses import replace
from typing import Literal

import pytest
from workbook_examples import CONFIGURATION, TABS, Json, KeptSheet, only

from generators.workbook.charts import WIDTH, chart_id, chart_request, width_with_charts
from generators.workbook.columns import Chart, Owner, Tab
from generators.workbook.layout import repair_requests, tab_requests
from generators.workbook.tabs import MATCHING

COLUMNS = {column.key: place for place, column in enumerate(MATCHING.columns)}
MENTORS, WISHES = MATCHING.charts

every_chart = pytest.mark.parametrize("chart", MATCHING.charts, ids=lambda chart: chart.title)


def added(chart: Chart, columns: dict[str, int] = COLUMNS) -> Json:
    request = chart_request(MATCHING, chart, columns)
    assert request is not None
    (body,) = only([request], "addChart")
    made: Json = body["chart"]
    return made


def drawn_from(part: Json) -> Json:
    (source,) = part["sourceRange"]["sources"]
    cells: Json = source
    return cells


def repaired(kept: KeptSheet) -> list[Json]:
    return repair_requests(MATCHING, kept.sheet, kept.headers, CONFIGURATION)


def test_the_tab_is_read_and_never_filled_in() -> None:
    assert {column.owner for column in MATCHING.columns} == {Owner.PROGRAMME}
    assert TABS.index(MATCHING) == [tab.key for tab in TABS].index("days") + 1


@pytest.mark.parametrize(("chart", "rows"), [(MENTORS, (11, 15)), (WISHES, (15, 19))])
def test_a_chart_shows_exactly_its_rows(chart: Chart, rows: tuple[int, int]) -> None:
    drawing = added(chart)["spec"]["basicChart"]
    (domain,), (series,) = drawing["domains"], drawing["series"]
    for part, column in ((domain["domain"], 0), (series["series"], 1)):
        assert drawn_from(part) == {
            "sheetId": MATCHING.sheet_id,
            "startRowIndex": rows[0],
            "endRowIndex": rows[1],
            "startColumnIndex": column,
            "endColumnIndex": column + 1,
        }
    assert drawing["headerCount"] == 0


def test_a_chart_follows_the_columns_where_people_have_moved_them() -> None:
    drawing = added(MENTORS, COLUMNS | {"measure": 3, "value": 7})["spec"]["basicChart"]
    assert drawn_from(drawing["domains"][0]["domain"])["startColumnIndex"] == 3
    assert drawn_from(drawing["series"][0]["series"])["startColumnIndex"] == 7


@every_chart
@pytest.mark.parametrize(
    ("kind", "named", "counted"),
    [("BAR", "LEFT_AXIS", "BOTTOM_AXIS"), ("COLUMN", "BOTTOM_AXIS", "LEFT_AXIS")],
)
def test_axes_say_what_they_show_and_one_series_needs_no_legend(
    chart: Chart, kind: Literal["BAR", "COLUMN"], named: str, counted: str
) -> None:
    drawing = added(replace(chart, kind=kind))["spec"]["basicChart"]
    titles = {axis["position"]: axis["title"] for axis in drawing["axis"]}
    assert titles == {named: chart.labels_title, counted: chart.values_title}
    assert drawing["series"][0]["targetAxis"] == counted
    assert (drawing["chartType"], drawing["legendPosition"]) == (kind, "NO_LEGEND")


def test_charts_lie_beside_the_columns_and_not_over_each_other() -> None:
    places = [added(chart)["position"]["overlayPosition"] for chart in MATCHING.charts]
    at = [place["anchorCell"]["columnIndex"] for place in places]
    assert min(at) == len(MATCHING.columns)
    assert all(place["anchorCell"]["sheetId"] == MATCHING.sheet_id for place in places)
    assert (at[1] - at[0]) * 100 >= WIDTH == places[0]["widthPixels"]
    assert (width_with_charts(MATCHING, COLUMNS) - at[1]) * 100 >= WIDTH


def test_bars_have_the_colours_that_are_told_and_googles_otherwise() -> None:
    painted = added(replace(MENTORS, colours=("FF0000", "00FF00")))["spec"]["basicChart"]
    assert painted["series"][0]["styleOverrides"] == [
        {"index": 0, "colorStyle": {"rgbColor": {"red": 1, "green": 0, "blue": 0}}},
        {"index": 1, "colorStyle": {"rgbColor": {"red": 0, "green": 1, "blue": 0}}},
    ]
    assert "styleOverrides" not in added(MENTORS)["spec"]["basicChart"]["series"][0]


@every_chart
@pytest.mark.parametrize("missing", ["measure", "value"])
def test_without_its_column_there_is_no_chart(chart: Chart, missing: str) -> None:
    left = {key: place for key, place in COLUMNS.items() if key != missing}
    assert chart_request(MATCHING, chart, left) is None


def test_only_the_lost_chart_comes_back() -> None:
    kept = KeptSheet(MATCHING)
    kept.sheet["charts"] = [
        c for c in kept.sheet["charts"] if c["chartId"] != chart_id(MATCHING, WISHES)
    ]
    (request,) = repaired(kept)
    assert request["addChart"]["chart"] == added(WISHES)


@pytest.mark.parametrize(
    "changed", [{"spec": {"title": "Моя диаграмма"}}, {"chartId": 77}, {"spec": {}}]
)
def test_a_chart_is_known_by_its_id_or_by_its_title(changed: Json) -> None:
    """People rename charts; and should Google not keep our ids, the title is left."""
    kept = KeptSheet(MATCHING)
    kept.sheet["charts"][0] |= changed
    assert repaired(kept) == []


def test_a_grid_that_has_become_too_narrow_is_widened_first() -> None:
    kept = KeptSheet(MATCHING)
    kept.sheet["charts"] = []
    kept.sheet["properties"]["gridProperties"]["columnCount"] = len(MATCHING.columns)
    requests = repaired(kept)
    assert [next(iter(request)) for request in requests] == [
        "appendDimension",
        "addChart",
        "addChart",
    ]
    kept.take(requests)
    assert repaired(kept) == []


def test_a_tab_without_charts_asks_for_none() -> None:
    bare: Tab = replace(MATCHING, charts=())
    assert not only(tab_requests(bare, 0, CONFIGURATION), "addChart")
