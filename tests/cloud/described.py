"""Whether a value is of the shape that one of Google's discovery documents describes."""

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

_DURATION = re.compile(r"\d+(\.\d+)?s")


@cache
def schemas(document: str) -> Mapping[str, Any]:
    """The schemas of a document, for example ``run.v1``, as the client library brings it."""
    path = files("googleapiclient.discovery_cache.documents") / f"{document}.json"
    return dict(json.loads(path.read_text(encoding="utf-8"))["schemas"])


def faults(document: str, schema: str, value: object) -> list[str]:
    """What is wrong with a value: unknown fields, wrong types, words that aren't among those there are."""
    return list(_faults(schemas(document), {"$ref": schema}, value, schema))


def _faults(
    known: Mapping[str, Any], wanted: Mapping[str, Any], value: object, at: str
) -> Iterator[str]:
    if "$ref" in wanted:
        yield from _of_object(known, known[wanted["$ref"]], value, at)
        return
    kind = wanted.get("type")
    if kind == "object":
        yield from _of_object(known, wanted, value, at)
    elif kind == "array":
        if not isinstance(value, list):
            yield f"{at}: a list is wanted, not {value!r}"
            return
        for number, one in enumerate(value):
            yield from _faults(known, wanted["items"], one, f"{at}[{number}]")
    elif not _is(kind, wanted.get("format", ""), value):
        yield f"{at}: {kind} {wanted.get('format', '')} is wanted, not {value!r}"
    elif "enum" in wanted and value not in wanted["enum"]:
        yield f"{at}: {value!r} is none of {', '.join(wanted['enum'])}"


def _of_object(
    known: Mapping[str, Any], wanted: Mapping[str, Any], value: object, at: str
) -> Iterator[str]:
    if not isinstance(value, dict):
        yield f"{at}: an object is wanted, not {value!r}"
        return
    fields, others = wanted.get("properties", {}), wanted.get("additionalProperties")
    for name, one in value.items():
        shape = fields.get(name, others)
        if shape is None:
            yield f"{at}.{name}: there is no such field"
        else:
            yield from _faults(known, shape, one, f"{at}.{name}")


_TYPES: dict[object, type] = {"string": str, "boolean": bool, "integer": int, "number": float}


def _is(kind: object, written: str, value: object) -> bool:
    """Whether a scalar is of a type; numbers of 64 bits are text in JSON, and either in the YAML that gcloud reads."""
    if written == "int64":
        return not isinstance(value, bool) and str(value).isdigit()
    if written == "google-duration":
        return isinstance(value, str) and bool(_DURATION.fullmatch(value))
    if isinstance(value, bool):
        return kind in {"boolean", "any"}
    return kind == "any" or isinstance(value, _TYPES.get(kind, ()))
