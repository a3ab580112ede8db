"""What to try next, told from what lies in the Workspace."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from emulator import files
from emulator.pages.listing import ADDRESSES
from emulator.store import Record
from emulator.world import World

MOST_FORMS = 3


@dataclass(frozen=True)
class Suggestion:
    """One thing to try: words before a link, the link, words after it."""

    before: str
    name: str
    address: str
    after: str


def suggestions(world: World, records: Iterable[Record]) -> list[Suggestion]:
    """Things to try with the files that somebody sees; none where there are none."""
    kept = list(records)
    return [*_spreadsheets(kept), *_forms(world, kept), *_documents(kept)]


def _spreadsheets(records: Iterable[Record]) -> Iterator[Suggestion]:
    for record in _newest(records, files.SPREADSHEET)[:1]:
        yield Suggestion(
            "Откройте таблицу",
            record["name"],
            ADDRESSES[files.SPREADSHEET].format(id=record["id"]),
            "— начните с первого листа. Ячейки можно менять: щёлкните по ячейке или нажмите Enter.",
        )


def _forms(world: World, records: Iterable[Record]) -> Iterator[Suggestion]:
    open_forms = [r for r in records if r["mimeType"] == files.FORM and files.is_published(r)]
    for record in sorted(open_forms, key=lambda record: record["name"])[:MOST_FORMS]:
        form = world.store.get("forms", record["id"]) or {}
        yield Suggestion(
            "Ответьте на анкету",
            record["name"],
            f"/forms/d/e/{form.get('publicId', '')}/viewform",
            "— так её видит тот, кому прислали ссылку.",
        )


def _documents(records: Iterable[Record]) -> Iterator[Suggestion]:
    for record in _newest(records, files.DOCUMENT)[:1]:
        yield Suggestion(
            "Прочитайте документ",
            record["name"],
            ADDRESSES[files.DOCUMENT].format(id=record["id"]),
            "— его можно скачать как .docx или распечатать.",
        )


def _newest(records: Iterable[Record], mime_type: str) -> list[Record]:
    found = [record for record in records if record["mimeType"] == mime_type]
    return sorted(found, key=lambda record: str(record["modifiedTime"]), reverse=True)
