"""A person who grants `drive.file` alone: the programme sees what it made, and that is enough for it."""

import json
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from office import SPEECH, Office, mentee, mentor

pytestmark = pytest.mark.journey

PERSON = "owner@example.org"
FILE = "https://www.googleapis.com/auth/drive.file"
BACK = "http://127.0.0.1:5005"


@pytest.fixture
def own(empty_office: Office) -> Office:
    """A kindergarten whose programme works for a person with a token of `drive.file`."""
    base = empty_office.base_url
    client = requests.post(
        f"{base}/_emulator/oauth-clients", json={"publishing": "production"}, timeout=30
    ).json()["installed"]
    asked = {
        "client_id": client["client_id"], "redirect_uri": BACK, "response_type": "code", "scope": FILE,
        "access_type": "offline", "prompt": "consent", "state": "s",
    }  # fmt: skip
    consent = requests.post(
        f"{base}/o/oauth2/v2/auth", params=asked, timeout=30, allow_redirects=False,
        data={"account": PERSON, "scope": FILE, "decision": "continue"},
    )  # fmt: skip
    code = parse_qs(urlsplit(consent.headers["location"]).query)["code"][0]
    form = {
        "grant_type": "authorization_code", "code": code, "redirect_uri": BACK,
        "client_id": client["client_id"], "client_secret": client["client_secret"],
    }  # fmt: skip
    granted = requests.post(f"{base}/token", data=form, timeout=30).json()
    token = {
        "type": "authorized_user",
        "refresh_token": granted["refresh_token"],
        "scopes": [FILE],
        **{name: client[name] for name in ("client_id", "client_secret", "auth_uri", "token_uri")},
    }
    kept = empty_office.folder / "person.json"
    kept.write_text(json.dumps(token), "utf-8")
    kept.chmod(0o600)
    empty_office.environment["GOOGLE_APPLICATION_CREDENTIALS"] = str(kept)
    return empty_office


def test_what_the_programme_made_is_enough_for_a_whole_run(own: Office) -> None:
    begun = own.run("init")
    assert begun.code == 0, begun.said
    own.answer("Ф1", mentee("Заяц Вера Ильинична", [SPEECH]))
    own.answer("Ф2", mentor("Громова Анна Львовна", [SPEECH]))
    own.sync()
    own.type("Участники", "Код", "У-02", "Согласие наставника получено", "15.09.2026")
    own.sync()
    own.type("Пары", "Код пары", own.rows("Пары")[0]["Код пары"], "Решение", "утвердить")
    done = own.sync()

    assert done["documents"] == 1
    again = own.sync()
    assert (again["changes"], again["generation"]) == (0, done["generation"])
    assert own.run("init").value["changes"] == 0


def test_a_spreadsheet_that_people_made_is_out_of_reach_and_said_to_be_so(
    own: Office, made: Callable[..., str]
) -> None:
    book = made("Таблица сотрудников", "spreadsheet")

    refused = own.run("status", NASTAVNIK_SPREADSHEET_ID=book)

    assert refused.code != 0
    assert "не открыта программе" in refused.said


def test_a_place_that_people_made_needs_full_rights(own: Office, made: Callable[..., str]) -> None:
    folder = made("Методическая работа")

    refused = own.run("init", NASTAVNIK_PARENT_FOLDER=folder)

    assert refused.code == 2
    assert "nastavnik login --full" in refused.said
