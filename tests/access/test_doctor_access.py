"""``doctor`` tells who may open papers' folders without having been let in by the programme."""

import pytest
from folder_people import OWNER, folder, let_in, opened, pairs
from office import Office, service

pytestmark = pytest.mark.journey


def told(office: Office) -> tuple[str, str]:
    done = office.run("doctor")
    assert done.code == 0, done.said
    check = next(c for c in done.value["checks"] if c["check"] == "Доступ к папкам")
    assert "@" not in check["text"]
    return check["state"], check["text"]


def test_what_the_programme_gave_is_no_matter(office: Office) -> None:
    office.brought(opened)
    assert told(office)[0] == "ok"


def test_what_nobody_accounts_for_is_a_remark(office: Office) -> None:
    office.brought(opened)
    mine = pairs(office)["У-01"]
    place = folder(office, f"folder:{mine}")
    let_in(office, place, "metodist@example.org")
    body = {"type": "anyone", "role": "reader"}
    drive = service(office.base_url, "drive.v3")
    drive.permissions().create(fileId=place, body=body).execute()
    let_in(office, folder(office, "papers"), "zav@example.org", "writer")

    state, text = told(office)

    assert state == "warning"
    assert text == f"Открыты вручную: {mine} (по приглашению — 1, всем, у кого есть ссылка)."
    assert OWNER not in text
