"""The form page as a person meets it, and what the API then says was answered."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode, urljoin

import pytest
import requests
from forms_clients import (
    SECONDS,
    Browser,
    Json,
    let_everybody_answer,
    new_form,
    publish,
    service,
)
from forms_examples import asking, choice, creating, entry, grid, page_break, scale, text

NAME, BOXES, ROLE, SCALE, STORY, DAY, LIST = "1a", "1b", "1c", "1d", "1e", "1f", "20"
ROW_A, ROW_B = "30", "31"
THANKS = "Спасибо! Ваш ответ записан."
OTHER = "__other_option__"


@pytest.fixture
def forms(emulator: str) -> Iterator[Any]:
    with service(emulator, "forms.v1") as client:
        yield client


@pytest.fixture
def drive(emulator: str) -> Iterator[Any]:
    with service(emulator, "drive.v3") as client:
        yield client


def every_kind() -> list[Json]:
    return creating(
        text("Имя", NAME, required=True),
        choice("Время", ["утро", "вечер", {"isOther": True}], BOXES, kind="CHECKBOX"),
        choice("Роль", ["наставник", "наставляемый", {"isOther": True}], ROLE, required=True),
        scale("Польза", SCALE),
        text("Рассказ", STORY, paragraph=True),
        asking("Дата", {"dateQuestion": {"includeYear": True}}, DAY),
        choice("Должность", ["воспитатель", "логопед"], LIST, kind="DROP_DOWN"),
        grid("Умения", [("Игра", ROW_A), ("Речь", ROW_B)], ["1", "2", "3"]),
    )


@pytest.fixture
def open_form(forms: Any, drive: Any) -> Json:
    form = new_form(forms, *every_kind())
    let_everybody_answer(drive, form["formId"])
    return form


def answers_of(forms: Any, form: Json) -> list[dict[str, list[str]]]:
    reply = forms.forms().responses().list(formId=form["formId"]).execute()
    return [
        {
            question: [one["value"] for one in answer["textAnswers"]["answers"]]
            for question, answer in response.get("answers", {}).items()
        }
        for response in reply.get("responses", [])
    ]


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


def test_a_body_without_end_is_refused(open_form: Json) -> None:
    url = open_form["responderUri"].replace("viewform", "formResponse")

    reply = requests.post(url, data={entry(STORY): "x" * 17_000_000}, timeout=30)

    assert reply.status_code == 413


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://127.0.0.1:1"])
def test_an_answer_from_another_site_is_refused(forms: Any, open_form: Json, origin: str) -> None:
    browser = Browser().open(open_form["responderUri"])

    browser.type((entry(NAME), "А"), (entry(ROLE), "наставник")).send(Origin=origin)

    assert browser.response.status_code == 403
    assert answers_of(forms, open_form) == []


def test_an_answer_from_the_page_itself_is_taken(emulator: str, open_form: Json) -> None:
    browser = Browser().open(open_form["responderUri"])

    browser.type((entry(NAME), "А"), (entry(ROLE), "наставник")).send(Origin=emulator)

    assert THANKS in browser.text


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


CLOSED = [
    ("unpublished", False, False, True),
    ("not accepting", True, False, True),
    ("without a permission", True, True, False),
]


@pytest.mark.parametrize(
    ("published", "accepting", "let_in"), [c[1:] for c in CLOSED], ids=[c[0] for c in CLOSED]
)
def test_a_closed_form_says_so_and_takes_nothing(
    forms: Any, drive: Any, *, published: bool, accepting: bool, let_in: bool
) -> None:
    form = new_form(forms, *every_kind())
    publish(forms, form["formId"], published=published, accepting=accepting)
    if let_in:
        let_everybody_answer(drive, form["formId"])
    data = {entry(NAME): "А", entry(ROLE): "наставник"}

    shown = Browser().open(form["responderUri"])
    sent = requests.post(
        form["responderUri"].replace("viewform", "formResponse"), data=data, timeout=SECONDS
    )

    assert (shown.response.status_code, sent.status_code) == (403, 403)
    assert "Форма недоступна" in shown.text
    assert answers_of(forms, form) == []


def test_a_plain_permission_for_anyone_does_not_let_responders_in(forms: Any, drive: Any) -> None:
    form = new_form(forms, *every_kind())
    body = {"type": "anyone", "role": "reader"}
    drive.permissions().create(fileId=form["formId"], body=body).execute()

    assert Browser().open(form["responderUri"]).response.status_code == 403


def test_a_named_responder_gets_in_and_others_do_not(forms: Any, drive: Any) -> None:
    form = new_form(forms, *every_kind())
    body = {
        "type": "user",
        "role": "reader",
        "view": "published",
        "emailAddress": "anna@example.org",
    }
    drive.permissions().create(
        fileId=form["formId"], body=body, sendNotificationEmail=False
    ).execute()

    assert Browser("anna@example.org").open(form["responderUri"]).response.status_code == 200
    assert Browser("other@example.org").open(form["responderUri"]).response.status_code == 403
    assert Browser().open(form["responderUri"]).response.status_code == 403


def test_a_form_in_the_bin_and_an_unknown_one_are_not_found(drive: Any, open_form: Json) -> None:
    drive.files().update(fileId=open_form["formId"], body={"trashed": True}).execute()

    for url in (
        open_form["responderUri"],
        open_form["responderUri"].replace("1FAIpQLS", "1FAIpQLSx"),
    ):
        assert Browser().open(url).response.status_code == 404


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


def test_an_address_is_asked_where_the_settings_say_so(forms: Any, drive: Any) -> None:
    settings = {"settings": {"emailCollectionType": "RESPONDER_INPUT"}, "updateMask": "*"}
    form = new_form(forms, *creating(text("Имя", NAME)), {"updateSettings": settings})
    let_everybody_answer(drive, form["formId"])
    browser = Browser().open(form["responderUri"])

    assert browser.send().response.status_code == 400
    assert THANKS in browser.type(("emailAddress", "anna@example.org")).send().text
    listed = forms.forms().responses().list(formId=form["formId"]).execute()
    assert listed["responses"][0]["respondentEmail"] == "anna@example.org"


def test_verified_addresses_need_somebody_signed_in(forms: Any, drive: Any) -> None:
    settings = {"settings": {"emailCollectionType": "VERIFIED"}, "updateMask": "*"}
    form = new_form(forms, *creating(text("Имя", NAME)), {"updateSettings": settings})
    let_everybody_answer(drive, form["formId"])

    assert Browser().open(form["responderUri"]).response.status_code == 403
    assert THANKS in Browser("anna@example.org").open(form["responderUri"]).send().text
    listed = forms.forms().responses().list(formId=form["formId"]).execute()
    assert listed["responses"][0]["respondentEmail"] == "anna@example.org"


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
