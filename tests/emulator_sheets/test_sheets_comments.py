"""Comments: threads on cells through Sheets, the same ones beside the file through Drive."""

from typing import Any

import pytest
import requests
from sheets_over_http import SheetsClient

INCLUDED = "COMMENTS_VIEW_MODE_INCLUDED"
GUEST = "guest@example.org"


@pytest.fixture
def owner(emulator: str) -> SheetsClient:
    return SheetsClient(emulator)


@pytest.fixture
def book(owner: SheetsClient) -> str:
    """A spreadsheet that a guest may edit, with text in A2."""
    made = owner.create()
    owner.write(made, "A2", [["Срок?"]])
    share = {"type": "user", "role": "writer", "emailAddress": GUEST}
    url = f"{owner.base_url}/drive/v3/files/{made}/permissions"
    requests.post(url, json=share, timeout=10).raise_for_status()
    return made


def insert(client: SheetsClient, book: str, content: str = "Когда?", **more: Any) -> Any:
    place = {"sheetId": 0, "rowIndex": 1, "columnIndex": 0}
    reply = client.batch(book, {"insertComment": {"content": content, "coordinate": place} | more})
    assert reply.status_code == 200, reply.text
    return reply.json()["replies"][0]["insertComment"]["commentThread"]


def threads(client: SheetsClient, book: str) -> Any:
    return client.get(book, commentsViewMode=INCLUDED).get("comments", [])


def drive(
    client: SheetsClient, method: str, path: str, body: Any = None, **params: Any
) -> requests.Response:
    url = f"{client.base_url}/drive/v3/files/{path}"
    return client.session.request(
        method, url, json=body, params={"fields": "*"} | params, timeout=10
    )


def test_a_thread_hangs_on_its_cell_and_moves_along(owner: SheetsClient, book: str) -> None:
    thread = insert(owner, book)
    assert thread["plainTextQuote"] == "Срок?"
    assert thread["status"] == "OPEN"
    assert (thread["headPost"]["content"], thread["headPost"]["author"]["me"]) == ("Когда?", True)
    above = {"sheetId": 0, "dimension": "ROWS", "startIndex": 0, "endIndex": 1}
    owner.batch(book, {"insertDimension": {"range": above}})
    shown = owner.get(book, commentsViewMode=INCLUDED)
    anchor = shown["sheets"][0]["commentAnchors"][0]
    assert anchor["anchorId"] == thread["anchorId"] == shown["comments"][0]["anchorId"]
    assert anchor["range"]["startRowIndex"] == 2
    assert shown["commentsViewMode"] == INCLUDED


@pytest.mark.parametrize("mode", [{}, {"commentsViewMode": "COMMENTS_VIEW_MODE_OMITTED"}])
def test_comments_are_left_out_unless_asked_for(
    owner: SheetsClient, book: str, mode: dict[str, str]
) -> None:
    insert(owner, book)
    shown = owner.get(book, **mode)
    assert "comments" not in shown
    assert "commentAnchors" not in shown["sheets"][0]
    assert ("commentsViewMode" in shown) is bool(mode)


def test_replies_resolve_and_reopen(owner: SheetsClient, book: str) -> None:
    name = insert(owner, book)["commentId"]
    guest = SheetsClient(owner.base_url, GUEST)
    done = {"addCommentReply": {"commentId": name, "post": {"commentAction": "RESOLVE"}}}
    more = {
        "addCommentReply": {
            "commentId": name,
            "post": {"content": "Нет!", "commentAction": "REOPEN"},
        }
    }
    assert (
        guest.batch(book, done).json()["replies"][0]["addCommentReply"]["post"]["commentAction"]
        == "RESOLVE"
    )
    assert threads(owner, book)[0]["status"] == "RESOLVED"
    guest.batch(book, more)
    thread = threads(owner, book)[0]
    assert (thread["status"], [reply.get("content") for reply in thread["replies"]]) == (
        "OPEN",
        [None, "Нет!"],
    )
    assert "me" not in thread["replies"][1]["author"]


def test_only_authors_change_and_delete(owner: SheetsClient, book: str) -> None:
    name = insert(owner, book)["commentId"]
    guest = SheetsClient(owner.base_url, GUEST)
    reply = {"addCommentReply": {"commentId": name, "post": {"content": "Завтра"}}}
    post = guest.batch(book, reply).json()["replies"][0]["addCommentReply"]["post"]["postId"]
    reword = {"updateCommentPost": {"commentId": name, "postId": post, "content": "Сегодня"}}
    gone = {"deleteCommentReply": {"commentId": name, "postId": post}}
    assert owner.batch(book, reword).status_code == 400
    assert guest.batch(book, reword).status_code == 200
    assert threads(owner, book)[0]["replies"][0]["content"] == "Сегодня"
    assert owner.batch(book, gone).status_code == 400
    assert guest.batch(book, gone).status_code == 200
    deleted = threads(owner, book)[0]["replies"][0]
    assert deleted["deleted"] is True
    assert deleted.keys() & {"content", "author"} == set()
    whole = {"deleteComment": {"commentId": name}}
    assert guest.batch(book, whole).status_code == 400
    assert owner.batch(book, whole).status_code == 200
    assert owner.get(book, commentsViewMode=INCLUDED).keys() & {"comments"} == set()


@pytest.mark.parametrize(
    "wrong",
    [
        {"insertComment": {"content": "", "coordinate": {"sheetId": 0}}},
        {"insertComment": {"content": "я" * 1025, "coordinate": {"sheetId": 0}}},
        {"insertComment": {"content": "а", "coordinate": {"sheetId": 0, "rowIndex": 1000}}},
        {"addCommentReply": {"commentId": "нет", "post": {"content": "а"}}},
        {"updateCommentPost": {"commentId": "нет", "postId": "а", "content": "б"}},
        {"deleteComment": {"commentId": "нет"}},
    ],
)
def test_what_cannot_be_is_refused_whole(owner: SheetsClient, book: str, wrong: Any) -> None:
    good = {"insertComment": {"content": "а", "coordinate": {"sheetId": 0}}}
    assert owner.batch(book, good, wrong).status_code == 400
    assert threads(owner, book) == []


def test_drive_shows_the_same_threads(owner: SheetsClient, book: str) -> None:
    name = insert(owner, book)["commentId"]
    listed = drive(owner, "GET", f"{book}/comments").json()["comments"]
    assert [(c["id"], c["content"], c["quotedFileContent"]["value"]) for c in listed] == [
        (name, "Когда?", "Срок?")
    ]
    answer = drive(
        owner, "POST", f"{book}/comments/{name}/replies", {"action": "resolve", "content": "Готово"}
    )
    assert (answer.json()["action"], answer.json()["kind"]) == ("resolve", "drive#reply")
    assert threads(owner, book)[0]["status"] == "RESOLVED"
    copy = drive(owner, "POST", f"{book}/copy", {}).json()["id"]
    assert drive(owner, "GET", f"{copy}/comments").json()["comments"] == []


def test_comments_of_drive_come_page_by_page_the_last_changed_first(
    owner: SheetsClient, book: str
) -> None:
    names = [
        drive(owner, "POST", f"{book}/comments", {"content": f"{n}"}).json()["id"] for n in range(5)
    ]
    drive(owner, "PATCH", f"{book}/comments/{names[0]}", {"content": "снова"})
    seen: list[str] = []
    token: dict[str, str] = {}
    for size in (2, 2, 2):
        page = drive(owner, "GET", f"{book}/comments", pageSize=size, **token).json()
        seen += [comment["id"] for comment in page["comments"]]
        token = {"pageToken": page["nextPageToken"]} if "nextPageToken" in page else {}
    assert token == {}
    assert seen == [names[0], *names[:0:-1]]


def test_a_deleted_comment_is_shown_only_where_asked_for(owner: SheetsClient, book: str) -> None:
    path = f"{book}/comments"
    name = drive(owner, "POST", path, {"content": "а", "anchor": '{"r":"head"}'}).json()["id"]
    assert drive(owner, "DELETE", f"{path}/{name}").status_code == 204
    assert drive(owner, "GET", f"{path}/{name}").status_code == 404
    told = drive(owner, "GET", f"{path}/{name}", includeDeleted="true").json()
    assert (told["deleted"], told["anchor"]) == (True, '{"r":"head"}')
    assert told.keys() & {"content", "htmlContent"} == set()


def test_others_may_not_change_what_somebody_said(owner: SheetsClient, book: str) -> None:
    guest = SheetsClient(owner.base_url, GUEST)
    name = drive(owner, "POST", f"{book}/comments", {"content": "а"}).json()["id"]
    assert drive(guest, "PATCH", f"{book}/comments/{name}", {"content": "б"}).status_code == 403
    assert drive(guest, "DELETE", f"{book}/comments/{name}").status_code == 403
    reader = SheetsClient(owner.base_url, "stranger@example.org")
    assert drive(reader, "GET", f"{book}/comments").status_code == 404


def test_fields_must_be_named(owner: SheetsClient, book: str) -> None:
    refused = drive(owner, "GET", f"{book}/comments", fields="")
    assert refused.status_code == 400
    assert refused.json()["error"]["errors"][0]["location"] == "fields"
