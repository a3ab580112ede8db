"""The demo's whole school year, played once for everybody who looks at its end."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import requests

from demo.school_days import SchoolDays, school_days

PLAYED_ON = date(2026, 11, 20)
END_SECONDS = 60
TICK_SECONDS = 120
ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+")

Json = dict[str, Any]


@dataclass(frozen=True)
class Year:
    """The played year, still being served.

    Attributes:
        outcome: The object of the contract.
        days: When it was played.
        process: The demo.
        errors: The file of what it says while it goes on.
    """

    outcome: Json
    days: SchoolDays
    process: subprocess.Popen[str]
    errors: Path

    @property
    def base_url(self) -> str:
        """Where the emulator serves."""
        return str(self.outcome["base_url"])

    @property
    def sheet(self) -> str:
        """The spreadsheet, for the Sheets API."""
        return f"{self.base_url}/v4/spreadsheets/{self.outcome['spreadsheet_id']}"

    @property
    def said(self) -> str:
        """Everything that was told so far."""
        return self.errors.read_text("utf-8")

    def rows(self, tab: str) -> list[dict[str, str]]:
        """The rows of a tab, by their headers."""
        reply = requests.get(f"{self.sheet}/values/'{tab}'", timeout=30)
        headers, *values = reply.json()["values"]
        return [dict(zip(headers, cells + [""] * len(headers), strict=False)) for cells in values]

    def wait_until_said(self, pattern: str) -> None:
        """Wait for words of the story."""
        for _ in range(TICK_SECONDS * 5):
            if re.search(pattern, self.said):
                return
            time.sleep(0.2)
        raise AssertionError(f"{pattern} was never said: {self.said[-2000:]}")


def is_gone(base_url: str) -> bool:
    """Whether nobody listens at the address any more, within a few seconds."""
    for _ in range(END_SECONDS * 10):
        try:
            requests.get(base_url, timeout=5)
        except requests.ConnectionError:
            return True
        time.sleep(0.1)
    return False


@pytest.fixture(scope="session")
def year(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Year]:
    """`nastavnik demo --json` on a fixed day, once it serves; told to stop when everybody has looked."""
    errors = tmp_path_factory.mktemp("year") / "said.txt"
    variables = {**os.environ, "NASTAVNIK_TODAY": PLAYED_ON.isoformat(), "PYTHONUTF8": "1"}
    with (
        errors.open("w", encoding="utf-8") as stream,
        subprocess.Popen(
            [sys.executable, "-m", "demo", "--json"],
            stdout=subprocess.PIPE,
            stderr=stream,
            encoding="utf-8",
            env=variables,
        ) as process,
    ):
        try:
            line = process.stdout.readline() if process.stdout else ""
            assert line, errors.read_text("utf-8")
            played = Year(json.loads(line), school_days(PLAYED_ON), process, errors)
            yield played
            process.send_signal(signal.SIGTERM)
            assert process.wait(END_SECONDS) == 0, "being told to stop is how serving ends"
            assert is_gone(played.base_url)
        finally:
            process.kill()
