"""Charts of «Показатели» follow its rows when there are more of them, or fewer."""

from typing import Any

from workbook_examples import CONFIGURATION

from config.schema import Competency
from generators.workbook.charts import chart_request, followed_request
from generators.workbook.columns import Chart
from generators.workbook.monitoring import charts_tab
from generators.workbook.protection import stable_id

GROWN = CONFIGURATION.model_copy(
    update={"competencies": (*CONFIGURATION.competencies, Competency(key="К21", text="Шахматы"))}
)
COMPETENCIES = "Компетенции до начала и по окончании (самооценка, средние из 5)"


def charts(configuration: Any) -> dict[str, Chart]:
    return {chart.title: chart for chart in charts_tab(configuration).charts}


def standing(chart: Chart) -> dict[str, Any]:
    tab = charts_tab(CONFIGURATION)
    request = chart_request(tab, chart, {c.key: n for n, c in enumerate(tab.columns)})
    assert request is not None
    made: dict[str, Any] = request["addChart"]["chart"]
    return made


def rows(spec: dict[str, Any]) -> set[tuple[int, int]]:
    drawing = spec["basicChart"]
    parts = [d["domain"] for d in drawing["domains"]] + [s["series"] for s in drawing["series"]]
    sources = [source for part in parts for source in part["sourceRange"]["sources"]]
    return {(source["startRowIndex"], source["endRowIndex"]) for source in sources}


def test_a_chart_that_shows_its_rows_is_left_alone() -> None:
    for chart in charts(CONFIGURATION).values():
        assert followed_request(chart, standing(chart)) is None


def test_one_direction_more_is_shown_and_moves_no_other_chart() -> None:
    grown = charts(GROWN)
    changed = {
        title: request
        for title, chart in charts(CONFIGURATION).items()
        if (request := followed_request(grown[title], standing(chart)))
    }

    assert changed.keys() == {COMPETENCIES}
    ((first, last),) = rows(changed[COMPETENCIES]["updateChartSpec"]["spec"])
    ((before, end),) = rows(standing(charts(CONFIGURATION)[COMPETENCIES])["spec"])
    assert (first, last) == (before, end + 1)


def test_what_people_made_of_its_looks_and_moved_columns_stay() -> None:
    kept = standing(charts(CONFIGURATION)[COMPETENCIES])
    kept["spec"]["backgroundColor"] = {"red": 1}
    kept["spec"]["basicChart"]["chartType"] = "COLUMN"
    domain = kept["spec"]["basicChart"]["domains"][0]["domain"]["sourceRange"]["sources"][0]
    domain |= {"startColumnIndex": 9, "endColumnIndex": 10}

    request = followed_request(charts(GROWN)[COMPETENCIES], kept)

    assert request is not None
    spec = request["updateChartSpec"]["spec"]
    assert spec["backgroundColor"] == {"red": 1}
    assert spec["basicChart"]["chartType"] == "COLUMN"
    moved = spec["basicChart"]["domains"][0]["domain"]["sourceRange"]["sources"][0]
    assert (moved["startColumnIndex"], moved["endColumnIndex"]) == (9, 10)


def test_a_chart_with_a_new_title_keeps_the_id_of_its_first_one_and_is_left_alone() -> None:
    (chart,) = (one for one in charts(CONFIGURATION).values() if one.known_as)
    kept = standing(chart)
    assert kept["chartId"] == stable_id(charts_tab(CONFIGURATION), f"chart: {chart.known_as}")

    for title in (chart.known_as, "Как идут дела"):  # the old one is for a migration to change
        kept["spec"]["title"] = title
        assert followed_request(chart, kept) is None
