"""A token is good for the methods whose documents name one of its scopes; a project, for APIs that are on."""

from collections.abc import Callable
from typing import Any

import pytest
import requests
from identities import ROBOT
from identity_asking import DRIVE, FILE, GOOGLE, SHEETS, bearer, control

from emulator.discovery import Method, methods, uploads
from emulator.errors import ApiError
from emulator.identity.access import require
from emulator.identity.tokens import Identity
from emulator.world import World

METADATA = f"{GOOGLE}drive.metadata.readonly"
INFO = "type.googleapis.com/google.rpc.ErrorInfo"


def allowed(method: Method, *scopes: str, query: tuple[tuple[str, str], ...] = ()) -> bool:
    try:
        require(World(), method, list(query), Identity(scopes=frozenset(scopes)))
    except ApiError:
        return False
    return True


@pytest.mark.parametrize("method", [*methods().values(), *uploads()], ids=lambda m: m.id)
def test_every_scope_of_the_document_serves_and_no_other(method: Method) -> None:
    assert method.scopes
    assert all(allowed(method, scope) for scope in method.scopes)
    assert not allowed(method)
    assert not allowed(method, f"{GOOGLE}cloud-platform", "openid")


def test_who_may_see_metadata_only_cannot_read_a_files_content() -> None:
    method = methods()["drive.files.get"]
    media = (("alt", "media"),)
    assert allowed(method, METADATA)
    assert not allowed(method, METADATA, query=media)
    assert allowed(method, f"{GOOGLE}drive.readonly", query=media)
    assert not allowed(methods()["drive.files.export"], METADATA)


def test_a_refusal_of_sheets_is_in_googles_words(emulator: str, robot: dict[str, str]) -> None:
    headers = bearer(emulator, robot, f"{GOOGLE}forms.body")
    answer = requests.get(f"{emulator}/v4/spreadsheets/x", headers=headers, timeout=10)
    details = [
        {
            "@type": INFO,
            "reason": "ACCESS_TOKEN_SCOPE_INSUFFICIENT",
            "domain": "googleapis.com",
            "metadata": {"service": "sheets.googleapis.com"},
        }
    ]
    assert answer.status_code == 403
    assert answer.json()["error"] == {
        "code": 403,
        "message": "Request had insufficient authentication scopes.",
        "status": "PERMISSION_DENIED",
        "details": details,
    }
    challenge = answer.headers["WWW-Authenticate"]
    assert 'error="insufficient_scope"' in challenge
    assert SHEETS in challenge


def test_a_refusal_of_drive_has_its_errors_too(emulator: str, robot: dict[str, str]) -> None:
    headers = bearer(emulator, robot, SHEETS)
    answer = requests.get(f"{emulator}/drive/v3/files", headers=headers, timeout=10)
    error = answer.json()["error"]
    assert answer.status_code == 403
    assert error["message"] == "Request had insufficient authentication scopes."
    assert error["errors"] == [
        {
            "message": "Insufficient Permission",
            "domain": "global",
            "reason": "insufficientPermissions",
        }
    ]
    assert error["details"][0]["reason"] == "ACCESS_TOKEN_SCOPE_INSUFFICIENT"


def test_scopes_hold_in_uploads_and_batches(emulator: str, robot: dict[str, str]) -> None:
    headers = bearer(emulator, robot, f"{GOOGLE}drive.readonly")
    upload = f"{emulator}/upload/drive/v3/files?uploadType="
    for way in ("media", "resumable"):
        answer = requests.post(f"{upload}{way}", headers=headers, data=b"{}", timeout=10)
        assert answer.status_code == 403
    inner = "POST /drive/v3/files\r\nContent-Type: application/json\r\n\r\n{}"
    body = f"--b\r\nContent-Type: application/http\r\n\r\n{inner}\r\n--b--"
    kind = {"Content-Type": "multipart/mixed; boundary=b"}
    batch = requests.post(
        f"{emulator}/batch/drive/v3", data=body, headers=headers | kind, timeout=10
    )
    assert "HTTP/1.1 403 Forbidden" in batch.text
    assert "insufficient_scope" in batch.text


def test_a_refused_call_changes_nothing_and_an_allowed_one_does(
    emulator: str, robot: dict[str, str]
) -> None:
    folder = {"name": "Папка", "mimeType": "application/vnd.google-apps.folder"}
    url = f"{emulator}/drive/v3/files"
    for scope, status in ((METADATA, 403), (DRIVE, 200), (FILE, 200)):
        headers = bearer(emulator, robot, scope)
        assert requests.post(url, json=folder, headers=headers, timeout=10).status_code == status
    headers = bearer(emulator, robot, METADATA)
    assert len(requests.get(url, headers=headers, timeout=10).json()["files"]) == 2


def test_a_bearer_that_names_a_person_is_not_limited(emulator: str) -> None:
    headers = {"Authorization": f"Bearer emulator:{ROBOT}"}
    assert requests.get(f"{emulator}/drive/v3/files", headers=headers, timeout=10).ok


def sheets(emulator: str) -> Any:
    return requests.get(f"{emulator}/v4/spreadsheets/x", timeout=10).json()["error"]


def drive(emulator: str) -> Any:
    return requests.get(f"{emulator}/drive/v3/files", timeout=10).json()["error"]


@pytest.mark.parametrize(
    ("api", "title", "ask"),
    [("sheets", "Google Sheets API", sheets), ("drive", "Google Drive API", drive)],
)
def test_an_api_that_is_off_says_where_to_switch_it_on(
    emulator: str, api: str, title: str, ask: Callable[[str], Any]
) -> None:
    assert control(emulator, "PUT", "/apis", {api: False})[api] is False
    error = ask(emulator)
    assert (error["code"], error["status"]) == (403, "PERMISSION_DENIED")
    page = f"https://console.developers.google.com/apis/api/{api}.googleapis.com/overview?project="
    assert error["message"].startswith(f"{title} has not been used in project 1")
    assert f"Enable it by visiting {page}" in error["message"]
    assert error["details"][0]["reason"] == "SERVICE_DISABLED"
    if api == "drive":
        entry = error["errors"][0]
        assert (entry["reason"], entry["domain"]) == ("accessNotConfigured", "usageLimits")
    control(emulator, "PUT", "/apis", {api: True})
    assert all(control(emulator, "GET", "/apis").values())


def test_only_apis_that_there_are_can_be_switched(emulator: str) -> None:
    for body in ({"gmail": False}, {"drive": "off"}):
        answer = requests.put(f"{emulator}/_emulator/apis", json=body, timeout=10)
        assert answer.status_code == 400
