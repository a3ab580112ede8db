"""Checks of a request against the discovery documents, refused in Google's own words.

Google reads bodies as proto3 JSON: null is the same as absent, an integer may be written as text,
a single value stands for a list of one, and names may be written in snake_case. Error texts
name fields in snake_case, as the protocol buffers have them.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from emulator.discovery import PROTO_PACKAGES, Schema, schema
from emulator.errors import ApiError

# Where a body is only one field of the request message, that field leads the paths.
BODY_FIELDS = {
    "ValueRange": "data",
    "Spreadsheet": "spreadsheet",
    "Form": "form",
    "Document": "document",
}
SCALARS = {
    "string": "TYPE_STRING",
    "integer": "TYPE_INT32",
    "number": "TYPE_DOUBLE",
    "boolean": "TYPE_BOOL",
}
# Names that Google passes over: gspread sends this one of Drive v2 with every permission.
PASSED_OVER = {("drive", "Permission"): {"withLink"}}
INT32 = range(-(2**31), 2**31)


class UnfitError(ValueError):
    """A value is not of the type that its field has."""


@dataclass
class _Check:
    """One walk over a body; collects what is wrong with it."""

    family: str
    violations: list[dict[str, str]] = field(default_factory=list)

    def note(self, path: str, text: str) -> None:
        where = {"field": path} if path else {}
        self.violations.append(where | {"description": text})

    def unknown(self, path: str, name: str) -> None:
        at = f" at '{path}'" if path else ""
        text = f'Invalid JSON payload received. Unknown name "{name}"{at}: Cannot find field.'
        self.note(path, text)

    def unfit(self, path: str, type_name: str, value: Any) -> None:
        self.note(path, f"Invalid value at '{path}' ({type_name}), {_printed(value)}")

    def message(self, value: Any, name: str, path: str) -> Any:
        """A message by the name of its schema."""
        found = schema(self.family, name)
        if not isinstance(value, dict):
            self.unfit(path, f"type.googleapis.com/{PROTO_PACKAGES[self.family]}.{name}", value)
            return value
        known = found.get("properties", {})
        kinds = [k for k, v in value.items() if v is not None and k in known]
        if name == "Request" and len(kinds) > 1:
            text = f"Invalid value at '{path}' (oneof), oneof field 'kind' is already set. Cannot set '{kinds[1]}'"
            self.note(path, text)
        ignored = PASSED_OVER.get((self.family, name), set())
        return self.fields({k: v for k, v in value.items() if k not in ignored}, found, path)

    def fields(self, value: dict[str, Any], of: Schema, path: str) -> dict[str, Any]:
        """The fields of a message; those that are null are absent."""
        properties = of.get("properties", {})
        checked = {}
        for given, inner in value.items():
            name = given if given in properties else camel_case(given)
            if name not in properties:
                self.unknown(path, given)
            elif inner is not None:
                checked[name] = self.value(
                    inner, properties[name], name, _join(path, snake_case(name))
                )
        return checked

    def value(self, value: Any, of: Schema, name: str, path: str) -> Any:
        """A value of the type that a schema tells."""
        if "$ref" in of:
            return self.message(value, of["$ref"], path)
        kind = of.get("type")
        if kind == "array":
            return self.array(value, of["items"], name, path)
        if kind == "object":
            return self.object(value, of, path)
        if kind == "any":
            return value
        return self.scalar(value, of, name, path)

    def array(self, value: Any, items: Schema, name: str, path: str) -> list[Any]:
        """A repeated field; a single value is a list of one, but never for a list of lists."""
        lists = items.get("type") == "array"
        if not isinstance(value, list):
            if lists:
                self.unfit(path, "type.googleapis.com/google.protobuf.ListValue", value)
                return []
            return [self.value(value, items, name, path)]
        if not lists:
            return [self.value(v, items, name, f"{path}[{i}]") for i, v in enumerate(value)]
        for i, inner in enumerate(value):
            if not isinstance(inner, list):
                self.unfit(f"{path}[{i}]", "type.googleapis.com/google.protobuf.ListValue", inner)
        return value

    def object(self, value: Any, of: Schema, path: str) -> Any:
        """A nested message without a name, or a map."""
        if not isinstance(value, dict):
            self.unfit(path, "type.googleapis.com/google.protobuf.Struct", value)
            return value
        if "additionalProperties" not in of:
            return self.fields(value, of, path)
        inner = of["additionalProperties"]
        # A null value stays: Drive deletes a property by it.
        return {
            k: v if v is None else self.value(v, inner, k, f"{path}[{k}]") for k, v in value.items()
        }

    def scalar(self, value: Any, of: Schema, name: str, path: str) -> Any:
        """Text, number, truth value or a word of an enumeration."""
        try:
            checked = converted(value, of)
        except UnfitError:
            self.unfit(path, SCALARS.get(of.get("type", ""), "TYPE_STRING"), value)
            return value
        if "enum" in of and checked not in of["enum"]:
            self.unfit(path, self.enumeration(name), value)
        return checked

    def enumeration(self, name: str) -> str:
        """The full name of the enumeration of a field, as far as its name tells it."""
        return f"type.googleapis.com/{PROTO_PACKAGES[self.family]}.{name[:1].upper()}{name[1:]}"


def check_body(family: str, request: str, body: Any) -> dict[str, Any]:
    """The body with nulls dropped and numbers converted; ApiError 400 listing all that is wrong."""
    check = _Check(family)
    prefix = BODY_FIELDS.get(request, "") if family != "drive" else ""
    checked = check.message(body, request, prefix)
    if check.violations:
        raise bad_request(check.violations)
    result: dict[str, Any] = checked
    return result


def bad_request(violations: list[dict[str, str]]) -> ApiError:
    """A 400 with google.rpc.BadRequest details."""
    message = "\n".join(violation["description"] for violation in violations)
    details = [
        {"@type": "type.googleapis.com/google.rpc.BadRequest", "fieldViolations": violations}
    ]
    return ApiError(400, message, reason="badRequest", details=details)


def converted(value: Any, of: Schema) -> Any:
    """A scalar in the type of its schema; UnfitError where it does not fit."""
    kind = of.get("type", "string")
    if of.get("format") in ("int64", "uint64"):
        return str(_integer(value))
    convert: Callable[[Any], Any] = _CONVERTERS.get(kind, _text)
    result = convert(value)
    if kind == "integer" and result not in INT32:
        raise UnfitError
    return result


def snake_case(name: str) -> str:
    """`userEnteredValue` as `user_entered_value`."""
    return re.sub(r"(?<!^)([A-Z])", r"_\1", name).lower()


def camel_case(name: str) -> str:
    """`user_entered_value` as `userEnteredValue`."""
    return re.sub(r"_([a-z0-9])", lambda match: match[1].upper(), name)


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _printed(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return f'"{value}"' if isinstance(value, str) else str(value)


def _text(value: Any) -> str:

    if isinstance(value, str):
        return value
    raise UnfitError


def _integer(value: Any) -> int:
    if isinstance(value, bool):
        raise UnfitError
    if isinstance(value, str) and re.fullmatch(r"-?\d+", value):
        return int(value)
    if isinstance(value, int) or (isinstance(value, float) and value.is_integer()):
        return int(value)
    raise UnfitError


def _number(value: Any) -> int | float:
    if isinstance(value, bool):
        raise UnfitError
    if isinstance(value, int | float):
        return value
    if not isinstance(value, str):
        raise UnfitError
    try:
        return float(value)
    except ValueError as error:
        raise UnfitError from error


def _truth(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value.lower() in ("true", "false"):
        return value.lower() == "true"
    raise UnfitError


_CONVERTERS: dict[str, Callable[[Any], Any]] = {
    "string": _text, "integer": _integer, "number": _number, "boolean": _truth,
}  # fmt: skip
