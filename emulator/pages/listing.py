"""Files as entries of a list, each leading to its page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from emulator import files
from emulator.store import Record
from emulator.world import World

CAPTIONS = {
    files.FOLDER: "Папки",
    files.SPREADSHEET: "Таблицы",
    files.FORM: "Анкеты",
    files.DOCUMENT: "Документы",
}
OTHER_FILES = "Другие файлы"
ADDRESSES = {
    files.FOLDER: "/drive/folders/{id}",
    files.SPREADSHEET: "/spreadsheets/d/{id}/edit",
    files.FORM: "/forms/d/{id}/edit",
    files.DOCUMENT: "/document/d/{id}/edit",
}
DOWNLOAD = "/drive/v3/files/{id}?alt=media"


@dataclass(frozen=True)
class Entry:
    """A file in a list."""

    name: str
    address: str
    changed: str


def visible_files(world: World, viewer: str, folder_id: str = "") -> list[Record]:
    """The files somebody may see that are not in the bin, of one folder or of all."""
    return [
        record
        for _, record in world.store.items("files")
        if not record["trashed"]
        and not record.get("root")
        and (not folder_id or folder_id in record["parents"])
        and files.role_of(world, record, viewer)
    ]


def by_kind(records: Iterable[Record]) -> list[tuple[str, list[Entry]]]:
    """Captions with their files by name, in the order folders, tables, forms, documents, others."""
    groups: dict[str, list[Entry]] = {caption: [] for caption in [*CAPTIONS.values(), OTHER_FILES]}
    for record in sorted(records, key=lambda record: str(record["name"]).casefold()):
        groups[CAPTIONS.get(record["mimeType"], OTHER_FILES)].append(_entry(record))
    return [(caption, entries) for caption, entries in groups.items() if entries]


def _entry(record: Record) -> Entry:
    address = ADDRESSES.get(record["mimeType"], DOWNLOAD).format(id=record["id"])
    return Entry(record["name"], address, record["modifiedTime"][:16].replace("T", " "))
