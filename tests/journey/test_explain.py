"""``nastavnik explain`` on a small kindergarten: codes only, and every wrong code gets an answer."""

import pytest
from office import GAMES, SPEECH, Office, mentee, mentor

pytestmark = pytest.mark.journey

NAMES = ("Заяц Вера Ильинична", "Волкова Нина Олеговна", "Громова Анна Львовна", "Лисова Инна Марковна")  # fmt: skip


@pytest.fixture
def paired(office: Office) -> Office:
    """Two mentees, two mentors with consents; two pairs are proposed."""
    office.answer("Ф1", mentee(NAMES[0], needs=[SPEECH]))
    office.answer("Ф1", mentee(NAMES[1], needs=[GAMES]))
    office.answer("Ф2", mentor(NAMES[2], offers=[SPEECH]))
    office.answer("Ф2", mentor(NAMES[3], offers=[GAMES]))
    office.sync()
    for code in ("У-03", "У-04"):
        office.type("Участники", "Код", code, "Согласие наставника получено", "15.09.2026")
    office.sync()
    return office


def test_a_pair_is_explained_with_what_else_could_be(paired: Office) -> None:
    paired.clear_log()
    answered = paired.run("explain", "п 1")

    assert answered.code == 0
    value = answered.value
    assert (value["pair"], value["mentor"], value["mentee"]) == ("П-01", "У-03", "У-01")
    assert value["score"] == sum(value["parts"].values())
    assert any(SPEECH in reason for reason in value["why"])
    assert [o["mentor"] for o in value["other_mentors"]] == ["У-04"]
    assert value["other_mentors"][0]["points_lost"] > 0
    assert value["other_mentors"][0]["changes"] == [
        {"mentee": "У-01", "from": "У-03", "to": "У-04"},
        {"mentee": "У-02", "from": "У-04", "to": "У-03"},
    ]
    assert value["without"]["fewer_pairs"] == 0
    assert not any(method.endswith("batchUpdate") for method in paired.counts())
    for name in NAMES:
        assert name.split()[0] not in str(value) + answered.said


def test_two_people_and_one_person(paired: Office) -> None:
    priced = paired.run("explain", "У-04", "У-01").value
    assert priced["bars"] == []
    assert priced["forced"]["points_lost"] > 0
    assert paired.run("explain", "У-03", "У-01").value["pair"] == "П-01"

    person = paired.run("explain", "У-01").value
    assert [pair["key"] for pair in person["pairs"]] == ["П-01"]

    paired.type("Пары", "Код пары", "П-01", "Решение", "отклонить")
    paired.sync()
    rejected = paired.run("explain", "П-01").value
    assert rejected["state"] == "rejected"
    assert rejected["bars"] == ["сочетание исключено правилом"]


@pytest.mark.parametrize(
    ("codes", "said"),
    [
        (["П-77"], "Есть: П-01, П-02"),
        (["У-77"], "Участника У-77 нет"),
        (["мяу"], "не код"),
        (["У-01", "мяу"], "не код"),
        (["П-01", "П-02", "П-03"], "один код"),
        (["У-01", "П-02"], "Участника П-02 нет"),
        ([], "не хватает"),
    ],
)
def test_a_wrong_code_gets_an_answer(paired: Office, codes: list[str], said: str) -> None:
    answered = paired.run("explain", *codes)

    assert answered.code == 2
    assert said in answered.said
    assert "Traceback" not in answered.said
