"""Which spreadsheet: the id that was given, the one remembered for this endpoint, or the one found on Drive."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import yaml

from sync.places import beside, write_private
from sync.refusals import NotSetUp
from sync.workspace.drive import Drive
from sync.workspace.errors import Refused
from sync.workspace.file import File

SPREADSHEET_KEY = "spreadsheet"
FOLDER_KEY = "folder"

NOT_FOUND = (
    "Таблица программы не найдена. Запустите nastavnik init: он создаст её и всё, что к ней нужно."
)


def local_file(config_path: Path) -> Path:
    """The git-ignored file beside the configuration that remembers ids."""
    return beside(config_path, config_path.with_suffix(".local.yaml").name)


SPREADSHEETS, DIRECTORIES = "spreadsheets", "directories"
"""Parts of the local file: programmes' spreadsheets, and municipalities' directories."""


def remembered_id(config_path: Path, endpoint: str, part: str = SPREADSHEETS) -> str:
    """The spreadsheet's id for an endpoint; entries of other endpoints don't count."""
    return str(_part(_remembered(local_file(config_path)), part).get(endpoint, ""))


def _remembered(path: Path) -> dict[str, Any]:
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, yaml.YAMLError):
        return {}
    return content if isinstance(content, dict) else {}


def _part(content: Mapping[str, Any], name: str) -> dict[str, Any]:
    held = content.get(name)
    return held if isinstance(held, dict) else {}


def remember_id(
    config_path: Path, endpoint: str, spreadsheet_id: str, part: str = SPREADSHEETS
) -> bool:
    """Keep the spreadsheet's id; entries of other endpoints stay.

    Returns:
        Whether it is kept. A container's disk is for reading: there the id is found on Drive by its key each
        time, or given in ``NASTAVNIK_SPREADSHEET_ID``.
    """
    path = local_file(config_path)
    content = _remembered(path)
    known = _part(content, part)
    if known.get(endpoint) == spreadsheet_id:
        return True
    content[part] = {**known, endpoint: spreadsheet_id}
    text = "# Создано командой nastavnik init; в репозиторий не попадает.\n"
    try:
        write_private(path, text + yaml.safe_dump(content, allow_unicode=True))
    except OSError:
        return False
    return True


def folders_in(drive: Drive, parent: str, home: str = "") -> list[File]:
    """The programmes' folders in a folder («root» is My Drive), oldest first; of one programme where its mark is given."""
    found = (file for file in drive.inside(parent) if file.key == FOLDER_KEY)
    return [file for file in found if home in {"", file.home}]


def spreadsheets_in(drive: Drive, parent: str, home: str = "") -> Iterator[File]:
    """The spreadsheets in those folders: told at once, while an index may be behind."""
    for folder in folders_in(drive, parent, home):
        yield from (file for file in drive.inside(folder.id) if file.key == SPREADSHEET_KEY)


def search(drive: Drive, parent: str = "") -> File | None:
    """The programme's spreadsheet on Drive, by its key.

    Args:
        drive: Google.
        parent: Where the programme's folder is made, if that is not My Drive: there it is looked for first, so that
            institutions with a place of their own each find their own.

    Raises:
        NotSetUp: There are several: people must say which one counts.
    """
    found: Sequence[File] = _known_in(drive, parent) if parent else ()
    found = found or drive.with_key(SPREADSHEET_KEY)
    if len(found) > 1:
        listed = "".join(f"\n  {_described(file)}" for file in found)
        raise NotSetUp(
            f"На Диске несколько таблиц программы:{listed}\n"
            "Лишние уберите в корзину или укажите id нужной: spreadsheet_id в config/organisation.yaml "
            "либо переменная NASTAVNIK_SPREADSHEET_ID."
        )
    return found[0] if found else None


def _known_in(drive: Drive, parent: str) -> list[File]:
    """What stands in a place; nothing where the place itself is gone, which ``init`` explains."""
    try:
        return list(spreadsheets_in(drive, parent))
    except Refused as refusal:
        if refusal.code != 404:
            raise
        return []


def _described(file: File) -> str:
    try:
        made = f"{datetime.fromisoformat(file.created):%d.%m.%Y %H:%M} UTC"
    except ValueError:
        made = "неизвестно когда"
    return f"{file.url or file.name} — создана {made}, id {file.id}"
