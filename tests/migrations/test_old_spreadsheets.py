"""Spreadsheets of the first version become today's on ``init``, and nobody works on one that he misreads."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
import requests
from office import Office, service
from old_spreadsheet import made_old, standing

from config.loading import load
from sync.checkup.standing import standing as checked
from sync.commit import Desk
from sync.known import Known
from sync.look import look
from sync.refusals import NotSetUp
from sync.run import synchronise
from sync.setup.initialise import initialise
from sync.setup.new_year import new_year
from sync.setup.preview import preview
from sync.workspace.errors import WorkspaceError
from sync.workspace.gateway import open_workspace
from sync.workspace.transport import Patience

pytestmark = pytest.mark.journey

STEPS = [
    "«Документы», J1: «Пара» → «О ком»",
    "«Начните здесь», B16: «Шаг 6. Соглашения» → «Шаг 6. Документы»",
    "«Пары»: прежнее представление «Ждут проверки или срока» убирается",
    "Диаграмма «Сколько выполнено по разделам дорожной карты» → «Выполнено по разделам из строк с наступившим сроком»",
    "Диаграмма «Довольны ли наставляемые участием»: круг → полосы",
    "Диаграмма «Довольны ли наставники участием»: круг → полосы",
]


def desk(office: Office, spreadsheet: str | None = None) -> Desk:
    """A run in this process, whose waits take no time."""
    workspace = open_workspace(office.base_url, Patience(sleep=lambda _: None))
    known = office.spreadsheet.id if spreadsheet is None else spreadsheet
    now = datetime(2026, 10, 1, 9, tzinfo=UTC)
    return Desk(workspace, load(office.config), known, "20261001T090000-0000aa", now)


def old(office: Office) -> dict[str, Any]:
    """Make the office's spreadsheet old; returns it as it was new."""
    fresh = standing(office)
    made_old(office)
    assert standing(office) != fresh
    return fresh


def writes(office: Office) -> list[str]:
    """Methods called since the log was cleared that are no reading."""
    reading = ("get", "list", "export")
    return [name for name in office.counts() if name.rpartition(".")[2] not in reading]


def copies(office: Office) -> list[str]:
    listed = service(office.base_url, "drive.v3").files().list(fields="files(properties)").execute()
    keys = [file.get("properties", {}).get("nastavnik", "") for file in listed["files"]]
    return sorted(key for key in keys if key.startswith("copy:"))


def version(office: Office, text: str) -> None:
    sheet = office.spreadsheet.worksheet("Служебная")
    row = sheet.col_values(1).index("schema") + 1
    sheet.update_acell(f"B{row}", text)
    office.clear_log()


def test_the_preview_says_what_happens_and_an_old_spreadsheet_becomes_what_a_fresh_one_is(
    office: Office,
) -> None:
    fresh = old(office)
    run = desk(office)
    office.clear_log()

    seen = preview(run)

    assert writes(office) == []
    assert (seen.version, seen.newest) == (1, 6)
    assert [line.split(". ", 1)[1] for line in seen.migrations] == STEPS
    assert seen.structure == ("+ представление «Ждут людей» на вкладке «Пары»",)
    made = initialise(run)
    assert standing(office) == fresh
    assert made.notices == seen.migrations
    assert copies(office) == ["copy:2026-10-01 6"]
    assert preview(run).is_nothing
    assert initialise(run).changes == 0


def test_the_preview_of_a_programme_that_is_not_there_yet_lists_what_is_made(
    empty_office: Office,
) -> None:
    body = {"name": "Программы", "mimeType": "application/vnd.google-apps.folder"}
    drive = service(empty_office.base_url, "drive.v3").files()
    parent = drive.create(body=body).execute()["id"]
    empty_office.clear_log()

    seen = empty_office.run("init", "--dry-run", NASTAVNIK_PARENT_FOLDER=parent)

    assert seen.code == 0, seen.said
    assert writes(empty_office) == []
    assert not list(empty_office.folder.glob("*.local.yaml"))
    files = seen.value["files"]
    assert sum(line.startswith("+ анкета") for line in files) == 13
    assert "+ вкладка «Служебная»" in seen.value["structure"]
    initialise(desk(empty_office, ""))
    listed = service(empty_office.base_url, "drive.v3").files().list(fields="files(name)").execute()
    made = {file["name"] for file in listed["files"]} - {"Программы"}
    assert {line.split("«", 1)[1][:-1] for line in files} == made


def test_a_lost_reply_keeps_nobody_from_being_told_what_has_become_other(office: Office) -> None:
    """The batch took effect; sent once more it is refused, and the spreadsheet shows nothing to do."""
    old(office)
    office.plan_fault("sheets.spreadsheets.batchUpdate", "reset-after")

    made = initialise(desk(office))

    assert [line.split(". ", 1)[1] for line in made.notices] == STEPS


@pytest.mark.parametrize("instruction", ["reset-before", "reset-after"])
def test_killed_at_its_one_write_it_goes_on_when_it_is_repeated(
    office: Office, instruction: str
) -> None:
    fresh = old(office)
    run = desk(office)
    office.plan_fault("sheets.spreadsheets.batchUpdate", *[instruction] * 20)
    with pytest.raises(WorkspaceError):
        initialise(run)
    requests.delete(f"{office.base_url}/_emulator/faults", timeout=10).raise_for_status()

    initialise(desk(office))

    assert standing(office) == fresh
    assert copies(office) == ["copy:2026-10-01 6"]


def test_a_run_waits_for_a_migration_that_it_needs_and_goes_on_without_those_it_does_not(
    office: Office,
) -> None:
    made_old(office)
    office.clear_log()
    with pytest.raises(NotSetUp) as refused:
        synchronise(desk(office))
    assert "«Пара» → «О ком»" in str(refused.value)
    assert "nastavnik init" in str(refused.value)
    assert writes(office) == []

    (check,) = [
        c for c in checked(desk(office), Known(office.spreadsheet.id)) if c.name == "Версия таблицы"
    ]
    assert check.state == "error"  # runs wait for it
    assert not [step for step in STEPS if step not in check.text]

    initialise(desk(office))
    version(office, "5")
    found = look(desk(office)).decided.findings

    assert [f.text for f in found if "прежней версии (5 из 6)" in f.text]


@pytest.mark.parametrize("work", [synchronise, initialise, new_year])
def test_a_spreadsheet_of_a_newer_program_is_not_written_to(
    office: Office, work: Callable[[Desk], object]
) -> None:
    version(office, "7")

    with pytest.raises(NotSetUp, match="Обновите программу"):
        work(desk(office))

    assert writes(office) == []


def test_reading_a_spreadsheet_of_a_newer_program_warns_and_importing_into_it_is_refused(
    office: Office,
) -> None:
    people = office.folder / "people.csv"
    people.write_text("ФИО\nЛисова Инна Марковна\n", encoding="utf-8")
    version(office, "7")

    status, brought = office.run("status"), office.run("import-participants", str(people))

    assert (status.code, brought.code) == (0, 2)
    assert "Таблица — версии 7" in status.said
    assert "Обновите программу" in brought.said
    (check,) = [
        c for c in checked(desk(office), Known(office.spreadsheet.id)) if c.name == "Версия таблицы"
    ]
    assert (check.state, "Обновите программу" in check.remedy) == ("error", True)
    assert writes(office) == []
