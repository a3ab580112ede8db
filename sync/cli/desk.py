"""What the commands that work on the spreadsheet begin with."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TypeVar

from sync.cli.cloud_log import CloudLog, is_wanted
from sync.cli.output import Output
from sync.cli.signals import STOP
from sync.commit import Desk
from sync.locate import NOT_FOUND, local_file, remember_id, remembered_id, search
from sync.progress import Progress, silent
from sync.refusals import NotSetUp, NotThere
from sync.settings import Settings
from sync.workspace.errors import Refused
from sync.workspace.gateway import open_workspace
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

    An id that was given expressly or belongs to Google must answer. An emulator forgets when it
    is started anew: there an id that answers 404 is looked up again by the spreadsheet's key.

    Raises:
        NotSetUp: There is no spreadsheet yet.
        NotThere: The id that was given or remembered answers 404.
    """
    desk = open_desk(settings, command, settings.spreadsheet_id, progress)
    known = settings.spreadsheet_id or remembered_id(settings.config_path, desk.workspace.endpoint)
    if not known:
        return _found(settings, desk, work)
    try:
        with absence_explained(settings):
            desk = replace(desk, spreadsheet_id=known)
            return _done(desk, work), desk
    except NotThere:
        if settings.spreadsheet_id or not settings.emulator:
            raise
        return _found(settings, desk, work)


@contextmanager
def absence_explained(settings: Settings) -> Iterator[None]:
    """Say where the spreadsheet's id came from when Google doesn't know it.

    Raises:
        NotThere: The spreadsheet answered 404.
    """
    try:
        yield
    except Refused as refusal:
        if not _is_of_spreadsheet(refusal, settings.spreadsheet_id):
            raise
        raise NotThere(_absent(settings)) from refusal


def _is_of_spreadsheet(refusal: Refused, given: str) -> bool:
    """Drive is asked for many files, and names in its words the one it doesn't have."""
    if refusal.code != 404:
        return False
    return refusal.method == "sheets.spreadsheets.get" or bool(given and given in refusal.said)


def _absent(settings: Settings) -> str:
    given = settings.spreadsheet_id
    if given and given == settings.configuration.organisation.spreadsheet_id:
        where = f"Её номер «{given}» стоит в {settings.config_path} (spreadsheet_id)"
    elif given:
        where = f"Её номер «{given}» задан переменной NASTAVNIK_SPREADSHEET_ID"
    else:
        where = f"Её номер записан в {local_file(settings.config_path)}"
    return (
        f"Файл не найден: такой таблицы нет, или она не открыта программе. {where}. "
        "Проверьте номер, доступ и корзину Google Диска."
    )


def _found(settings: Settings, desk: Desk, work: Callable[[Desk], T]) -> tuple[T, Desk]:
    file = search(desk.workspace.drive, desk.parent_folder)
    if file is None:
        raise NotSetUp(NOT_FOUND)
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
