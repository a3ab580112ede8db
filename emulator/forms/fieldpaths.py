"""Update masks: which fields of a form's parts a request may change, and changing just these.

The rules come from forms.v1 (UpdateItemRequest, UpdateFormInfoRequest, UpdateSettingsRequest):
only what the mask names changes, a named field that the body lacks is cleared, `*` names all.
"""

from __future__ import annotations

import copy
import re
from typing import Any

from emulator import discovery
from emulator.forms.items import ITEM_KINDS
from emulator.forms.questions import QUESTION_KINDS
from emulator.forms.rules import Json, RuleBrokenError

# Fields of which at most one may be set; setting one clears the others.
ONE_OF = (frozenset(ITEM_KINDS), frozenset(QUESTION_KINDS))

Path = tuple[str, ...]


def mask_paths(mask: str, schema: str) -> list[Path]:
    """The fields of a schema of forms.v1 that an update mask names; `*` is every writable one.

    Names may be written as in JSON (`choiceQuestion`) or as in the protocol (`choice_question`).
    A path does not go through lists.

    Raises:
        RuleBrokenError: the mask is empty or names a field that does not exist or is read only.
    """
    if not mask.strip():
        raise RuleBrokenError("Update mask is required")
    if mask.strip() == "*":
        return [(name,) for name in _writable_fields(schema)]
    return [_path(text.strip(), schema) for text in mask.split(",")]


def _path(text: str, schema: str) -> Path:
    steps = tuple(_camel_case(step) for step in text.split("."))
    fields = _writable_fields(schema)
    for step in steps:
        if step not in fields:
            raise RuleBrokenError(f'Invalid field mask: "{text}" cannot be updated')
        fields = _writable_fields(fields[step].get("$ref", ""))
    return steps


def _writable_fields(schema: str) -> Json:
    fields: Json = discovery.schema("forms", schema).get("properties", {})
    return {name: field for name, field in fields.items() if not field.get("readOnly")}


def _camel_case(name: str) -> str:
    return re.sub(r"_([a-z])", lambda found: found.group(1).upper(), name)


def merged(target: Json, source: Json, paths: list[Path]) -> Json:
    """A copy of `target` in which the fields at `paths` are those of `source`."""
    result = copy.deepcopy(target)
    for path in paths:
        _set(result, path, _get(source, path))
    return result


def _get(source: Json, path: Path) -> Any:
    value: Any = source
    for step in path:
        if not isinstance(value, dict) or step not in value:
            return None
        value = value[step]
    return value


def _set(place: Json, path: Path, value: Any) -> None:
    if value is None:
        _clear(place, path)
        return
    for depth, step in enumerate(path):
        for rival in _rivals(step):
            place.pop(rival, None)
        if depth == len(path) - 1:
            place[step] = copy.deepcopy(value)
        else:
            place = place.setdefault(step, {})


def _clear(place: Json, path: Path) -> None:
    for step in path[:-1]:
        if step not in place:
            return
        place = place[step]
    place.pop(path[-1], None)


def _rivals(name: str) -> set[str]:
    return {rival for group in ONE_OF if name in group for rival in group} - {name}
