"""Drive's files through Google's own client: making, changing, copying, deleting."""

from collections.abc import Callable
from typing import Any

import pytest
import requests
from googleapiclient.errors import HttpError

FOLDER = "application/vnd.google-apps.folder"
DOCUMENT = "application/vnd.google-apps.document"
Made = Callable[..., str]


def refusal(request: Any) -> tuple[int, str]:
    """Status and reason of a refused request."""
    with pytest.raises(HttpError) as caught:
        request.execute()
    return caught.value.status_code, caught.value.error_details[0]["reason"]


def test_a_new_file_answers_with_four_fields(drive: Any) -> None:
    created = (
        drive.files()
        .create(body={"name": "Папка", "mimeType": FOLDER}, supportsAllDrives=True)
        .execute()
    )
    assert created == {
        "kind": "drive#file",
        "id": created["id"],
        "name": "Папка",
        "mimeType": FOLDER,
    }


def test_a_file_tells_everything_when_asked(drive: Any, made: Made, emulator: str) -> None:
    folder = made("Пары")
    file_id = made("Соглашение", "document", parents=[folder], properties={"kind": "agreement"})
    told = drive.files().get(fileId=file_id, fields="*").execute()
    assert told["parents"] == [folder]
    assert told["properties"] == {"kind": "agreement"}
    assert told["owners"][0]["emailAddress"] == "owner@example.org"
    assert (told["version"], told["trashed"], told["ownedByMe"]) == ("1", False, True)
    assert told["webViewLink"] == f"{emulator}/document/d/{file_id}/edit"
    assert told["createdTime"] == told["modifiedTime"]
    assert "size" not in told


def test_an_unknown_file_is_404_in_drives_words(drive: Any) -> None:
    with pytest.raises(HttpError) as caught:
        drive.files().get(fileId="none").execute()
    assert caught.value.status_code == 404
    assert caught.value.error_details == [
        {"message": "File not found: none.", "domain": "global", "reason": "notFound", "location": "fileId",
         "locationType": "parameter"}
    ]  # fmt: skip


def test_a_file_lies_in_my_drive_unless_told_where(drive: Any, made: Made) -> None:
    root = drive.files().get(fileId="root").execute()["id"]
    assert drive.files().get(fileId=made("a"), fields="parents").execute() == {"parents": [root]}


def test_an_update_merges_properties_and_null_deletes_one(drive: Any, made: Made) -> None:
    file_id = made("a", properties={"one": "1", "two": "2"})
    body = {"properties": {"one": None, "three": "3"}, "name": "б"}
    changed = (
        drive.files().update(fileId=file_id, body=body, fields="name,properties,version").execute()
    )
    assert changed == {"name": "б", "properties": {"two": "2", "three": "3"}, "version": "2"}


@pytest.mark.parametrize(
    ("properties", "code"),
    [
        ({"k": "я" * 61}, 200),
        ({"k": "я" * 62}, 400),
        ({str(n): "" for n in range(30)}, 200),
        ({str(n): "" for n in range(31)}, 403),
    ],
)
def test_properties_have_googles_limits(
    emulator: str, properties: dict[str, str], code: int
) -> None:
    answer = requests.post(
        f"{emulator}/drive/v3/files", json={"name": "a", "properties": properties}, timeout=10
    )
    assert answer.status_code == code


def test_a_file_moves_from_one_folder_to_another(drive: Any, made: Made) -> None:
    old, new = made("старая"), made("новая")
    file_id = made("a", "document", parents=[old])
    two_parents = drive.files().update(fileId=file_id, addParents=new)
    assert refusal(two_parents) == (403, "cannotAddParent")
    moved = (
        drive.files()
        .update(fileId=file_id, addParents=new, removeParents=old, fields="parents")
        .execute()
    )
    assert moved == {"parents": [new]}


def test_a_folder_cannot_be_moved_into_itself(drive: Any, made: Made) -> None:
    outer = made("внешняя")
    inner = made("внутренняя", parents=[outer])
    root = drive.files().get(fileId="root").execute()["id"]
    assert (
        refusal(drive.files().update(fileId=outer, addParents=inner, removeParents=root))[0] == 403
    )


@pytest.mark.parametrize("body", [{"parents": ["x"]}, {"size": "5"}, {"webViewLink": "x"}])
def test_fields_of_drives_own_cannot_be_written(
    drive: Any, made: Made, body: dict[str, Any]
) -> None:
    assert refusal(drive.files().update(fileId=made("a"), body=body)) == (403, "fieldNotWritable")


def test_what_lies_in_a_binned_folder_is_binned_too(drive: Any, made: Made) -> None:
    folder = made("Пары")
    file_id = made("a", "text/plain", parents=[folder])
    drive.files().update(fileId=folder, body={"trashed": True}).execute()
    told = drive.files().get(fileId=file_id, fields="trashed,explicitlyTrashed").execute()
    assert told == {"trashed": True, "explicitlyTrashed": False}
    drive.files().emptyTrash().execute()
    assert refusal(drive.files().get(fileId=file_id)) == (404, "notFound")


def test_deleting_a_folder_deletes_what_lies_in_it(drive: Any, made: Made, emulator: str) -> None:
    folder = made("Пары")
    file_id = made("a", "document", parents=[folder])
    answer = requests.delete(f"{emulator}/drive/v3/files/{folder}", timeout=10)
    assert (answer.status_code, answer.content) == (204, b"")
    assert refusal(drive.files().get(fileId=file_id)) == (404, "notFound")


def test_a_copy_lies_beside_its_source_under_another_name(drive: Any, made: Made) -> None:
    folder = made("Пары")
    source = made("Шаблон", "document", parents=[folder], properties={"kind": "template"})
    copy = drive.files().copy(fileId=source, body={}, fields="id,name,parents,properties").execute()
    assert copy.pop("id") != source
    assert copy == {
        "name": "Copy of Шаблон",
        "parents": [folder],
        "properties": {"kind": "template"},
    }


@pytest.mark.parametrize("kind", ["folder", "text/plain"])
def test_a_generated_id_can_be_used_once(drive: Any, made: Made, kind: str) -> None:
    reserved = drive.files().generateIds(count=1).execute()["ids"][0]
    assert made("a", kind, id=reserved) == reserved
    assert refusal(drive.files().create(body={"name": "a", "id": reserved})) == (409, "fileIdInUse")


def test_google_files_take_no_generated_id(drive: Any) -> None:
    reserved = drive.files().generateIds(count=1).execute()["ids"][0]
    request = drive.files().create(body={"name": "a", "mimeType": DOCUMENT, "id": reserved})
    assert refusal(request) == (400, "invalid")


def test_what_is_not_built_says_so_by_name(emulator: str, drive: Any) -> None:
    answer = requests.get(f"{emulator}/drive/v3/changes/startPageToken", timeout=10)
    assert answer.status_code == 501
    assert "drive.changes.getStartPageToken" in answer.json()["error"]["message"]
    slides = {"name": "a", "mimeType": "application/vnd.google-apps.presentation"}
    answer = requests.post(f"{emulator}/drive/v3/files", json=slides, timeout=10)
    assert answer.status_code == 501
    assert "presentation" in answer.json()["error"]["message"]


def test_about_needs_fields_and_tells_who_calls(drive: Any) -> None:
    assert refusal(drive.about().get()) == (400, "required")
    about = drive.about().get(fields="user,storageQuota").execute()
    assert about["user"]["emailAddress"] == "owner@example.org"
    assert int(about["storageQuota"]["limit"]) > 0


def test_a_service_account_owns_no_storage(emulator: str) -> None:
    headers = {"Authorization": "Bearer emulator:robot@project.iam.gserviceaccount.com"}
    url = f"{emulator}/drive/v3/files"
    refused = requests.post(
        url, json={"name": "a", "mimeType": DOCUMENT}, headers=headers, timeout=10
    )
    assert refused.status_code == 403
    assert refused.json()["error"]["errors"][0]["reason"] == "storageQuotaExceeded"
    assert (
        requests.post(
            url, json={"name": "a", "mimeType": FOLDER}, headers=headers, timeout=10
        ).status_code
        == 200
    )


def test_a_long_get_sent_as_post_is_a_get(emulator: str, made: Made) -> None:
    made("Папка")
    headers = {"x-http-method-override": "GET"}
    form = {
        "q": "name = 'Папка' and " + " and ".join(["trashed = false"] * 300),
        "fields": "files/name",
    }
    answer = requests.post(f"{emulator}/drive/v3/files", data=form, headers=headers, timeout=10)
    assert answer.json() == {"files": [{"name": "Папка"}]}


@pytest.mark.parametrize("body", ["{", "[]", '{"name": 5}'])
def test_a_body_that_is_no_file_is_400(emulator: str, body: str) -> None:
    answer = requests.post(f"{emulator}/drive/v3/files", data=body.encode(), timeout=10)
    assert answer.status_code == 400
    assert answer.json()["error"]["errors"][0]["message"]
