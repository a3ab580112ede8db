"""Forms v1 over HTTP with Google's own client library."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from forms_clients import Json, let_everybody_answer, new_form, publish, service
from forms_examples import choice, creating, page_break, text
from googleapiclient.errors import HttpError

HEX = re.compile(r"[0-9a-f]{8}\Z")
STRANGER = "stranger@example.com"


@pytest.fixture
def forms(emulator: str) -> Iterator[Any]:
    with service(emulator, "forms.v1") as client:
        yield client


@pytest.fixture
def drive(emulator: str) -> Iterator[Any]:
    with service(emulator, "drive.v3") as client:
        yield client


def status_of(call: Any) -> int:
    with pytest.raises(HttpError) as caught:
        call.execute()
    return int(caught.value.status_code)


def test_a_created_form_has_only_its_titles(forms: Any, emulator: str) -> None:
    form = forms.forms().create(body={"info": {"title": "Анкета"}}, unpublished=True).execute()

    assert form["info"] == {"title": "Анкета", "documentTitle": "Untitled form"}
    assert "items" not in form
    assert form["publishSettings"] == {"publishState": {}}
    assert HEX.match(form["revisionId"])
    assert form["responderUri"].startswith(f"{emulator}/forms/d/e/1FAIpQLS")
    assert forms.forms().get(formId=form["formId"]).execute() == form


@pytest.mark.parametrize(
    "body",
    [
        {"info": {"title": "x", "description": "y"}},
        {"info": {"title": "x"}, "items": [text("?")]},
        {"info": {"title": "x"}, "settings": {"quizSettings": {"isQuiz": True}}},
    ],
)
def test_anything_but_titles_is_refused_at_creation(forms: Any, body: Json) -> None:
    with pytest.raises(HttpError, match=r"Only info\.title can be set when creating a form"):
        forms.forms().create(body=body).execute()


def test_items_come_by_batch_update_and_change_the_revision(forms: Any) -> None:
    form = forms.forms().create(body={"info": {"title": "Анкета"}}).execute()
    body = {"requests": creating(text("Имя", "0000001b")), "includeFormInResponse": True}

    reply = forms.forms().batchUpdate(formId=form["formId"], body=body).execute()

    assert reply["replies"][0]["createItem"]["questionId"] == ["0000001b"]
    assert reply["writeControl"] == {"requiredRevisionId": reply["form"]["revisionId"]}
    assert reply["form"]["revisionId"] != form["revisionId"]
    assert reply["form"] == forms.forms().get(formId=form["formId"]).execute()


@pytest.mark.parametrize("control", ["requiredRevisionId", "targetRevisionId"])
def test_a_batch_for_an_older_revision_is_refused(forms: Any, control: str) -> None:
    form = new_form(forms, *creating(text("Имя")))
    body = {"requests": creating(text("а")), "writeControl": {control: form["revisionId"]}}
    update = forms.forms().batchUpdate(formId=form["formId"], body=body)

    assert update.execute()["replies"]
    assert status_of(forms.forms().batchUpdate(formId=form["formId"], body=body)) == 400
    assert len(forms.forms().get(formId=form["formId"]).execute()["items"]) == 2


def test_a_refused_batch_leaves_the_form_as_it_was(forms: Any) -> None:
    form = new_form(forms, *creating(text("Имя")))
    body = {"requests": creating(text("а"), choice("б", ["в", "в"]))}

    assert status_of(forms.forms().batchUpdate(formId=form["formId"], body=body)) == 400
    assert forms.forms().get(formId=form["formId"]).execute() == form


def test_the_publish_state_needs_both_words_and_one_order(forms: Any) -> None:
    form_id = new_form(forms)["formId"]
    set_state = forms.forms().setPublishSettings

    def body(**state: bool) -> Json:
        return {"publishSettings": {"publishState": state}, "updateMask": "publishState"}

    assert status_of(set_state(formId=form_id, body=body(isPublished=True))) == 400
    forbidden = body(isPublished=False, isAcceptingResponses=True)
    assert status_of(set_state(formId=form_id, body=forbidden)) == 400
    assert publish(forms, form_id, accepting=False) == {
        "formId": form_id,
        "publishSettings": {"publishState": {"isPublished": True}},
    }


def test_publishing_leaves_the_revision_alone(forms: Any) -> None:
    form = new_form(forms)

    publish(forms, form["formId"], published=False, accepting=False)

    again = forms.forms().get(formId=form["formId"]).execute()
    assert again["revisionId"] == form["revisionId"]


def test_strangers_who_may_answer_may_not_read_the_form(
    forms: Any, drive: Any, emulator: str
) -> None:
    form_id = new_form(forms)["formId"]
    let_everybody_answer(drive, form_id)

    with service(emulator, "forms.v1", STRANGER) as theirs:
        assert status_of(theirs.forms().get(formId=form_id)) == 403
        assert status_of(theirs.forms().responses().list(formId=form_id)) == 403


@pytest.mark.parametrize("form_id", ["1unknown", "x"])
def test_an_unknown_form_is_404(forms: Any, form_id: str) -> None:
    assert status_of(forms.forms().get(formId=form_id)) == 404
    assert status_of(forms.forms().responses().list(formId=form_id)) == 404


def test_a_form_made_by_drive_is_empty_and_unpublished(forms: Any, drive: Any) -> None:
    body = {"name": "Ф1", "mimeType": "application/vnd.google-apps.form", "properties": {"k": "f1"}}
    made = drive.files().create(body=body).execute()

    form = forms.forms().get(formId=made["id"]).execute()

    assert form["info"] == {"documentTitle": "Ф1"}
    assert form["publishSettings"] == {"publishState": {}}
    assert "items" not in form


def test_a_copy_keeps_items_and_starts_unpublished(forms: Any, drive: Any) -> None:
    form = new_form(forms, *creating(text("Имя", "1b")))

    copy = drive.files().copy(fileId=form["formId"], body={"name": "Копия"}).execute()
    copied = forms.forms().get(formId=copy["id"]).execute()

    assert copied["items"] == form["items"]
    assert copied["publishSettings"] == {"publishState": {}}
    assert copied["responderUri"] != form["responderUri"]
    assert copied["info"] == {"title": "Анкета", "documentTitle": "Копия"}


def test_a_renamed_file_is_the_document_title(forms: Any, drive: Any) -> None:
    form_id = new_form(forms)["formId"]

    drive.files().update(fileId=form_id, body={"name": "Иначе"}).execute()

    info = forms.forms().get(formId=form_id).execute()["info"]
    assert info == {"title": "Анкета", "documentTitle": "Иначе"}


def test_an_unknown_field_is_refused_with_its_place(forms: Any) -> None:
    form_id = new_form(forms)["formId"]
    body = {"requests": [{"createItem": {"item": {"titel": "x"}, "location": {"index": 0}}}]}

    with pytest.raises(HttpError, match="Cannot find field"):
        forms.forms().batchUpdate(formId=form_id, body=body).execute()


def test_watches_are_not_built_and_say_so(forms: Any) -> None:
    form_id = new_form(forms)["formId"]

    assert status_of(forms.forms().watches().list(formId=form_id)) == 501


def test_sections_can_be_led_to_by_options(forms: Any) -> None:
    leading = choice("Роль", [{"value": "наставник", "goToSectionId": "a1"}, "наставляемый"])

    form = new_form(forms, *creating(page_break("Наставнику", "a1")), *creating(leading))

    options = form["items"][0]["questionItem"]["question"]["choiceQuestion"]["options"]
    assert options[0]["goToSectionId"] == form["items"][1]["itemId"]
