"""The methods of Forms v1: permission, revision, storage. The rules are in the pure modules.

Watches need Pub/Sub and have no handler here: the kernel answers 501.
"""

from __future__ import annotations

from collections.abc import Mapping

from emulator import errors, files
from emulator.forms import batch, publishing, records, responses
from emulator.forms.limits import refuse_beyond
from emulator.forms.rules import Json, RuleBrokenError, refuse_newlines
from emulator.world import Call, Handler, World

UNTITLED = "Untitled form"
CREATE_REFUSAL = (
    "Only info.title can be set when creating a form. "
    "To add items and change settings, use batchUpdate."
)


def create_form(world: World, call: Call) -> Json:
    """forms.create: an empty form in the caller's My Drive.

    Without `unpublished` the form starts as the quirk `forms.new-form` says: unpublished, as Google
    announced for the time after 30 June 2026, or published. Be explicit.
    """
    body = {name: value for name, value in call.body.items() if value not in ({}, [], None)}
    info = body.get("info", {})
    if set(body) - {"info"} or set(info) - {"title", "documentTitle"}:
        raise errors.invalid(CREATE_REFUSAL)
    if not info.get("title"):
        raise errors.invalid("info.title is required.")
    try:
        refuse_newlines(info["title"])
    except RuleBrokenError as broken:
        raise errors.invalid(str(broken)) from broken
    record = _new_file(world, info.get("documentTitle") or UNTITLED, call)
    by_default = not world.quirks.is_other("forms.new-form")
    published = not call.params.get("unpublished", by_default)
    form = records.new_form(
        record["id"],
        info["title"],
        published=published,
        collection=records.collection(world.quirks),
    )
    world.store.put("forms", record["id"], form)
    return _resource(world, record["id"], form)


def _new_file(world: World, name: str, call: Call) -> Json:
    """The file of a new form; a service account is refused in one of two ways."""
    try:
        return files.create(
            world, name=name, mime_type=files.FORM, caller=call.caller, app=call.app
        )
    except errors.ApiError as error:
        if error.reason == "storageQuotaExceeded" and world.quirks.is_other(
            "forms.service-account"
        ):
            raise errors.ApiError(500, "Internal error encountered.") from error
        raise


def get_form(world: World, call: Call) -> Json:
    """forms.get; only for people who may edit the form."""
    form_id, form = _form(world, call)
    return _resource(world, form_id, form)


def update_form(world: World, call: Call) -> Json:
    """forms.batchUpdate: every request or none, against the revision the caller names."""
    form_id, form = _form(world, call)
    _check_revision(form, call.body.get("writeControl") or {})
    requests = call.body.get("requests") or []
    changed, replies = batch.apply_requests(form, requests, world.ids.hex8)
    refuse_beyond(world.quirks, form["items"], changed["items"], requests)
    changed |= {"revision": form["revision"] + 1}
    world.store.put("forms", form_id, changed)
    files.touch(world, form_id, call.caller)
    reply: Json = {
        "replies": replies,
        "writeControl": {"requiredRevisionId": records.revision_id(changed)},
    }
    if call.body.get("includeFormInResponse"):
        reply["form"] = _resource(world, form_id, changed)
    return reply


def _check_revision(form: Json, control: Json) -> None:
    """Refuse a request made for another revision.

    A target revision would let the server merge; Google may refuse that when the revision is too
    far behind, and here every revision but the latest is.
    """
    required, target = control.get("requiredRevisionId"), control.get("targetRevisionId")
    if required and target:
        raise errors.invalid("Only one of required_revision_id and target_revision_id may be set.")
    current = records.revision_id(form)
    if required and required != current:
        raise errors.invalid(
            f"The required revision ID '{required}' does not match the latest revision."
        )
    if target and target != current:
        raise errors.invalid(
            f"The target revision ID '{target}' is too far behind the latest revision."
        )


def set_publish_settings(world: World, call: Call) -> Json:
    """forms.setPublishSettings; the content and its revision stay as they are."""
    form_id, form = _form(world, call)
    state = publishing.changed_state(call.body)
    world.store.put("forms", form_id, form | {"state": state})
    files.touch(world, form_id, call.caller)
    return {"formId": form_id, "publishSettings": publishing.publish_settings(state)}


def list_responses(world: World, call: Call) -> Json:
    """forms.responses.list: the entries lack formId."""
    form_id, _ = _form(world, call)
    return responses.listed(
        responses_of(world, form_id),
        condition=call.params.get("filter", ""),
        page_size=call.params.get("pageSize", 0),
        page_token=call.params.get("pageToken", ""),
        moment="createTime"
        if world.quirks.is_other("forms.response-filter")
        else "lastSubmittedTime",
    )


def get_response(world: World, call: Call) -> Json:
    """forms.responses.get."""
    form_id, _ = _form(world, call)
    found = world.store.get("responses", f"{form_id}/{call.params['responseId']}")
    if found is None:
        raise errors.not_found("Requested entity was not found.")
    return {"formId": form_id} | found


def responses_of(world: World, form_id: str) -> list[Json]:
    """The responses to a form in the order in which they came."""
    kept = world.store.items("responses")
    return [response for key, response in kept if key.partition("/")[0] == form_id]


def _form(world: World, call: Call) -> tuple[str, Json]:
    """The form of a call; forms have no readers but responders, so only editors may use the API."""
    form_id: str = call.params["formId"]
    files.require(world, form_id, call.caller, role="writer", mime_type=files.FORM, family="forms")
    form = world.store.get("forms", form_id)
    if form is None:
        raise errors.not_found("Requested entity was not found.")
    return form_id, form


def _resource(world: World, form_id: str, form: Json) -> Json:
    record = world.store.get("files", form_id) or {}
    return records.as_resource(form, form_id, record.get("name", ""), world.base_url)


HANDLERS: Mapping[str, Handler] = {
    "forms.forms.create": create_form,
    "forms.forms.get": get_form,
    "forms.forms.batchUpdate": update_form,
    "forms.forms.setPublishSettings": set_publish_settings,
    "forms.forms.responses.list": list_responses,
    "forms.forms.responses.get": get_response,
}
