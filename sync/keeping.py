"""A dated copy of the spreadsheet before a day's first write; the last fourteen stay."""

from programme.findings import Finding
from sync.commit import Desk
from sync.snapshot import Snapshot
from sync.workspace.drive import FOLDER, File
from sync.workspace.errors import Refused

STAY = 14
"""Copies that stay; older ones go to the bin, from which Google empties them after thirty days."""

LAST_COPY = "last_copy"
"""What the programme's memory calls the day of the last copy."""

_FOLDER_KEY, _KEY = "copies", "copy:"


def keep_copy(desk: Desk, snapshot: Snapshot) -> tuple[Finding, ...]:
    """Copy the spreadsheet as it is, unless today's copy stands.

    Returns:
        A remark where Google lets this account make no copy: the run goes on without one.
    """
    day = desk.now.date().isoformat()
    if snapshot.memory.get(LAST_COPY) == day or not snapshot.memory.get("folder"):
        return ()
    drive, home = desk.workspace.drive, snapshot.memory.get("home", "")
    try:
        folder = _folder(desk, snapshot.memory["folder"], home)
        copies = _copies(drive.inside(folder.id))
        if f"{_KEY}{day}" not in (file.key for file in copies):
            title = snapshot.resource["properties"]["title"]
            made = drive.copy(
                desk.spreadsheet_id,
                name=f"{day} — {title}",
                key=f"{_KEY}{day}",
                home=home,
                parent=folder.id,
            )
            copies = _copies([*copies, made])
        for old in copies[STAY:]:
            drive.trash(old.id)
    except Refused as refusal:
        if refusal.code not in {403, 404}:
            raise
        return (Finding("", "", f"Копия таблицы за сегодня не сделана. {refusal}"),)
    return ()


def _folder(desk: Desk, programme: str, home: str) -> File:
    drive = desk.workspace.drive
    for file in drive.inside(programme):
        if (file.key, file.home) == (_FOLDER_KEY, home):
            return file
    return drive.create(
        name="Копии таблицы", mime_type=FOLDER, key=_FOLDER_KEY, home=home, parent=programme
    )


def _copies(files: list[File] | tuple[File, ...]) -> list[File]:
    """The copies among files, the newest day first."""
    dated = [file for file in files if file.key.startswith(_KEY)]
    return sorted(dated, key=lambda file: file.key, reverse=True)
