"""An answer that is changed after it was sent: the same response, with a later lastSubmittedTime.

On Google's page the link to change an answer carries `edit2=…`; the owner of a form may switch it
off there, but not through the API. Here it is always on.
"""

from __future__ import annotations

from collections.abc import Sequence

from emulator.forms.answers import OTHER_SUFFIX, OTHER_VALUE, Fields, entry_name
from emulator.forms.items import questions_of
from emulator.forms.rules import Json

EDIT_FIELD = "edit2"
_MARK = "2_"


def edit_token(response: Json) -> str:
    """What the link to change a response carries."""
    return f"{_MARK}{response['responseId']}"


def edited_id(fields: Fields) -> str:
    """The id of the response that is being changed; "" where a new one is being given."""
    return next(iter(fields.get(EDIT_FIELD, ())), "").removeprefix(_MARK)


def fields_of(response: Json, items: Sequence[Json]) -> dict[str, list[str]]:
    """A response as the fields that would send it; answers to questions that are gone are left out."""
    found: dict[str, list[str]] = {}
    for item in items:
        for question in questions_of(item):
            answer = response.get("answers", {}).get(question["questionId"])
            if answer:
                values = [each["value"] for each in answer["textAnswers"]["answers"]]
                found |= _fields(question, values)
    return found


def _fields(question: Json, values: list[str]) -> dict[str, list[str]]:
    name = entry_name(question["questionId"])
    options = question.get("choiceQuestion", {}).get("options", [])
    if not any("isOther" in option for option in options):
        return {name: values}
    offered = {option.get("value") for option in options}
    others = [value for value in values if value not in offered]
    known = [value for value in values if value in offered]
    return {name: known + [OTHER_VALUE] * bool(others), name + OTHER_SUFFIX: others[:1]}


def edited(before: Json, after: Json) -> Json:
    """The response after other answers were sent: its id and createTime stay."""
    return after | {name: before[name] for name in ("responseId", "createTime")}
