"""What the commands that work on the spreadsheet begin with."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TypeVar

from sync.absence import is_forgotten, is_of_spreadsheet, nothing_standing, out_of_sight
from sync.cli.cloud_log import CloudLog, is_wanted
from sync.cli.output import Output
from sync.cli.signals import STOP
from sync.commit import Desk
from sync.known import Known, known_of
from sync.locate import NOT_FOUND, remember_id, search
from sync.progress import Progress, silent
from sync.refusals import NotSetUp, NotThere
from sync.settings import Settings
from sync.workspace.errors import Refused
from sync.workspace.gateway import Workspace, open_workspace
from sync.workspace.scopes import SCOPES
from sync.workspace.transport import Patience

T = TypeVar("T")


def open_desk(
    settings: Settings,
    command: str,
    spreadsheet_id: str = "",
    progress: Progress = silent,
    *,
    patience: Patience | None = None,
) -> Desk:
    """The desk of a command, with the rights it needs; the spreadsheet may still have to be found."""
    workspace = open_workspace(
        settings.emulator,
        patience,
        scopes=SCOPES[command],
        source=settings.source,
        stop=STOP,
    )
    configuration = settings.configuration
    return Desk(
        workspace,
        configuration,
        spreadsheet_id,
        settings.run,
        settings.now,
        progress,
        parent_folder=settings.parent_folder,
    )


def on_spreadsheet(
    settings: Settings, command: str, work: Callable[[Desk], T], progress: Progress = silent
) -> tuple[T, Desk]:
    """Do something on the programme's spreadsheet, wherever it is.

    An id that was given expressly or noted must answer: no other spreadsheet takes its place. Only an emulator that
    was started anew has forgotten what was noted; there the spreadsheet is looked up again by its key.

    Raises:
        NotSetUp: There is no spreadsheet yet, or it is in the bin.
        NotThere: The id that was given or noted isn't visible.
    """
    desk = open_desk(settings, command, settings.spreadsheet_id, progress)
    known = known_of(settings, desk.workspace.endpoint)
    if not known.id:
        return _found(settings, desk, work)
    desk = replace(desk, spreadsheet_id=known.id)
    try:
        with absence_explained(known, desk.workspace):
            return _done(desk, work), desk
    except NotThere:
        if not is_forgotten(known, desk.workspace):
            raise
        return _found(settings, desk, work)


@contextmanager
def absence_explained(
    known: Known, workspace: Workspace, end: type[NotThere | NotSetUp] = NotThere
) -> Iterator[None]:
    """Say where the spreadsheet's id came from, and what to do, when Google doesn't show it.

    Args:
        known: The id that is worked with.
        workspace: Google.
        end: How the command ends then.

    Raises:
        NotThere, NotSetUp: The spreadsheet answered 404, or 403; whichever ``end`` says.
    """
    try:
        yield
    except Refused as refusal:
        if not is_of_spreadsheet(refusal, known.id):
            raise
        raise end(str(out_of_sight(known, workspace))) from refusal


def _found(settings: Settings, desk: Desk, work: Callable[[Desk], T]) -> tuple[T, Desk]:
    file = search(desk.workspace.drive, desk.parent_folder)
    if file is None:
        absence = nothing_standing(desk.workspace.drive, desk.parent_folder)
        raise NotSetUp(str(absence or NOT_FOUND))
    remember_id(settings.config_path, desk.workspace.endpoint, file.id)
    desk = replace(desk, spreadsheet_id=file.id)
    return _done(desk, work), desk


def _done(desk: Desk, work: Callable[[Desk], T]) -> T:
    """Do it, and say beside the answer what was noticed on the way."""
    done = work(desk)
    log = CloudLog(sys.stderr, os.environ) if is_wanted(os.environ) else None
    for notice in desk.workspace.notices:
        told = f"Внимание. {notice} Обновите программу."
        Output(as_json=True, log=log).tell("WARNING", told)
    return done
