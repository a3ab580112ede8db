"""Who may change what: access to the file, and protected ranges for those who do not own it."""

from typing import Any

import pytest
from sheets_drafts import grid, rows_of
from sheets_over_http import SheetsClient

TEACHER = "teacher@example.org"
PROTECTED = (
    "You are trying to edit a protected cell or object. Please contact the spreadsheet owner to"
    " remove protection if you need to edit."
)


def shared(base_url: str, role: str = "writer") -> tuple[SheetsClient, SheetsClient, str]:
    """The owner, somebody else, and a spreadsheet that they share."""
    owner, teacher = SheetsClient(base_url), SheetsClient(base_url, TEACHER)
    key = owner.create()
    permission = {"type": "user", "role": role, "emailAddress": TEACHER}
    url = f"{base_url}/drive/v3/files/{key}/permissions"
    owner.session.post(url, json=permission, timeout=10).raise_for_status()
    return owner, teacher, key


def protect(**parts: Any) -> dict[str, Any]:
    """An addProtectedRange over A1:B2."""
    return {"addProtectedRange": {"protectedRange": {"range": grid(0, 2, 0, 2)} | parts}}


def test_a_stranger_may_not_read_and_a_reader_may_not_write(emulator: str) -> None:
    owner, teacher, key = shared(emulator, "reader")

    assert teacher.values(key, "A1") == []
    assert teacher.refusal(teacher.write(key, "A1", [["а"]])) == (
        403,
        "The caller does not have permission",
    )
    stranger = SheetsClient(emulator, "stranger@example.org")
    assert stranger.refusal(stranger.call("GET", f"/{key}")) == (
        403,
        "The caller does not have permission",
    )
    assert owner.refusal(owner.call("GET", "/nosuchid"))[0] == 404


@pytest.mark.parametrize(
    "request_",
    [
        {
            "updateCells": {
                "range": grid(0, 1),
                "fields": "userEnteredValue",
                "rows": rows_of(["а"]),
            }
        },
        {"repeatCell": {"range": grid(1, 5, 1, 5), "fields": "note", "cell": {"note": "а"}}},
        {"deleteDimension": {"range": {"dimension": "ROWS", "startIndex": 0, "endIndex": 1}}},
        {"sortRange": {"range": grid(0, 9, 0, 9), "sortSpecs": []}},
        {"cutPaste": {"source": grid(5, 6), "destination": {"sheetId": 0}}},
        {"deleteSheet": {"sheetId": 0}},
    ],
)
def test_protection_keeps_other_writers_out_but_never_the_owner(
    emulator: str, request_: dict[str, Any]
) -> None:
    owner, teacher, key = shared(emulator)
    owner.batch(key, protect(editors={"users": []}), {"addSheet": {"properties": {"sheetId": 5}}})

    refused = teacher.refusal(teacher.batch(key, request_))

    assert refused == (400, f"Invalid requests[0].{next(iter(request_))}: {PROTECTED}")
    assert owner.batch(key, request_).status_code == 200


def test_values_cannot_be_written_into_protected_cells(emulator: str) -> None:
    owner, teacher, key = shared(emulator)
    owner.batch(key, protect(editors={"users": []}))

    assert teacher.refusal(teacher.write(key, "A1", [["а"]])) == (400, PROTECTED)
    assert teacher.write(key, "C3", [["а"]]).status_code == 200


@pytest.mark.parametrize("parts", [{"warningOnly": True}, {"editors": {"users": [TEACHER]}}, {}])
def test_warnings_listed_editors_and_protection_without_editors_let_writers_in(
    emulator: str, parts: dict[str, Any]
) -> None:
    owner, teacher, key = shared(emulator)
    assert owner.batch(key, protect(**parts)).status_code == 200

    assert teacher.write(key, "A1", [["а"]]).status_code == 200


def test_a_protected_tab_may_have_holes(emulator: str) -> None:
    owner, teacher, key = shared(emulator)
    owner.batch(
        key,
        protect(range={"sheetId": 0}, unprotectedRanges=[grid(1, 9, 0, 1)], editors={"users": []}),
    )

    assert teacher.write(key, "A2", [["а"]]).status_code == 200
    assert teacher.refusal(teacher.write(key, "A1", [["а"]])) == (400, PROTECTED)


def test_only_those_who_may_edit_see_who_else_may_and_take_protection_away(emulator: str) -> None:
    owner, teacher, key = shared(emulator)
    reply = owner.batch(key, protect(editors={"users": []})).json()
    number = reply["replies"][0]["addProtectedRange"]["protectedRange"]["protectedRangeId"]

    [seen] = teacher.get(key, fields="sheets.protectedRanges")["sheets"][0]["protectedRanges"]
    assert "editors" not in seen
    assert "requestingUserCanEdit" not in seen
    gone = {"deleteProtectedRange": {"protectedRangeId": number}}
    assert teacher.batch(key, gone).status_code == 400
    assert owner.batch(key, gone).status_code == 200


def test_a_protected_tab_cannot_be_renamed_by_others(emulator: str) -> None:
    owner, teacher, key = shared(emulator)
    owner.batch(key, protect(range={"sheetId": 0}, editors={"users": []}))
    rename = {"updateSheetProperties": {"properties": {"title": "Моё"}, "fields": "title"}}

    assert teacher.refusal(teacher.batch(key, rename))[1].endswith(PROTECTED)
    assert owner.batch(key, rename).status_code == 200


@pytest.mark.parametrize(
    ("mime_type", "refusal"),
    [
        ("application/vnd.google-apps.document", (404, "Requested entity was not found.")),
        ("application/vnd.google-apps.folder", (400, "Request contains an invalid argument.")),
        ("text/plain", (400, "Request contains an invalid argument.")),
        (
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            (
                400,
                "This operation is not supported for this document. The document must not be an Office file.",
            ),
        ),
    ],
)
def test_files_that_are_no_spreadsheets_are_refused_as_google_does(
    emulator: str, mime_type: str, refusal: tuple[int, str]
) -> None:
    client = SheetsClient(emulator)
    made = client.session.post(
        f"{emulator}/drive/v3/files", json={"name": "файл", "mimeType": mime_type}, timeout=10
    )

    assert client.refusal(client.call("GET", f"/{made.json()['id']}")) == refusal


def test_a_service_account_cannot_own_a_spreadsheet(emulator: str) -> None:
    robot = SheetsClient(emulator, "job@project.iam.gserviceaccount.com")

    assert robot.refusal(robot.call("POST", "", {})) == (403, "The caller does not have permission")


def test_a_snapshot_brings_spreadsheets_back_as_they_were(emulator: str) -> None:
    owner = SheetsClient(emulator)
    key = owner.create()
    owner.write(key, "A1", [["до"]])
    owner.batch(key, protect(editors={"users": []}))
    before = owner.get(key, includeGridData="true")
    snapshot = owner.session.get(f"{emulator}/_emulator/state", timeout=10).json()
    owner.write(key, "A1", [["после"]])
    owner.session.put(f"{emulator}/_emulator/state", json=snapshot, timeout=10).raise_for_status()

    assert owner.get(key, includeGridData="true") == before
