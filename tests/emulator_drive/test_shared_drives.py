"""Shared drives: who makes them, who works in them, and what a call must say to reach them."""

import io
from collections.abc import Iterator
from typing import Any

import pytest
from drives import ALL, EVERYWHERE, MEMBERS, OWNER, ROBOT, Clients, Shared, new_drive
from googleapiclient.errors import HttpError
from googleapiclient.http import MediaIoBaseUpload

STRANGER = "stranger@example.org"
BRIEF = {"id", "name", "kind"}


@pytest.fixture
def client(emulator: str) -> Iterator[Clients]:
    """Makes clients of whoever calls."""
    clients = Clients(emulator)
    yield clients
    clients.close()


@pytest.fixture
def shared(client: Clients) -> Shared:
    """A shared drive with members."""
    return new_drive(client)


def refused(request: Any) -> tuple[int, str, str]:
    """Status, reason and message of a refused request."""
    with pytest.raises(HttpError) as caught:
        request.execute()
    (detail,) = caught.value.error_details
    return caught.value.status_code, detail["reason"], detail["message"]


def test_a_drive_is_made_once_for_a_request_and_told_to_its_members(
    drive: Any, client: Clients
) -> None:
    made = drive.drives().create(requestId="x", body={"name": "Сад"}).execute()
    assert made.keys() == BRIEF
    assert refused(drive.drives().create(requestId="x", body={"name": "Сад"}))[:2] == (
        409,
        "duplicate",
    )
    whole = drive.drives().get(driveId=made["id"], fields="*").execute()
    assert (whole["hidden"], whole["capabilities"]["canManageMembers"]) == (False, True)
    assert not any(whole["restrictions"].values())
    assert [one["name"] for one in drive.drives().list().execute()["drives"]] == ["Сад"]
    assert client(STRANGER).drives().list().execute()["drives"] == []
    code, reason, said = refused(client(STRANGER).drives().get(driveId=made["id"]))
    assert (code, reason, said) == (404, "notFound", f"Shared drive not found: {made['id']}")


@pytest.mark.parametrize("email", [ROBOT, "olga@gmail.com"])
def test_service_accounts_and_plain_accounts_make_no_drives(client: Clients, email: str) -> None:
    request = client(email).drives().create(requestId="x", body={"name": "Сад"})
    assert refused(request)[:2] == (403, "userCannotCreateTeamDrives")
    assert client(email).about().get(fields="canCreateDrives").execute() == {
        "canCreateDrives": False
    }


def test_a_drive_is_renamed_restricted_hidden_and_deleted_when_it_is_empty(
    drive: Any, shared: Shared, client: Clients
) -> None:
    one = {"driveId": shared.id}
    body = {"name": "Сад № 5", "restrictions": {"driveMembersOnly": True}}
    assert refused(client(ROBOT).drives().update(**one, body=body))[0] == 403
    drive.drives().update(**one, body=body).execute()
    assert drive.drives().hide(**one, fields="name,hidden").execute() == {
        "name": "Сад № 5",
        "hidden": True,
    }
    folder = shared.made("Папка")
    let_in = {"type": "user", "role": "reader", "emailAddress": STRANGER}
    asked = drive.permissions().create(fileId=folder, body=let_in, **ALL)
    assert refused(asked)[1] == "teamDriveMembershipRequired"
    assert refused(drive.drives().delete(**one))[1] == "cannotDeleteResourceWithChildren"
    drive.files().update(fileId=folder, body={"trashed": True}, **ALL).execute()
    drive.drives().delete(**one).execute()
    assert refused(drive.files().get(fileId=folder, **ALL))[0] == 404


@pytest.mark.parametrize("kind", ["document", "spreadsheet", "form", "folder"])
def test_a_service_account_makes_files_in_a_shared_drive_and_none_elsewhere(
    shared: Shared, client: Clients, kind: str
) -> None:
    made = shared.made("Файл", kind)
    told = shared.files().get(fileId=made, fields="*", **ALL).execute()
    assert told["driveId"] == told["teamDriveId"] == shared.id
    assert told["parents"] == [shared.id]
    assert not told.keys() & {"owners", "ownedByMe", "permissions", "shared", "writersCanShare"}
    assert (told["capabilities"]["canTrash"], told["capabilities"]["canDelete"]) == (True, False)
    if kind == "folder":
        return
    body = {"name": "Файл", "mimeType": f"application/vnd.google-apps.{kind}"}
    for parents in ([], [shared.id]):  # into My Drive, and without the flag as if into My Drive
        asked = client(ROBOT).files().create(body=body | {"parents": parents})
        assert refused(asked)[:2] == (403, "storageQuotaExceeded")


def test_the_services_own_creates_still_go_to_my_drive(shared: Shared, client: Clients) -> None:
    for request in (
        client(ROBOT, "sheets.v4").spreadsheets().create(body={}),
        client(ROBOT, "forms.v1").forms().create(body={"info": {"title": "Ф"}}),
        client(ROBOT, "docs.v1").documents().create(body={"title": "Д"}),
    ):
        with pytest.raises(HttpError) as caught:
            request.execute()
        assert caught.value.status_code == 403


def test_sheets_docs_and_forms_work_on_files_of_a_shared_drive(
    shared: Shared, client: Clients
) -> None:
    book = shared.made("Таблица", "spreadsheet")
    add = {"addProtectedRange": {"protectedRange": {"range": {"sheetId": 0}}}}
    sheets = client(ROBOT, "sheets.v4").spreadsheets()
    sheets.batchUpdate(spreadsheetId=book, body={"requests": [add]}).execute()
    kept = sheets.get(spreadsheetId=book).execute()["sheets"][0]["protectedRanges"][0]
    people = {OWNER, ROBOT, MEMBERS["organizer"], MEMBERS["writer"]}
    assert set(kept["editors"]["users"]) == people
    csv = shared.files().export(fileId=book, mimeType="text/csv").execute()
    assert csv == b""
    form = shared.made("Анкета", "form")
    assert (
        client(MEMBERS["writer"], "forms.v1").forms().get(formId=form).execute()["formId"] == form
    )
    shared.client(ROBOT).permissions().create(
        fileId=form, body={"type": "anyone", "role": "reader", "view": "published"}, **ALL
    ).execute()
    held = shared.client(ROBOT).permissions().list(
        fileId=form, includePermissionsForView="published", **ALL
    ).execute()["permissions"]  # fmt: skip
    assert [p["type"] for p in held if p["role"] == "reader"] == ["anyone", "user"]


def test_an_upload_is_converted_in_a_shared_drive_and_exported_again(shared: Shared) -> None:
    body = {
        "name": "Документ",
        "mimeType": "application/vnd.google-apps.document",
        "parents": [shared.id],
    }
    media = MediaIoBaseUpload(io.BytesIO(b"<p>Text</p>"), mimetype="text/html")
    made = shared.files().create(body=body, media_body=media, **ALL).execute()["id"]
    text = shared.files(MEMBERS["reader"]).export(fileId=made, mimeType="text/plain").execute()
    assert b"Text" in text


def test_without_the_flag_nothing_of_a_shared_drive_is_found(shared: Shared, drive: Any) -> None:
    folder = shared.made("Папка")
    files, permissions = drive.files(), drive.permissions()
    person = {"type": "user", "role": "reader", "emailAddress": STRANGER}
    for request in (
        files.get(fileId=folder),
        files.update(fileId=folder, body={"name": "П"}),
        files.delete(fileId=folder),
        files.create(body={"name": "П", "parents": [folder]}),
        permissions.list(fileId=folder),
        permissions.create(fileId=shared.id, body=person),
    ):
        assert refused(request)[:2] == (404, "notFound")
    assert files.get(fileId=folder, supportsTeamDrives=True).execute()["id"] == folder


# Who may do what with a folder and with a file: change, bin, delete for good, share the folder, share the file.
ROLES = {
    "reader": (403, 403, 403, 403, 403),
    "commenter": (403, 403, 403, 403, 403),
    "writer": (200, 403, 403, 403, 200),
    "fileOrganizer": (200, 200, 403, 200, 200),
    "organizer": (200, 200, 200, 200, 200),
}


@pytest.mark.parametrize("role", ROLES)
def test_each_role_may_do_what_googles_table_says(shared: Shared, role: str) -> None:
    folder, paper = shared.made("Папка"), shared.made("Документ", "document")
    member = shared.client(MEMBERS[role])
    person = {"type": "user", "role": "reader", "emailAddress": STRANGER}
    requests = (
        member.files().update(fileId=paper, body={"name": "Д"}, **ALL),
        member.files().update(fileId=paper, body={"trashed": True}, **ALL),
        member.files().delete(fileId=paper, **ALL),
        member.permissions().create(fileId=folder, body=person, **ALL),
        member.permissions().create(fileId=paper, body=person, **ALL),
    )
    told = member.files().get(fileId=paper, fields="capabilities", **ALL).execute()["capabilities"]
    seen = []
    for request in (requests[0], requests[1], requests[3], requests[4], requests[2]):
        try:
            request.execute()
            seen.append(200)
        except HttpError as error:
            seen.append(error.status_code)
    assert (seen[0], seen[1], seen[4], seen[2], seen[3]) == ROLES[role]
    names = ("canEdit", "canTrash", "canDelete", "canShare")
    assert [told[name] for name in names] == [ROLES[role][i] == 200 for i in (0, 1, 2, 4)]


def test_the_bin_of_a_shared_drive_tells_who_put_what_into_it(shared: Shared, drive: Any) -> None:
    paper = shared.made("Документ", "document")
    shared.files().update(fileId=paper, body={"trashed": True}, **ALL).execute()
    told = drive.files().get(fileId=paper, fields="trashedTime,trashingUser", **ALL).execute()
    assert told["trashingUser"]["emailAddress"] == ROBOT
    drive.files().emptyTrash().execute()  # My Drive's
    assert drive.files().get(fileId=paper, **ALL).execute()["id"] == paper
    drive.files().emptyTrash(driveId=shared.id).execute()
    assert refused(drive.files().get(fileId=paper, **ALL))[0] == 404


def test_permissions_tell_where_they_come_from_and_stay_where_they_are_given(
    shared: Shared, drive: Any
) -> None:
    folder = shared.made("Пара П-05")
    paper = shared.made("Соглашение", "document", parents=[folder])
    person = {"type": "user", "role": "reader", "emailAddress": STRANGER}
    given = drive.permissions().create(fileId=folder, body=person, fields="*", **ALL).execute()
    assert [d["inherited"] for d in given["permissionDetails"]] == [False]
    held = drive.permissions().list(fileId=paper, fields="*", **ALL).execute()["permissions"]
    by_address = {p["emailAddress"]: p for p in held}
    (detail,) = by_address[STRANGER]["permissionDetails"]
    assert detail == {
        "permissionType": "file",
        "role": "reader",
        "inherited": True,
        "inheritedFrom": folder,
    }
    (detail,) = by_address[ROBOT]["permissionDetails"]
    assert (detail["permissionType"], detail["inheritedFrom"]) == ("member", shared.id)
    lasting = {"fileId": paper, "permissionId": given["id"]} | ALL
    said = "Cannot update or delete an inherited permission on a shared drive item."
    told = (403, "cannotModifyInheritedTeamDrivePermission", said)
    assert refused(drive.permissions().delete(**lasting)) == told
    assert refused(drive.permissions().update(**lasting, body={"role": "writer"})) == told
    assert shared.files(STRANGER).get(fileId=paper, **ALL).execute()["id"] == paper
    drive.permissions().delete(fileId=folder, permissionId=given["id"], **ALL).execute()
    assert refused(shared.files(STRANGER).get(fileId=paper, **ALL))[0] == 404


@pytest.mark.parametrize(
    ("role", "where"), [("organizer", "folder"), ("owner", "drive"), ("fileOrganizer", "document")]
)
def test_roles_are_given_where_they_belong(
    shared: Shared, drive: Any, role: str, where: str
) -> None:
    target = shared.id if where == "drive" else shared.made("Файл", where)
    body = {"type": "user", "role": role, "emailAddress": STRANGER}
    assert (
        refused(drive.permissions().create(fileId=target, body=body, **ALL))[1]
        == "invalidSharingRequest"
    )


def test_files_move_into_a_shared_drive_and_folders_do_not(
    shared: Shared, drive: Any, made: Any
) -> None:
    paper, folder = made("Документ", "document"), made("Папка")
    move = {"addParents": shared.id} | ALL
    assert (
        refused(drive.files().update(fileId=folder, **move))[1]
        == "teamDrivesFolderMoveInNotSupported"
    )
    told = drive.files().update(fileId=paper, fields="driveId,parents", **move).execute()
    assert told == {"driveId": shared.id, "parents": [shared.id]}
    inner = shared.made("Внутри")
    both = {"fileId": paper, "addParents": inner} | ALL
    assert refused(drive.files().update(**both))[1] == "teamDrivesParentLimit"
    writer = shared.files(MEMBERS["writer"])
    assert refused(writer.update(**both, removeParents=shared.id))[0] == 403
    shared.files().update(**both, removeParents=shared.id).execute()
    out = {"fileId": paper, "addParents": "root", "removeParents": inner} | ALL
    assert refused(shared.files().update(**out))[0] == 403
    mine = drive.files().update(**out, fields="ownedByMe,driveId").execute()
    assert mine == {"ownedByMe": True}


def test_what_lay_in_the_bin_tells_since_when_after_a_move_into_a_shared_drive(
    shared: Shared, drive: Any, made: Any
) -> None:
    before, at_once = made("Раньше", "document"), made("Вместе", "document")
    drive.files().update(fileId=before, body={"trashed": True}).execute()
    move = {"addParents": shared.id, "fields": "trashed,trashingUser/emailAddress"} | ALL

    told = [
        drive.files().update(fileId=before, **move).execute(),
        drive.files().update(fileId=at_once, body={"trashed": True}, **move).execute(),
    ]

    assert told == [{"trashed": True, "trashingUser": {"emailAddress": OWNER}}] * 2


def test_lists_hold_shared_files_only_where_the_call_asks_for_them(
    shared: Shared, drive: Any
) -> None:
    robots, owners = shared.made("Робота"), shared.made("Хозяина", by=OWNER)

    def listed(**asked: Any) -> set[str]:
        return {f["id"] for f in shared.files().list(**asked).execute()["files"]}

    assert listed() == listed(**ALL) == set()
    assert listed(**EVERYWHERE) == {robots}  # what one has made oneself
    assert listed(**EVERYWHERE, corpora="allDrives") == {robots, owners}
    assert listed(**EVERYWHERE, corpora="drive", driveId=shared.id) == {robots, owners}
    assert listed(**EVERYWHERE, q=f"'{shared.id}' in parents") == {robots, owners}
    stranger = shared.files(STRANGER)
    asked = EVERYWHERE | {"corpora": "drive", "driveId": shared.id}
    assert refused(stranger.list(**asked))[:2] == (404, "notFound")
    assert stranger.list(**EVERYWHERE, corpora="allDrives").execute()["files"] == []
    for wrong in ({"corpora": "allDrives"}, {"includeItemsFromAllDrives": True}):
        assert refused(shared.files().list(**wrong))[0] == 403
    assert refused(shared.files().list(**EVERYWHERE, corpora="drive"))[0] == 400
