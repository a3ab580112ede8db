"""The proxy of the crash sweep: what it lets pass is unchanged, what it cuts off is cut off."""

from collections.abc import Iterator
from typing import Any

import pytest
import requests

from torture.proxy import Fate, Met, Proxy, Watcher, proxied

FOLDER = {"name": "Папка", "mimeType": "application/vnd.google-apps.folder"}


@pytest.fixture
def proxy(emulator: str) -> Iterator[Proxy]:
    with proxied(emulator) as running:
        yield running


class Doomed(Watcher):
    """Gives every creation the same fate."""

    def __init__(self, fate: Fate) -> None:
        super().__init__()
        self._fate = fate
        self.ended: list[Fate] = []

    def arriving(self, met: Met) -> Fate:
        super().arriving(met)
        return self._fate if met.verb == "POST" else Fate.PASSES

    def over(self, met: Met, fate: Fate) -> None:
        if met.verb == "POST":
            self.ended.append(fate)


def folders(emulator: str) -> int:
    listed = requests.get(f"{emulator}/drive/v3/files", timeout=10).json()["files"]
    return len(listed)


def test_what_passes_is_what_the_emulator_says(proxy: Proxy, emulator: str) -> None:
    made = requests.post(f"{proxy.base_url}/drive/v3/files", json=FOLDER, timeout=10)
    through = requests.get(f"{proxy.base_url}/drive/v3/files", timeout=10)
    direct = requests.get(f"{emulator}/drive/v3/files", timeout=10)

    assert made.status_code == 200
    assert (through.status_code, through.json()) == (direct.status_code, direct.json())
    assert through.headers["Content-Type"] == direct.headers["Content-Type"]


@pytest.mark.parametrize(
    ("fate", "effects"),
    [(Fate.NEVER_ARRIVES, 0), (Fate.BREAKS_OFF, 0), (Fate.UNANSWERED, 1)],
)
def test_a_request_that_is_cut_off(proxy: Proxy, emulator: str, fate: Fate, effects: int) -> None:
    watcher = Doomed(fate)
    proxy.watch(watcher)

    with pytest.raises(requests.ConnectionError):
        requests.post(f"{proxy.base_url}/drive/v3/files", json=FOLDER, timeout=10)

    assert watcher.ended == [fate]
    assert folders(emulator) == effects


def test_requests_are_counted_from_one_for_each_watcher(proxy: Proxy) -> None:
    for _ in range(2):
        watcher = Watcher()
        proxy.watch(watcher)
        for _ in range(3):
            requests.get(f"{proxy.base_url}/drive/v3/files?pageSize=5", timeout=10)
        assert [met.number for met in watcher.met] == [1, 2, 3]
        assert watcher.met[0] == Met(1, "GET", "/drive/v3/files?pageSize=5", 0)


def test_uploads_are_known(proxy: Proxy) -> None:
    met: Any = Met(1, "POST", "/upload/drive/v3/files?uploadType=multipart", 10)

    assert met.uploads
    assert not Met(1, "POST", "/drive/v3/files", 10).uploads
    del proxy
