"""What comes over the wire and what goes back: requests taken apart, replies and their accidents."""

import base64
import binascii
import json
import re
import socket
import struct
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from emulator.errors import ApiError, invalid
from emulator.parameters import Pairs

JSON_TYPE = "application/json; charset=UTF-8"
TRANSPORT = "emulator.transport"  # where the server leaves the connection in the scope
RESET_ON_CLOSE = struct.pack("ii", 1, 0)  # SO_LINGER: on, zero seconds


@dataclass(frozen=True)
class Incoming:
    """A request as it was meant: with its overriding verb and its query, wherever that was sent."""

    http_method: str
    raw_path: str
    query: Pairs
    headers: Headers
    body: bytes

    @property
    def content_type(self) -> str:
        """The type of the body with its parameters."""
        return self.headers.get("content-type", "")


async def receive(request: Request) -> Incoming:
    """Read a request; a long GET that came as POST is a GET again."""
    body = await request.body()
    query = parse_qsl(request.url.query, keep_blank_values=True)
    verb = request.headers.get("x-http-method-override", request.method).upper()
    if verb != request.method and request.method == "POST":
        form = "x-www-form-urlencoded" in request.headers.get("content-type", "")
        query += parse_qsl(body.decode("utf-8"), keep_blank_values=True) if form else []
        body = b"" if form else body
    raw_path = request.scope.get("raw_path", request.url.path.encode()).decode("ascii", "replace")
    return Incoming(verb, raw_path.partition("?")[0], query, request.headers, body)


async def receive_part(request: Request, most: int) -> Incoming:
    """Read a request, and of its body no more than so many bytes: the rest is thrown away.

    It is read nevertheless, so that a client which is still sending hears the answer.
    """
    part = b""
    async for piece in request.stream():
        part += piece[: most - len(part)]
    query = parse_qsl(request.url.query, keep_blank_values=True)
    return Incoming(request.method, request.url.path, query, request.headers, part)


def parse_json(body: bytes) -> Any:
    """The JSON of a body; nothing is an empty object. ApiError 400 where it is malformed."""
    if not body.strip():
        return {}
    try:
        return json.loads(body)
    except (ValueError, RecursionError) as error:
        text = f"Invalid JSON payload received. {error}"
        raise ApiError(400, text, reason="parseError") from error


def split_multipart(content_type: str, body: bytes) -> tuple[Any, bytes, str]:
    """Metadata, content and type of the content of a multipart/related upload (RFC 2387)."""
    boundary = re.search(r'boundary="?([^";]+)"?', content_type)
    parts = _parts(body, boundary[1].encode()) if boundary else []
    if len(parts) != 2:
        raise invalid("Malformed multipart body.")
    (_, metadata), (headers, content) = parts
    if headers.get("content-transfer-encoding", "").lower() == "base64":
        try:
            content = base64.b64decode(content)
        except binascii.Error as error:
            raise invalid("Malformed multipart body.") from error
    return parse_json(metadata), content, headers.get("content-type", "application/octet-stream")


def _parts(body: bytes, boundary: bytes) -> list[tuple[dict[str, str], bytes]]:
    """The parts between the boundaries; lines may end with CRLF or, as some clients do, with LF."""
    pieces = re.split(rb"(?:^|\r?\n)--" + re.escape(boundary) + rb"(?:--)?[ \t]*(?:\r?\n|$)", body)
    parts = []
    for piece in pieces[1:-1]:
        head, *rest = re.split(rb"(?:^|\r?\n)\r?\n", piece, maxsplit=1)
        # A long header goes on in the next line, which then begins with a space.
        unfolded = re.sub(r"\r?\n[ \t]+", " ", head.decode("utf-8", "replace"))
        lines = [line.partition(":") for line in unfolded.splitlines()]
        headers = {name.strip().lower(): value.strip() for name, _, value in lines}
        parts.append((headers, rest[0] if rest else b""))
    return parts


def json_response(value: Any, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    """A JSON reply with Google's content type."""
    content = json.dumps(value, ensure_ascii=False)
    return Response(content, status, headers=headers, media_type=JSON_TYPE)


class AbortedResponse(Response):
    """No reply: the TCP connection is reset."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002 - ASGI's signature
        """Abort the connection and wait until the server has noticed."""
        transport = scope[TRANSPORT]
        transport.get_extra_info("socket").setsockopt(
            socket.SOL_SOCKET, socket.SO_LINGER, RESET_ON_CLOSE
        )
        transport.abort()
        while (await receive())["type"] != "http.disconnect":
            pass


class TruncatedResponse(Response):
    """The first half of a reply that promises the whole, then the connection ends."""

    def __init__(self, whole: Response) -> None:
        super().__init__(whole.body, whole.status_code, headers=dict(whole.headers))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send half of the body and close."""
        half = bytes(self.body[: len(self.body) // 2])
        await send(
            {"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers}
        )
        await send({"type": "http.response.body", "body": half, "more_body": True})
        scope[TRANSPORT].close()
        while (await receive())["type"] != "http.disconnect":
            pass
