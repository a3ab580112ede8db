"""What every test may use: the emulator as a real process on a free port, and Google's own clients."""

import json
import shutil
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import requests
from google.auth.credentials import AnonymousCredentials
from googleapiclient.discovery import build_from_document
from hypothesis import HealthCheck, settings
from office import OPENED, Office

from demo.few_papers import only_papers
from emulator.starting import running

pytest_plugins = ["chromium_windows", "identities", "papers_due", "played_year", "together", "town"]

# A busy machine is no fault: no example has to be done in so many milliseconds.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")

ORGANISATION = Path(__file__).parents[1] / "config" / "organisation.yaml"


@pytest.hookimpl(trylast=True)  # after the order has been shuffled
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Long tests first: workers take tests in this order, and none should begin with a long one at the end."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


@pytest.fixture(scope="session")
def emulator_process() -> Iterator[str]:
    """The base URL of an emulator that lives as long as the test session."""
    with running() as base_url:
        yield base_url


@pytest.fixture
def emulator(emulator_process: str) -> str:
    """The base URL of an emulator with an empty Workspace, no planned failures and an empty log."""
    requests.post(f"{emulator_process}/_emulator/reset", timeout=10).raise_for_status()
    return emulator_process


def service(base_url: str, name: str, credentials: Any = None) -> Any:
    """A client of one API, for example `drive.v3`; without credentials the owner's."""
    path = files("googleapiclient.discovery_cache.documents") / f"{name}.json"
    document = json.loads(path.read_text(encoding="utf-8"))
    document["rootUrl"] = f"{base_url}/"
    document.pop("mtlsRootUrl", None)
    return build_from_document(document, credentials=credentials or AnonymousCredentials())


@pytest.fixture(scope="session")
def drive_client(emulator_process: str) -> Iterator[Any]:
    """Drive v3 as the owner, for the whole session."""
    with service(emulator_process, "drive.v3") as client:
        yield client


@pytest.fixture(scope="session")
def docs_client(emulator_process: str) -> Iterator[Any]:
    """Docs v1 as the owner, for the whole session."""
    with service(emulator_process, "docs.v1") as client:
        yield client


@pytest.fixture
def drive(emulator: str, drive_client: Any) -> Iterator[Any]:
    """Drive v3 as the owner, of an empty Workspace."""
    yield drive_client
    drive_client.close()  # its connection: the server ends one that has been idle for long


@pytest.fixture
def docs(emulator: str, docs_client: Any) -> Iterator[Any]:
    """Docs v1 as the owner, of an empty Workspace."""
    yield docs_client
    docs_client.close()


@pytest.fixture
def made(drive: Any) -> Callable[..., str]:
    """Makes a file and gives its id: `made("name", "folder", parents=[…])`."""

    def make(name: str, kind: str = "folder", **body: Any) -> str:
        mime_type = f"application/vnd.google-apps.{kind}" if "/" not in kind else kind
        created = drive.files().create(body={"name": name, "mimeType": mime_type} | body).execute()
        return str(created["id"])

    return make


@pytest.fixture
def empty_office(emulator: str, tmp_path: Path) -> Iterator[Office]:
    """A kindergarten with a configuration of its own and nothing on the emulator."""
    shutil.copy(ORGANISATION, tmp_path / "organisation.yaml")
    only_papers(tmp_path, ["agreement"])
    yield Office(emulator, tmp_path)
    while OPENED:
        OPENED.pop().close()


@pytest.fixture
def office(empty_office: Office) -> Office:
    """A kindergarten after ``nastavnik init``, which one test of a process waits for."""
    state = f"{empty_office.base_url}/_emulator/states/after-init"
    if requests.post(state, timeout=30).status_code != 200:
        answered = empty_office.run("init")
        assert answered.code == 0, answered.said
        empty_office.clear_log()
        requests.put(state, timeout=30).raise_for_status()
    return empty_office
