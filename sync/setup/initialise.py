"""The story of ``nastavnik init``."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from generators.workbook.competencies import COMPETENCIES
from programme.school_year import SchoolYear, school_year_at, year_under_way
from sync.commit import Desk, commit
from sync.guard import REMADE
from sync.plan import difference
from sync.progress import Progress
from sync.refusals import Moved, Overtaken
from sync.schema import refuse_newer
from sync.setup.content import first_contents, refilled_list
from sync.setup.files import TRIES, Form, forms, papers_folder, share, spreadsheet, templates
from sync.setup.memory import memory_of, read_memory, year_remembered
from sync.setup.place import ALONE, MY_DRIVE, Place
from sync.setup.repairing import repair_structure
from sync.setup.shelf import Shelf, standing_spreadsheet
from sync.snapshot import Snapshot, read_spreadsheet
from sync.tables import Table
from sync.workspace.file import File
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
        notices: What people should know of it, in Russian.
    """

    spreadsheet_id: str
    spreadsheet_url: str
    folder: File
    forms: tuple[Form, ...]
    templates: dict[str, File]
    changes: int
    notices: tuple[str, ...]

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
            "notices": list(self.notices),
        }


def initialise(desk: Desk, *, begin_year: bool = False, place: Place = ALONE) -> SetUp:
    """Make or repair folder, spreadsheet, questionnaires and templates.

    Args:
        desk: Its ``spreadsheet_id`` is the one given expressly, or "" to find or make one.
        begin_year: Whether the school year of today begins, if the programme is still in the one before.
        place: Where the programme lives, if it is one of several of this account.

    Raises:
        Refused: 404, nothing has the id that was given.
        NotSetUp: The spreadsheet is in the bin or of a newer version, there are several, or there is no place
            for the folder.
        Overtaken: Others were first every time.
    """
    workspace, configuration = desk.workspace, desk.configuration
    told = _Steps(desk.progress, 4 + len(configuration.papers))
    shelf, year = standing_shelf(desk, begin_year=begin_year, place=place)
    told.done()
    desk = replace(desk, spreadsheet_id=spreadsheet(shelf, configuration).id)
    repaired = repair_structure(desk, shelf.home)
    told.done()
    desk = replace(desk, configuration=repaired.configuration)
    configuration = desk.configuration
    papers, made_templates = papers_folder(shelf), templates(shelf, configuration, told.done)
    published, steps = forms(workspace, shelf, configuration, year)
    told.done()
    shared = share(workspace, shelf.folder, configuration)
    remembered = memory_noted(shelf, papers, year)
    before, snapshot, written = _write_contents(desk, published, year, remembered, repaired.missing)
    anew = _remade(snapshot) if written else []
    refilled = [_REFILLED] if refilled_list(before.tables) else []
    told.done()
    return SetUp(
        desk.spreadsheet_id,
        str(snapshot.resource["spreadsheetUrl"]),
        shelf.folder,
        published,
        made_templates,
        shelf.made + repaired.requests + steps + shared + written,
        (
            *shelf.notices,
            *repaired.notices,
            *(_ANEW.format(title=table.title) for table in anew),
            *refilled,
        ),
    )


def memory_noted(shelf: Shelf, papers: File, year: SchoolYear) -> dict[str, str]:
    """What the spreadsheet remembers of folders, and the school year."""
    return {
        "home": shelf.home,
        "folder": shelf.folder.id,
        "papers_folder": papers.id,
        "year": year.caption,
    }


_ANEW = (
    "Вкладка «{title}» создана заново. Что на ней вписали люди, возьмите из копии (папка «Копии таблицы»); до "
    "Вашего подтверждения nastavnik sync ничего не изменит."
)
_REFILLED = (
    f"Вкладка «{COMPETENCIES.title}» заполнена заново тем, что помнит программа: названия и что предлагать. Пометки "
    "людей возьмите из копии (папка «Копии таблицы»)."
)


def _remade(snapshot: Snapshot) -> list[Table]:
    memory = snapshot.memory
    return [table for name, table in snapshot.tables.items() if memory.get(f"{REMADE}{name}")]


class _Steps:
    """Tells how many of the steps are done: folder, table, each template, questionnaires, contents."""

    def __init__(self, progress: Progress, every: int) -> None:
        self._progress, self._all = progress, every
        self._count = -1
        self.done()

    def done(self) -> None:
        """One step more."""
        self._count += 1
        self._progress("Папка, таблица, шаблоны, анкеты", self._count, self._all)


def standing_shelf(
    desk: Desk, *, begin_year: bool = False, place: Place = ALONE
) -> tuple[Shelf, SchoolYear]:
    """The programme's files, and the school year it is in.

    Raises:
        As ``initialise``.
    """
    workspace, organisation = desk.workspace, desk.configuration.organisation
    year = school_year_at(desk.now.date(), organisation)
    title = f"Наставничество — {organisation.short_name}"
    if place is ALONE:
        place = Place(desk.parent_folder or MY_DRIVE)
    standing = standing_spreadsheet(workspace, desk.spreadsheet_id, place)
    if standing is None:
        return Shelf(workspace, title, None, place=place), year
    resource = workspace.sheets.read(standing.id, STRUCTURE)
    refuse_newer(memory_of(resource))
    if not begin_year:
        year = year_under_way(year, year_remembered(resource))
    return Shelf(workspace, title, standing, read_memory(resource, year), place), year


def _write_contents(
    desk: Desk,
    published: tuple[Form, ...],
    year: SchoolYear,
    remembered: Mapping[str, str],
    missing: tuple[str, ...],
) -> tuple[Snapshot, Snapshot, int]:
    """Write the first contents; returns the spreadsheet before and after, and how many cells and rows that took."""
    before: Snapshot | None = None
    for _ in range(TRIES):
        snapshot = read_spreadsheet(desk.workspace, desk.configuration, desk.spreadsheet_id)
        before = before or snapshot
        tables = first_contents(
            snapshot.tables, desk.configuration, published, year, remembered, missing=missing
        )
        cells, rows = difference(snapshot.tables, tables)
        if not cells and not rows:
            return before, snapshot, 0
        try:
            return before, commit(desk, snapshot, tables, "init"), len(cells) + len(rows)
        except (Overtaken, Moved):
            continue
    raise Overtaken
