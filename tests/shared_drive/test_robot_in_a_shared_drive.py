"""A service account works for the kindergarten: everything lies in a shared drive, and nothing is half made elsewhere."""

import json
from typing import Any

import pytest
import requests
from office import SPEECH, Office, mentee, mentor, service

pytestmark = pytest.mark.journey

ROBOT = "nastavnik@sad-5.iam.gserviceaccount.com"
MENTEE = "zayats@example.org"
ALL = {"supportsAllDrives": True}
EVERYWHERE = ALL | {"includeItemsFromAllDrives": True}


@pytest.fixture
def robot(empty_office: Office) -> Office:
    """A kindergarten whose programme runs with the key file of a service account."""
    made = requests.post(
        f"{empty_office.base_url}/_emulator/service-accounts", json={"email": ROBOT}, timeout=30
    )
    key = empty_office.folder / "key.json"
    key.write_text(json.dumps(made.json()), "utf-8")
    key.chmod(0o600)
    empty_office.environment["GOOGLE_APPLICATION_CREDENTIALS"] = str(key)
    return empty_office


def drive(office: Office) -> Any:
    """Drive as the owner."""
    return service(office.base_url, "drive.v3")


def new_drive(office: Office, role: str = "fileOrganizer") -> str:
    """A shared drive of the owner's, with the service account as a member."""
    made = drive(office).drives().create(requestId="1", body={"name": "Сад"}).execute()["id"]
    member = {"type": "user", "role": role, "emailAddress": ROBOT}
    drive(office).permissions().create(fileId=made, body=member, **ALL).execute()
    return str(made)


def files(office: Office) -> list[dict[str, Any]]:
    """Every file of the emulator, whoever's."""
    state = requests.get(f"{office.base_url}/_emulator/state", timeout=30).json()
    return [f for f in state["collections"].get("files", {}).values() if not f.get("root")]


def test_from_init_to_agreements_everything_lies_in_the_shared_drive(robot: Office) -> None:
    shared = new_drive(robot)
    robot.environment["NASTAVNIK_PARENT_FOLDER"] = shared
    begun = robot.run("init")
    assert begun.code == 0, begun.said
    robot.answer("Ф1", mentee("Заяц Вера Ильинична", [SPEECH]))
    robot.answer("Ф2", mentor("Громова Анна Львовна", [SPEECH]))
    robot.sync()
    robot.type("Участники", "Код", "У-02", "Согласие наставника получено", "15.09.2026")
    robot.type("Участники", "Код", "У-01", "Электронная почта", MENTEE)
    robot.sync()
    pair = robot.rows("Пары")[0]["Код пары"]
    robot.type("Пары", "Код пары", pair, "Решение", "утвердить")
    done = robot.sync()

    assert done["documents"] == 1
    assert {file.get("driveId") for file in files(robot)} == {shared}
    paper = (
        drive(robot).files().get(fileId=robot.rows("Документы")[0]["Файл"], fields="parents", **ALL)
    )
    permissions = (
        drive(robot).permissions().list(fileId=paper.execute()["parents"][0], fields="*", **ALL)
    )
    given = {p["emailAddress"]: p for p in permissions.execute()["permissions"]}
    assert given[MENTEE]["role"] == "reader"
    assert [d["inherited"] for d in given[MENTEE]["permissionDetails"]] == [False]

    again = robot.sync()
    assert (again["changes"], again["generation"]) == (0, done["generation"])
    assert robot.run("init").value["changes"] == 0
    copies = [f for f in files(robot) if f["properties"].get("nastavnik", "").startswith("copy:")]
    assert len(copies) == 1

    checks = {c["check"]: c for c in robot.run("doctor").value["checks"]}
    assert checks["Доступ к папкам"]["state"] == "ok", checks["Доступ к папкам"]
    assert checks["Файлы"]["state"] == "ok"
    assert checks["Место на Диске"]["state"] == "ok"


def test_a_member_who_made_nothing_finds_the_programme_too(robot: Office) -> None:
    """By itself Drive searches a shared drive only for what the caller has made or been given."""
    robot.environment["NASTAVNIK_PARENT_FOLDER"] = new_drive(robot)
    begun = robot.run("init")
    assert begun.code == 0, begun.said
    (robot.folder / "organisation.local.yaml").unlink()
    robot.environment.clear()  # the owner, who knows nothing of the place

    found = robot.run("status")

    assert found.code == 0, found.said


def test_where_drive_does_not_come_through_all_drives_the_programme_is_found_all_the_same(
    robot: Office,
) -> None:
    place = {"NASTAVNIK_PARENT_FOLDER": new_drive(robot)}
    assert robot.run("init", **place).code == 0
    quirk = {"drive.all-drives": "incomplete"}
    requests.put(f"{robot.base_url}/_emulator/quirks", json=quirk, timeout=30).raise_for_status()
    for around in (place, {}):  # in its place, and among what the account itself has made
        (robot.folder / "organisation.local.yaml").unlink()
        again = robot.run("init", **around)
        assert (again.code, again.value["changes"]) == (0, 0), again.said


def test_where_robots_make_no_forms_a_person_takes_over(robot: Office) -> None:
    quirk = {"drive.form-by-files-create": "refused"}
    requests.put(f"{robot.base_url}/_emulator/quirks", json=quirk, timeout=30).raise_for_status()
    shared = new_drive(robot)
    robot.environment["NASTAVNIK_PARENT_FOLDER"] = shared
    refused = robot.run("init")
    assert refused.code == 4
    assert "от имени человека" in refused.said

    begun = next(file["id"] for file in files(robot) if file["parents"] == [shared])
    drive(robot).files().update(fileId=begun, body={"trashed": True}, **ALL).execute()
    del robot.environment["GOOGLE_APPLICATION_CREDENTIALS"]
    by_hand = robot.run("init")
    assert by_hand.code == 0, by_hand.said
    robot.sync()


@pytest.mark.parametrize(
    ("role", "said"),
    [
        ("reader", "открыта программе с меньшими правами"),
        ("writer", "открыта программе с меньшими правами"),
        (None, "не найдена, или она не открыта программе"),
    ],
)
def test_a_place_that_is_closed_is_named_and_nothing_is_made(
    robot: Office, role: str | None, said: str
) -> None:
    shared = new_drive(robot, role or "reader")
    if role is None:
        shared = "0AnobodyKnowsUk9PVA"
    refused = robot.run("init", NASTAVNIK_PARENT_FOLDER=shared)

    assert refused.code == 2
    assert said in refused.said
    assert shared in refused.said
    assert files(robot) == []
    checks = robot.run("doctor", NASTAVNIK_PARENT_FOLDER=shared).value["checks"]
    assert [c["state"] for c in checks if c["check"] == "Папка для программы"] == ["error"]


def test_without_a_place_a_service_account_is_told_of_parent_folder_and_leaves_nothing(
    robot: Office,
) -> None:
    refused = robot.run("init")

    assert refused.code == 2
    assert "parent_folder" in refused.said
    assert "nastavnik login" in refused.said
    assert files(robot) == []
    checks = {c["check"]: c for c in robot.run("doctor").value["checks"]}
    assert "parent_folder" in checks["Место на Диске"]["remedy"]


def test_a_folder_of_a_persons_my_drive_is_no_place_for_a_service_account(robot: Office) -> None:
    body = {"name": "Папка", "mimeType": "application/vnd.google-apps.folder"}
    folder = drive(robot).files().create(body=body).execute()["id"]
    member = {"type": "user", "role": "writer", "emailAddress": ROBOT}
    drive(robot).permissions().create(fileId=folder, body=member).execute()

    refused = robot.run("init", NASTAVNIK_PARENT_FOLDER=folder)

    assert refused.code == 2
    assert "лежит в «Моём диске» человека" in refused.said
    assert [file["id"] for file in files(robot)] == [folder]


def test_a_person_may_name_a_folder_of_their_own(empty_office: Office) -> None:
    text = empty_office.config.read_text("utf-8")
    body = {"name": "Методическая работа", "mimeType": "application/vnd.google-apps.folder"}
    folder = drive(empty_office).files().create(body=body).execute()["id"]
    empty_office.config.write_text(
        text.replace("parent_folder: ''", f"parent_folder: '{folder}'"), "utf-8"
    )

    made = empty_office.run("init").value

    told = drive(empty_office).files().get(fileId=made["folder_id"], fields="parents").execute()
    assert told["parents"] == [folder]
    assert empty_office.run("init").value["changes"] == 0


def test_a_file_or_an_address_in_place_of_a_folders_id_is_refused(empty_office: Office) -> None:
    paper = drive(empty_office).files().create(body={"name": "П"}).execute()["id"]
    for given, said in ((paper, "не папка, а файл"), ("https://drive", "ожидался id папки")):
        refused = empty_office.run("init", NASTAVNIK_PARENT_FOLDER=given)
        assert refused.code == 2
        assert said in refused.said
