"""``init`` after people moved, binned or doubled things, and two of it at once."""

import shutil
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import requests
from office import Answered, Office, mentee, mentor, service

from sync.cli.init import known_id
from sync.locate import remember_id
from sync.settings import read_settings
from sync.setup.shelf import standing_spreadsheet
from sync.workspace.errors import Refused
from sync.workspace.gateway import open_workspace

pytestmark = pytest.mark.journey

FOLDER = "application/vnd.google-apps.folder"


def standing(office: Office) -> dict[str, list[dict[str, Any]]]:
    """Every file that is not in the bin, by the programme's key."""
    listed = (
        service(office.base_url, "drive.v3")
        .files()
        .list(q="trashed = false", fields="files(id,name,parents,properties)", pageSize=1000)
        .execute()["files"]
    )
    found: dict[str, list[dict[str, Any]]] = {}
    for file in listed:
        if key := file.get("properties", {}).get("nastavnik"):
            found.setdefault(key, []).append(file)
    return found


def ids(office: Office) -> dict[str, list[str]]:
    return {key: [f["id"] for f in files] for key, files in standing(office).items()}


def elsewhere(office: Office, file: dict[str, Any]) -> None:
    """Drag a file into a folder of people's own."""
    drive = service(office.base_url, "drive.v3").files()
    folder = drive.create(body={"name": "Архив", "mimeType": FOLDER}).execute()["id"]
    drive.update(
        fileId=file["id"], addParents=folder, removeParents=file["parents"][0], body={}
    ).execute()


def bin_file(office: Office, file_id: str) -> None:
    service(office.base_url, "drive.v3").files().update(
        fileId=file_id, body={"trashed": True}
    ).execute()


def memory(office: Office) -> dict[str, str]:
    return {row["Имя"]: row["Значение"] for row in office.rows("Служебная")}


CODES = ("Ф1", "Ф1п", *(f"Ф{number}" for number in range(2, 13)))
"""The shipped questionnaires."""


@pytest.mark.parametrize(
    "key", ["folder", "papers", "template:agreement", "form:Ф1:2026-27", "spreadsheet"]
)
def test_what_people_moved_elsewhere_is_not_made_again(office: Office, key: str) -> None:
    before = ids(office)
    elsewhere(office, standing(office)[key][0])

    repaired = office.run("init")

    assert repaired.code == 0, repaired.said
    assert repaired.value["changes"] == 0
    assert ids(office) == before


def test_answers_through_a_moved_form_are_read_after_init(office: Office) -> None:
    elsewhere(office, standing(office)["folder"][0])
    elsewhere(office, standing(office)["form:Ф1:2026-27"][0])
    link = office.rows("Анкеты")[0]["Ссылка для отправки"]
    office.answer("Ф1", mentee("Заяц Вера Ильинична"))

    assert office.run("init").code == 0
    office.sync()

    assert office.rows("Анкеты")[0]["Ссылка для отправки"] == link
    assert [row["Код"] for row in office.rows("Участники")] == ["У-01"]


def test_a_form_in_the_bin_is_named_and_made_anew(office: Office) -> None:
    binned = ids(office)["form:Ф1:2026-27"][0]
    bin_file(office, binned)

    repaired = office.run("init")

    assert repaired.code == 0, repaired.said
    assert any("Ф1" in text and "корзин" in text for text in repaired.value["notices"])
    assert ids(office)["form:Ф1:2026-27"] != [binned]
    assert office.rows("Анкеты")[0]["Файл формы"] == ids(office)["form:Ф1:2026-27"][0]
    assert office.run("init").value["notices"] == []


def test_a_spreadsheet_in_the_bin_is_never_replaced(office: Office) -> None:
    """This machine remembers the id: the register must not be begun anew behind people's backs."""
    assert office.run("init").code == 0  # this machine has its id now
    bin_file(office, ids(office)["spreadsheet"][0])

    refused = office.run("init")

    assert refused.code == 2
    assert "корзин" in refused.said + str(refused.value)
    assert "spreadsheet" not in standing(office)


@pytest.mark.parametrize("stall", ["", "stall-0.4s"])
def test_two_at_once_make_one_set(empty_office: Office, stall: str) -> None:
    office = empty_office
    if stall:
        office.plan_fault("drive.files.create", *[stall] * 16)
    with ThreadPoolExecutor(2) as pool:
        both: list[Answered] = list(pool.map(lambda _: office.run("init"), range(2)))

    assert [done.code for done in both] == [0, 0], [done.said for done in both]
    found = standing(office)
    service(office.base_url, "drive.v3").files().emptyTrash().execute()
    made = [file["id"] for key, [file] in found.items() if key.startswith("form:")]
    assert {key: len(files) for key, files in found.items()} == dict.fromkeys(
        [
            *(f"qr:{form}" for form in made),
            "folder",
            "spreadsheet",
            "papers",
            "template:agreement",
            *(f"form:{code}:2026-27" for code in CODES),
        ],
        1,
    )
    assert len({file["properties"]["nastavnik_home"] for [file] in found.values()}) == 1
    assert len(memory(office)) == len(office.rows("Служебная"))
    forms = {row["Анкета"]: row["Файл формы"] for row in office.rows("Анкеты")}
    assert forms == {code: found[f"form:{code}:2026-27"][0]["id"] for code in CODES}
    office.answer("Ф1", mentee("Заяц Вера Ильинична"))
    office.sync()
    assert len(office.rows("Участники")) == 1
    assert office.run("init").value["changes"] == 0


def offered(office: Office, form: str) -> str:
    """All options that a form offers, as one text."""
    form_id = next(row["Файл формы"] for row in office.rows("Анкеты") if row["Анкета"] == form)
    return str(service(office.base_url, "forms.v1").forms().get(formId=form_id).execute()["items"])


def test_a_new_years_form_offers_the_candidates(office: Office) -> None:
    office.answer("Ф1", mentee("Заяц Вера Ильинична"))
    office.answer("Ф2", mentor("Громова Анна Львовна"))
    office.sync()
    office.type("Участники", "Код", "У-02", "Согласие наставника получено", "15.09.2026")
    office.sync()
    assert "У-02" in offered(office, "Ф3")

    assert office.run("new-year", today="2027-09-05").code == 0
    form = next(row for row in office.rows("Анкеты") if row["Анкета"] == "Ф3")
    assert form["Учебный год"] == "2027/2028"
    assert "У-02" not in offered(office, "Ф3")  # nobody has answered this year

    office.answer("Ф2", mentor("Громова Анна Львовна"))
    office.sync(today="2027-09-05")

    assert "У-02" in offered(office, "Ф3")
    assert office.run("init", today="2027-09-05").value["changes"] == 0


@pytest.mark.parametrize("name", ["home", "papers_folder", "folder"])
def test_a_deleted_line_of_the_memory_comes_back(office: Office, name: str) -> None:
    before, files = memory(office), ids(office)
    sheet = office.spreadsheet.worksheet("Служебная")
    sheet.delete_rows(sheet.col_values(1).index(name) + 1)

    assert office.run("init").code == 0

    assert memory(office)[name] == before[name]
    assert ids(office) == files


def second_programme(office: Office, folder: Path) -> tuple[str, str]:
    """Another set on the same Drive, as two computers at once used to leave it; ids of both spreadsheets."""
    drive = service(office.base_url, "drive.v3").files()
    first = ids(office)["spreadsheet"][0]
    hidden = [file for files in standing(office).values() for file in files]
    for file in hidden:
        drive.update(
            fileId=file["id"], body={"properties": {"nastavnik": None, "nastavnik_home": None}}
        ).execute()
    other = Office(office.base_url, folder)
    assert other.run("init").code == 0
    second = ids(office)["spreadsheet"][0]
    for file in hidden:
        drive.update(fileId=file["id"], body={"properties": file["properties"]}).execute()
    return first, second


def test_the_spreadsheet_named_in_the_environment_counts(
    office: Office, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("other")
    # Whichever test began this process has noted an id.
    unnoted = shutil.ignore_patterns("*.local.yaml")
    shutil.copytree(office.folder, folder, dirs_exist_ok=True, ignore=unnoted)
    first, second = second_programme(office, folder)
    before = ids(office)
    (folder / "organisation.local.yaml").unlink()
    elsewhere_office = Office(office.base_url, folder)

    undecided = elsewhere_office.run("init")
    chosen = {
        one: elsewhere_office.run("init", NASTAVNIK_SPREADSHEET_ID=one) for one in (first, second)
    }

    said = undecided.said + str(undecided.value)
    assert undecided.code == 2
    for expected in (first, second, "/spreadsheets/d/", f"{datetime.now(UTC):%d.%m.%Y}"):
        assert expected in said
    assert "NASTAVNIK_SPREADSHEET_ID" in said
    assert "spreadsheet_id в config/organisation.yaml" in said
    for one, done in chosen.items():
        assert done.code == 0, done.said
        assert done.value["spreadsheet_id"] == one
        assert done.value["changes"] == 0
    assert chosen[first].value["folder_id"] != chosen[second].value["folder_id"]
    assert ids(office) == before


def test_a_given_id_that_is_unknown_makes_nothing(empty_office: Office) -> None:
    refused = empty_office.run("init", NASTAVNIK_SPREADSHEET_ID="1-nobody-knows-this-id")

    assert refused.code == 4
    assert standing(empty_office) == {}


def test_an_id_remembered_for_an_emulator_that_forgot_it_is_looked_up_anew(
    empty_office: Office,
) -> None:
    assert empty_office.run("init").code == 0
    requests.post(f"{empty_office.base_url}/_emulator/reset", timeout=10).raise_for_status()

    again = empty_office.run("init")

    assert again.code == 0, again.said
    assert ids(empty_office)["spreadsheet"] == [again.value["spreadsheet_id"]]


def test_an_id_remembered_for_google_is_kept_unasked(office: Office) -> None:
    """Google's 404 then ends the command; looking the id up anew could begin a second register."""
    variables = {"WORKSPACE_EMULATOR_URL": office.base_url}
    settings = replace(read_settings(office.config, variables), emulator="")
    google = replace(open_workspace(office.base_url), endpoint="google")
    remember_id(office.config, "google", "1-unknown")

    assert known_id(settings, google) == "1-unknown"
    with pytest.raises(Refused) as refused:
        standing_spreadsheet(google, "1-unknown")
    assert refused.value.code == 404
