"""A dated copy of the spreadsheet before a day's first write; the last fourteen stay."""

from collections.abc import Iterable

from programme.findings import Finding
from sync.commit import Desk
from sync.snapshot import Snapshot
from sync.workspace.drive import FOLDER
from sync.workspace.errors import Refused
from sync.workspace.file import File

STAY = 14
"""Copies that stay; older ones go to the bin, from which Google empties them after thirty days."""

LAST_COPY = "last_copy"
"""What the programme's memory calls the day of the last copy."""

SERVER_FAULTS = 500

COPY_KEY = "copy:"
"""How the keys of copies begin: «copy:2026-10-01»."""

COPIES_KEY = "copies"
"""Key of the folder of copies."""

_NO_COPY = "Копия таблицы за сегодня не сделана."


def keep_copy(desk: Desk, snapshot: Snapshot, *, before_version: int = 0) -> tuple[Finding, ...]:
    """Copy the spreadsheet as it is, unless today's copy stands.

    Before the spreadsheet becomes of another version it is copied in any case, under a key and a name that say so.

    A run that ended between its copy and its write has left a copy and no note of it: the folder tells.

    Args:
        desk: Where to.
        snapshot: The spreadsheet as it is.
        before_version: The version that it is to become of; 0 for the day's copy.

    Returns:
        A remark where there is no copy, as Google lets this account make none: the run goes on without.
    """
    day, memory = desk.now.date().isoformat(), snapshot.memory
    key, name = f"{COPY_KEY}{day}", day
    if before_version:
        key, name = f"{key} {before_version}", f"{day} до перехода к версии {before_version}"
    elif memory.get(LAST_COPY) == day:
        return ()
    if not memory.get("folder"):
        return (
            Finding("", "", f"{_NO_COPY} Запустите nastavnik init: неизвестна папка программы."),
        )
    try:
        folder = _folder(desk, memory["folder"], memory.get("home", ""))
        copies = copies_among(desk.workspace.drive.inside(folder.id))
        if key not in (file.key for file in copies):
            title = snapshot.resource["properties"]["title"]
            made = desk.workspace.drive.copy(
                desk.spreadsheet_id,
                name=f"{name} — {title}",
                key=key,
                home=memory.get("home", ""),
                parent=folder.id,
            )
            copies = copies_among(
                [*copies, desk.workspace.drive.counted(made, folder.id, made.home)]
            )
    except Refused as refusal:
        return (Finding("", "", f"{_NO_COPY} {_told(refusal)}"),)
    return _tidied(desk, copies[STAY:])


def _tidied(desk: Desk, old: Iterable[File]) -> tuple[Finding, ...]:
    try:
        for file in old:
            desk.workspace.drive.trash(file.id)
    except Refused as refusal:
        text = "Старая копия таблицы не убрана в корзину; уберите её сами."
        return (Finding("", "", f"{text} {_told(refusal)}"),)
    return ()


def _told(refusal: Refused) -> Refused:
    """A refusal that will be the same next time; any other one ends the run, and the next one tries again."""
    if refusal.code in {401, 429} or refusal.code >= SERVER_FAULTS:
        raise refusal
    return refusal


def _folder(desk: Desk, programme: str, home: str) -> File:
    drive = desk.workspace.drive
    for file in drive.inside(programme):
        if (file.key, file.home) == (COPIES_KEY, home):
            return file
    made = drive.create(
        name="Копии таблицы", mime_type=FOLDER, key=COPIES_KEY, home=home, parent=programme
    )
    return drive.counted(made, programme, home)


def copies_among(files: Iterable[File]) -> list[File]:
    """The copies among files, the newest day first."""
    dated = [file for file in files if file.key.startswith(COPY_KEY)]
    return sorted(dated, key=lambda file: file.key, reverse=True)
