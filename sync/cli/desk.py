"""What the commands that work on the spreadsheet begin with."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from sync.commit import Desk
from sync.locate import NOT_FOUND, remember_id, remembered_id, search
from sync.refusals import NotSetUp
from sync.settings import Settings
from sync.workspace.errors import Refused
from sync.workspace.gateway import open_workspace

T = TypeVar("T")


def open_desk(settings: Settings, spreadsheet_id: str = "") -> Desk:
    """The desk of a command; the spreadsheet may still have to be found."""
    workspace = open_workspace(settings.emulator)
    return Desk(workspace, settings.configuration, spreadsheet_id, settings.run, settings.now)


def on_spreadsheet(settings: Settings, work: Callable[[Desk], T]) -> tuple[T, Desk]:
    """Do something on the programme's spreadsheet, wherever it is.

    An id that was given expressly or belongs to Google must answer. An emulator forgets when it
    is started anew: there an id that answers 404 is looked up again by the spreadsheet's key.

    Raises:
        NotSetUp: There is no spreadsheet yet.
    """
    desk = open_desk(settings, settings.spreadsheet_id)
    known = settings.spreadsheet_id or remembered_id(settings.config_path, desk.workspace.endpoint)
    if not known:
        return _found(settings, desk, work)
    try:
        desk = replace(desk, spreadsheet_id=known)
        return work(desk), desk
    except Refused as refusal:
        forgotten = refusal.code == 404 and refusal.method == "sheets.spreadsheets.get"
        if not forgotten or settings.spreadsheet_id or not settings.emulator:
            raise
        return _found(settings, desk, work)


def _found(settings: Settings, desk: Desk, work: Callable[[Desk], T]) -> tuple[T, Desk]:
    file = search(desk.workspace)
    if file is None:
        raise NotSetUp(NOT_FOUND)
    remember_id(settings.config_path, desk.workspace.endpoint, file.id)
    desk = replace(desk, spreadsheet_id=file.id)
    return work(desk), desk
