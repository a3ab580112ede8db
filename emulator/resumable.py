"""Resumable uploads of Drive: a session first, then the content in chunks, each told how far it came.

Drive API guide, "Upload file data": the first request carries the metadata and is answered with the
session's address; a PUT to it carries a chunk (`Content-Range: bytes 0-262143/1000000`) and is
answered 308 with the `Range` that is kept, or with the file when the content is whole. An empty PUT
with `Content-Range: bytes */1000000` asks how far the upload came.
"""

import re
from dataclasses import dataclass
from typing import Any

from starlette.responses import Response

from emulator.errors import ApiError, invalid
from emulator.identity.tokens import Identity
from emulator.wire import Incoming, parse_json
from emulator.world import World

SESSIONS = "uploads"
GRAIN = 256 * 1024  # bytes; of a chunk that is not the last only multiples are kept
DEFAULT_TYPE = "application/octet-stream"
_RANGE = re.compile(r"bytes (?:(\d{1,18})-(\d{1,18})|\*)/(\d{1,18}|\*)")


@dataclass(frozen=True)
class Whole:
    """An upload that has arrived: what the first request asked for, with the content."""

    who: Identity
    query: list[tuple[str, str]]
    body: Any
    media: bytes
    media_type: str


def session_id(incoming: Incoming) -> str:
    """The session that a request belongs to, or ""."""
    return dict(incoming.query).get("upload_id", "")


def begin(world: World, incoming: Incoming, who: Identity) -> Response:
    """Keep the metadata of an upload and answer with the address for its content."""
    name = world.ids.token(60)
    host = incoming.headers.get("host", "")
    query = [[key, value] for key, value in incoming.query if key != "uploadType"]
    session = {
        "who": who.kept(),
        "query": query,
        "body": parse_json(incoming.body),
        "type": incoming.headers.get("x-upload-content-type", DEFAULT_TYPE),
    }
    world.store.put(SESSIONS, name, session)
    world.store.put_blob(_blob(name), b"")
    location = f"http://{host}{incoming.raw_path}?uploadType=resumable&upload_id={name}"
    return Response(status_code=200, headers={"Location": location, "X-GUploader-UploadID": name})


def take(world: World, incoming: Incoming) -> Response | Whole:
    """Take a chunk: how far the upload came, or all of it.

    Raises ApiError: 404 for a session that is unknown or over, 400 for a range that cannot be.
    """
    name = session_id(incoming)
    session = world.store.get(SESSIONS, name)
    if session is None:
        raise ApiError(404, "Upload session not found.", reason="notFound")
    kept = world.store.blob(_blob(name))
    start, total = _span(incoming, len(kept))
    if start > len(kept):
        raise invalid(f"Invalid request. The upload continues at byte {len(kept)}.")
    kept = kept[:start] + incoming.body if incoming.body else kept
    if total is None or len(kept) < total:
        kept = kept[: len(kept) // GRAIN * GRAIN]
        world.store.put_blob(_blob(name), kept)
        return _incomplete(kept)
    if len(kept) > total:
        raise invalid("Invalid request. There is more content than was announced.")
    world.store.delete(SESSIONS, name)
    world.store.delete_blob(_blob(name))
    who = Identity.of(session["who"])
    query = [(key, value) for key, value in session["query"]]
    return Whole(who, query, session["body"], kept, session["type"])


def keep_part(world: World, incoming: Incoming) -> None:
    """Keep what arrived of a chunk whose connection broke."""
    session = world.store.get(SESSIONS, session_id(incoming))
    if session is None or not incoming.body:
        return
    name = session_id(incoming)
    kept = world.store.blob(_blob(name))
    try:
        start, _ = _span(incoming, len(kept))
    except ApiError:
        return  # a chunk without a place is refused, not kept
    if start <= len(kept):
        arrived = kept[:start] + incoming.body
        world.store.put_blob(_blob(name), arrived[: len(arrived) // GRAIN * GRAIN])


def _span(incoming: Incoming, kept: int) -> tuple[int, int | None]:
    """Where a chunk begins, and how long the whole is (None where that is not yet told)."""
    text = incoming.headers.get("content-range")
    if text is None:  # everything, in one piece
        return 0, len(incoming.body)
    match = _RANGE.fullmatch(text.strip())
    if match is None:
        raise invalid(f"Invalid request. Failed to parse Content-Range header: {text}")
    total = None if match[3] == "*" else int(match[3])
    return (kept if match[1] is None else int(match[1])), total


def _incomplete(kept: bytes) -> Response:
    headers = {"Range": f"bytes=0-{len(kept) - 1}"} if kept else {}
    return Response(status_code=308, headers=headers)


def _blob(name: str) -> str:
    return f"upload {name}"
