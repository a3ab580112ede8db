"""The story of ``nastavnik init``."""

import secrets
from dataclasses import dataclass
from typing import Any

from programme.school_year import school_year_of
from sync.commit import Desk, commit
from sync.plan import difference
from sync.setup.content import first_contents
from sync.setup.files import Form, Shelf, forms, papers_folder, share, spreadsheet, templates
from sync.setup.structure import missing_structure
from sync.snapshot import read_spreadsheet
from sync.workspace.drive import File
from sync.workspace.gateway import Workspace
from sync.workspace.sheets import STRUCTURE


@dataclass(frozen=True)
class SetUp:
    """What stands after ``init``.

    Attributes:
        spreadsheet_id: Id of the spreadsheet.
        spreadsheet_url: Its address.
        folder: The programme's folder.
        forms: Questionnaires.
        templates: Kind of paper → template.
        changes: What had to be made or repaired; 0 when everything stood.
    """

    spreadsheet_id: str
    spreadsheet_url: str
    folder: File
    forms: tuple[Form, ...]
    templates: dict[str, File]
    changes: int

    def as_json(self) -> dict[str, Any]:
        """For ``--json``."""
        return {
            "spreadsheet_id": self.spreadsheet_id,
            "spreadsheet_url": self.spreadsheet_url,
            "folder_id": self.folder.id,
            "folder_url": self.folder.url,
            "questionnaires": [
                {"code": f.code, "form_id": f.file, "link": f.link} for f in self.forms
            ],
            "templates": [
                {"kind": kind, "id": f.id, "url": f.url} for kind, f in self.templates.items()
            ],
            "changes": self.changes,
        }


def initialise(desk: Desk) -> SetUp:
    """Make or repair folder, spreadsheet, questionnaires and templates.

    Args:
        desk: Its ``spreadsheet_id`` is the one given expressly, or "" to find or make one.
    """
    workspace, configuration = desk.workspace, desk.configuration
    organisation = configuration.organisation
    year = school_year_of(
        desk.now.date(), organisation.school_year_starts, organisation.school_year_ends
    )
    shelf = Shelf(workspace, f"Наставничество — {organisation.short_name}")
    spreadsheet_id = desk.spreadsheet_id or spreadsheet(shelf, configuration).id
    desk = Desk(workspace, configuration, spreadsheet_id, desk.run, desk.now)
    repairs = _repair_structure(desk, shelf.home)
    papers, made_templates = papers_folder(shelf), templates(shelf, configuration)
    published, steps = forms(workspace, shelf, configuration, year)
    shared = share(workspace, shelf.folder, configuration)
    snapshot = read_spreadsheet(workspace, configuration, spreadsheet_id)
    remembered = {"folder": shelf.folder.id, "papers_folder": papers.id, "year": year.caption}
    tables = first_contents(snapshot.tables, configuration, published, year, remembered)
    cells, rows = difference(snapshot.tables, tables)
    if cells or rows:
        commit(desk, snapshot, tables, "init")
    changes = shelf.made + repairs + steps + shared + len(cells) + len(rows)
    url = str(snapshot.resource["spreadsheetUrl"])
    return SetUp(spreadsheet_id, url, shelf.folder, published, made_templates, changes)


def _repair_structure(desk: Desk, home: str) -> int:
    workspace: Workspace = desk.workspace
    resource = workspace.sheets.read(desk.spreadsheet_id, STRUCTURE)
    requests = missing_structure(resource, desk.configuration, secrets.token_hex(4), home)
    if requests:
        workspace.sheets.batch_update(desk.spreadsheet_id, requests)
    return len(requests)
