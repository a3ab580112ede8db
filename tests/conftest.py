"""What every test may use: the emulator as a real process on a free port."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator

import pytest
import requests

START_SECONDS = 30


@pytest.fixture(scope="session")
def emulator_process() -> Iterator[str]:
    """The base URL of an emulator that lives as long as the test session."""
    command = [sys.executable, "-m", "emulator", "--port", "0", "--parent-pid", str(os.getpid())]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        try:
            yield json.loads(line)["base_url"]
        finally:
            process.terminate()
            process.wait(START_SECONDS)


@pytest.fixture
def emulator(emulator_process: str) -> str:
    """The base URL of an emulator with an empty Workspace, no planned failures and an empty log."""
    requests.post(f"{emulator_process}/_emulator/reset", timeout=10).raise_for_status()
    return emulator_process
