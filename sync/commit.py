"""Bringing the spreadsheet into agreement with a decision: one atomic, fenced batch."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from config.schema import Configuration
from generators.workbook.columns import Tab
from generators.workbook.tabs import SERVICE
from sync.edits import requests_for
from sync.fence import fence
from sync.guard import REMADE, ROWS
from sync.plan import CellChange, NewRow, difference
from sync.progress import Progress, silent
from sync.refusals import Moved, Overtaken
from sync.schema import refuse_newer
from sync.snapshot import Snapshot, parse_spreadsheet, read_spreadsheet
from sync.tables import Table
from sync.verify import misplaced, misplaced_rows
from sync.workspace.errors import Refused
from sync.workspace.gateway import Workspace
from sync.workspace.sheets import CONTENT

REPLY = f"updatedSpreadsheet({CONTENT})"

TRIES = 4
"""How often putting things back is tried when somebody else writes at the same time."""


@dataclass(frozen=True)
class Desk:
    """Where commits of one run go to.

    Attributes:
        workspace: Google.
        configuration: The configuration of the run.
        spreadsheet_id: The spreadsheet.
        run: Id of the run.
        now: The moment of the run in the institution's time zone; its date is the run's «today».
        parent_folder: Where the programme's folder is made and looked for first; "" for My Drive.
        confirmed: Checksum of a plan that a person has confirmed (``sync.guard``), or "".
        progress: Is told how far long work is.
        tabs: The tabs of the workbook where it is another than a programme's (``parse_spreadsheet``).
        sparing: Whether forms that nobody is asked to fill in yet are read on a day's first run alone.
    """

    workspace: Workspace
    configuration: Configuration
    spreadsheet_id: str
    run: str
    now: datetime
    progress: Progress = silent
    confirmed: str = ""
    tabs: tuple[Tab, ...] = ()
    sparing: bool = False
    parent_folder: str = ""


def commit(
    desk: Desk,
    snapshot: Snapshot,
    tables: Mapping[str, Table],
    phase: str,
    *,
    filled: Collection[str] = (),
) -> Snapshot:
    """Write the difference between a snapshot and the tables as they should be.

    Args:
        desk: Where to.
        snapshot: What the decision was made on.
        tables: What should be.
        phase: Name of this commit within the run; run and phase are its mark in the spreadsheet.
        filled: Tabs in which people's empty cells are filled (see ``difference``).

    Returns:
        The spreadsheet after the write.

    Raises:
        NotSetUp: The spreadsheet is of a newer version than this program.
        Overtaken: Another run was first.
        Moved: People moved rows, columns or tabs meanwhile; what that made the commit cover is back.
        Stopped: The run was asked to end before this began; once begun it comes to its end.
    """
    refuse_newer(snapshot.memory)
    desk.workspace.stop.check()
    with desk.workspace.stop.in_hand():
        return _committed(desk, snapshot, tables, phase, filled)


def _committed(
    desk: Desk,
    snapshot: Snapshot,
    tables: Mapping[str, Table],
    phase: str,
    filled: Collection[str],
) -> Snapshot:
    mark = f"{desk.run}/{phase}/{snapshot.generation.next.number}"
    marked = {**tables, "service": tables["service"].upserted({"last_commit": {"value": mark}})}
    cells, rows = difference(snapshot.tables, marked, filled=filled)
    requests = [
        *fence(snapshot.generation, SERVICE.sheet_id),
        *requests_for(cells, rows, snapshot.tables, desk.configuration),
    ]
    after = _send(desk, requests, mark, snapshot)
    put_back = _repaired(desk, snapshot, after, cells, rows)
    if put_back:
        raise Moved(put_back)
    return after


def _repaired(
    desk: Desk,
    snapshot: Snapshot,
    after: Snapshot,
    cells: Sequence[CellChange],
    rows: Sequence[NewRow],
) -> Mapping[str, int]:
    """Put back what a commit covered because rows or columns had moved; cells put back, by tab.

    Raises:
        Overtaken: Others wrote every time; what could not be put back is in the dated copy.
    """
    for _ in range(TRIES):
        repairs = [
            *misplaced(cells, snapshot.tables, snapshot.resource, after.resource),
            *misplaced_rows(rows, snapshot.tables, snapshot.resource, after.resource),
        ]
        if not repairs:
            return {}
        mark = f"{desk.run}/repair/{after.generation.next.number}"
        # What is taken back was no growth of a register: the guard goes on from what it knew before.
        known = {
            name: {"value": snapshot.memory.get(name, "")}
            for name in after.memory
            if name.startswith((ROWS, REMADE))
        }
        noted = after.tables["service"].upserted({**known, "last_commit": {"value": mark}})
        note = difference({"service": after.tables["service"]}, {"service": noted})
        requests = [
            *fence(after.generation, SERVICE.sheet_id),
            *(repair.request for repair in repairs),
            *requests_for(*note, after.tables, desk.configuration),
        ]
        try:
            _send(desk, requests, mark, after)
        except (Overtaken, Moved):
            after = _read(desk)
        else:
            return Counter(repair.tab for repair in repairs)
    raise Overtaken


def _send(desk: Desk, requests: Sequence[Mapping[str, Any]], mark: str, base: Snapshot) -> Snapshot:
    try:
        reply = desk.workspace.sheets.fenced_update(
            desk.spreadsheet_id, requests, fields=REPLY, read_back=True
        )
    except Refused as refusal:
        if refusal.code != 400:
            raise
        # The fence held, or this very batch took effect and its reply was lost, or what it
        # addresses is gone: what stands there now says which.
        now = _read(desk)
        if now.memory.get("last_commit") == mark:
            return now
        if now.generation != base.generation:
            raise Overtaken from refusal
        if _grids(now) != _grids(base):
            raise Moved({}) from refusal
        raise
    return parse_spreadsheet(reply["updatedSpreadsheet"], desk.configuration, desk.tabs)


def _read(desk: Desk) -> Snapshot:
    return read_spreadsheet(desk.workspace, desk.configuration, desk.spreadsheet_id, desk.tabs)


def _grids(snapshot: Snapshot) -> list[tuple[Any, Any]]:
    sheets = snapshot.resource.get("sheets", [])
    return sorted(
        (sheet["properties"].get("sheetId", 0), sheet["properties"].get("gridProperties"))
        for sheet in sheets
    )
