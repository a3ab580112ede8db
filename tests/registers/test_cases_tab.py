"""«Кейсы»: what pairs have worked out."""

from datetime import date
from typing import Any

import pytest
from register_garden import Garden, add, at_work, row_told, taken

from programme.progress.facts import Happening

CASE: dict[str, Any] = {
    "on": date(2026, 10, 14),
    "pairs": "П-01",
    "title": "Тихий час без слёз",
    "link": "https://disk.example/case",
}


def with_case(**changed: Any) -> Garden:
    return add(at_work(), "cases", **{**CASE, **changed}).settled()


def proved(office: Garden) -> Happening:
    (one,) = (h for h in taken(office).happenings if h.kind == "case")
    return one


def test_a_case_with_its_text_is_done() -> None:
    office = with_case()
    assert row_told(office, "cases", "КЕЙС-01")["standing"] == "оформлен"
    one = proved(office)
    assert one.item.text == "КЕЙС-01, П-01, 14.10.2026: оформлен"
    assert (one.activity, one.is_done) == ("5.4", True)


@pytest.mark.parametrize(
    ("changed", "standing"),
    [
        ({"on": None}, "нет даты"),
        ({"on": date(2026, 12, 1)}, "впереди"),
        ({"pairs": None}, "не указана пара"),
        ({"pairs": "У-01"}, "не указана пара"),
        ({"title": None}, "нет названия"),
        ({"link": None}, "опишите кратко или дайте ссылку"),
        ({"link": None, "problem": "а", "done": "б"}, "опишите кратко или дайте ссылку"),
        ({"link": None, "problem": "а", "done": "б", "result": "в"}, "оформлен"),
    ],
)
def test_what_is_missing_is_told(changed: dict[str, Any], standing: str) -> None:
    office = with_case(**changed)
    assert row_told(office, "cases", "КЕЙС-01")["standing"] == standing
    one = proved(office)
    assert one.is_done == (standing == "оформлен")
    assert bool(one.waits_for) == (standing not in {"оформлен", "впереди"})


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"pairs": "У-01"}, "впишите код пары"),
        ({"pairs": "П-77"}, "пары П-77 нет"),
        ({"pairs": "П-01, У-01"}, "Коды участников здесь не учитываются"),
        ({"pairs": "Котова"}, "Впишите коды через запятую: П-03, П-05."),
        ({"authors": "У-77"}, "участника У-77 нет"),
        ({"link": "у куратора"}, "это не ссылка"),
        ({"on": date(2026, 12, 1)}, "ещё не наступила, кейс не засчитан"),
        ({"may_publish": "наверное"}, "«Можно публиковать»: выберите одно из списка"),
        ({"may_publish": "да"}, "нет согласия на распространение"),
    ],
)
def test_what_cannot_be_meant_is_told(changed: dict[str, Any], said: str) -> None:
    assert said in with_case(**changed).told("cases", "КЕЙС-01")


def test_it_may_be_published_once_everybody_has_agreed() -> None:
    office = with_case(may_publish="да")
    people = row_told(office, "pairs", "П-01")
    for code in (people["mentor"], people["mentee"]):
        add(office, "consents", person=code, purpose="распространение", given=date(2026, 9, 1))
    assert office.settled().told("cases", "КЕЙС-01") == ""


def test_a_rejected_pair_has_no_case() -> None:
    office = at_work().type("pairs", "П-02", decision="отклонить").settled()
    add(office, "cases", **{**CASE, "pairs": "П-02"}).settled()
    assert "отклонённые и снятые пары не учитываются: П-02" in office.told("cases", "КЕЙС-01")
    assert row_told(office, "cases", "КЕЙС-01")["standing"] == "не указана пара"
