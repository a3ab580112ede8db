"""A proxy between the product and the emulator that may cut any request off, and tells of each one.

Everything passes as it came: the product sees the emulator's own replies. Only loopback is served.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import Enum
from http.client import HTTPConnection, HTTPException
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from select import select
from typing import Any
from urllib.parse import urlsplit

SECONDS = 300
STOPS_WITHIN_SECONDS = 0.02
_OF_ONE_CONNECTION = frozenset({"connection", "keep-alive", "transfer-encoding", "content-length"})


class Fate(Enum):
    """What becomes of a request."""

    PASSES = "passes"
    NEVER_ARRIVES = "never arrives"
    BREAKS_OFF = "breaks off half-way"
    UNANSWERED = "takes effect, and its reply is lost"


@dataclass(frozen=True)
class Met:
    """A request that the proxy has met.

    Attributes:
        number: Counted from 1 since the watcher was set.
        verb: The HTTP method.
        path: Path and query.
        size: Bytes of its body.
    """

    number: int
    verb: str
    path: str
    size: int

    @property
    def uploads(self) -> bool:
        """Whether it carries the content of a file."""
        return self.path.startswith("/upload/")


class Watcher:
    """Decides what becomes of requests; this one lets all of them pass and counts them."""

    def __init__(self) -> None:
        self.met: list[Met] = []

    def arriving(self, met: Met) -> Fate:
        """Called before a request reaches the emulator."""
        self.met.append(met)
        return Fate.PASSES

    def over(self, met: Met, fate: Fate) -> None:
        """Called when that is done which was decided, before any reply goes out."""


class Proxy:
    """A running proxy.

    Attributes:
        base_url: Where it listens.
    """

    def __init__(self, target: str, server: ThreadingHTTPServer) -> None:
        self.target = urlsplit(target).netloc
        self.base_url = f"http://127.0.0.1:{server.server_address[1]}"
        self._lock = threading.Lock()
        self._count = 0
        self._watcher = Watcher()

    def watch(self, watcher: Watcher) -> None:
        """Let somebody decide from here on; counting starts anew."""
        with self._lock:
            self._watcher, self._count = watcher, 0

    def meet(self, verb: str, path: str, size: int) -> tuple[Met, Fate, Watcher]:
        """One request more; requests are met one after another."""
        with self._lock:
            self._count += 1
            met = Met(self._count, verb, path, size)
            return met, self._watcher.arriving(met), self._watcher


@contextmanager
def proxied(target: str) -> Iterator[Proxy]:
    """A proxy in front of the emulator at that base URL, for the length of a block."""

    class Handler(_Handler):
        proxy: Proxy

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    Handler.proxy = Proxy(target, server)
    thread = threading.Thread(
        target=server.serve_forever, args=(STOPS_WITHIN_SECONDS,), daemon=True
    )
    thread.start()
    try:
        yield Handler.proxy
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    """One connection of the product's, and one of its own to the emulator."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    proxy: Proxy
    _upstream: HTTPConnection | None = None

    def handle_one_request(self) -> None:
        # A product that was killed leaves its connections broken.
        try:
            super().handle_one_request()
        except ConnectionError:
            self.close_connection = True

    def finish(self) -> None:
        self._hang_up()
        with suppress(OSError):
            super().finish()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class's own name
        """Say nothing."""

    def _forward(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        met, fate, watcher = self.proxy.meet(self.command, self.path, len(body))
        if fate is Fate.BREAKS_OFF:
            self._send_half(body)
        reply = None
        if fate in {Fate.PASSES, Fate.UNANSWERED}:
            reply = self._exchange(body)
        watcher.over(met, fate)
        if reply is None or fate is not Fate.PASSES:
            self.close_connection = True
            return
        status, headers, content = reply
        self.send_response_only(status)
        for name, value in headers:
            if name.lower() not in _OF_ONE_CONNECTION:
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = _forward  # noqa: N815 - as the base class wants them

    def _headers(self) -> dict[str, str]:
        return {**dict(self.headers.items()), "Host": self.proxy.target}

    def _exchange(self, body: bytes) -> tuple[int, list[tuple[str, str]], bytes] | None:
        """Send the request on; None where the emulator itself broke off."""
        if self._upstream is not None and _was_closed(self._upstream):
            self._hang_up()
        if self._upstream is None:
            self._upstream = HTTPConnection(self.proxy.target, timeout=SECONDS)
        try:
            self._upstream.request(self.command, self.path, body or None, self._headers())
            reply = self._upstream.getresponse()
            return reply.status, reply.getheaders(), reply.read()
        except (HTTPException, OSError):
            self._hang_up()
            return None

    def _send_half(self, body: bytes) -> None:
        """Send the head and half of the body, and go."""
        broken = HTTPConnection(self.proxy.target, timeout=SECONDS)
        broken.putrequest(self.command, self.path, skip_host=True, skip_accept_encoding=True)
        for name, value in self._headers().items():
            broken.putheader(name, value)
        broken.endheaders(body[: len(body) // 2])
        broken.close()

    def _hang_up(self) -> None:
        if self._upstream is not None:
            self._upstream.close()
            self._upstream = None


def _was_closed(connection: HTTPConnection) -> bool:
    """Whether the emulator has ended an idle connection: only its end can be read from it."""
    sock = connection.sock
    return sock is None or bool(select([sock], [], [], 0)[0])
