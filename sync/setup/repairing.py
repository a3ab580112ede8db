"""The spreadsheet's structure put right: migrations and what is missing, in one fenced batch."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from config.schema import Configuration
from sync.commit import Desk
from sync.keeping import keep_copy
from sync.refusals import NotSetUp
from sync.schema import upgrade_of
from sync.setup.files import TRIES
from sync.setup.structure import (
    fenced,
    listed_in,
    missing_structure,
    missing_tabs,
    numbered_by_google,
    version_note,
)
from sync.snapshot import parse_spreadsheet
from sync.workspace.errors import Refused
from sync.workspace.gateway import Workspace
from sync.workspace.sheets import STRUCTURE


@dataclass(frozen=True)
class Repaired:
    """What has become of the structure.

    Attributes:
        requests: How many it took.
        missing: Keys of the tabs that were missing.
        configuration: With the list of directions that stands in the spreadsheet.
        notices: What has become of a former version's parts, in Russian.
    """

    requests: int
    missing: tuple[str, ...]
    configuration: Configuration
    notices: tuple[str, ...] = ()


def repair_structure(desk: Desk, home: str) -> Repaired:
    """Bring the spreadsheet to this program's version and give it what it lacks, all in one batch.

    Raises:
        Refused: Google takes it in none of several tries.
    """
    workspace: Workspace = desk.workspace
    missing: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    configuration = desk.configuration
    for left in reversed(range(TRIES)):
        resource = workspace.sheets.read(desk.spreadsheet_id, STRUCTURE)
        missing = missing or missing_tabs(resource, desk.configuration)
        way = upgrade_of(resource)
        configuration = listed_in(way.resource, desk.configuration)
        requests = [
            *way.requests,
            *missing_structure(way.resource, configuration, secrets.token_hex(4), home),
            *version_note(resource, configuration),
        ]
        if not requests:
            break
        if way.steps:
            notices = (*_copied(desk, resource, way.newest), *way.told)
        if not left:
            requests = numbered_by_google(requests)
        try:
            workspace.sheets.fenced_update(desk.spreadsheet_id, fenced(resource, requests))
        except Refused as refusal:
            # Another ``init``, or the lost first sending of this batch, has made the same tabs,
            # or an id of ours is taken.
            if refusal.code != 400 or not left:
                raise
        else:
            return Repaired(len(requests), missing, configuration, notices)
    # What was to be done is done, by another ``init`` or by the sending whose reply was lost: it is told all the same.
    return Repaired(0, missing, configuration, notices)


def _copied(desk: Desk, resource: Mapping[str, Any], version: int) -> tuple[str, ...]:
    """Keep the spreadsheet as it was before a migration; returns why there is no copy, if there is none."""
    try:
        snapshot = parse_spreadsheet(resource, desk.configuration)
    except NotSetUp:
        return (_NO_COPY,)  # no generation: it is not known where copies lie
    return tuple(finding.text for finding in keep_copy(desk, snapshot, before_version=version))


_NO_COPY = "Копия таблицы перед переходом не сделана: в ней не было служебных сведений. Прежнее состояние — в истории версий."
