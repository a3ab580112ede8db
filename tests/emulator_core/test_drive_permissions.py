"""Who may do what with whose file."""

from collections.abc import Callable
from typing import Any

import pytest
import requests
from googleapiclient.errors import HttpError

GUEST = "guest@example.org"
Made = Callable[..., str]


@pytest.fixture
def share(drive: Any) -> Callable[..., dict[str, Any]]:
    """Gives a permission on a file."""

    def give(file_id: str, **body: Any) -> dict[str, Any]:
        request = drive.permissions().create(fileId=file_id, body=body, sendNotificationEmail=False)
        answer: dict[str, Any] = request.execute()
        return answer

    return give


def attempt(
    emulator: str, verb: str, path: str, body: dict[str, Any] | None = None, email: str = GUEST
) -> int:
    """The status of a call by somebody."""
    headers = {"Authorization": f"Bearer emulator:{email}"}
    return requests.request(
        verb, f"{emulator}{path}", json=body, headers=headers, timeout=10
    ).status_code


@pytest.mark.parametrize(
    ("role", "see", "change", "share_on", "delete"),
    [
        (None, 404, 404, 404, 404),
        ("reader", 200, 403, 403, 403),
        ("commenter", 200, 403, 403, 403),
        ("writer", 200, 200, 200, 403),
    ],
)
def test_a_role_allows_what_it_should(
    *,
    emulator: str,
    made: Made,
    share: Callable[..., Any],
    role: str | None,
    see: int,
    change: int,
    share_on: int,
    delete: int,
) -> None:
    file_id = made("Соглашение", "document")
    if role:
        share(file_id, type="user", role=role, emailAddress=GUEST)
    path = f"/drive/v3/files/{file_id}"
    grant = {"type": "anyone", "role": "reader"}
    assert attempt(emulator, "GET", path) == see
    assert attempt(emulator, "PATCH", path, {"name": "x"}) == change
    assert attempt(emulator, "POST", f"{path}/permissions", grant) == share_on
    assert attempt(emulator, "DELETE", path) == delete


def test_docs_says_403_where_drive_says_404(emulator: str, made: Made) -> None:
    file_id = made("Соглашение", "document")
    assert attempt(emulator, "GET", f"/v1/documents/{file_id}") == 403
    assert attempt(emulator, "GET", "/v1/documents/none") == 404


def test_access_to_a_folder_is_access_to_what_lies_in_it(
    emulator: str, drive: Any, made: Made, share: Callable[..., Any]
) -> None:
    folder = made("Пары")
    file_id = made("Соглашение", "document", parents=[folder])
    share(folder, type="user", role="writer", emailAddress=GUEST)
    assert attempt(emulator, "PATCH", f"/drive/v3/files/{file_id}", {"name": "x"}) == 200
    listed = (
        drive.permissions().list(fileId=file_id, fields="permissions(emailAddress,role)").execute()
    )
    assert {"emailAddress": GUEST, "role": "writer"} in listed["permissions"]
    inside = {"name": "от гостя", "parents": [folder]}
    assert attempt(emulator, "POST", "/drive/v3/files", inside) == 200
    found = (
        drive.files()
        .list(q="name = 'от гостя'", fields="files(id,ownedByMe,capabilities(canEdit))")
        .execute()["files"]
    )
    assert [(file["ownedByMe"], file["capabilities"]["canEdit"]) for file in found] == [
        (False, True)
    ]


def test_nobody_puts_files_into_a_folder_they_only_read(
    emulator: str, made: Made, share: Callable[..., Any]
) -> None:
    folder = made("Пары")
    share(folder, type="user", role="reader", emailAddress=GUEST)
    assert attempt(emulator, "POST", "/drive/v3/files", {"name": "x", "parents": [folder]}) == 403


@pytest.mark.parametrize(
    ("grant", "email", "status"),
    [
        ({"type": "anyone", "role": "reader"}, "stranger@else.example", 200),
        ({"type": "domain", "role": "reader", "domain": "example.org"}, GUEST, 200),
        (
            {"type": "domain", "role": "reader", "domain": "example.org"},
            "stranger@else.example",
            404,
        ),
        ({"type": "anyone", "role": "reader", "view": "published"}, GUEST, 404),
    ],
)
def test_a_grant_reaches_whom_it_is_meant_for(
    *,
    emulator: str,
    made: Made,
    share: Callable[..., Any],
    grant: dict[str, str],
    email: str,
    status: int,
) -> None:
    file_id = made("Анкета", "form")
    share(file_id, **grant)
    assert attempt(emulator, "GET", f"/drive/v3/files/{file_id}", email=email) == status


def test_what_anyone_may_see_is_not_listed_for_strangers(
    emulator: str, made: Made, share: Callable[..., Any]
) -> None:
    share(made("открытый"), type="anyone", role="reader")
    share(made("названный"), type="user", role="reader", emailAddress=GUEST)
    headers = {"Authorization": f"Bearer emulator:{GUEST}"}
    files = requests.get(f"{emulator}/drive/v3/files", headers=headers, timeout=10).json()["files"]
    assert [file["name"] for file in files] == ["названный"]


def test_published_permissions_show_only_in_their_view(
    drive: Any, made: Made, share: Callable[..., Any]
) -> None:
    form = made("Анкета", "form")
    share(form, type="anyone", role="reader", view="published")
    plain = drive.permissions().list(fileId=form).execute()["permissions"]
    published = drive.permissions().list(
        fileId=form, includePermissionsForView="published", fields="permissions(type,view)"
    )
    assert [permission["type"] for permission in plain] == ["user"]
    assert published.execute()["permissions"] == [
        {"type": "user"},
        {"type": "anyone", "view": "published"},
    ]


def test_a_permission_can_be_changed_and_taken_back(
    emulator: str, drive: Any, made: Made, share: Callable[..., Any]
) -> None:
    file_id = made("a")
    given = share(file_id, type="user", role="reader", emailAddress=GUEST)
    assert given == {
        "kind": "drive#permission",
        "id": given["id"],
        "type": "user",
        "role": "reader",
    }
    ids = {"fileId": file_id, "permissionId": given["id"]}
    assert drive.permissions().update(**ids, body={"role": "writer"}).execute()["role"] == "writer"
    assert drive.permissions().get(**ids, fields="emailAddress,role").execute() == {
        "emailAddress": GUEST,
        "role": "writer",
    }
    drive.permissions().delete(**ids).execute()
    assert attempt(emulator, "GET", f"/drive/v3/files/{file_id}") == 404


def test_ownership_moves_only_when_it_is_meant(drive: Any, made: Made) -> None:
    file_id = made("a")
    body = {"type": "user", "role": "owner", "emailAddress": GUEST}
    with pytest.raises(HttpError, match="transferOwnership"):
        drive.permissions().create(fileId=file_id, body=body).execute()
    drive.permissions().create(fileId=file_id, body=body, transferOwnership=True).execute()
    told = (
        drive.files()
        .get(fileId=file_id, fields="ownedByMe,owners/emailAddress,capabilities/canEdit")
        .execute()
    )
    assert told == {
        "ownedByMe": False,
        "owners": [{"emailAddress": GUEST}],
        "capabilities": {"canEdit": True},
    }


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"role": "reader"}, 400),
        ({"type": "anyone"}, 400),
        ({"type": "user", "role": "reader"}, 400),
        ({"type": "domain", "role": "reader"}, 400),
        ({"type": "everybody", "role": "reader"}, 400),
        ({"type": "anyone", "role": "organizer"}, 403),
        ({"type": "anyone", "role": "owner"}, 403),
        ({"type": "anyone", "role": "writer", "view": "published"}, 400),
        ({"type": "anyone", "role": "reader", "view": "metadata"}, 400),
    ],
)
def test_an_incomplete_or_impossible_permission_is_refused(
    emulator: str, made: Made, body: dict[str, str], code: int
) -> None:
    url = f"{emulator}/drive/v3/files/{made('a')}/permissions"
    assert requests.post(url, json=body, timeout=10).status_code == code


def test_the_owner_cannot_be_removed(drive: Any, made: Made) -> None:
    file_id = made("a")
    owner = drive.permissions().list(fileId=file_id).execute()["permissions"][0]
    with pytest.raises(HttpError) as caught:
        drive.permissions().delete(fileId=file_id, permissionId=owner["id"]).execute()
    assert caught.value.status_code == 403
