"""Holds a JSON value against a schema of Google's discovery documents."""

import re
from typing import Any

from emulator.discovery import Schema, schema

RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")
WHOLE = re.compile(r"-?\d+")
PYTHON: dict[str, Any] = {
    "string": str, "boolean": bool, "integer": int, "number": (int, float), "array": list, "object": dict,
}  # fmt: skip


def unfit(family: str, name: str, value: Any) -> list[str]:
    """What of a value does not fit the schema with a name: unknown fields, other types, other words."""
    return _unfit(family, {"$ref": name}, value, name)


def _unfit(family: str, of: Schema, value: Any, where: str) -> list[str]:
    if "$ref" in of:
        of = schema(family, of["$ref"])
        if not of:
            return [f"{where}: there is no such schema"]
    kind = of.get("type", "object")
    if kind == "any":
        return []
    if not _is_of_kind(value, kind):
        return [f"{where}: {value!r} is no {kind}"]
    if kind == "array":
        parts = enumerate(value)
        return [x for i, item in parts for x in _unfit(family, of["items"], item, f"{where}[{i}]")]
    if kind == "object":
        return _unfit_object(family, of, value, where)
    return _unfit_scalar(of, value, where)


def _is_of_kind(value: Any, kind: str) -> bool:
    if isinstance(value, bool):
        return kind == "boolean"
    return isinstance(value, PYTHON[kind])


def _unfit_object(family: str, of: Schema, value: dict[str, Any], where: str) -> list[str]:
    found: list[str] = []
    for name, inner in value.items():
        known = of.get("properties", {}).get(name) or of.get("additionalProperties")
        if known is None:
            found.append(f"{where}.{name}: unknown")
        else:
            found += _unfit(family, known, inner, f"{where}.{name}")
    return found


def _unfit_scalar(of: Schema, value: Any, where: str) -> list[str]:
    if "enum" in of and value not in of["enum"]:
        return [f"{where}: {value!r} is none of {of['enum']}"]
    form = of.get("format", "")
    if form == "int64" and isinstance(value, str) and not WHOLE.fullmatch(value):
        return [f"{where}: {value!r} is no whole number"]
    if form in ("date-time", "google-datetime") and not RFC3339.fullmatch(value):
        return [f"{where}: {value!r} is no moment"]
    return []


def unfit_refusal(family: str, code: int, value: Any) -> list[str]:
    """What of a refusal does not fit the envelope of its API family."""
    if not isinstance(value, dict) or value.keys() != {"error"}:
        return [f"no envelope: {value!r}"]
    error = value["error"]
    found = (
        []
        if error.get("code") == code
        else [f"code {error.get('code')} in a reply with status {code}"]
    )
    found += [] if error.get("message") else ["no message"]
    if family == "drive":
        entries = error.get("errors") or [{}]
        found += [
            f"errors[{i}] lacks {n}"
            for i, e in enumerate(entries)
            for n in ("message", "domain", "reason")
            if n not in e
        ]
        return found + [f"unknown {n}" for n in error.keys() - {"code", "message", "errors"}]
    found += [] if re.fullmatch("[A-Z_]+", error.get("status", "")) else ["no status"]
    found += [f"unknown {n}" for n in error.keys() - {"code", "message", "status", "details"}]
    return found + [
        "a detail without @type" for detail in error.get("details", []) if "@type" not in detail
    ]
