"""Whether a file is what a query asks for."""

import re
from collections.abc import Callable
from datetime import datetime
from operator import eq, ge, gt, le, lt, ne
from typing import Any

from emulator.clock import parse_rfc3339
from emulator.drive.properties import private
from emulator.drive.query import Both, Compare, Either, Has, Not, Term, Within, invalid_query
from emulator.drive.resource import is_trashed
from emulator.errors import unimplemented
from emulator.files import is_at_least, root_folder
from emulator.store import Record
from emulator.world import Call, World

Test = Callable[[Record], bool]

ORDER: dict[str, Callable[[Any, Any], bool]] = {
    "=": eq,
    "!=": ne,
    "<": lt,
    "<=": le,
    ">": gt,
    ">=": ge,
}
TEXTS = ("name", "mimeType", "description")
TIMES = ("modifiedTime", "createdTime")
FLAGS = ("trashed", "starred", "sharedWithMe")
KNOWN_TO_GOOGLE = (
    "fullText",
    "viewedByMeTime",
    "sharedWithMeTime",
    "visibility",
    "shortcutDetails",
    "memberCount",
)
PEOPLE = {"owners": "owner", "writers": "writer", "readers": "reader"}


def test_of(world: World, term: Term, call: Call) -> Test:
    """The test that a query makes of the record of a file; ApiError for what cannot be asked."""
    if isinstance(term, Not):
        inner = test_of(world, term.term, call)
        return lambda record: not inner(record)
    if isinstance(term, Both | Either):
        left, right = test_of(world, term.left, call), test_of(world, term.right, call)
        if isinstance(term, Both):
            return lambda record: left(record) and right(record)
        return lambda record: left(record) or right(record)
    if isinstance(term, Within):
        return _within(world, term, call.caller)
    return _has(term, call.app) if isinstance(term, Has) else _compare(world, term, call.caller)


def _within(world: World, term: Within, caller: str) -> Test:
    if term.collection == "parents":
        folder = root_folder(world, caller)["id"] if term.value == "root" else term.value
        return lambda record: folder in record["parents"]
    if term.collection not in PEOPLE:
        raise invalid_query()
    email = caller if term.value == "me" else term.value.lower()
    least = PEOPLE[term.collection]
    return lambda record: any(
        p.get("emailAddress", "").lower() == email and is_at_least(p["role"], least)
        for p in record["permissions"]
        if not p.get("view")
    )


def _has(term: Has, app: str) -> Test:
    if term.collection not in ("properties", "appProperties"):
        raise invalid_query()
    if term.collection == "properties":
        return lambda record: record["properties"].get(term.key) == term.value
    return lambda record: private(record, app).get(term.key) == term.value


def _compare(world: World, term: Compare, caller: str) -> Test:
    if term.field in TEXTS:
        return _compare_text(term)
    if term.field in TIMES and term.sign in ORDER:
        return _compare_time(term)
    if term.field in FLAGS and term.sign in ("=", "!=") and term.value in ("true", "false"):
        return _compare_flag(world, term, caller)
    if term.field in KNOWN_TO_GOOGLE:
        raise unimplemented(f"{term.field} in q")
    raise invalid_query()


def _compare_text(term: Compare) -> Test:
    if term.sign == "contains":
        # A name contains what one of its words begins with; a type contains any part of it.
        start = r"(?<!\w)" if term.field == "name" else ""
        pattern = re.compile(start + re.escape(term.value), re.IGNORECASE)
        return lambda record: pattern.search(record.get(term.field, "")) is not None
    if term.sign not in ("=", "!="):
        raise invalid_query()
    compare = ORDER[term.sign]
    return lambda record: compare(record.get(term.field, ""), term.value)


def _compare_time(term: Compare) -> Test:
    moment, compare = _moment(term.value), ORDER[term.sign]
    return lambda record: compare(parse_rfc3339(record[term.field]), moment)


def _compare_flag(world: World, term: Compare, caller: str) -> Test:
    wanted = (term.value == "true") is (term.sign == "=")
    if term.field == "trashed":
        return lambda record: is_trashed(world, record) is wanted
    if term.field == "starred":
        return lambda record: record.get("starred", False) is wanted
    return lambda record: (record["owner"] != caller) is wanted


def _moment(text: str) -> datetime:
    """A moment of a query; without a time zone it is UTC."""
    try:
        moment = datetime.fromisoformat(text)
        return parse_rfc3339(text if moment.tzinfo else f"{moment.isoformat()}Z")
    except ValueError as error:
        raise invalid_query() from error
