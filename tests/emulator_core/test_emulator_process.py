"""The emulator as a process: it says where it is, ends at once, and keeps its memory if asked to."""

import json
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
import requests

from emulator.persistence import Keeper, UnfitFileError
from emulator.store import Store

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="signals and parents work otherwise there"
)
Started = tuple["subprocess.Popen[str]", str]


@contextmanager
def started(*arguments: str) -> Iterator[Started]:
    """A process and its base URL; killed at the end, whatever happens."""
    command = [sys.executable, "-m", "emulator", "--port", "0", *arguments]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        try:
            yield process, json.loads(process.stdout.readline())["base_url"]
        finally:
            process.kill()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_at_once_and_quietly(number: signal.Signals) -> None:
    with started() as (process, base_url):
        with requests.Session() as session:
            session.put(f"{base_url}/_emulator/latency", json={"seconds": 30}, timeout=10)
            with pytest.raises(requests.ReadTimeout):
                session.get(f"{base_url}/drive/v3/files", timeout=0.2)
            asked = time.monotonic()
            process.send_signal(number)
            _, errors = process.communicate(timeout=10)
        assert (process.returncode, errors) == (0, "")
        assert time.monotonic() - asked < 3


def test_a_port_in_use_is_said_in_russian() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        command = [sys.executable, "-m", "emulator", "--port", port]
        ended = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert f"Порт {port} занят" in ended.stderr


def test_it_goes_with_its_parent() -> None:
    with (
        subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as parent,
        started("--parent-pid", str(parent.pid)) as (process, _),
    ):
        parent.communicate(b"\n", timeout=10)
        assert process.wait(10) == 0


def test_its_memory_outlives_it_in_a_file(tmp_path: Path) -> None:
    data = tmp_path / "memory.db"
    with started("--data", str(data)) as (process, base_url):
        created = requests.post(
            f"{base_url}/drive/v3/files", json={"name": "Папка"}, timeout=10
        ).json()
        process.terminate()
        assert process.wait(10) == 0
    with started("--data", str(data)) as (process, base_url):
        answer = requests.get(f"{base_url}/drive/v3/files/{created['id']}", timeout=10)
        assert answer.json()["name"] == "Папка"


@pytest.mark.parametrize("content", [b"[]", b"x" * 9000])
def test_a_file_that_holds_no_memory_is_refused(tmp_path: Path, content: bytes) -> None:
    data = tmp_path / "memory.db"
    data.write_bytes(content)
    command = [sys.executable, "-m", "emulator", "--port", "0", "--data", str(data)]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert "это не память эмулятора" in ended.stderr
    assert data.read_bytes() == content


def test_a_database_of_somebody_else_is_refused_untouched(tmp_path: Path) -> None:
    data = tmp_path / "other.db"
    with closing(sqlite3.connect(data)) as database:
        database.execute("CREATE TABLE entry (x)")
    before = data.read_bytes()
    with pytest.raises(UnfitFileError, match="не память"):
        Keeper(Store(), data)
    assert data.read_bytes() == before


def test_what_was_acknowledged_survives_a_kill(tmp_path: Path) -> None:
    data = tmp_path / "memory.db"
    with started("--data", str(data)) as (process, base_url):
        url = f"{base_url}/v4/spreadsheets"
        book = requests.post(url, json={}, timeout=10).json()["spreadsheetId"]
        folder = requests.post(f"{base_url}/drive/v3/files", json={"name": "Папка"}, timeout=10)
        upload = f"{base_url}/upload/drive/v3/files?uploadType=media"
        file = requests.post(upload, data="содержание".encode(), timeout=10).json()["id"]
        body = {"values": [["последнее"]]}
        cell = f"{book}/values/A1?valueInputOption=RAW"
        requests.put(f"{url}/{cell}", json=body, timeout=10).raise_for_status()
        process.kill()
        process.wait(10)
    with started("--data", str(data)) as (_, base_url):
        answer = requests.get(f"{base_url}/v4/spreadsheets/{book}/values/A1", timeout=10)
        assert answer.json()["values"] == [["последнее"]]
        kept = requests.get(f"{base_url}/drive/v3/files/{folder.json()['id']}", timeout=10)
        assert kept.json()["name"] == "Папка"
        content = requests.get(f"{base_url}/drive/v3/files/{file}?alt=media", timeout=10)
        assert content.content.decode() == "содержание"


def test_a_reset_survives_a_kill_too(tmp_path: Path) -> None:
    data = tmp_path / "memory.db"
    with started("--data", str(data)) as (process, base_url):
        requests.post(f"{base_url}/drive/v3/files", json={"name": "Папка"}, timeout=10)
        requests.post(f"{base_url}/_emulator/reset", timeout=10).raise_for_status()
        process.kill()
        process.wait(10)
    with started("--data", str(data)) as (_, base_url):
        assert requests.get(f"{base_url}/drive/v3/files", timeout=10).json()["files"] == []


def test_two_emulators_never_share_a_file(tmp_path: Path) -> None:
    data = str(tmp_path / "memory.db")
    with started("--data", data):
        command = [sys.executable, "-m", "emulator", "--port", "0", "--data", data]
        ended = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert "занят" in ended.stderr


@pytest.mark.parametrize(
    "line",
    [
        "PUT /_emulator/clock",
        "POST /token",
        "POST /drive/v3/files",
        "PUT /v4/spreadsheets/x/values/A1",
        "POST /forms/d/e/x/formResponse",
    ],
)
def test_a_client_that_goes_away_is_no_error(line: str) -> None:
    head = f"{line} HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n"
    head += "Content-Type: application/x-www-form-urlencoded\r\n\r\n{"
    with started() as (process, base_url):
        port = int(base_url.rpartition(":")[2])
        with socket.create_connection(("127.0.0.1", port)) as client:
            client.sendall(head.encode())
            requests.get(f"{base_url}/_emulator/clock", timeout=10)  # by now the head was read
        requests.get(f"{base_url}/_emulator/clock", timeout=10).raise_for_status()
        process.terminate()
        _, errors = process.communicate(timeout=10)
    assert (process.returncode, errors) == (0, "")
