"""`drive.file`: a token that reaches only what its application made."""

from collections.abc import Iterator
from typing import Any

import pytest
import requests
from drives import ALL, OWNER, TYPE, Clients
from googleapiclient.errors import HttpError

from emulator.drive.reach import only_own_files

SCOPES = "https://www.googleapis.com/auth/"
FILE, DRIVE, SHEETS = (f"{SCOPES}{name}" for name in ("drive.file", "drive", "spreadsheets"))


@pytest.fixture
def client(emulator: str) -> Iterator[Clients]:
    """Makes clients of whoever calls."""
    clients = Clients(emulator)
    yield clients
    clients.close()


def token(base_url: str, scope: str, app: str = "scheduler") -> str:
    """A token of the owner's for an application and scopes."""
    form = {
        "grant_type": "refresh_token",
        "refresh_token": f"emulator:{OWNER}",
        "client_id": app,
        "scope": scope,
    }
    answer = requests.post(f"{base_url}/token", data=form, timeout=10)
    return str(answer.json()["access_token"])


def status(request: Any) -> int:
    """The status of a refused request."""
    with pytest.raises(HttpError) as caught:
        request.execute()
    return int(caught.value.status_code)


@pytest.mark.parametrize(
    ("granted", "only_own"),
    [
        (None, False),
        ({FILE}, True),
        ({FILE, DRIVE}, False),
        ({FILE, SHEETS}, True),  # Sheets' scope is none of a method of Drive
        ({FILE, f"{SCOPES}drive.appdata"}, True),
        ({DRIVE}, False),
    ],
)
def test_drive_file_alone_limits_a_method(granted: set[str] | None, only_own: bool) -> None:
    assert only_own_files({FILE, DRIVE, f"{SCOPES}drive.appdata"}, granted) is only_own


def test_an_application_sees_what_it_made_and_nothing_else(
    emulator: str, client: Clients, made: Any
) -> None:
    folder, book = made("Чужая папка"), made("Чужая таблица", "spreadsheet")
    own = token(emulator, FILE)
    drive, sheets = client("", token=own), client("", "sheets.v4", token=own)
    body = {"name": "Своя", "mimeType": f"{TYPE}spreadsheet"}
    mine = drive.files().create(body=body).execute()["id"]
    assert sheets.spreadsheets().get(spreadsheetId=mine).execute()["spreadsheetId"] == mine
    assert [file["id"] for file in drive.files().list().execute()["files"]] == [mine]
    assert status(drive.files().get(fileId=book, **ALL)) == 404
    assert status(drive.files().create(body=body | {"parents": [folder]})) == 404
    assert status(drive.files().update(fileId=mine, addParents=folder, removeParents="root")) == 404
    assert status(sheets.spreadsheets().get(spreadsheetId=book)) == 404
    told = client(OWNER).files().get(fileId=mine, fields="isAppAuthorized").execute()
    assert told == {"isAppAuthorized": False}


def test_another_scope_of_the_same_application_opens_the_rest(
    emulator: str, client: Clients, made: Any
) -> None:
    book = made("Чужая таблица", "spreadsheet")
    both = token(emulator, f"{FILE} {SHEETS}")
    assert status(client("", token=both).files().get(fileId=book)) == 404
    sheets = client("", "sheets.v4", token=both).spreadsheets()
    assert sheets.get(spreadsheetId=book).execute()["spreadsheetId"] == book


def test_another_application_of_the_same_person_sees_nothing_of_it(
    emulator: str, client: Clients
) -> None:
    made = client("", token=token(emulator, FILE)).files().create(body={"name": "П"}).execute()
    other = client("", token=token(emulator, FILE, app="another"))
    assert status(other.files().get(fileId=made["id"])) == 404
    assert other.files().list().execute()["files"] == []


@pytest.mark.parametrize(("answer", "code"), [("404", 404), ("403", 403)])
def test_sheets_docs_and_forms_answer_in_one_of_two_ways(
    emulator: str, client: Clients, made: Any, answer: str, code: int
) -> None:
    requests.put(f"{emulator}/_emulator/quirks", json={"drive.file-unseen": answer}, timeout=10)
    own = token(emulator, FILE)
    book, paper, form = (made("Ч", kind) for kind in ("spreadsheet", "document", "form"))
    for request in (
        client("", "sheets.v4", token=own).spreadsheets().get(spreadsheetId=book),
        client("", "docs.v1", token=own).documents().get(documentId=paper),
        client("", "forms.v1", token=own).forms().get(formId=form),
    ):
        assert status(request) == code
    assert status(client("", token=own).files().get(fileId=book)) == 404


def test_what_is_picked_for_an_application_is_seen_by_it(
    emulator: str, client: Clients, made: Any
) -> None:
    book = made("Таблица сотрудников", "spreadsheet")
    own = client("", token=token(emulator, FILE))
    picked = requests.post(
        f"{emulator}/_emulator/picked", json={"file": book, "app": "scheduler"}, timeout=10
    )
    assert picked.status_code == 200
    assert own.files().get(fileId=book, fields="isAppAuthorized").execute() == {
        "isAppAuthorized": True
    }
    unknown = requests.post(
        f"{emulator}/_emulator/picked", json={"file": "нет", "app": "a"}, timeout=10
    )
    assert unknown.status_code == 404
