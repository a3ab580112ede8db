"""Forms of a probe."""

from typing import Any

from sync.probing.bench import Bench

ITEM, QUESTION, ROW, NEW_ROW = "0000002b", "0000001a", "0000003c", "0000004d"
"""Ids that the probe chooses: unused in a new form."""


def new_form(bench: Bench, **options: Any) -> dict[str, Any]:
    """A new form as forms.create answers it. It is made beside the scratch folder: Google takes no folder here."""
    name = bench.scratch.name
    with bench.scratch.beside() as note:
        body = {"info": {"title": name, "documentTitle": name}}
        form: dict[str, Any] = bench.call("forms.forms.create", body=body, **options)
        note(form["formId"])
    return form


def change(bench: Bench, form: str, *requests: dict[str, Any]) -> None:
    """Apply requests to a form, all or none."""
    bench.call("forms.forms.batchUpdate", formId=form, body={"requests": list(requests)})


def look(bench: Bench, form: str) -> dict[str, Any]:
    """The form as it stands."""
    return dict(bench.call("forms.forms.get", formId=form))


def added(item: dict[str, Any]) -> dict[str, Any]:
    """The request that puts an item first."""
    return {"createItem": {"item": item, "location": {"index": 0}}}


def text_item() -> dict[str, Any]:
    """An item that asks for a word, under ids of ours."""
    question = {"questionId": QUESTION, "textQuestion": {}}
    return {"itemId": ITEM, "title": "A word", "questionItem": {"question": question}}


def is_published(form: dict[str, Any]) -> bool:
    """Whether a form is published; what is left out of a reply is false."""
    state = form.get("publishSettings", {}).get("publishState", {})
    return bool(state.get("isPublished", False))


def published(bench: Bench, form: str) -> None:
    """Publish a form to anyone who has its link, without asking for addresses."""
    settings = {"settings": {"emailCollectionType": "DO_NOT_COLLECT"}}
    change(bench, form, {"updateSettings": {**settings, "updateMask": "emailCollectionType"}})
    state = {"publishState": {"isPublished": True, "isAcceptingResponses": True}}
    bench.call(
        "forms.forms.setPublishSettings",
        formId=form,
        body={"publishSettings": state, "updateMask": "publishState"},
    )
    bench.call(
        "drive.permissions.create",
        fileId=form,
        body={"type": "anyone", "role": "reader", "view": "published"},
        fields="role",
    )
