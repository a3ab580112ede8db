"""A programme stands, and the present credentials don't show it: every command says so, and none begins a second one."""

import json
from typing import Any

import pytest
import requests
from consenting import sign_in
from office import Answered, Office, service

from sync.locate import local_file, remember_id, remembered_id

pytestmark = pytest.mark.journey

ROBOT = "nastavnik@sad-5.iam.gserviceaccount.com"
FOLDER, BOOK = "application/vnd.google-apps.folder", "application/vnd.google-apps.spreadsheet"
ALL = {"supportsAllDrives": True}
ENDS = {"status": 4, "init": 2, "init --dry-run": 2, "doctor": 3}
"""Command → how it ends where the spreadsheet is out of sight."""


def files(office: Office) -> Any:
    """Drive's files, as the owner sees them."""
    return service(office.base_url, "drive.v3").files()


def spreadsheet_of(office: Office) -> str:
    """The programme's spreadsheet, by its key."""
    query = "properties has { key='nastavnik' and value='spreadsheet' }"
    return str(files(office).list(q=query).execute()["files"][0]["id"])


def put(office: Office, parent: str, name: str, key: str, home: str) -> str:
    """A file of a programme."""
    body = {
        "name": name,
        "mimeType": FOLDER if key in {"folder", "copies"} else BOOK,
        "parents": [parent],
        "properties": {"nastavnik": key, "nastavnik_home": home},
    }
    return str(files(office).create(body=body, **ALL).execute()["id"])


@pytest.fixture
def noted(office: Office) -> str:
    """The id of the programme's spreadsheet, noted beside the configuration."""
    known = spreadsheet_of(office)
    remember_id(office.config, office.base_url, known)
    return known


def everything(office: Office) -> Any:
    state = requests.get(f"{office.base_url}/_emulator/state", timeout=30).json()
    return state["collections"]["files"]


def asked(office: Office) -> dict[str, Answered]:
    """What the commands say; nothing is made, and what is noted stays."""
    before, kept = everything(office), local_file(office.config).read_text("utf-8")
    answers = {command: office.run(*command.split()) for command in ENDS}
    assert everything(office) == before
    assert local_file(office.config).read_text("utf-8") == kept
    return answers


def told(answer: Answered) -> str:
    return answer.said + json.dumps(answer.value, ensure_ascii=False)


def test_another_client_or_account_is_told_to_sign_in_and_begins_no_second_programme(
    office: Office, noted: str
) -> None:
    made = requests.post(
        f"{office.base_url}/_emulator/oauth-clients", json={"publishing": "production"}, timeout=30
    )
    client = office.folder / "client.json"
    client.write_text(made.text, "utf-8")
    sign_in(office.folder, {"WORKSPACE_EMULATOR_URL": office.base_url}, client)

    for command, answer in asked(office).items():
        assert answer.code == ENDS[command], (command, told(answer))
        for expected in (noted, "не видна программе", "login --full", "organisation.local.yaml"):
            assert expected in told(answer), command
    quirk = {"drive.file-unseen": "403"}  # what Google's Sheets may answer just as well
    requests.put(f"{office.base_url}/_emulator/quirks", json=quirk, timeout=30).raise_for_status()
    assert "не видна программе" in office.run("status").said


def with_a_robot(office: Office) -> str:
    """The programme runs as a service account from now on; a shared drive that it works in."""
    key = requests.post(
        f"{office.base_url}/_emulator/service-accounts", json={"email": ROBOT}, timeout=30
    )
    path = office.folder / "key.json"
    path.write_text(key.text, "utf-8")
    path.chmod(0o600)
    office.environment["GOOGLE_APPLICATION_CREDENTIALS"] = str(path)
    drive = service(office.base_url, "drive.v3")
    shared = drive.drives().create(requestId="1", body={"name": "Сад"}).execute()["id"]
    member = {"type": "user", "role": "fileOrganizer", "emailAddress": ROBOT}
    drive.permissions().create(fileId=shared, body=member, **ALL).execute()
    return str(shared)


def test_another_programme_in_sight_never_takes_the_noted_ones_place(
    office: Office, noted: str
) -> None:
    shared = with_a_robot(office)
    folder = put(office, shared, "Другая программа", "folder", "other")
    other = put(office, folder, "Наставничество — другой сад", "spreadsheet", "other")
    office.environment["NASTAVNIK_PARENT_FOLDER"] = shared

    for command, answer in asked(office).items():
        assert answer.code == ENDS[command], (command, told(answer))
        assert noted in told(answer), command
        assert ROBOT in told(answer), command
        assert other not in told(answer), command


@pytest.mark.parametrize("is_noted", [True, False])
def test_in_the_bin_it_is_said_to_lie_there(office: Office, noted: str, is_noted: bool) -> None:
    files(office).update(fileId=noted, body={"trashed": True}).execute()
    if not is_noted:
        local_file(office.config).unlink()

    doctor = office.run("doctor")

    assert doctor.code == 3
    [check] = [c for c in doctor.value["checks"] if c["check"] == "Таблица"]
    assert "лежит в корзине" in check["text"]
    assert noted in check["text"]
    if not is_noted:
        status = office.run("status")
        assert (status.code, "лежит в корзине" in status.said) == (2, True)


def test_gone_for_good_the_newest_copy_is_named(office: Office, noted: str) -> None:
    properties = files(office).get(fileId=noted, fields="properties,parents").execute()
    home, parent = properties["properties"]["nastavnik_home"], properties["parents"][0]
    copies = put(office, parent, "Копии таблицы", "copies", home)
    put(office, copies, "2026-09-29 — Наставничество", "copy:2026-09-29", home)
    newest = put(office, copies, "2026-09-30 — Наставничество", "copy:2026-09-30", home)
    put(office, parent, "Другая программа", "spreadsheet", "other")
    others = put(office, parent, "Копии таблицы", "copies", "other")
    put(office, others, "2026-10-01 — Другая программа", "copy:2026-10-01", "other")
    files(office).delete(fileId=noted).execute()

    for command, answer in asked(office).items():
        assert answer.code == ENDS[command], (command, told(answer))
        for expected in (f"NASTAVNIK_SPREADSHEET_ID={newest} nastavnik init", "docs/operations.md"):
            assert expected in told(answer), command

    restored = office.run("init", NASTAVNIK_SPREADSHEET_ID=newest)
    assert restored.code == 0, restored.said
    assert remembered_id(office.config, office.base_url) == newest
