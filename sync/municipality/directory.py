"""The directory's own spreadsheet: found by what is given, remembered or searched for; made and repaired by ``init``."""

import secrets
from dataclasses import dataclass, replace
from hashlib import sha256

from generators.municipality.figures import TOTAL
from generators.municipality.tabs import directory_tabs
from sync.commit import Desk, commit
from sync.municipality.hall import Hall
from sync.plan import difference
from sync.refusals import Moved, NotSetUp, Overtaken
from sync.setup.place import MY_DRIVE, Place, require
from sync.setup.structure import fenced, missing_structure
from sync.workspace.drive import FOLDER, SPREADSHEET, Drive
from sync.workspace.errors import Refused
from sync.workspace.file import File
from sync.workspace.sheets import STRUCTURE

DIRECTORY_KEY, FOLDER_KEY = "directory", "municipality"
"""What the directory and its folder are on Drive, beside the keys of programmes' files."""

TITLE = "Наставничество — учреждения"
TRIES = 4
_HOME_DIGITS = 16


@dataclass(frozen=True)
class Directory:
    """A municipality's directory as it stands.

    Attributes:
        file: The spreadsheet.
        folder: Id of the folder in which institutions' folders are made.
        changes: What had to be made or repaired.
    """

    file: File
    folder: str
    changes: int = 0

    def place(self, code: str) -> Place:
        """Where an institution lives: in the municipality's folder, under a mark that follows from its code."""
        mark = sha256(f"{self.file.id}\n{code}".encode()).hexdigest()[:_HOME_DIGITS]
        return Place(self.folder, mark)


def find(drive: Drive, parent: str = MY_DRIVE) -> File | None:
    """The directory by its key, or None.

    Raises:
        NotSetUp: There are several, and people must say which one counts; or the only ones lie in the bin, where a
            second one beside them would make everything anew.
    """
    found = drive.with_key(DIRECTORY_KEY) or _newborn(drive, parent)
    if len(found) > 1:
        links = "".join(f"\n  {file.url} — id {file.id}" for file in found)
        raise NotSetUp(
            f"На Диске несколько справочников учреждений:{links}\nЛишние уберите в корзину или укажите id нужного: "
            "переменная NASTAVNIK_DIRECTORY_ID."
        )
    if not found and (binned := drive.binned(DIRECTORY_KEY)):
        raise NotSetUp(in_the_bin(binned[-1]))
    return found[0] if found else None


def in_the_bin(file: File) -> str:
    """What to do about a directory that lies in the bin."""
    return (
        f"Справочник учреждений лежит в корзине Google Диска: {file.url}\nЧерез 30 дней Google сотрёт его. Верните его из "
        "корзины (вместе с папкой, если в корзине она) и повторите команду."
    )


def _newborn(drive: Drive, parent: str) -> tuple[File, ...]:
    """A directory made a moment ago, which the index may not show yet."""
    folders = [file for file in drive.inside(parent) if file.key == FOLDER_KEY]
    files = (file for folder in folders for file in drive.inside(folder.id))
    return tuple(file for file in files if file.key == DIRECTORY_KEY)


def set_up(desk: Desk, parent: str = MY_DRIVE) -> Directory:
    """Make or repair the directory.

    Args:
        desk: Its ``spreadsheet_id`` is the directory's, or "" to find or make one.
        parent: The folder or shared drive in which the municipality's folder is made.

    Raises:
        NotSetUp: The directory is in the bin, there are several, or there is no place for its folder.
        Overtaken: Others were first every time.
        Refused: 404, nothing has the id that was given.
    """
    drive = desk.workspace.drive
    file = drive.look_up(desk.spreadsheet_id) if desk.spreadsheet_id else find(drive, parent)
    if file and file.trashed:
        raise NotSetUp(in_the_bin(file))
    folder = file.parents[0] if file and file.parents else ""
    made = 0
    if file is None:
        require(desk.workspace, Place(parent))
        home = secrets.token_hex(_HOME_DIGITS // 2)
        folder = drive.create(
            name="Наставничество: муниципалитет",
            mime_type=FOLDER,
            key=FOLDER_KEY,
            home=home,
            parent=parent,
        ).id
        file = drive.create(
            name=TITLE, mime_type=SPREADSHEET, key=DIRECTORY_KEY, home=home, parent=folder
        )
        made = 2
    desk = replace(desk, spreadsheet_id=file.id)
    made += _repaired(desk, file.home) + _filled(desk)
    return Directory(file, folder, made)


def _repaired(desk: Desk, home: str) -> int:
    """Give the spreadsheet its tabs and columns; how many requests that took."""
    sheets = desk.workspace.sheets
    tabs = directory_tabs(desk.configuration)
    for left in reversed(range(TRIES)):
        resource = sheets.read(desk.spreadsheet_id, STRUCTURE)
        requests = missing_structure(resource, desk.configuration, secrets.token_hex(4), home, tabs)
        if not requests:
            return 0
        try:
            sheets.fenced_update(desk.spreadsheet_id, fenced(resource, requests))
        except Refused as refusal:
            # Another ``init`` was first, or the reply of this one was lost.
            if refusal.code != 400 or not left:
                raise
        else:
            return len(requests)
    return 0


def _filled(desk: Desk) -> int:
    """The rows of totals come first, so that sorting by hand finds them where they were."""
    hall = Hall.of(desk)
    for _ in range(TRIES):
        snapshot = hall.read()
        tables = dict(snapshot.tables)
        for name in ("overview", "figures"):
            if not tables[name].row(TOTAL):
                tables[name] = tables[name].upserted({TOTAL: {"name": "Учреждений: 0"}})
        cells, rows = difference(snapshot.tables, tables)
        if not cells and not rows:
            return 0
        try:
            commit(hall.desk, snapshot, tables, "init")
        except (Overtaken, Moved):
            continue
        return len(cells) + len(rows)
    raise Overtaken
