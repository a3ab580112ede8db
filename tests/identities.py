"""Google's own authentication library, unmodified, with an emulator in Google's place."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
import requests
from google.auth.transport.requests import Request

ROBOT = "nastavnik@sad-5.iam.gserviceaccount.com"


class ToEmulator(requests.Session):
    """Sends what is meant for Google to the emulator."""

    def __init__(self, base_url: str) -> None:
        super().__init__()
        self.base_url = base_url

    def request(self, method: str, url: str, *args: Any, **kwargs: Any) -> requests.Response:  # type: ignore[override]  # what requests names one by one passes through
        """The same request to the same path on this machine."""
        parts = urlsplit(url)
        query = f"?{parts.query}" if parts.query else ""
        return super().request(method, f"{self.base_url}{parts.path}{query}", *args, **kwargs)


@pytest.fixture
def session(emulator: str) -> Iterator[ToEmulator]:
    """A session in which every host is the emulator."""
    with ToEmulator(emulator) as opened:
        yield opened


@pytest.fixture
def transport(session: ToEmulator) -> Any:
    """What google-auth sends its own requests with."""
    return Request(session)


@pytest.fixture
def robot(emulator_process: str, emulator: str) -> dict[str, str]:
    """A service account's key file; the key is made once for all tests of a process."""
    state = f"{emulator}/_emulator/states/with-a-robot"
    if requests.post(state, timeout=10).status_code != 200:
        made = requests.post(
            f"{emulator}/_emulator/service-accounts", json={"email": ROBOT}, timeout=10
        )
        KEYS[emulator_process] = made.json()
        requests.put(state, timeout=10).raise_for_status()
    return KEYS[emulator_process]


KEYS: dict[str, dict[str, str]] = {}
