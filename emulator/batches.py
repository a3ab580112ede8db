"""Several calls of Drive in one request (Drive API guide, "Send multiple requests in a batch").

The body is multipart/mixed; each part holds one HTTP request. The reply holds the responses in the
same order, under `response-` and the Content-ID of the request. Inner requests inherit the outer
Authorization. Calls of Sheets, Docs and Forms are not taken: Google answers 501 to those of Sheets
that read (measured), and nobody has published what it does with the rest.
"""

import re
from dataclasses import dataclass
from email.parser import BytesParser
from email.policy import HTTP
from http import HTTPStatus
from urllib.parse import parse_qsl, urlsplit

from starlette.datastructures import Headers
from starlette.responses import Response

from emulator.errors import invalid
from emulator.wire import Incoming

MOST = 100  # calls in one batch
BOUNDARY = "batch_emulator"
PHRASES = {status.value: status.phrase for status in HTTPStatus}
_REQUEST_LINE = re.compile(rb"([A-Z]+) (\S+)(?: HTTP/1\.[01])?\r?\n")


@dataclass(frozen=True)
class Part:
    """One call of a batch and its Content-ID."""

    id: str
    incoming: Incoming


def split_batch(outer: Incoming) -> list[Part]:
    """The calls of a batch; ApiError 400 where it is none or too long."""
    head = f"Content-Type: {outer.content_type}\r\n\r\n".encode()
    message = BytesParser(policy=HTTP).parsebytes(head + outer.body)
    if message.get_content_type() != "multipart/mixed" or not message.is_multipart():
        raise invalid("Failed to parse batch request, error: Missing or malformed multipart body.")
    pieces = list(message.iter_parts())
    if len(pieces) > MOST:
        raise invalid(f"The batch request contains more than {MOST} calls.")
    parts = []
    for piece in pieces:
        content = piece.get_payload(decode=True)
        name = str(piece.get("Content-ID", "")).strip("<>")
        parts.append(Part(name, _inner(content if isinstance(content, bytes) else b"", outer)))
    return parts


def _inner(content: bytes, outer: Incoming) -> Incoming:
    match = _REQUEST_LINE.match(content.lstrip())
    if match is None:
        raise invalid("Failed to parse batch request, error: Malformed request line.")
    message = BytesParser(policy=HTTP).parsebytes(content.lstrip()[match.end() :])
    body = message.get_payload(decode=True)
    headers = {name.lower(): str(value) for name, value in message.items()}
    headers.setdefault("authorization", outer.headers.get("authorization", ""))
    target = urlsplit(match[2].decode("ascii", "replace"))
    query = parse_qsl(target.query, keep_blank_values=True)
    kept = {name: value for name, value in headers.items() if value}
    return Incoming(
        match[1].decode("ascii"), target.path, query, Headers(kept), body if isinstance(body, bytes) else b""
    )  # fmt: skip


def join_batch(answers: list[tuple[Part, Response]]) -> Response:
    """The reply to a batch."""
    parts = [_part(part, response) for part, response in answers]
    body = b"".join(parts) + f"--{BOUNDARY}--\r\n".encode()
    return Response(body, media_type=f"multipart/mixed; boundary={BOUNDARY}")


def _part(part: Part, response: Response) -> bytes:
    reason = PHRASES.get(response.status_code, "Unknown")
    head = [f"--{BOUNDARY}", "Content-Type: application/http"]
    head += [f"Content-ID: <response-{part.id}>"] if part.id else []
    head += ["", f"HTTP/1.1 {response.status_code} {reason}"]
    head += [f"{name}: {value}" for name, value in response.headers.items()]
    return "\r\n".join([*head, "", ""]).encode() + bytes(response.body) + b"\r\n"
