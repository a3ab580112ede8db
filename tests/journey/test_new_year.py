"""One command begins a school year: what the old one came to is kept, people and pairs stay, answers start anew."""

import pytest
from office import SPEECH, Office, mentee, mentor

pytestmark = pytest.mark.journey

MAY, SEPTEMBER = "2027-05-20", "2027-09-03"


def played(office: Office) -> None:
    """A small year: a pair that goes on, a line marked by hand, a line that the plan has once."""
    office.answer("Ф1", mentee("Заяц Вера Ильинична", needs=[SPEECH]))
    office.answer("Ф2", mentor("Громова Анна Львовна", offers=[SPEECH]))
    office.sync()
    office.type("Участники", "Код", "У-02", "Согласие наставника получено", "2026-09-20")
    office.sync()
    office.type("Пары", "Код пары", "П-01", "Решение", "утвердить")
    office.type("Дорожная карта", "№ п/п", "1.1.", "Состояние вручную", "выполнено")
    office.type(
        "Дорожная карта", "№ п/п", "1.1.", "Основание или ссылка", "Приказ № 1 от 01.02.2027"
    )
    office.type("Дорожная карта", "№ п/п", "3.6.", "Состояние вручную", "выполнено")
    office.type("Дорожная карта", "№ п/п", "3.6.", "Основание или ссылка", "Протокол встречи № 1")
    office.sync(today=MAY)


def line(office: Office, number: str) -> dict[str, str]:
    found = next(r for r in office.rows("Дорожная карта") if str(r["№ п/п"]) == number)
    return {header: str(value) for header, value in found.items()}


def test_a_new_year_begins_with_one_command(office: Office) -> None:
    office.brought(played)
    office.sync(today=SEPTEMBER)
    assert any(
        "nastavnik new-year" in r["Что не так и что сделать"] for r in office.rows("Замечания")
    )
    assert line(office, "3.6.")["Состояние"] == "выполнено"
    old = {r["Анкета"]: r["Ссылка для отправки"] for r in office.rows("Анкеты")}

    begun = office.run("new-year", today=SEPTEMBER)

    assert begun.code == 0, begun.said
    assert (begun.value["before"], begun.value["year"]) == ("2026/2027", "2027/2028")
    assert (begun.value["participants"], begun.value["pairs"], begun.value["kept"]) == (2, 1, 23)
    past = {r["Строка плана"]: r for r in office.rows("Прошлые годы")}
    assert past["3.6"]["Состояние на конец года"] == "выполнено"
    assert "Протокол встречи № 1" in past["3.6"]["Что отметили люди"]
    # What the plan has once stays done; what comes every year begins anew, whatever was typed last year.
    assert line(office, "1.1.")["Состояние"] == "выполнено"
    assert "2026/2027" in line(office, "1.1.")["Ход выполнения"]
    assert line(office, "3.6.")["Состояние"] == "не начато"
    assert "осталось с прошлого учебного года" in line(office, "3.6.")["Замечание программы"]
    new = {r["Анкета"]: r for r in office.rows("Анкеты")}
    assert all(new[code]["Ссылка для отправки"] != link for code, link in old.items())
    assert {r["Учебный год"] for r in new.values()} == {"2027/2028"}
    assert new["Ф1"]["Ответов"] == 0

    office.sync(today=SEPTEMBER)
    assert office.sync(today=SEPTEMBER)["changes"] == 0
    again = office.run("new-year", today=SEPTEMBER)
    assert (again.code, again.value["before"], again.value["changes"]) == (0, "", 0)


def test_in_the_same_year_nothing_begins(office: Office) -> None:
    office.brought(played)

    told = office.run("new-year", today=MAY)

    assert (told.code, told.value["before"], told.value["changes"]) == (0, "", 0)
    assert line(office, "3.6.")["Состояние"] == "выполнено"
