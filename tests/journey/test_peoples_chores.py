"""What a coordinator has to put right about people, all of it typed into the sheet and taken back again."""

from typing import Any

import pytest
from office import GAMES, SPEECH, Office, mentee, mentor, service

pytestmark = pytest.mark.journey

PEOPLE = "Участники"


def person(office: Office, code: str) -> dict[str, Any]:
    return next(row for row in office.rows(PEOPLE) if row["Код"] == code)


def pairs(office: Office) -> dict[str, tuple[str, str, str]]:
    return {
        r["Код пары"]: (r["Наставник"], r["Наставляемый"], r["Состояние"])
        for r in office.rows("Пары")
    }


def remarks(office: Office, value: dict[str, Any], row: str) -> str:
    return "\n".join(f["text"] for f in value["findings"] if f["row"] == row)


def set_of(office: Office, code: str, header: str, value: Any) -> dict[str, Any]:
    """Type into a person's row, run, and see that the next run has nothing left to do."""
    office.type(PEOPLE, "Код", code, header, value)
    told = office.sync()
    assert office.sync()["changes"] == 0
    return told


def choices(office: Office, title: str) -> list[str]:
    form = next(r["Файл формы"] for r in office.rows("Анкеты") if r["Анкета"] == "Ф3")
    items = service(office.base_url, "forms.v1").forms().get(formId=form).execute()["items"]
    item = next(item for item in items if item.get("title", "").startswith(title))
    options = item["questionItem"]["question"]["choiceQuestion"]["options"]
    return [str(option["value"]) for option in options]


@pytest.fixture
def staffed(office: Office) -> Office:
    """One mentee, two mentors with consents; the pair stands."""
    office.answer("Ф1", mentee("Заяц Вера Ильинична", needs=[SPEECH]))
    office.answer("Ф2", mentor("Громова Анна Львовна", offers=[SPEECH]))
    office.answer("Ф2", mentor("Лисова Инна Марковна", offers=[GAMES]))
    office.sync()
    for code in ("У-02", "У-03"):
        office.type(PEOPLE, "Код", code, "Согласие наставника получено", "15.09.2026")
    office.sync()
    return office


def test_a_married_name_makes_a_second_entry_that_is_merged_and_split_again(
    staffed: Office,
) -> None:
    staffed.answer("Ф1", mentee("Волкова Вера Ильинична", needs=[GAMES]))
    staffed.sync()
    before = staffed.rows(PEOPLE)
    assert person(staffed, "У-04")["Роли по анкетам"] == "наставляемый"

    told = set_of(staffed, "У-04", "Тот же человек, что (код)", "у-1")

    assert person(staffed, "У-04")["Роли по анкетам"] == "вторая запись участника У-01"
    assert person(staffed, "У-04")["Личная ссылка на Ф3"] == ""
    assert person(staffed, "У-01")["Запросы"] == GAMES  # the later answer counts
    assert "хранится для истории" in "".join(f["text"] for f in told["findings"])
    kept = staffed.rows("Ответы Ф1")
    assert [row["Код участника"] for row in kept] == ["У-01", "У-04"]
    standing = [pair for pair in pairs(staffed).values() if pair[2] == "предложена"]
    assert standing == [("У-03", "У-01", "предложена")]

    set_of(staffed, "У-04", "Тот же человек, что (код)", "")

    again = staffed.rows(PEOPLE)
    for old, new in zip(before, again, strict=True):
        for header in ("Код", "Роли по анкетам", "Запросы", "Анкеты", "Личная ссылка на Ф3"):
            assert new[header] == old[header], header
    assert [row["Код участника"] for row in staffed.rows("Ответы Ф1")] == ["У-01", "У-04"]


def test_an_approved_pair_of_a_second_entry_goes_on_as_that_of_the_main_one(
    staffed: Office,
) -> None:
    code = next(iter(pairs(staffed)))
    staffed.type("Пары", "Код пары", code, "Решение", "утвердить")
    assert staffed.sync()["documents"] == 1
    staffed.answer("Ф1", mentee("Волкова Вера Ильинична"))
    staffed.sync()

    told = set_of(staffed, "У-01", "Тот же человек, что (код)", "У-04")

    mentor_code, _, _ = pairs(staffed)[code]
    assert pairs(staffed)[code] == (mentor_code, "У-04", "утверждена")
    assert told["documents"] == 0
    assert [p for p in pairs(staffed).values() if p[1] == "У-04" and p[2] == "предложена"] == []
    set_of(staffed, "У-01", "Тот же человек, что (код)", "")
    assert pairs(staffed)[code] == (mentor_code, "У-01", "утверждена")


def test_who_left_is_offered_to_nobody_until_the_tick_is_taken_away(staffed: Office) -> None:
    code = next(c for c, pair in pairs(staffed).items() if pair[0] == "У-02")
    staffed.type("Пары", "Код пары", code, "Решение", "утвердить")
    staffed.sync()
    title = "С кем из наставников Вы хотели бы"
    assert any(option.startswith("У-02") for option in choices(staffed, title))

    told = set_of(staffed, "У-02", "Выбыл", "TRUE")

    assert pairs(staffed)[code][2] == "утверждена"
    assert "Наставник У-02 отмечен выбывшим" in remarks(staffed, told, code)
    assert not any(option.startswith("У-02") for option in choices(staffed, title))

    back = set_of(staffed, "У-02", "Выбыл", "FALSE")
    assert "выбывшим" not in remarks(staffed, back, code)
    assert any(option.startswith("У-02") for option in choices(staffed, title))


def test_a_role_that_the_coordinator_sets_overrides_the_answers_and_leaves_them(
    staffed: Office,
) -> None:
    answers = staffed.rows("Ответы Ф2")

    told = set_of(staffed, "У-02", "Участвует как", "наставляемый")

    row = person(staffed, "У-02")
    assert row["Роли по анкетам"] == "наставляемый (так решил куратор)"
    assert "наставляемый — Ф1" in remarks(staffed, told, "У-02")
    standing = [pair[:2] for pair in pairs(staffed).values() if pair[2] == "предложена"]
    assert standing == [("У-03", "У-01")]
    assert staffed.rows("Ответы Ф2") == answers

    set_of(staffed, "У-02", "Участвует как", "не участвует")
    assert person(staffed, "У-02")["Роли по анкетам"] == "не участвует (так решил куратор)"
    set_of(staffed, "У-02", "Участвует как", "")
    assert person(staffed, "У-02")["Роли по анкетам"] == "наставник"
