"""Values that fit a schema of the discovery documents, made by hypothesis, small, so that they often meet."""

from typing import Any

from hypothesis import strategies as st

from emulator.discovery import schema

TEXTS = st.sampled_from(
    ["а", "A1", "A1:B2", "=A1+1", "=SUM(A:A)", "7", "", "t1", "n1", "2b", "1b", "2026-09-01", "*", "имя", "Sheet1",
     "ru_RU", "text/plain", "application/vnd.google-apps.document", "guest@example.org", "reader", "user", "anyone", "published"]
)  # fmt: skip
MASKS = st.sampled_from(
    ["*", "title", "range", "note,userEnteredValue", "userEnteredFormat.textFormat", "pixelSize", "name", "hidden,index",
     "gridProperties", "criteria", "editors", "publishState", "questionItem.question", "emailCollectionType", "description"]
)  # fmt: skip
MOMENTS = st.sampled_from(["2026-09-01T08:00:00Z", "2026-09-01T08:00:00.123456Z"])
MOST_DEPTH = 6
MASK_NAMES = ("fields", "updateMask")


def message(family: str, name: str, depth: int = 0) -> st.SearchStrategy[dict[str, Any]]:
    """Messages of a schema with some of their fields."""
    properties = schema(family, name).get("properties", {})
    if depth > MOST_DEPTH or not properties:
        return st.just({})
    fields = {key: value(family, key, of, depth + 1) for key, of in properties.items()}
    names = st.lists(st.sampled_from(sorted(fields)), max_size=5, unique=True)
    return names.flatmap(lambda chosen: st.fixed_dictionaries({n: fields[n] for n in chosen}))


def value(family: str, key: str, of: dict[str, Any], depth: int = 0) -> st.SearchStrategy[Any]:
    """Values of one field."""
    if "$ref" in of:
        return st.deferred(lambda: message(family, of["$ref"], depth))
    if "additionalProperties" in of or of.get("type") in ("array", "object"):
        return _several(family, key, of, depth)
    return MASKS if key in MASK_NAMES else _scalar(of)


def _several(family: str, key: str, of: dict[str, Any], depth: int) -> st.SearchStrategy[Any]:
    if "additionalProperties" in of:
        inner = value(family, "", of["additionalProperties"], depth)
        return st.dictionaries(st.sampled_from(["0", "1", "ключ"]), inner, max_size=2)
    if of.get("type") == "array":
        return st.lists(value(family, key, of["items"], depth), max_size=3)
    inner_fields = {k: value(family, k, v, depth + 1) for k, v in of.get("properties", {}).items()}
    return st.fixed_dictionaries({}, optional=inner_fields)


def _scalar(of: dict[str, Any]) -> st.SearchStrategy[Any]:
    if "enum" in of:
        return st.sampled_from(of["enum"])
    if of.get("format") in ("date-time", "google-datetime"):
        return MOMENTS
    kinds: dict[str, st.SearchStrategy[Any]] = {
        "integer": st.integers(-1, 7),
        "number": st.sampled_from([0.0, 0.5, 1.0, 46266.0]),
        "boolean": st.booleans(),
        "string": st.integers(-1, 7).map(str) if of.get("format") == "int64" else TEXTS,
        "any": st.sampled_from([None, 1, "а", True, "=1+1", [], {}]),
    }
    return kinds.get(of.get("type", ""), st.just({}))
