"""Bringing the spreadsheet into agreement with a decision: one atomic, fenced batch."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from config.schema import Configuration
from generators.workbook.tabs import SERVICE
from sync.edits import requests_for
from sync.fence import fence
from sync.plan import difference
from sync.progress import Progress, silent
from sync.refusals import Overtaken
from sync.snapshot import Snapshot, parse_spreadsheet, read_spreadsheet
from sync.tables import Table
from sync.verify import misplaced, misplaced_rows
from sync.workspace.errors import Refused
from sync.workspace.gateway import Workspace
from sync.workspace.sheets import CONTENT

REPLY = f"updatedSpreadsheet({CONTENT})"


@dataclass(frozen=True)
class Desk:
    """Where commits of one run go to.

    Attributes:
        workspace: Google.
        configuration: The configuration of the run.
        spreadsheet_id: The spreadsheet.
        run: Id of the run.
        now: The moment of the run in the institution's time zone; its date is the run's «today».
        progress: Is told how far long work is.
    """

    workspace: Workspace
    configuration: Configuration
    spreadsheet_id: str
    run: str
    now: datetime
    progress: Progress = silent


def commit(desk: Desk, snapshot: Snapshot, tables: Mapping[str, Table], phase: str) -> Snapshot:
    """Write the difference between a snapshot and the tables as they should be.

    Args:
        desk: Where to.
        snapshot: What the decision was made on.
        tables: What should be.
        phase: Name of this commit within the run; run and phase are its mark in the spreadsheet.

    Returns:
        The spreadsheet after the write.

    Raises:
        Overtaken: Another run was first, or rows and columns moved meanwhile (put right again).
    """
    mark = f"{desk.run}/{phase}/{snapshot.generation.next.number}"
    marked = {**tables, "service": tables["service"].upserted({"last_commit": {"value": mark}})}
    cells, rows = difference(snapshot.tables, marked)
    requests = [
        *fence(snapshot.generation, SERVICE.sheet_id),
        *requests_for(cells, rows, snapshot.tables, desk.configuration),
    ]
    after = _send(desk, requests, mark)
    repairs = [
        *misplaced(cells, snapshot.tables, snapshot.resource, after.resource),
        *misplaced_rows(rows, snapshot.tables, snapshot.resource, after.resource),
    ]
    if repairs:
        _repair(desk, after, repairs)
        raise Overtaken
    return after


def _repair(desk: Desk, after: Snapshot, repairs: list[dict[str, Any]]) -> None:
    """Put back what rows and columns that moved made a commit cover; another write in between gives up."""
    mark = f"{desk.run}/repair/{after.generation.next.number}"
    noted = after.tables["service"].upserted({"last_commit": {"value": mark}})
    cells, rows = difference({"service": after.tables["service"]}, {"service": noted})
    note = requests_for(cells, rows, after.tables, desk.configuration)
    _send(desk, [*fence(after.generation, SERVICE.sheet_id), *repairs, *note], mark)


def _send(desk: Desk, requests: list[dict[str, Any]], mark: str) -> Snapshot:
    try:
        reply = desk.workspace.sheets.fenced_update(
            desk.spreadsheet_id, requests, fields=REPLY, read_back=True
        )
    except Refused as refusal:
        if refusal.code != 400:
            raise
        # Either the fence held, or this very batch took effect and its reply was lost.
        now = read_spreadsheet(desk.workspace, desk.configuration, desk.spreadsheet_id)
        if now.memory.get("last_commit") == mark:
            return now
        if _is_fence(refusal):
            raise Overtaken from refusal
        raise
    return parse_spreadsheet(reply["updatedSpreadsheet"], desk.configuration)


def _is_fence(refusal: Refused) -> bool:
    return "requests[0]" in refusal.said or "NamedRange" in refusal.said
