"""Version 5: sections of the roadmap are measured by lines that are due, and the chart's title says so."""

from collections.abc import Sequence

from generators.workbook.migrations.changes import Change, Redrawn
from generators.workbook.migrations.migration import Migration
from generators.workbook.migrations.sheets import Resource, charts_of

WAS = "Сколько выполнено по разделам дорожной карты"
BECOMES = "Выполнено по разделам из строк с наступившим сроком"


def _changes(resource: Resource) -> Sequence[Change]:
    told = f"Диаграмма «{WAS}» → «{BECOMES}»"
    return tuple(
        Redrawn(sheet_id, chart["chartId"], {**chart["spec"], "title": BECOMES}, told)
        for sheet_id, chart in charts_of(resource)
        # What people have called it stays.
        if chart.get("spec", {}).get("title") == WAS
    )


MIGRATION = Migration(5, "Разделы считаются по строкам с наступившим сроком", _changes)
