"""«Направления» in a real spreadsheet: forms follow what people make of the list."""

from typing import Any

import pytest
from office import SPEECH, Office, mentee, mentor, service

pytestmark = pytest.mark.journey

DIRECTIONS, KEY, TEXT = "Направления", "Ключ", "Направление"


def item(office: Office, form: str, title: str) -> dict[str, Any]:
    form_id = next(row["Файл формы"] for row in office.rows("Анкеты") if row["Анкета"] == form)
    items = service(office.base_url, "forms.v1").forms().get(formId=form_id).execute()["items"]
    found: dict[str, Any] = next(i for i in items if i.get("title", "").startswith(title))
    return found


def options(office: Office, form: str, title: str) -> list[str]:
    asked = item(office, form, title)["questionItem"]["question"]["choiceQuestion"]
    return [option["value"] for option in asked["options"] if "value" in option]


def grid(office: Office, form: str, title: str) -> dict[str, str]:
    rows = item(office, form, title)["questionGroupItem"]["questions"]
    return {row["rowQuestion"]["title"]: row["questionId"] for row in rows}


def drawn(office: Office) -> int:
    """How many directions the chart of competencies shows."""
    book = office.spreadsheet.fetch_sheet_metadata({"fields": "sheets(charts(spec))"})
    specs = [chart["spec"] for sheet in book["sheets"] for chart in sheet.get("charts", [])]
    spec = next(spec for spec in specs if spec["title"].startswith("Компетенции до начала"))
    (domain,) = spec["basicChart"]["domains"]
    (cells,) = domain["domain"]["sourceRange"]["sources"]
    return int(cells["endRowIndex"] - cells["startRowIndex"] - 1)


def test_forms_and_answers_follow_the_list(office: Office) -> None:
    office.answer("Ф1", mentee("Заяц Вера Ильинична", (SPEECH,)))
    office.sync()
    before = grid(office, "Ф1", "Оцените себя")
    sheet = office.spreadsheet.worksheet(DIRECTIONS)
    sheet.update_acell(f"A{len(sheet.get()) + 1}", "Шахматы")
    office.type(DIRECTIONS, KEY, "К07", TEXT, "Речь и логопедия")
    office.type(DIRECTIONS, KEY, "К20", "Предлагать", "нет")

    office.sync()

    offered = options(office, "Ф1", "В каких вопросах")
    assert "Шахматы" in offered
    assert "Речь и логопедия" in offered
    assert SPEECH not in offered
    assert not [text for text in offered if text.startswith("Взаимодействие в коллективе")]
    after = grid(office, "Ф1", "Оцените себя")
    assert set(before.values()) < set(after.values())
    assert after["Речь и логопедия"] == before[SPEECH]
    assert options(office, "Ф2", "В каких вопросах") == offered
    assert office.sync()["changes"] == 0

    office.answer("Ф1", mentee("Долгих Олег Петрович", ("Шахматы", "Речь и логопедия")))
    office.answer("Ф2", mentor("Громова Анна Львовна", ("Шахматы",)))
    office.sync()

    rows = {row[KEY]: row for row in office.rows(DIRECTIONS)}
    assert (rows["К21"]["Нужна помощь, чел."], rows["К21"]["Могут помочь, чел."]) == (1, 1)
    assert rows["К07"]["Нужна помощь, чел."] == 2

    assert drawn(office) == 20
    assert office.run("init").code == 0
    assert drawn(office) == 20  # one more, one less
    office.type(DIRECTIONS, KEY, "К20", "Предлагать", "да")
    office.sync()
    assert office.run("init").code == 0
    assert drawn(office) == 21
    checks = office.run("doctor").value["checks"]
    assert [c for c in checks if c["state"] != "ok" and c["check"].startswith("Анкета")] == []
    assert office.sync()["changes"] == 0


def test_a_spreadsheet_without_the_tab_goes_on_until_init_adds_it(office: Office) -> None:
    office.type(DIRECTIONS, KEY, "К06", "Предлагать", "нет")
    office.sync()
    office.spreadsheet.del_worksheet(office.spreadsheet.worksheet(DIRECTIONS))

    office.sync()

    made = office.run("init")
    assert made.code == 0
    assert any("заполнена заново" in notice for notice in made.value["notices"])
    office.sync()
    assert len(office.rows(DIRECTIONS)) == 20
    assert office.rows(DIRECTIONS)[5]["Предлагать"] == "нет"
    assert office.sync()["changes"] == 0
