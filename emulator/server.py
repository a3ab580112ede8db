"""The HTTP server on loopback: one socket, one process, gone at once when it is told to."""

import asyncio
import contextlib
import functools
import json
import logging
import os
import signal
import socket
import sys
from collections.abc import Callable, Iterator
from typing import Any

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from emulator.wire import TRANSPORT

HOST = "127.0.0.1"
LONGEST_HEAD = 128 * 1024  # bytes of a request line with its headers
WATCH_SECONDS = 0.5


class AbortableProtocol(H11Protocol):
    """HTTP/1.1 that lends the application its connection, so that a planned failure can end it."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # uvicorn narrows the type the same way
        """Put the connection into the scope of every request that comes over it."""
        super().connection_made(transport)
        self.app = functools.partial(_with_transport, self.app, transport)


class QuietServer(uvicorn.Server):
    """A server that tells when it listens, and leaves signals to its caller."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Listen, then say so."""
        await super().startup(sockets)
        self._ready()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Do nothing: uvicorn would raise a caught signal again at the end."""
        yield


def listen(port: int) -> socket.socket:
    """A listening socket on loopback; OSError where the port is taken. Port 0 picks a free one."""
    # With the protocol named, asyncio switches Nagle's algorithm off: 40 ms less for every reply.
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    if os.name == "posix":  # elsewhere the option would let two servers share a port
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
        listener.listen(128)
    except OSError:
        listener.close()
        raise
    return listener


def address(listener: socket.socket) -> str:
    """The base URL at which a listening socket is reached."""
    return f"http://{HOST}:{listener.getsockname()[1]}"


def serve(app: Any, listener: socket.socket, *, parent_pid: int = 0) -> None:
    """Serve until SIGTERM, Ctrl-C or the end of the parent process.

    Prints one JSON line with `base_url` on stdout when connections are accepted.
    """
    line = json.dumps({"base_url": address(listener)})
    config = uvicorn.Config(
        app, http=AbortableProtocol, log_config=None, access_log=False, lifespan="off", ws="none",
        date_header=False, server_header=False, timeout_graceful_shutdown=0, timeout_keep_alive=75,
        h11_max_incomplete_event_size=LONGEST_HEAD,
    )  # fmt: skip
    server = QuietServer(config, functools.partial(_say, line))
    asyncio.run(_serve(server, listener, parent_pid))


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


async def _serve(server: QuietServer, listener: socket.socket, parent_pid: int) -> None:
    def stop(*_: object) -> None:
        logging.getLogger("uvicorn.error").setLevel(
            logging.CRITICAL
        )  # it reports what it cut short
        server.should_exit = True

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)
    watch = asyncio.create_task(_watch_parent(parent_pid, stop))
    await server.serve([listener])
    watch.cancel()


async def _watch_parent(parent_pid: int, stop: Callable[[], None]) -> None:
    """Stop when the parent process has gone; 0 stands for no parent to watch."""
    # A parent that was killed and not yet waited for still has its number, but no longer its children.
    was_child = sys.platform != "win32" and parent_pid == os.getppid()
    while parent_pid and _alive(parent_pid) and not (was_child and os.getppid() != parent_pid):
        await asyncio.sleep(WATCH_SECONDS)
    if parent_pid:
        stop()


def _alive(pid: int) -> bool:
    if sys.platform == "win32":
        return True  # there a process cannot be asked without a handle to it
    if pid == os.getppid():
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


async def _with_transport(
    app: Any, transport: asyncio.Transport, scope: Any, receive: Any, send: Any
) -> None:
    scope[TRANSPORT] = transport
    await app(scope, receive, send)
