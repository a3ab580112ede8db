"""«Публикации» and «Согласия»: nobody is named in public without a consent of their own for that."""

from datetime import date
from typing import Any

import pytest
from register_garden import Garden, add, at_work, row_told, taken

from programme.progress.facts import Happening

LINK = "https://sad5.example/news/1"
OUT: dict[str, Any] = {
    "on": date(2026, 10, 15),
    "topic": "Наши наставники",
    "where": "сайт",
    "people": "У-04",
    "link": LINK,
}
AGREED: dict[str, Any] = {
    "person": "У-04",
    "purpose": "распространение",
    "given": date(2026, 9, 1),
}


def with_consent(**changed: Any) -> Garden:
    return add(at_work(), "consents", **{**AGREED, **changed})


def published(office: Garden, **changed: Any) -> Garden:
    return add(office, "publications", **{**OUT, **changed}).settled()


def told(office: Garden) -> dict[str, str]:
    return row_told(office, "publications", "ПБ-01")


def proved(office: Garden) -> Happening:
    (one,) = (h for h in taken(office).happenings if h.kind == "publication")
    return one


def test_a_publication_with_link_and_consent_is_done() -> None:
    office = published(with_consent())
    assert told(office)["consents"] == "есть у всех"
    assert told(office)["standing"] == "опубликовано"
    assert office.told("publications", "ПБ-01") == ""
    one = proved(office)
    assert (one.activity, one.is_done, one.item.url) == ("4.1", True, LINK)
    assert one.item.text == "ПБ-01, сайт, 15.10.2026: опубликовано"


def test_without_a_consent_it_is_told_and_does_not_count() -> None:
    office = published(at_work(), people="У-04, У-05")
    assert told(office)["consents"] == "нет: У-04 — нет; У-05 — нет"
    assert told(office)["standing"] == "нет согласия"
    assert "нет согласия на распространение (ст. 10.1 ФЗ-152)" in office.told(
        "publications", "ПБ-01"
    )
    one = proved(office)
    assert not one.is_done
    assert one.waits_for.startswith("куратор: получить согласие")


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"purpose": "обработка персональных данных"}, "У-04 — нет"),
        ({"purpose": "фото и видео"}, "У-04 — нет"),
        ({"given": None}, "У-04 — нет"),
        ({"person": "У-05"}, "У-04 — нет"),
        ({"given": date(2026, 10, 16)}, "У-04 — согласие дано позже публикации, 16.10.2026"),
        ({"until": date(2026, 10, 14)}, "У-04 — нет"),
        ({"until": date(2026, 10, 17)}, "У-04 — согласие истекло"),
        ({"withdrawn": date(2026, 10, 17)}, "У-04 — согласие отозвано"),
        ({"given": date(2027, 1, 1)}, "У-04 — нет"),
    ],
)
def test_a_consent_must_fit_its_purpose_and_its_days(changed: dict[str, Any], why: str) -> None:
    office = published(with_consent(**changed))
    assert told(office)["consents"] == f"нет: {why}"
    assert not proved(office).is_done


def test_a_consent_renewed_later_counts() -> None:
    office = with_consent(until=date(2026, 9, 30))
    add(office, "consents", **{**AGREED, "given": date(2026, 10, 1)})
    assert told(published(office))["consents"] == "есть у всех"


def test_a_planned_one_shows_whom_to_ask_before_it_is_out() -> None:
    office = published(at_work(), on=date(2026, 11, 20), link=None)
    assert told(office)["standing"] == "впереди"
    assert told(office)["consents"] == "нет: У-04 — нет"
    assert office.told("publications", "ПБ-01") == ""
    assert proved(office).waits_for.startswith("куратор: получить согласия на распространение до")


@pytest.mark.parametrize(
    ("changed", "standing", "said"),
    [
        ({"link": None}, "нет ссылки", ""),
        ({"link": "на сайте"}, "нет ссылки", "это не ссылка"),
        ({"on": "на днях"}, "нет даты", "дата не читается"),
        ({"on": date(2026, 12, 1)}, "впереди", "ещё не наступила, а ссылка уже есть"),
        ({"where": "стенгазета"}, "опубликовано", "«Где»: выберите одно из списка"),
    ],
)
def test_what_is_missing_is_told(changed: dict[str, Any], standing: str, said: str) -> None:
    office = published(with_consent(), **changed)
    assert told(office)["standing"] == standing
    assert said in office.told("publications", "ПБ-01")


@pytest.mark.parametrize("typed", ["Котова О.И., Мохова", "У-04, Мохова", "У-77"])
def test_of_whom_no_code_is_typed_nobody_knows_the_consent(typed: str) -> None:
    office = published(with_consent(), people=typed)
    assert told(office)["consents"] == "неизвестно: впишите коды названных"
    assert told(office)["standing"] == "впишите коды названных"
    one = proved(office)
    assert (one.is_done, one.waits_for) == (False, "куратор: вписать коды названных (ПБ-01)")


@pytest.mark.parametrize("typed", [None, "никто", "Нет.", "—"])
def test_who_names_nobody_needs_no_consent(typed: str | None) -> None:
    office = published(at_work(), people=typed)
    assert office.told("publications", "ПБ-01") == ""
    assert told(office)["consents"] == "не нужны: никто не назван"
    assert proved(office).is_done


@pytest.mark.parametrize(
    ("changed", "standing"),
    [
        ({}, "действует"),
        ({"until": date(2026, 10, 19)}, "действует"),
        ({"until": date(2026, 10, 18)}, "истекло"),
        ({"withdrawn": date(2026, 10, 19)}, "отозвано"),
        ({"withdrawn": date(2026, 10, 20)}, "действует"),
        ({"given": date(2027, 1, 1)}, "ещё не действует"),
        ({"given": None}, "нет даты"),
        ({"given": date(2024, 9, 1)}, "действует"),
        ({"person": "У-04, У-05"}, "не учитывается"),
        ({"person": "Громова"}, "не учитывается"),
        ({"person": "У-04, У-77"}, "не учитывается"),
        ({"person": "У-04 — Громова"}, "действует"),
        ({"purpose": "на всё"}, "не учитывается"),
        ({"purpose": "распространение, фото и видео"}, "не учитывается"),
        ({"withdrawn": "вчера"}, "не учитывается"),
    ],
)
def test_where_a_consent_stands(changed: dict[str, Any], standing: str) -> None:
    office = with_consent(**changed).settled()
    assert row_told(office, "consents", "СГ-01")["standing"] == standing


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"person": "У-04, У-05"}, "у каждого своё согласие и своя строка"),
        ({"person": "все наставники"}, "у каждого своё согласие"),
        ({"person": "П-01"}, "у каждого своё согласие"),
        ({"person": "Громова"}, "запись № 1 — не код"),
        ({"person": None}, "впишите код того, кто дал согласие"),
        ({"purpose": None}, "выберите, на что дано согласие"),
        ({"purpose": "распространение, фото и видео"}, "одна цель — одно согласие (ст. 9 ФЗ-152)"),
        ({"purpose": "на всё"}, "«Цель»: выберите одно из списка"),
        ({"until": date(2026, 8, 31)}, "«Действует до»: раньше, чем согласие дано"),
        ({"withdrawn": date(2026, 8, 31)}, "«Отозвано (дата)»: раньше, чем согласие дано"),
        ({"given": date(2026, 12, 1)}, "ещё не наступила"),
        ({"given": "в сентябре"}, "«Дано (дата)»: дата не читается"),
    ],
)
def test_a_consent_that_cannot_be_read_is_told(changed: dict[str, Any], said: str) -> None:
    assert said in with_consent(**changed).settled().told("consents", "СГ-01")


def test_a_consent_twice_counts_once() -> None:
    office = add(with_consent(), "consents", **AGREED).settled()
    assert "Похоже на СГ-01" in office.told("consents", "СГ-02")
