"""The address to which the browser brings what a person answered: a server on this machine for one answer.

RFC 8252, section 7.3: an address of the loopback interface, on whatever port is free. Whoever else knocks, and
whatever carries another ``state``, is turned away and ends nothing.
"""

import queue
import secrets
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

_SLICE = 0.25
"""Seconds between two looks at whether somebody has pressed Ctrl-C."""
DONE = "Готово, вернитесь в терминал."
DECLINED = "Доступ не дан. Вернитесь в терминал."
FOREIGN = "Этот ответ не относится к начатому входу. Откройте ссылку из терминала ещё раз."
_PAGE = (
    '<!doctype html><html lang="ru"><meta charset="utf-8"><title>Nastavnik</title><p style="font: 1.3em sans-serif; '
    'margin: 3em">{text}</p></html>'
)
_HEADERS = {
    "Content-Type": "text/html; charset=utf-8",
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'",
    "Connection": "close",
}


@dataclass(frozen=True)
class Brought:
    """What the browser brought.

    Attributes:
        code: To be exchanged; "" where consent was refused.
        error: OAuth's word for why («access_denied»); "" where there is a code.
    """

    code: str = field(repr=False)
    error: str


class Waiting:
    """A server that waits for one answer.

    Attributes:
        redirect_uri: Where the browser is to go.
    """

    def __init__(self, port: int, brought: "queue.Queue[Brought]") -> None:
        self.redirect_uri = f"http://127.0.0.1:{port}"
        self._brought = brought

    def wait(self, seconds: float, clock: Callable[[], float] = time.monotonic) -> Brought | None:
        """What was brought; None where nobody came in time."""
        ends = clock() + seconds
        while clock() < ends:
            try:
                return self._brought.get(timeout=_SLICE)
            except queue.Empty:
                continue
        return None


@contextmanager
def waiting(state: str) -> Iterator[Waiting]:
    """A server for the answer that carries this state; it ends with the block."""
    brought: queue.Queue[Brought] = queue.Queue()

    class Handler(BaseHTTPRequestHandler):
        timeout = 10  # a browser opens connections in advance and says nothing on them
        server_version, sys_version = "Nastavnik", ""

        def do_GET(self) -> None:
            status, text, answer = understood(self.path, state)
            content = _PAGE.format(text=text).encode()
            self.send_response(status)
            for name, value in _HEADERS.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)
            if answer:
                brought.put(answer)

        def log_message(self, *_: object) -> None:
            """Silent: a code must reach no log."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield Waiting(server.server_address[1], brought)
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def understood(path: str, state: str) -> tuple[int, str, Brought | None]:
    """HTTP status, text for the person, and the answer if it is one."""
    target = urlsplit(path)
    given = {name: values[0] for name, values in parse_qs(target.query).items()}
    if target.path != "/" or not given:
        return 404, FOREIGN, None
    if not secrets.compare_digest(given.get("state", "").encode(), state.encode()):
        return 400, FOREIGN, None
    if error := given.get("error"):
        return 200, DECLINED, Brought("", error[:100])
    if code := given.get("code"):
        return 200, DONE, Brought(code, "")
    return 400, FOREIGN, None
