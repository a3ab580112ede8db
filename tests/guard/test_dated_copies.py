"""A copy of the spreadsheet a day, before the day's first write."""

from typing import Any

import pytest
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

    office.sync(today="2026-10-17")

    assert sorted(copies(office)) == [f"2026-10-{day:02d}" for day in range(4, 18)]


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
    assert any("Копия таблицы" in finding["text"] for finding in value["findings"])
    assert len(office.rows("Участники")) == 1


@pytest.mark.parametrize("fault", ["reset-after", "return-503-after", "reset-before"])
def test_a_copy_whose_reply_is_lost_is_not_made_twice(office: Office, fault: str) -> None:
    office.answer("Ф1", mentee("Заяц Вера Ильинична"))
    office.plan_fault("drive.files.copy", fault)

    office.sync()

    assert office.faults_met()
    listed = (
        service(office.base_url, "drive.v3")
        .files()
        .list(q="mimeType = 'application/vnd.google-apps.spreadsheet'", fields="files(id)")
        .execute()["files"]
    )
    assert len(listed) == 2
