"""The emulator as a process: it says where it is, ends at once, and keeps its memory if asked to."""

import json
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import requests

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
    data = tmp_path / "memory.json"
    with started("--data", str(data)) as (process, base_url):
        created = requests.post(
            f"{base_url}/drive/v3/files", json={"name": "Папка"}, timeout=10
        ).json()
        process.terminate()
        assert process.wait(10) == 0
    with started("--data", str(data)) as (process, base_url):
        answer = requests.get(f"{base_url}/drive/v3/files/{created['id']}", timeout=10)
        assert answer.json()["name"] == "Папка"


def test_a_file_that_holds_no_memory_is_refused(tmp_path: Path) -> None:
    data = tmp_path / "memory.json"
    data.write_text("[]", encoding="utf-8")
    command = [sys.executable, "-m", "emulator", "--port", "0", "--data", str(data)]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
    assert ended.returncode == 2
    assert "не читается" in ended.stderr
    assert data.read_text(encoding="utf-8") == "[]"
