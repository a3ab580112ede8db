"""What the programme writes on this machine is for its owner alone."""

import json
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
from office import Office
from token_stand import key_content

from emulator.starting import running
from sync.checkup.check import State
from sync.checkup.key_file import credential_file
from sync.workspace.credential_files import GOOGLE_TOKEN_URI
from sync.workspace.sources import KEY_VARIABLE, Place, Source

pytestmark = pytest.mark.skipif(os.name != "posix", reason="modes of files are POSIX's")


@pytest.fixture(autouse=True)
def careless() -> Iterator[None]:
    """A machine on which new files are open to everybody unless a program says otherwise."""
    before = os.umask(0)
    yield
    os.umask(before)


def modes(folder: Path, pattern: str) -> dict[str, int]:
    return {path.name: stat.S_IMODE(path.stat().st_mode) for path in folder.glob(pattern)}


@pytest.mark.journey
def test_the_note_of_the_spreadsheets_id_is_private_also_where_it_was_not(office: Office) -> None:
    note = office.folder / "organisation.local.yaml"
    note.write_text("spreadsheets: {}\n", encoding="utf-8")
    note.chmod(0o644)

    assert office.run("init").code == 0

    assert office.spreadsheet.id in note.read_text(encoding="utf-8")
    assert modes(office.folder, "*.local*") == {"organisation.local.yaml": 0o600}


def test_the_emulators_memory_is_private_while_it_is_open_and_afterwards(tmp_path: Path) -> None:
    with running("--data", str(tmp_path / "school.sqlite")) as base_url:
        body = {"name": "Заяц Вера", "mimeType": "application/vnd.google-apps.folder"}
        requests.post(f"{base_url}/drive/v3/files", json=body, timeout=10).raise_for_status()
        assert set(modes(tmp_path, "*").values()) == {0o600}
    assert set(modes(tmp_path, "school.sqlite*").values()) == {0o600}


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604])
def test_doctor_warns_of_a_key_that_others_can_read(tmp_path: Path, mode: int) -> None:
    key = tmp_path / "key.json"
    content = key_content(GOOGLE_TOKEN_URI)
    key.write_text(json.dumps(content), encoding="utf-8")
    key.chmod(mode)

    source = Source(Place.FILE, key, KEY_VARIABLE)
    _, check = credential_file(source, emulated=False)

    assert check.state is State.WARNING
    assert f"chmod 600 {key}" in check.remedy
    key.chmod(0o600)
    assert credential_file(source, emulated=False)[1].state is State.OK
