"""All tabs of the directory in their order."""

from dataclasses import replace

from config.schema import Configuration
from generators.municipality.figures import FIGURES, overview_tab
from generators.municipality.institutions import INSTITUTIONS
from generators.workbook.columns import Column, Kind, Owner, Protection, Tab
from generators.workbook.tabs import SERVICE

MADE_BY = "nastavnik municipality init"
"""What makes and repairs the directory; ``nastavnik init`` would make a programme beside it."""

PASSES = Tab(
    key="passes",
    title="Журнал",
    sheet_id=2004,
    key_column="pass",
    protection=Protection.HARD,
    explanation="Сколько сделал каждый день каждый из параллельных запусков.",
    columns=(
        Column("pass", "День и часть", Owner.PROGRAMME, width=160),
        Column("last", "Последняя запись", Owner.PROGRAMME, Kind.MOMENT, 140),
        Column("run", "Запуск", Owner.PROGRAMME, width=220),
        Column("passes", "Запусков", Owner.PROGRAMME, Kind.NUMBER, 90),
        Column("institutions", "Обработано учреждений", Owner.PROGRAMME, Kind.NUMBER, 120),
        Column("failed", "Из них с ошибкой", Owner.PROGRAMME, Kind.NUMBER, 110),
        Column("requests", "Запросов к Google", Owner.PROGRAMME, Kind.NUMBER, 110),
    ),
)
"""A row a day and task, not a row a run: after a year it is still short."""


def directory_tabs(configuration: Configuration) -> tuple[Tab, ...]:
    """The tabs of a municipality's directory; ids differ from those of a programme's, but for «Служебная»."""
    tabs = (INSTITUTIONS, overview_tab(configuration), FIGURES, PASSES, SERVICE)
    return tuple(replace(tab, made_by=MADE_BY) for tab in tabs)
