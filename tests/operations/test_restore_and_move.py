"""What docs/operations.md tells to do when the spreadsheet is gone for good, or another account takes over."""

import json
from typing import Any

import pytest
import requests
from office import Office, mentee, service

pytestmark = pytest.mark.journey

NEWCOMER = "new@example.org"


def keyed(office: Office) -> dict[str, list[str]]:
    """Key → ids of the files that are not in the bin."""
    listed = (
        service(office.base_url, "drive.v3")
        .files()
        .list(q="trashed = false", fields="files(id,properties)", pageSize=1000)
        .execute()["files"]
    )
    found: dict[str, list[str]] = {}
    for file in listed:
        if key := file.get("properties", {}).get("nastavnik"):
            found.setdefault(key, []).append(file["id"])
    return found


def test_a_daily_copy_takes_the_place_of_a_spreadsheet_that_is_gone_for_good(
    office: Office,
) -> None:
    office.answer("Ф1", mentee("Заяц Вера Ильинична"))
    office.sync(today="2026-10-01")
    office.type("Участники", "Код", "У-01", "Пометки куратора", "говорит по-английски")
    office.sync(today="2026-10-02")
    office.answer("Ф1", mentee("Лис Ольга Петровна"))
    office.sync(today="2026-10-02")
    before = keyed(office)
    service(office.base_url, "drive.v3").files().delete(fileId=before["spreadsheet"][0]).execute()
    for note in office.folder.glob("*.local.yaml"):
        note.unlink()
    (copy,) = before["copy:2026-10-02"]

    made = office.run("init", today="2026-10-03", NASTAVNIK_SPREADSHEET_ID=copy)

    assert made.code == 0, made.said
    assert made.value["spreadsheet_id"] == copy
    assert any("стала таблицей программы" in notice for notice in made.value["notices"])
    for note in office.folder.glob("*.local.yaml"):
        note.unlink()  # another machine finds it by its key
    office.sync(today="2026-10-03")
    names = {row["Код"]: row["Фамилия, имя, отчество"] for row in office.rows("Участники")}
    assert names == {"У-01": "Заяц Вера Ильинична", "У-02": "Лис Ольга Петровна"}
    assert office.rows("Участники")[0]["Пометки куратора"] == "говорит по-английски"
    after = keyed(office)
    assert after["spreadsheet"] == [copy]
    assert "copy:2026-10-03" in after
    copies = {key for key in before if key.startswith("copy:")} | {"spreadsheet"}
    assert {k: v for k, v in after.items() if not k.startswith("copy:") and k != "spreadsheet"} == {
        k: v for k, v in before.items() if k not in copies
    }  # forms, templates and folders are the same, and none is there twice
    assert office.run("init", today="2026-10-03").value["changes"] == 0


def protections(office: Office, account: str) -> dict[str, str]:
    """What doctor says of protections to a person with a token file."""
    token = {
        "type": "authorized_user",
        "client_id": "school.apps.googleusercontent.com",
        "client_secret": "nobody's",
        "refresh_token": f"emulator:{account}",
        "token_uri": f"{office.base_url}/token",
    }
    path = office.folder / "token.json"
    path.write_text(json.dumps(token), encoding="utf-8")
    path.chmod(0o600)
    said = office.run("doctor", GOOGLE_APPLICATION_CREDENTIALS=str(path))
    checks: list[dict[str, str]] = said.value["checks"]
    return next(check for check in checks if check["check"] == "Защиты")


def test_an_account_that_takes_over_is_told_of_protections_it_can_not_write_under(
    office: Office,
) -> None:
    spreadsheet = office.spreadsheet.id
    body = {"type": "user", "role": "writer", "emailAddress": NEWCOMER}
    shared = requests.post(
        f"{office.base_url}/drive/v3/files/{spreadsheet}/permissions", json=body, timeout=10
    )
    shared.raise_for_status()
    assert protections(office, "owner@example.org")["state"] == "ok"
    locked = protections(office, NEWCOMER)
    assert locked["state"] == "warning"
    assert "«Служебная»" in locked["text"]

    remove_protections(office)

    assert protections(office, NEWCOMER)["state"] == "ok"


def remove_protections(office: Office) -> None:
    """As the owner does by «Данные → Защитить листы и диапазоны»."""
    sheets = service(office.base_url, "sheets.v4").spreadsheets()
    fields = "sheets(protectedRanges(protectedRangeId,warningOnly))"
    found: dict[str, Any] = sheets.get(spreadsheetId=office.spreadsheet.id, fields=fields).execute()
    deleted = [
        {"deleteProtectedRange": {"protectedRangeId": guard["protectedRangeId"]}}
        for sheet in found["sheets"]
        for guard in sheet.get("protectedRanges", [])
        if not guard.get("warningOnly")
    ]
    body = {"requests": deleted}
    sheets.batchUpdate(spreadsheetId=office.spreadsheet.id, body=body).execute()
