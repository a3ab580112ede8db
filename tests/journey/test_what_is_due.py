"""``status --person`` and ``calendar``: what is due, for whom, late first, and into a phone."""

import json
from pathlib import Path

import pytest
from office import Office, mentee, mentor

pytestmark = pytest.mark.journey

NAMES = ("Заяц", "Громова", "Вера", "Анна")


@pytest.fixture
def begun(office: Office) -> Office:
    """Two people who answered; the mentor's consent is missing."""

    def play(office: Office) -> None:
        office.answer("Ф1", mentee("Заяц Вера Ильинична"))
        office.answer("Ф2", mentor("Громова Анна Львовна"))
        office.sync()

    return office.brought(play)


def test_the_tab_says_what_is_due_and_a_second_run_has_nothing_to_add(begun: Office) -> None:
    rows = {row["Ключ"]: row for row in begun.rows("Что сделать")}
    assert rows["consent:У-02"]["Кто"] == "У-02, куратор"
    assert rows["consent:У-02"]["Имя"] == "Громова Анна Львовна"
    assert rows["answer:Ф3:У-01"]["Состояние"] == "без срока"
    assert begun.sync()["changes"] == 0


def test_a_person_sees_their_own_tasks_late_ones_first(begun: Office) -> None:
    answered = begun.run("status", "--person", "куратор", today="2027-05-01")

    assert answered.code == 0, answered.said
    states = [task["state"] for task in answered.value["tasks"]]
    assert answered.value["person"] == "куратор"
    assert answered.value["late"] == states.count("просрочено") > 0
    assert states == sorted(states, key=["просрочено", "скоро", "потом", "без срока"].index)
    assert all("куратор" in task["who"] for task in answered.value["tasks"])
    told = json.dumps(answered.value, ensure_ascii=False)
    assert not [name for name in NAMES if name in told + answered.said]


def test_somebody_who_is_not_there_is_told_the_codes_and_no_names(begun: Office) -> None:
    answered = begun.run("status", "--person", "Громова")

    assert answered.code == 2
    assert "У-01, У-02" in answered.value["error"]
    assert "заведующий" in answered.value["error"]
    assert not [name for name in NAMES if name in answered.said]


def test_a_spreadsheet_without_the_tab_says_what_to_do(begun: Office) -> None:
    begun.spreadsheet.del_worksheet(begun.spreadsheet.worksheet("Что сделать"))

    answered = begun.run("status", "--person", "У-01")

    assert answered.code == 2
    assert "nastavnik init" in answered.value["error"]
    assert begun.run("sync").code == 0  # and a run goes on without it
    assert begun.run("init").code == 0
    assert begun.sync()["changes"] > 0
    assert begun.run("status", "--person", "У-01").value["tasks"]


def test_the_calendar_is_the_same_to_the_byte_and_takes_no_other_file(
    begun: Office, tmp_path: Path
) -> None:
    folder = tmp_path / "календари"
    folder.mkdir()
    file = folder / "сроки.ics"
    once = begun.run("calendar", "--person", "заведующий", "--out", str(file))
    assert once.code == 0, once.said
    first = file.read_bytes()
    again = begun.run("calendar", "--person", "заведующий", "--out", str(file), today="2026-10-02")

    assert again.value == once.value
    assert file.read_bytes() == first
    assert first.count(b"BEGIN:VEVENT") == once.value["events"] > 0
    assert first.startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    assert list(folder.iterdir()) == [file]
    file.write_text("моё", encoding="utf-8")
    refused = begun.run("calendar", "--out", str(file))
    assert refused.code == 2
    assert file.read_text(encoding="utf-8") == "моё"
    assert list(folder.iterdir()) == [file]
