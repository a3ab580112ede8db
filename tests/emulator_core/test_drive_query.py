"""The query language of files.list: its grammar, and what it finds."""

from typing import Any

import pytest
import requests
from hypothesis import given
from hypothesis import strategies as st

from emulator.drive.query import Both, Compare, Either, Has, Not, Within, parse_query
from emulator.errors import ApiError

A, B, C = (Compare("name", "=", letter) for letter in "abc")


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("name='a'", A),
        ('name = "a"', A),
        ("name contains 'О\\'Генри \\\\'", Compare("name", "contains", "О'Генри \\")),
        ('name = "Please don\'t"', Compare("name", "=", "Please don't")),
        ("trashed=false", Compare("trashed", "=", "false")),
        (
            "modifiedTime >= '2026-09-01T00:00:00'",
            Compare("modifiedTime", ">=", "2026-09-01T00:00:00"),
        ),
        ("'root' in parents", Within("root", "parents")),
        ('parents in "root"', Within("root", "parents")),
        ("properties has { key='k' and value='v' }", Has("properties", "k", "v")),
        ("appProperties has {key='k'and value='and'}", Has("appProperties", "k", "and")),
        ("name='a' or name='b' and name='c'", Both(Either(A, B), C)),
        ("name='a' or (name='b' and name='c')", Either(A, Both(B, C))),
        ("not name='a' and name='b'", Both(Not(A), B)),
        ("NOT (name='a' OR name='b')", Not(Either(A, B))),
    ],
)
def test_a_query_is_read(text: str, term: object) -> None:
    assert parse_query(text) == term


@pytest.mark.parametrize(
    "text",
    ["name", "name=", "name=a", "= 'a'", "name='a", "name='a' and", "(name='a'", "name='a')", "name='a' name='b'",
     "'a' in", "properties has 'a'", "properties has { key='k' }", "name ~ 'a'", "name='a' && name='b'", "not", "name in"],
)  # fmt: skip
def test_a_malformed_query_is_an_invalid_value(text: str) -> None:
    with pytest.raises(ApiError) as caught:
        parse_query(text)
    assert (caught.value.code, caught.value.message, caught.value.location) == (
        400,
        "Invalid Value",
        "q",
    )


@given(st.text())
def test_any_text_can_be_asked_for_once_escaped(text: str) -> None:
    escaped = text.replace("\\", "\\\\").replace("'", "\\'")
    assert parse_query(f"name = '{escaped}'") == Compare("name", "=", text)


@pytest.fixture
def world(drive: Any, emulator: str) -> str:
    """Some files; the id of their folder."""
    files = drive.files()

    def make(name: str, **body: Any) -> str:
        return str(files.create(body={"name": name} | body).execute()["id"])

    requests.put(f"{emulator}/_emulator/clock", json={"now": "2026-09-01T00:00:00Z"}, timeout=10)
    folder = make("Пары", mimeType="application/vnd.google-apps.folder")
    # Google tells moments to the millisecond and promises no order of those that are the same.
    requests.put(f"{emulator}/_emulator/clock", json={"now": "2026-09-01T01:00:00Z"}, timeout=10)
    make(
        "Соглашение У-07", mimeType="text/plain", parents=[folder], properties={"kind": "agreement"}
    )
    requests.put(f"{emulator}/_emulator/clock", json={"now": "2026-10-01T00:00:00Z"}, timeout=10)
    draft = make(
        "Черновик соглашения",
        mimeType="text/html",
        parents=[folder],
        appProperties={"kind": "agreement"},
    )
    files.update(fileId=draft, body={"trashed": True}).execute()
    make("don't", mimeType="text/plain", starred=True)
    return folder


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["don't", "Черновик соглашения", "Соглашение У-07", "Пары"]),
        ("name = 'don\\'t'", ["don't"]),
        ("name contains 'согл'", ["Черновик соглашения", "Соглашение У-07"]),
        ("name contains 'глашение'", []),
        ("mimeType = 'text/plain'", ["don't", "Соглашение У-07"]),
        ("mimeType != 'text/plain'", ["Черновик соглашения", "Пары"]),
        ("mimeType contains 'text/'", ["don't", "Черновик соглашения", "Соглашение У-07"]),
        ("'FOLDER' in parents", ["Черновик соглашения", "Соглашение У-07"]),
        ("'FOLDER' in parents and trashed = false", ["Соглашение У-07"]),
        ("'root' in parents", ["don't", "Пары"]),
        ("trashed = true", ["Черновик соглашения"]),
        ("not trashed = true and starred = true", ["don't"]),
        ("properties has { key='kind' and value='agreement' }", ["Соглашение У-07"]),
        ("appProperties has { key='kind' and value='agreement' }", ["Черновик соглашения"]),
        ("properties has { key='kind' and value='plan' }", []),
        ("modifiedTime > '2026-09-15T00:00:00'", ["don't", "Черновик соглашения"]),
        ("createdTime < '2026-09-15T03:00:00+03:00'", ["Соглашение У-07", "Пары"]),
        ("'me' in owners and name = 'Пары'", ["Пары"]),
        ("'guest@example.org' in readers", []),
        ("sharedWithMe = true", []),
    ],
)
def test_a_query_finds_what_it_names_newest_first(
    drive: Any, world: str, query: str, found: list[str]
) -> None:
    answer = drive.files().list(q=query.replace("FOLDER", world), fields="files(name)").execute()
    assert [file["name"] for file in answer["files"]] == found


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("colour = 'red'", 400),
        ("name < 'a'", 400),
        ("modifiedTime > 'soon'", 400),
        ("'a' in friends", 400),
        ("name in 'a'", 400),
        ("fullText contains 'x'", 501),
    ],
)
def test_what_cannot_be_asked_is_refused(emulator: str, query: str, code: int) -> None:
    answer = requests.get(f"{emulator}/drive/v3/files", params={"q": query}, timeout=10)
    assert answer.status_code == code


def test_pages_follow_each_other_without_gap_or_double(drive: Any) -> None:
    names = [f"Файл {number}" for number in range(7)]
    for name in names:
        drive.files().create(body={"name": name, "mimeType": "text/plain"}).execute()
    seen: list[str] = []
    request = drive.files().list(pageSize=3, orderBy="name", fields="nextPageToken,files/name")
    while request is not None:
        page = request.execute()
        seen += [file["name"] for file in page["files"]]
        request = drive.files().list_next(request, page)
    assert seen == names


def test_a_token_of_another_query_is_refused(drive: Any, emulator: str, world: str) -> None:
    token = drive.files().list(pageSize=1, fields="nextPageToken").execute()["nextPageToken"]
    params = {"pageToken": token, "q": f"'{world}' in parents"}
    assert requests.get(f"{emulator}/drive/v3/files", params=params, timeout=10).status_code == 400


@pytest.mark.parametrize(
    ("order", "first"), [("name desc", "Черновик соглашения"), ("folder,name", "Пары"), ("createdTime", "Пары")]
)  # fmt: skip
def test_a_list_comes_in_the_order_asked_for(
    drive: Any, world: str, order: str, first: str
) -> None:
    assert drive.files().list(orderBy=order).execute()["files"][0]["name"] == first


def test_a_list_tells_four_things_of_a_file_unless_asked(drive: Any, world: str) -> None:
    answer = drive.files().list(q="name = 'Пары'").execute()
    assert answer == {
        "kind": "drive#fileList",
        "incompleteSearch": False,
        "files": [
            {
                "kind": "drive#file",
                "id": world,
                "name": "Пары",
                "mimeType": "application/vnd.google-apps.folder",
            }
        ],
    }
