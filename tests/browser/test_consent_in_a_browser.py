"""A person gives a program consent in a real browser, which then goes back to the program."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from chromium_windows import Visit
from identity_asking import FILE, SHEETS, control

pytestmark = pytest.mark.journey


@contextmanager
def program() -> Iterator[tuple[str, list[str]]]:
    """A program that waits for the browser: its address, and what it was asked for."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(204 if "favicon" in self.path else 200)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Silent."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/", asked
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def test_the_browser_brings_the_code_back_to_the_program(emulator: str, visit: Visit) -> None:
    client = control(emulator, "POST", "/oauth-clients")["installed"]
    query = {"client_id": client["client_id"], "scope": f"{FILE} {SHEETS}", "state": "x"}
    with program() as (address, asked):
        query |= {"redirect_uri": address, "response_type": "code"}
        page = visit().open(f"{client['auth_uri']}?{urlencode(query)}")
        page.get_by_label("всех Ваших таблиц Google").check()
        page.get_by_role("button", name="Продолжить").click()
        page.wait_for_url(f"{address}**")
    told = parse_qs(urlsplit(asked[0]).query)
    assert (told["state"], told["scope"]) == (["x"], [SHEETS])
    assert told["code"]
