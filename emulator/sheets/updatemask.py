"""Writing through an update mask: what the mask names is taken over, or cleared where absent."""

from typing import Any

from emulator.discovery import schema
from emulator.errors import invalid
from emulator.mask import Mask, MaskSyntaxError, parse
from emulator.sheets.areas import Json

EVERYTHING = Mask()


def update_mask(request: Json, message: str) -> Mask:
    """The mask of an update request over a message, named as in the discovery document.

    Raises ApiError 400 where it is missing or malformed or names a field that the message lacks.
    """
    text = request.get("fields")
    if not text:
        raise invalid(
            "At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)"
        )
    try:
        mask = parse(text)
    except MaskSyntaxError as error:
        raise invalid(f"Invalid field mask: {text}") from error
    for path in mask.paths():
        if not _exists({"$ref": message}, path.split(".")):
            raise invalid(f"Invalid field: {path}")
    return EVERYTHING if "*" in mask.children else mask


def _exists(of: Json, steps: list[str]) -> bool:
    """Whether a path leads somewhere in a schema; masks do not look into lists and maps."""
    properties = schema("sheets", of.get("$ref", "")).get("properties") or of.get("properties", {})
    if not steps or steps == ["*"]:
        return True
    return steps[0] in properties and _exists(properties[steps[0]], steps[1:])


def names(mask: Mask, name: str) -> bool:
    """Whether the mask names a field of the message, or everything."""
    return not mask.children or name in mask.children


def written(old: Json, new: Json, mask: Mask) -> Json:
    """The old message with the masked fields of the new one.

    A colour and its style are one field under two names: writing one writes or forgets the other.
    """
    if not mask.children:
        return new
    result = dict(old)
    for name, inner in mask.children.items():
        value = new.get(name)
        if inner.children:
            value = written(old.get(name) or {}, value or {}, inner) or None
        _set(result, name, value)
        if "olor" in name and (twin := _twin(name)) not in mask.children:
            _set(result, twin, new.get(twin))
    return result


def _set(message: Json, name: str, value: Any) -> None:
    if value is None:
        message.pop(name, None)
    else:
        message[name] = value


def _twin(name: str) -> str:
    return name.removesuffix("Style") if name.endswith("Style") else name + "Style"
