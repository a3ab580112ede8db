"""«Направления» → list К in force."""

from collections.abc import Mapping

from config.schema import Configuration
from generators.workbook.competencies import COMPETENCIES
from generators.workbook.kinds import NO, YES
from programme.competencies import InForce, Listed, Remembered, in_force, is_key
from programme.findings import Finding
from sync.records.cells import Cells
from sync.records.memory import service
from sync.tables import Table

TEXTS = "competency "
"""How the programme's memory names the texts of a direction: «competency К07» → one a line, the last one last."""

CLOSED = "competencies closed"
"""How it names the directions that are not offered: «competencies closed» → «К06 К21»."""


def listed(table: Table) -> tuple[list[Listed], list[Finding]]:
    """The rows of the tab that have their key, and what can't be read in them."""
    found: list[Listed] = []
    findings: list[Finding] = []
    for row in table.rows:
        if not is_key(row.key):
            continue
        cells = Cells(table.tab, row)
        text = " ".join(cells.text("text").split())
        found.append(Listed(row.key, text, cells.choice("offered", (YES, NO)) != NO))
        findings += cells.findings
    return found, findings


def remembered(memory: Mapping[str, str]) -> dict[str, Remembered]:
    """Key of a direction → how the tab last had it."""
    closed = memory.get(CLOSED, "").split()
    return {
        key: Remembered(tuple(value.split("\n")), key not in closed)
        for name, value in memory.items()
        if name.startswith(TEXTS) and value and is_key(key := name.removeprefix(TEXTS))
    }


def list_in_force(configuration: Configuration, tables: Mapping[str, Table]) -> InForce:
    """List К as the tabs have it; as configured where there is no such tab yet."""
    table = tables[COMPETENCIES.key]
    rows = listed(table)[0] if table.whole else []
    known = remembered(service(tables["service"]))
    return in_force(configuration.competencies, known, rows or None)


def with_list(configuration: Configuration, tables: Mapping[str, Table]) -> Configuration:
    """The configuration with list К as people have it on «Направления»."""
    competencies = list_in_force(configuration, tables).competencies
    return configuration.model_copy(update={"competencies": competencies})
