"""A copy of the spreadsheet a day, before the day's first write."""

import os
import subprocess
import sys
import time
from typing import Any

import pytest
import requests
from office import Office, mentee, service

pytestmark = pytest.mark.journey


def copies(office: Office) -> dict[str, dict[str, Any]]:
    """The copies that are not in the bin, by day."""
    listed = (
        service(office.base_url, "drive.v3")
        .files()
        .list(q="trashed = false", fields="files(id,name,parents,properties)", pageSize=1000)
        .execute()["files"]
    )
    keyed = {file.get("properties", {}).get("nastavnik", ""): file for file in listed}
    return {key.removeprefix("copy:"): f for key, f in keyed.items() if key.startswith("copy:")}


def test_the_first_write_of_a_day_is_preceded_by_a_copy_and_later_ones_are_not(
    office: Office,
) -> None:
    assert copies(office) == {}
    office.answer("Ф1", mentee("Заяц Вера Ильинична"))
    office.sync(today="2026-10-01")
    assert list(copies(office)) == ["2026-10-01"]
    office.clear_log()
    office.answer("Ф1", mentee("Лис Ольга Петровна"))
    office.sync(today="2026-10-01")
    assert "drive.files.copy" not in office.counts()

    office.answer("Ф1", mentee("Соболь Дарья Ивановна"))
    office.sync(today="2026-10-02")

    made = copies(office)
    assert sorted(made) == ["2026-10-01", "2026-10-02"]
    copied = service(office.base_url, "sheets.v4").spreadsheets().values()
    held = copied.get(spreadsheetId=made["2026-10-02"]["id"], range="'Участники'!A2:A9").execute()
    assert held["values"] == [["Заяц Вера Ильинична"], ["Лис Ольга Петровна"]]  # as it was before
    assert len(office.rows("Участники")) == 3


def test_a_run_that_writes_nothing_copies_nothing(office: Office) -> None:
    office.sync(today="2026-10-01")
    office.clear_log()

    assert office.sync(today="2026-10-01")["changes"] == 0

    assert set(office.counts()) <= {
        "sheets.spreadsheets.get", "drive.files.list", "forms.forms.responses.list",
    }  # fmt: skip


def test_fourteen_copies_stay(office: Office) -> None:
    office.sync(today="2026-10-01")
    first = copies(office)["2026-10-01"]
    files = service(office.base_url, "drive.v3").files()
    for day in range(2, 17):  # as if it had run every day
        key = first["properties"] | {"nastavnik": f"copy:2026-10-{day:02d}"}
        body = {"parents": first["parents"], "properties": key}
        files.copy(fileId=first["id"], body=body).execute()
    office.plan_fault("drive.files.update", "return-403")

    refused = office.sync(today="2026-10-17")

    assert any("Старая копия" in finding["text"] for finding in refused["findings"])
    assert len(copies(office)) == 17  # nothing worse than that comes of it

    office.sync(today="2026-10-18")

    assert sorted(copies(office)) == [f"2026-10-{day:02d}" for day in range(5, 19)]


def test_a_run_that_the_guard_stops_leaves_the_days_copy_to_the_run_that_goes_on(
    office: Office,
) -> None:
    """It writes nothing but its remark; a copy of the damage would only stand where a good one should."""
    office.sync(today="2026-10-01")
    sheet = office.spreadsheet.worksheet("Дорожная карта")
    held = [list(map(str, row)) for row in sheet.get("A2:H40")]
    sheet.batch_clear(["A2:Z40"])

    assert office.run("sync", today="2026-10-02").code == 3
    assert list(copies(office)) == ["2026-10-01"]

    sheet.update(held, "A2")
    office.sync(today="2026-10-02")

    copied = service(office.base_url, "sheets.v4").spreadsheets().values()
    made = copies(office)["2026-10-02"]["id"]
    rows = copied.get(spreadsheetId=made, range="'Дорожная карта'!A2:A40").execute()["values"]
    assert len(rows) == len(held)


def test_a_run_that_ends_between_its_copy_and_its_write_leaves_one_copy(office: Office) -> None:
    office.answer("Ф1", mentee("Заяц Вера Ильинична"))
    office.plan_fault("sheets.spreadsheets.batchUpdate", "stall-9s", "return-403")
    command = [sys.executable, "-m", "sync", "sync", "--config", str(office.config)]
    variables = {
        "WORKSPACE_EMULATOR_URL": office.base_url,
        "NASTAVNIK_TODAY": "2026-10-01",
        "PATH": os.environ["PATH"],
    }
    with subprocess.Popen(command, env=variables, stderr=subprocess.DEVNULL) as run:
        deadline = time.monotonic() + 60
        while not copies(office) and time.monotonic() < deadline:
            time.sleep(0.1)
        run.kill()
    assert office.rows("Участники") == []
    requests.delete(f"{office.base_url}/_emulator/faults", timeout=20).raise_for_status()

    office.sync(today="2026-10-01")

    assert len(office.rows("Участники")) == 1
    assert list(copies(office)) == ["2026-10-01"]
    assert len(spreadsheets(office)) == 2


def test_a_copy_is_never_taken_for_the_programmes_spreadsheet(office: Office) -> None:
    office.answer("Ф1", mentee("Заяц Вера Ильинична"))
    office.sync(today="2026-10-01")
    for note in office.config.parent.glob("*.local.yaml"):
        note.unlink()

    again = office.run("init")

    assert again.code == 0, again.said
    assert again.value["spreadsheet_id"] == office.spreadsheet.id
    assert office.run("doctor").code == 0
    assert office.sync(today="2026-10-01")["changes"] == 0


def test_a_copy_that_google_refuses_is_a_remark_and_the_run_goes_on(office: Office) -> None:
    office.answer("Ф1", mentee("Заяц Вера Ильинична"))
    office.plan_fault("drive.files.copy", "return-403")

    value = office.sync()

    assert office.faults_met()
    remark = next(f["text"] for f in value["findings"] if f["text"].startswith("Копия таблицы"))
    assert "drive.files.copy: 403" in remark
    assert len(office.rows("Участники")) == 1


@pytest.mark.parametrize("fault", ["reset-after", "return-503-after", "reset-before"])
def test_a_copy_whose_reply_is_lost_is_not_made_twice(office: Office, fault: str) -> None:
    office.answer("Ф1", mentee("Заяц Вера Ильинична"))
    office.plan_fault("drive.files.copy", fault)

    office.sync()

    assert office.faults_met()
    assert len(spreadsheets(office)) == 2


def spreadsheets(office: Office) -> list[dict[str, Any]]:
    """All of them, in the bin too."""
    listed = service(office.base_url, "drive.v3").files()
    kind = "mimeType = 'application/vnd.google-apps.spreadsheet'"
    return list(listed.list(q=kind, fields="files(id)").execute()["files"])


def test_a_spreadsheet_in_the_bin_is_told(office: Office) -> None:
    files = service(office.base_url, "drive.v3").files()
    spreadsheet = office.spreadsheet.id
    assert "корзин" not in str(office.sync()["findings"])
    files.update(fileId=spreadsheet, body={"trashed": True}).execute()

    told = office.run("sync", NASTAVNIK_SPREADSHEET_ID=spreadsheet)

    assert told.code == 0
    assert "лежит в корзине" in str(told.value["findings"])
