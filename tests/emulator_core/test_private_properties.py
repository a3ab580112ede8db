"""`appProperties` belong to the application that wrote them, whoever the person is."""

from typing import Any

import pytest
import requests

PLANNER = "Bearer emulator:owner@example.org;planner"
ARCHIVE = "Bearer emulator:owner@example.org;archive"
SECRET = {"appProperties": {"k": "v"}}
BOTH = {"fields": "id,properties,appProperties"}


def call(emulator: str, method: str, path: str, bearer: str, **options: Any) -> Any:
    headers = {"Authorization": bearer} if bearer else {}
    answer = requests.request(
        method, f"{emulator}/drive/v3/files{path}", headers=headers, timeout=10, **options
    )
    answer.raise_for_status()
    return answer.json()


@pytest.mark.parametrize(("writer", "stranger"), [(PLANNER, ARCHIVE), (PLANNER, ""), ("", PLANNER)])
def test_another_application_neither_sees_nor_finds_them(
    emulator: str, writer: str, stranger: str
) -> None:
    body = SECRET | {"name": "Ф", "properties": {"open": "да"}}
    made = call(emulator, "POST", "", writer, json=body, params=BOTH)
    assert made["appProperties"] == {"k": "v"}

    seen = call(emulator, "GET", f"/{made['id']}", stranger, params=BOTH)
    assert seen == {"id": made["id"], "properties": {"open": "да"}}
    query = {"q": "appProperties has { key='k' and value='v' }"}
    assert len(call(emulator, "GET", "", writer, params=query)["files"]) == 1
    assert call(emulator, "GET", "", stranger, params=query)["files"] == []

    changed = {"appProperties": {"k": "чужое"}}
    call(emulator, "PATCH", f"/{made['id']}", stranger, json=changed)
    assert call(emulator, "GET", f"/{made['id']}", writer, params=BOTH)["appProperties"] == {
        "k": "v"
    }


def test_a_copy_keeps_those_of_every_application(emulator: str) -> None:
    made = call(
        emulator, "POST", "", PLANNER, json=SECRET | {"name": "Ф", "mimeType": "text/plain"}
    )
    copy = call(emulator, "POST", f"/{made['id']}/copy", ARCHIVE, json={}, params=BOTH)
    assert "appProperties" not in copy
    assert call(emulator, "GET", f"/{copy['id']}", PLANNER, params=BOTH)["appProperties"] == {
        "k": "v"
    }


def test_a_token_stands_for_the_application_it_was_issued_to(emulator: str) -> None:
    grant = {
        "grant_type": "refresh_token",
        "refresh_token": "emulator:owner@example.org",
        "client_id": "planner",
    }
    token = requests.post(f"{emulator}/token", data=grant, timeout=10).json()["access_token"]
    made = call(emulator, "POST", "", f"Bearer {token}", json=SECRET | {"name": "Ф"})
    assert call(emulator, "GET", f"/{made['id']}", PLANNER, params=BOTH)["appProperties"] == {
        "k": "v"
    }
    assert "appProperties" not in call(emulator, "GET", f"/{made['id']}", "", params=BOTH)
