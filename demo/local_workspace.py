"""The Google Workspace of the story: the emulator as a process of its own, gone together with the story."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

import requests

from demo.failure import StepFailedError

SECONDS = 30


@dataclass(frozen=True)
class LocalWorkspace:
    """A running emulator.

    Attributes:
        base_url: «http://127.0.0.1:41234».
        session: Keeps the connection of the control calls.
        process: The emulator itself.
    """

    base_url: str
    session: requests.Session
    process: subprocess.Popen[str]

    def set_clock(self, moment: datetime) -> None:
        """Make this the present moment, so that answers and changes carry the dates of the story."""
        body = {"now": moment.isoformat()}
        reply = self.session.put(f"{self.base_url}/_emulator/clock", json=body, timeout=SECONDS)
        reply.raise_for_status()

    def request_counts(self) -> dict[str, int]:
        """How many calls there have been of each of Google's methods."""
        reply = self.session.get(f"{self.base_url}/_emulator/requests", timeout=SECONDS)
        reply.raise_for_status()
        counts: dict[str, int] = reply.json()["counts"]
        return counts

    def ended(self, seconds: float) -> bool:
        """Wait for a moment; whether the emulator has ended meanwhile."""
        try:
            self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            return False
        return True


@contextmanager
def local_workspace() -> Iterator[LocalWorkspace]:
    """An emulator with fresh memory on a free port, ended with the block.

    Raises:
        StepFailedError: It did not start.
    """
    command = [sys.executable, "-m", "emulator", "--port", "0", "--parent-pid", str(os.getpid())]
    with subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8") as process:  # noqa: S603 - our own module
        try:
            yield LocalWorkspace(_address(process), direct_session(), process)
        finally:
            _end(process)


def direct_session() -> requests.Session:
    """A connection that is kept, and that no proxy of this machine stands in."""
    session = requests.Session()
    session.trust_env = False
    return session


def _address(process: subprocess.Popen[str]) -> str:
    line = process.stdout.readline() if process.stdout else ""
    try:
        return str(json.loads(line)["base_url"])
    except (ValueError, KeyError, TypeError) as error:
        raise StepFailedError(
            "Эмулятор Google не запустился; его сообщение — строкой выше."
        ) from error


def _end(process: subprocess.Popen[str]) -> None:
    process.terminate()
    try:
        process.wait(SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
