"""Who may answer a form on its page, and from where."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import requests
from every_kind import (
    NAME,
    ROLE,
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
    publish,
    service,
)
from forms_examples import creating, entry, text


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
