"""Files as entries of a list, each leading to its page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from emulator import files
from emulator.clock import parse_rfc3339
from emulator.sheets.documents import COLLECTION
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
UTC = ZoneInfo("UTC")
OTHER_PAGE = "/file/d/{id}/view"
DOWNLOAD = "/drive/v3/files/{id}?alt=media"


@dataclass(frozen=True)
class Entry:
    """A file in a list; `changed` is when, `07.09.2026 10:30`."""

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


def by_kind(records: Iterable[Record], zone: ZoneInfo) -> list[tuple[str, list[Entry]]]:
    """Captions with their files by name, in the order folders, tables, forms, documents, others.

    Args:
        records: the files.
        zone: where the moments of their last changes are told.
    """
    groups: dict[str, list[Entry]] = {caption: [] for caption in [*CAPTIONS.values(), OTHER_FILES]}
    for record in sorted(records, key=lambda record: natural(record["name"])):
        groups[CAPTIONS.get(record["mimeType"], OTHER_FILES)].append(_entry(record, zone))
    return [(caption, entries) for caption, entries in groups.items() if entries]


def natural(name: str) -> list[tuple[int, str]]:
    """A key that sorts names as people do: numbers by value, letters whatever their case."""
    parts = re.split(r"([0-9]+)", name.casefold())
    return [(int(part), "") if n % 2 else (0, part) for n, part in enumerate(parts)]


def zone_of(world: World, records: Iterable[Record]) -> ZoneInfo:
    """The time zone that all spreadsheets among the files share; UTC where they share none."""
    kept = [world.store.get(COLLECTION, record["id"]) for record in records]
    zones = {book["properties"].get("timeZone", "") for book in kept if book}
    try:
        return ZoneInfo(zones.pop()) if len(zones) == 1 else UTC
    except (ZoneInfoNotFoundError, ValueError):
        return UTC


def _entry(record: Record, zone: ZoneInfo) -> Entry:
    address = ADDRESSES.get(record["mimeType"], OTHER_PAGE).format(id=record["id"])
    changed = parse_rfc3339(record["modifiedTime"]).astimezone(zone)
    return Entry(record["name"], address, f"{changed:%d.%m.%Y %H:%M}")
