"""Google's discovery documents: which methods there are, where they answer, what they take.

They ship inside google-api-python-client as data; none of that library's code is used.
"""

import json
import re
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import unquote

Schema = dict[str, Any]

DOCUMENTS = {"sheets": "sheets.v4", "drive": "drive.v3", "docs": "docs.v1", "forms": "forms.v1"}

# The full names of enumerations in Google's error texts begin with these.
PROTO_PACKAGES = {
    "sheets": "google.apps.sheets.v4",
    "drive": "google.apps.drive.v3",
    "docs": "google.apps.docs.v1",
    "forms": "google.apps.forms.v1",
}


@dataclass(frozen=True)
class Method:
    """One method of one API.

    Attributes:
        id: Google's id, for example `drive.files.create`.
        family: `sheets`, `drive`, `docs` or `forms`.
        http_method: GET, POST, PUT, PATCH or DELETE.
        path: the template from the root, for example `/drive/v3/files/{fileId}`.
        parameters: name to schema with `location` (`path` or `query`), without the common ones.
        request, response: names of the schemas of the bodies; "" for none.
        upload: whether this is the way in under `/upload/`.
        scopes: any one of these is enough to call it.
        version: `v2` for a way of an older version that bears the same id; else "".
    """

    id: str
    family: str
    http_method: str
    path: str
    parameters: dict[str, Schema]
    request: str
    response: str
    upload: bool = False
    scopes: frozenset[str] = frozenset()
    version: str = ""


@cache
def document(family: str) -> dict[str, Any]:
    """The discovery document of one API family."""
    name = f"{DOCUMENTS[family]}.json"
    text = (files("googleapiclient.discovery_cache.documents") / name).read_text(encoding="utf-8")
    parsed: dict[str, Any] = json.loads(text)
    return parsed


def schema(family: str, name: str) -> Schema:
    """A schema of a family by its name; {} where there is none."""
    found: Schema = document(family)["schemas"].get(name, {})
    return found


@cache
def methods() -> dict[str, Method]:
    """All methods of all families by id, without the upload ways of Drive."""
    return {method.id: method for family in DOCUMENTS for method in _methods_of(family)}


@cache
def uploads() -> tuple[Method, ...]:
    """The ways of Drive's methods that take a file's content along."""
    chosen = (methods()[f"drive.files.{name}"] for name in ("create", "update"))
    ways = tuple(replace(method, path=f"/upload{method.path}", upload=True) for method in chosen)
    # The chunks of a resumable upload are put to the address that the first request was answered with.
    chunks = (replace(method, http_method="PUT") for method in ways)
    return (*ways, *chunks, _update_of_version_2())


def _update_of_version_2() -> Method:
    """The one way of Drive v2 that is still in use: gspread imports CSV by it.

    It is carried out as an update of v3, and answered in v2's words.
    """
    update = methods()["drive.files.update"]
    parameters = update.parameters | {"convert": {"type": "boolean", "location": "query"}}
    path = "/upload/drive/v2/files/{fileId}"
    return replace(
        update, http_method="PUT", path=path, parameters=parameters, response="", upload=True,
        version="v2",
    )  # fmt: skip


def find(http_method: str, raw_path: str) -> tuple[Method, dict[str, str]] | None:
    """The method that answers at a percent-encoded path, with its decoded path parameters."""
    for pattern, method in _patterns():
        if method.http_method == http_method and (match := pattern.fullmatch(raw_path)):
            return method, {name: unquote(value) for name, value in match.groupdict().items()}
    return None


@cache
def query_names(family: str) -> frozenset[str]:
    """Every query parameter that any method of a family knows, and the common ones."""
    known = {name for m in _methods_of(family) for name in m.parameters}
    return frozenset(known | common_parameters(family).keys())


def common_parameters(family: str) -> dict[str, Schema]:
    """The query parameters that all methods of a family take (`fields`, `alt`, …)."""
    parameters: dict[str, Schema] = document(family)["parameters"]
    return parameters


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], Method], ...]:
    """Path patterns with their methods, the most literal ones first."""
    every = [*methods().values(), *uploads()]
    every.sort(key=lambda method: len(re.sub(r"{\w+}", "", method.path)), reverse=True)
    return tuple((_pattern(method.path), method) for method in every)


def _pattern(path: str) -> re.Pattern[str]:
    """A template as a pattern: every parameter is one step of the path."""
    literal = re.split(r"{(\w+)}", path)
    steps = [f"(?P<{part}>[^/]+)" if i % 2 else re.escape(part) for i, part in enumerate(literal)]
    return re.compile("".join(steps))


def _methods_of(family: str) -> list[Method]:
    service_path = document(family)["servicePath"]
    return [
        _method(family, service_path, raw) for raw in _raw_methods(document(family)["resources"])
    ]


def _raw_methods(resources: dict[str, Any]) -> list[dict[str, Any]]:
    """The methods of resources and of the resources in them."""
    found: list[dict[str, Any]] = []
    for resource in resources.values():
        found += resource.get("methods", {}).values()
        found += _raw_methods(resource.get("resources", {}))
    return found


def _method(family: str, service_path: str, raw: dict[str, Any]) -> Method:
    return Method(
        id=raw["id"],
        family=family,
        http_method=raw["httpMethod"],
        path=f"/{service_path}{raw['path']}",
        parameters=raw.get("parameters", {}),
        request=raw.get("request", {}).get("$ref", ""),
        response=raw.get("response", {}).get("$ref", ""),
        scopes=frozenset(raw.get("scopes", ())),
    )
