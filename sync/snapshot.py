"""Reading: the whole spreadsheet in one request, as one value."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from config.schema import Configuration
from generators.workbook.columns import Tab
from generators.workbook.tabs import all_tabs
from programme.findings import Finding
from sync.fence import Generation, Lease, find_generation
from sync.parsing import parse_table
from sync.records.memory import schema_of, service
from sync.refusals import NotSetUp
from sync.schema import newer_told, older_remarks
from sync.tables import Table
from sync.workspace.gateway import Workspace
from sync.workspace.sheets import CONTENT


@dataclass(frozen=True)
class Snapshot:
    """The spreadsheet at one moment.

    Attributes:
        resource: As Google returned it.
        tables: Its tabs.
        generation: Which state of the spreadsheet this is.
        lease: Who is making papers.
        findings: What is wrong with the shape of the tabs.
    """

    resource: Mapping[str, Any]
    tables: Mapping[str, Table]
    generation: Generation
    lease: Lease
    findings: tuple[Finding, ...]

    @property
    def memory(self) -> Mapping[str, str]:
        """What the service tab remembers."""
        return service(self.tables["service"])


def parse_spreadsheet(
    resource: Mapping[str, Any], configuration: Configuration, tabs: Sequence[Tab] = ()
) -> Snapshot:
    """Google's Spreadsheet → a snapshot.

    Args:
        resource: As Google returned it.
        configuration: Names the tabs of a programme.
        tabs: The tabs of another workbook of ours, «Служебная» among them.

    Raises:
        NotSetUp: The service tab or the generation is missing.
    """
    sheets = {sheet["properties"].get("sheetId", 0): sheet for sheet in resource.get("sheets", [])}
    tables: dict[str, Table] = {}
    findings: list[Finding] = []
    for tab in tabs or all_tabs(configuration):
        tables[tab.key], faults = parse_table(tab, sheets.get(tab.sheet_id))
        findings += faults
    memory = service(tables["service"])
    generation = find_generation(resource.get("namedRanges", []), memory.get("epoch", ""))
    if generation is None:
        raise NotSetUp(
            "В таблице нет служебных сведений программы (вкладка «Служебная»). "
            f"Запустите {tables['service'].tab.made_by}: "
            "он восстановит недостающее и больше ничего не тронет."
        )
    lease = Lease(memory.get("lease_owner", ""), _seconds(memory.get("lease_expires", "")))
    older = () if tabs else older_remarks(memory)
    return Snapshot(resource, tables, generation, lease, (*older, *findings))


def _seconds(text: str) -> float:
    """The lease's expiry; one that can't be read has expired."""
    try:
        return float(text or 0)
    except ValueError:
        return 0.0


def read_spreadsheet(
    workspace: Workspace,
    configuration: Configuration,
    spreadsheet_id: str,
    tabs: Sequence[Tab] = (),
) -> Snapshot:
    """The spreadsheet as it is now; that it is of a newer version is told to whoever only reads.

    ``tabs`` as for ``parse_spreadsheet``.
    """
    resource = workspace.sheets.read(spreadsheet_id, CONTENT)
    snapshot = parse_spreadsheet(resource, configuration, tabs)
    told = newer_told(schema_of(snapshot.memory))
    if told and told not in workspace.notices:
        workspace.notices.append(told)
    return snapshot
