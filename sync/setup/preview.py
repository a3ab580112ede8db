"""What ``init`` would do, found out by the same steps with nothing written."""

from dataclasses import dataclass, replace
from typing import Any

from sync.commit import Desk
from sync.plan import difference
from sync.schema import upgrade_of
from sync.setup.content import first_contents
from sync.setup.files import forms, papers_folder, share, spreadsheet, templates
from sync.setup.initialise import memory_noted, standing_shelf
from sync.setup.rehearsal import is_new, rehearsed
from sync.setup.structure import listed_in, missing_structure, version_note
from sync.setup.structure_told import structure_told
from sync.snapshot import parse_spreadsheet
from sync.workspace.sheets import STRUCTURE


@dataclass(frozen=True)
class Preview:
    """What ``init`` would do.

    Attributes:
        version: Of the spreadsheet that stands; 0 where there is none.
        newest: Of the spreadsheets that this program makes.
        migrations: What becomes other on the way from one to the other, in Russian.
        files: Files, forms and access that would be made or changed.
        structure: Tabs, columns, protections, views and charts that would be made.
        cells: Cells and rows that would be filled; None where that is known only when the structure stands.
    """

    version: int
    newest: int
    migrations: tuple[str, ...]
    files: tuple[str, ...]
    structure: tuple[str, ...]
    cells: int | None

    @property
    def is_nothing(self) -> bool:
        """Whether all stands."""
        return not (self.migrations or self.files or self.structure or self.cells) and (
            self.version == self.newest
        )

    def as_json(self) -> dict[str, Any]:
        """For ``--json``."""
        return {
            "version": self.version,
            "newest": self.newest,
            "migrations": list(self.migrations),
            "files": list(self.files),
            "structure": list(self.structure),
            "cells": self.cells,
        }


def preview(desk: Desk) -> Preview:
    """Go through the set-up and write nothing.

    Raises:
        As ``initialise``.
    """
    told: list[str] = []
    workspace, configuration = rehearsed(desk.workspace, told), desk.configuration
    desk = replace(desk, workspace=workspace)
    shelf, year = standing_shelf(desk)
    found = spreadsheet(shelf, configuration).id
    resource: dict[str, Any] = {} if is_new(found) else workspace.sheets.read(found, STRUCTURE)
    way = upgrade_of(resource)
    configuration = listed_in(way.resource, configuration)
    requests = missing_structure(way.resource, configuration, "00000000", shelf.home)
    note = version_note(resource, configuration)
    papers = papers_folder(shelf)
    templates(shelf, configuration, lambda: None)
    published, _ = forms(workspace, shelf, configuration, year)
    share(workspace, shelf.folder, configuration)
    cells = None
    if not requests and not note:
        snapshot = parse_spreadsheet(resource, configuration)
        noted = memory_noted(shelf, papers, year)
        filled = first_contents(snapshot.tables, configuration, published, year, noted)
        cells = sum(len(part) for part in difference(snapshot.tables, filled))
    return Preview(
        0 if is_new(found) else way.version,
        way.newest,
        tuple(way.told),
        tuple(told),
        structure_told(requests, configuration),
        cells,
    )
