"""The form page as a person meets it, and what the API then says was answered."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode, urljoin

import pytest
import requests
from every_kind import (
    BOXES,
    DAY,
    LIST,
    NAME,
    OTHER,
    ROLE,
    ROW_A,
    ROW_B,
    SCALE,
    STORY,
    THANKS,
    answers_of,
    every_kind,
)
from forms_clients import (
    SECONDS,
    Browser,
    Json,
    let_everybody_answer,
    new_form,
    service,
)
from forms_examples import choice, creating, entry, page_break, text


@pytest.fixture
def forms(emulator: str) -> Iterator[Any]:
    with service(emulator, "forms.v1") as client:
        yield client


@pytest.fixture
def drive(emulator: str) -> Iterator[Any]:
    with service(emulator, "drive.v3") as client:
        yield client


@pytest.fixture
def open_form(forms: Any, drive: Any) -> Json:
    form = new_form(forms, *every_kind())
    let_everybody_answer(drive, form["formId"])
    return form


def test_what_is_filled_in_is_what_the_api_answers(forms: Any, open_form: Json) -> None:
    browser = Browser().open(open_form["responderUri"])

    browser.type(
        (entry(NAME), "=1+1 <b>&amp;"),
        (entry(BOXES), "вечер"),
        (entry(BOXES), OTHER),
        (entry(BOXES) + ".other_option_response", "ночь"),
        (entry(ROLE), "наставник"),
        (entry(SCALE), "10"),
        (entry(STORY), "раз\r\nдва"),
        (entry(DAY), "2026-09-15"),
        (entry(LIST), "логопед"),
        (entry(ROW_B), "3"),
    ).send()

    assert browser.response.status_code == 200
    assert THANKS in browser.text
    assert answers_of(forms, open_form) == [
        {
            f"{NAME}": ["=1+1 <b>&amp;"],
            BOXES: ["вечер", "ночь"],
            ROLE: ["наставник"],
            SCALE: ["10"],
            STORY: ["раз\nдва"],
            DAY: ["2026-09-15"],
            LIST: ["логопед"],
            ROW_B: ["3"],
        }
    ]


def test_a_response_reads_the_same_alone_but_with_its_form(forms: Any, open_form: Json) -> None:
    Browser().open(open_form["responderUri"]).type(
        (entry(NAME), "А"), (entry(ROLE), "наставник")
    ).send()
    form_id = open_form["formId"]
    listed = forms.forms().responses().list(formId=form_id).execute()["responses"][0]

    alone = forms.forms().responses().get(formId=form_id, responseId=listed["responseId"]).execute()

    assert alone == {"formId": form_id} | listed
    assert len(listed["createTime"]) == len("2026-09-01T08:00:00.123Z")
    assert len(listed["lastSubmittedTime"]) == len("2026-09-01T08:00:00.123456Z")
    assert "respondentEmail" not in listed


def test_a_changed_answer_is_the_same_response(forms: Any, open_form: Json) -> None:
    browser = Browser().open(open_form["responderUri"])
    browser.type((entry(NAME), "А"), (entry(ROLE), "наставник"), (entry(BOXES), "вечер")).send()
    form_id = open_form["formId"]
    before = forms.forms().responses().list(formId=form_id).execute()["responses"][0]
    link = browser.page.find("a", string="Изменить ответ")
    assert link is not None

    browser.open(urljoin(open_form["responderUri"], str(link["href"])))
    assert (entry(NAME), "А") in browser.fields()
    browser.type((entry(NAME), "Б")).send()

    after = forms.forms().responses().list(formId=form_id).execute()["responses"]
    assert [(r["responseId"], r["createTime"]) for r in after] == [
        (before["responseId"], before["createTime"])
    ]
    assert after[0]["lastSubmittedTime"] > before["lastSubmittedTime"]
    assert answers_of(forms, open_form) == [{NAME: ["Б"], ROLE: ["наставник"], BOXES: ["вечер"]}]


def test_an_answer_that_is_not_there_cannot_be_changed(open_form: Json) -> None:
    browser = Browser().open(f"{open_form['responderUri']}?edit2=2_none")
    assert browser.response.status_code == 404
    assert "Такого ответа нет" in browser.text


def test_a_missing_answer_is_named_beside_its_question_and_nothing_typed_is_lost(
    forms: Any, open_form: Json
) -> None:
    browser = Browser().open(open_form["responderUri"])
    typed = [
        (entry(NAME), "Анна"),
        (entry(BOXES), "утро"),
        (entry(SCALE), "7"),
        (entry(STORY), "\nпервая строка пуста"),
        (entry(LIST), "воспитатель"),
        (entry(ROW_A), "2"),
    ]

    browser.type(*typed).send()

    assert browser.response.status_code == 400
    troubled = browser.page.select(".card.bad")
    assert [card.find("legend").get_text() for card in troubled] == ["Роль *"]  # type: ignore[union-attr]
    assert "Это обязательный вопрос." in troubled[0].get_text()
    assert set(typed) <= set(browser.fields())
    assert answers_of(forms, open_form) == []

    browser.type((entry(ROLE), "наставляемый")).send()

    assert answers_of(forms, open_form)[0][STORY] == ["\nпервая строка пуста"]


@pytest.mark.parametrize(
    "field",
    [
        (entry(ROLE), "директор"),
        (entry(SCALE), "11"),
        (entry(DAY), "2026-02-30"),
        (entry(ROW_A), "4"),
        (entry(LIST), OTHER),
    ],
)
def test_an_answer_that_was_not_offered_is_refused(
    forms: Any, open_form: Json, field: tuple[str, str]
) -> None:
    data = {entry(NAME): "А", entry(ROLE): "наставник"} | dict([field])
    url = open_form["responderUri"].replace("viewform", "formResponse")

    reply = requests.post(url, data=data, timeout=SECONDS)

    assert reply.status_code == 400
    assert answers_of(forms, open_form) == []


def test_a_long_answer_is_taken_whole(forms: Any, open_form: Json) -> None:
    story = "Ж" * 60_000

    Browser().open(open_form["responderUri"]).type(
        (entry(NAME), "А"), (entry(ROLE), "наставник"), (entry(STORY), story)
    ).send()

    assert answers_of(forms, open_form)[0][STORY] == [story]


def test_a_link_can_bring_answers_along(open_form: Json) -> None:
    brought = [
        (entry(NAME), 'У-07 "><script>'),
        (entry(BOXES), "утро"),
        (entry(BOXES), "вечер"),
        (entry(ROLE), OTHER),
        (f"{entry(ROLE)}.other_option_response", "гость"),
        (entry(SCALE), "5"),
        (entry(LIST), "логопед"),
        (entry(DAY), "2026-09-15"),
    ]
    query = urlencode([("usp", "pp_url"), *brought])

    browser = Browser().open(f"{open_form['responderUri']}?{query}")

    assert set(brought) <= set(browser.fields())
    assert browser.page.find("script") is None
    assert THANKS in browser.send().text


def test_a_choice_can_be_taken_back(open_form: Json) -> None:
    browser = Browser().open(f"{open_form['responderUri']}?{entry(SCALE)}=5&{entry(NAME)}=A")
    button = next(b for b in browser.page.find_all("button") if "Убрать выбор" in b.get_text())

    browser.send(str(button["value"]))

    names = [name for name, _ in browser.fields()]
    assert browser.response.status_code == 200
    assert entry(SCALE) not in names
    assert (entry(NAME), "A") in browser.fields()


def test_sections_are_walked_page_by_page_and_skipped_ones_are_not_stored(
    forms: Any, drive: Any
) -> None:
    leading = choice(
        "Роль", [{"value": "наставник", "goToSectionId": "a2"}, "наставляемый"], ROLE, required=True
    )
    form = new_form(
        forms,
        *creating(page_break("Наставляемому", "a1"), text("Трудности", STORY, required=True)),
        *creating(page_break("Наставнику", "a2"), text("Опыт", NAME, required=True), start=2),
        *creating(leading),
    )  # fmt: skip
    let_everybody_answer(drive, form["formId"])
    browser = Browser().open(f"{form['responderUri']}?{entry(NAME)}=много&{entry(STORY)}=лишнее")

    browser.type((entry(ROLE), "наставник")).send()

    assert "Наставнику" in browser.text
    assert "Трудности" not in browser.text
    assert browser.send("back").text.count("Роль") == 1
    assert THANKS in browser.send().send().text
    assert answers_of(forms, form) == [{ROLE: ["наставник"], NAME: ["много"]}]


def test_responses_are_listed_in_pages_and_filtered_by_time(forms: Any, open_form: Json) -> None:
    for name in "АБВ":
        Browser().open(open_form["responderUri"]).type(
            (entry(NAME), name), (entry(ROLE), "наставник")
        ).send()
    api, form_id = forms.forms().responses(), open_form["formId"]

    first = api.list(formId=form_id, pageSize=2).execute()
    rest = api.list(formId=form_id, pageSize=2, pageToken=first["nextPageToken"]).execute()
    everything = first["responses"] + rest["responses"]
    middle = everything[1]["lastSubmittedTime"]
    later = api.list(formId=form_id, filter=f"timestamp > {middle}").execute()
    not_before = api.list(formId=form_id, filter=f"timestamp >= {middle}").execute()

    assert "nextPageToken" not in rest
    assert [r["answers"][NAME]["textAnswers"]["answers"][0]["value"] for r in everything] == list(
        "ВБА"
    )
    assert later["responses"] == everything[:1]
    assert not_before["responses"] == everything[:2]


def test_every_question_is_labelled_and_the_page_needs_no_script(open_form: Json) -> None:
    page = Browser().open(open_form["responderUri"]).page

    assert page.html is not None
    assert page.html["lang"] == "ru"
    for control in page.select("input:not([type=hidden]), select, textarea"):
        labelled = page.find("label", {"for": str(control.get("id", "-"))})
        assert labelled or control.find_parent("label") or control.get("aria-label"), control
    assert not page.select("script, [onclick], link[rel=stylesheet], img")
