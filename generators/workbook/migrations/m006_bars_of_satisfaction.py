"""Version 6: who is satisfied is shown by bars in green, grey and red; slices of a circle could not be compared."""

from collections.abc import Mapping, Sequence
from typing import Any

from generators.workbook.migrations.changes import Change, Redrawn
from generators.workbook.migrations.migration import Migration
from generators.workbook.migrations.sheets import Resource, charts_of, id_made_of
from generators.workbook.palette import colour_style

CHARTS = 1028
TITLES = ("Довольны ли наставляемые участием", "Довольны ли наставники участием")
ROUND = {id_made_of(CHARTS, f"chart: {title}") for title in TITLES}
COLOURS = ("2E7D4F", "9AA0A6", "B3261E")


def _changes(resource: Resource) -> Sequence[Change]:
    return tuple(
        Redrawn(sheet_id, chart["chartId"], _as_bars(chart["spec"]), _told(chart["spec"]))
        for sheet_id, chart in charts_of(resource)
        if chart["chartId"] in ROUND and "pieChart" in chart.get("spec", {})
    )


def _told(spec: Mapping[str, Any]) -> str:
    return f"Диаграмма «{spec.get('title', '')}»: круг → полосы"


def _as_bars(spec: Mapping[str, Any]) -> dict[str, Any]:
    """The chart over the same cells; its title and what else people have set stay."""
    pie = spec["pieChart"]
    points = [
        {"index": place, "colorStyle": colour_style(colour)} for place, colour in enumerate(COLOURS)
    ]
    drawing = {
        "chartType": "BAR",
        "legendPosition": "NO_LEGEND",
        "headerCount": 0,
        "axis": [
            {"position": "LEFT_AXIS", "title": "Ответ"},
            {"position": "BOTTOM_AXIS", "title": "Человек"},
        ],
        "domains": [{"domain": pie["domain"]}],
        "series": [
            {
                "series": pie["series"],
                "targetAxis": "BOTTOM_AXIS",
                "dataLabel": {"type": "DATA"},
                "styleOverrides": points,
            }
        ],
    }
    return {**{k: part for k, part in spec.items() if k != "pieChart"}, "basicChart": drawing}


MIGRATION = Migration(6, "Удовлетворённость показана полосами", _changes)
