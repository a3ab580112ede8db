"""drive.files.list: what the caller may see, in order, page by page."""

import re
from collections.abc import Callable
from typing import Any

from emulator.clock import parse_rfc3339
from emulator.drive.corpora import Test, searched
from emulator.drive.matching import test_of
from emulator.drive.paging import page_of
from emulator.drive.query import Term, parse_query
from emulator.drive.resource import answered, file_resource
from emulator.errors import ApiError, unimplemented
from emulator.files import FOLDER
from emulator.quirks import LAG
from emulator.store import Record
from emulator.world import Call, World

DEFAULT_PAGE, LARGEST_PAGE = 100, 1000
Key = Callable[[Record], Any]

SORT_KEYS: dict[str, Key] = {
    "createdTime": lambda record: record["createdTime"],
    "folder": lambda record: record["mimeType"] != FOLDER,
    "modifiedByMeTime": lambda record: record["modifiedTime"],
    "modifiedTime": lambda record: record["modifiedTime"],
    "name": lambda record: record["name"].casefold(),
    "name_natural": lambda record: record["name"].casefold(),
    "quotaBytesUsed": lambda record: int(record.get("size", 0)),
    "recency": lambda record: record["modifiedTime"],
    "starred": lambda record: not record.get("starred", False),
    "viewedByMeTime": lambda record: record.get("viewedByMeTime", ""),
}


def list_files(world: World, call: Call) -> dict[str, Any]:
    """drive.files.list; without `orderBy` the newest come first."""
    if call.params.get("spaces", "drive") != "drive":
        raise unimplemented(f"spaces={call.params['spaces']}")
    term = parse_query(query) if (query := call.params.get("q", "").strip()) else None
    among, complete = searched(world, term, call)
    found = _sorted(_found(world, call, term, among), call.params.get("orderBy", ""))
    page, token = page_of(found, call, DEFAULT_PAGE, LARGEST_PAGE)
    # The mask of the call is one of the list; without it every file shows its four fields.
    shown = [answered(file_resource(world, record, call), call.fields) for record in page]
    return {"kind": "drive#fileList", "incompleteSearch": not complete} | token | {"files": shown}


def _found(world: World, call: Call, term: Term | None, among: Test) -> list[Record]:
    """The records that are searched and that the query asks for, the newest first."""
    query = call.params.get("q", "").strip()
    matches = test_of(world, term, call) if term else lambda _: True
    # Lookups by folder and type were seen to be right at once; an index finds by name and property.
    late = world.quirks.is_other("drive.search") and re.search(r"name|roperties|fullText", query)
    seen = [
        record
        for _, record in reversed(world.store.items("files"))
        if not record.get("root")
        and matches(record)
        and among(record)
        and not (late and _is_new(world, record))
    ]
    return sorted(seen, key=SORT_KEYS["modifiedTime"], reverse=True)


def _is_new(world: World, record: Record) -> bool:
    return parse_rfc3339(record["createdTime"]) > world.clock.now() - LAG


def _sorted(records: list[Record], order: str) -> list[Record]:
    """Records by the keys of `orderBy`; ApiError 400 for an unknown one."""
    for part in reversed([piece.split() for piece in order.split(",") if piece.strip()]):
        name, *direction = part
        if name not in SORT_KEYS or direction not in ([], ["desc"], ["asc"]):
            raise _invalid("orderBy")
        records = sorted(records, key=SORT_KEYS[name], reverse=direction == ["desc"])
    return records


def _invalid(name: str) -> ApiError:
    return ApiError(
        400, "Invalid Value", reason="invalid", location=name, location_type="parameter"
    )
