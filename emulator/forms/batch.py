"""forms.batchUpdate as a pure function: form and requests in, new form and replies out.

Nothing of the form that was given is changed, so a request that fails leaves no trace.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from emulator import errors
from emulator.forms.fieldpaths import mask_paths, merged
from emulator.forms.items import (
    IdMaker,
    check_item,
    claim_ids,
    item_kind,
    questions_of,
    section_ids,
    used_ids,
)
from emulator.forms.rules import Json, RuleBrokenError, refuse_newlines, without_defaults


@dataclass
class _Draft:
    """The form while a batch is applied to it."""

    info: Json
    settings: Json
    items: list[Json]
    new_id: IdMaker


def apply_requests(
    form: Json, requests: Sequence[Json], new_id: IdMaker
) -> tuple[Json, list[Json]]:
    """Apply a batch to a copy of `form` (its `info`, `settings` and `items`).

    Args:
        form: the form as stored.
        requests: entries of BatchUpdateFormRequest.requests.
        new_id: makes an identifier of eight hexadecimal digits.

    Returns:
        The changed form and one reply a request.

    Raises:
        ApiError: 400 naming the request that was refused; 501 for a request kind we lack.
    """
    if not requests:
        raise errors.invalid("Must specify at least one request.")
    kept = copy.deepcopy(form)
    draft = _Draft(kept["info"], kept["settings"], kept["items"], new_id)
    replies = [_apply(draft, index, request) for index, request in enumerate(requests)]
    changed = {"info": draft.info, "settings": draft.settings, "items": draft.items}
    return kept | changed, replies


def _apply(draft: _Draft, index: int, request: Json) -> Json:
    kinds = list(request)
    if len(kinds) != 1:
        raise errors.invalid(f"Invalid requests[{index}]: Exactly one request kind must be set.")
    change = _CHANGES.get(kinds[0])
    if change is None:
        raise errors.unimplemented(f"forms.batchUpdate {kinds[0]}")
    try:
        return change(draft, without_defaults(request[kinds[0]] or {}))
    except RuleBrokenError as broken:
        raise errors.invalid(f"Invalid requests[{index}].{kinds[0]}: {broken}") from broken


def _create_item(draft: _Draft, request: Json) -> Json:
    item = _required(request, "item")
    place = _index(request, "location", len(draft.items) + 1)
    check_item(item, section_ids(draft.items))
    claim_ids(item, used_ids(draft.items), draft.new_id)
    draft.items.insert(place, item)
    reply: Json = {"itemId": item["itemId"]}
    if asked := [question["questionId"] for question in questions_of(item)]:
        reply["questionId"] = asked
    return {"createItem": reply}


def _update_item(draft: _Draft, request: Json) -> Json:
    place = _index(request, "location", len(draft.items))
    paths = mask_paths(request.get("updateMask", ""), "Item")
    old, others = draft.items[place], draft.items[:place] + draft.items[place + 1 :]
    item = without_defaults(merged(old, _required(request, "item"), paths))
    if item_kind(item) != item_kind(old):
        raise RuleBrokenError("The kind of an item cannot be changed.")
    check_item(item, section_ids(draft.items))
    claim_ids(item, used_ids(others), draft.new_id)
    draft.items[place] = item
    if item["itemId"] != old["itemId"]:
        _forget_section(draft.items, old["itemId"])
    return {}


def _move_item(draft: _Draft, request: Json) -> Json:
    origin = _index(request, "originalLocation", len(draft.items))
    place = _index(request, "newLocation", len(draft.items))
    draft.items.insert(place, draft.items.pop(origin))
    return {}


def _delete_item(draft: _Draft, request: Json) -> Json:
    gone = draft.items.pop(_index(request, "location", len(draft.items)))
    if "pageBreakItem" in gone:
        _forget_section(draft.items, gone["itemId"])
    return {}


def _forget_section(items: list[Json], section: str) -> None:
    """Options that led to a section which is gone lead to the next one again."""
    for item in items:
        for question in questions_of(item):
            for option in question.get("choiceQuestion", {}).get("options", []):
                if option.get("goToSectionId") == section:
                    del option["goToSectionId"]


def _update_info(draft: _Draft, request: Json) -> Json:
    paths = mask_paths(request.get("updateMask", ""), "Info")
    draft.info = without_defaults(merged(draft.info, request.get("info", {}), paths))
    refuse_newlines(draft.info.get("title", ""))
    return {}


def _update_settings(draft: _Draft, request: Json) -> Json:
    paths = mask_paths(request.get("updateMask", ""), "FormSettings")
    wanted = _required(request, "settings")
    if wanted.get("quizSettings", {}).get("isQuiz"):
        raise errors.unimplemented("QuizSettings.isQuiz")
    settings = without_defaults(merged(draft.settings, wanted, paths))
    if settings.get("emailCollectionType", _UNSPECIFIED) == _UNSPECIFIED:
        raise RuleBrokenError("settings.email_collection_type must be specified.")
    draft.settings = settings
    return {}


def _required(request: Json, name: str) -> Json:
    if name not in request:
        raise RuleBrokenError(f"{name} is required.")
    value: Json = request[name]
    return value


def _index(request: Json, name: str, end: int) -> int:
    """The index of a Location, which is 0 where it is not given; it must be below `end`."""
    index: int = _required(request, name).get("index", 0)
    if not 0 <= index < end:
        raise RuleBrokenError(f"{name}.index must be in the range [0..{end}).")
    return index


_UNSPECIFIED = "EMAIL_COLLECTION_TYPE_UNSPECIFIED"
_CHANGES: dict[str, Callable[[_Draft, Json], Json]] = {
    "createItem": _create_item,
    "updateItem": _update_item,
    "moveItem": _move_item,
    "deleteItem": _delete_item,
    "updateFormInfo": _update_info,
    "updateSettings": _update_settings,
}
