"""Fixtures for tests of programs that speak to Google Workspace.

Use: `pytest_plugins = ["emulator.pytest_plugin"]` in the conftest.py at the root of the tests.
"""

from collections.abc import Iterator

import pytest
import requests

from emulator.starting import running

SECONDS = 10


@pytest.fixture(scope="session")
def workspace_process() -> Iterator[str]:
    """The base URL of an emulator that lives as long as the test session."""
    with running() as base_url:
        yield base_url


@pytest.fixture
def workspace_url(workspace_process: str) -> str:
    """The base URL of an emulator with an empty Workspace: no files, no failures, an empty log."""
    requests.post(f"{workspace_process}/_emulator/reset", timeout=SECONDS).raise_for_status()
    return workspace_process
