"""Whatever fits Google's schema is carried out or refused; nothing makes the emulator stumble."""

import copy
import json
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sheets_drafts import a_document, a_draft, applied, grid

from emulator.discovery import schema
from emulator.errors import ApiError
from emulator.sheets.batch import REQUESTS
from emulator.sheets.reading import Reader
from emulator.validation import check_body

TEXTS = st.sampled_from(
    ["а", "A1", "=A1+1", "=SUM(A:A)", "7", "", "t1", "2026-09-01", "*", "note", "Sheet1"]
)
MASKS = st.sampled_from(
    [
        "*",
        "title",
        "range",
        "note,userEnteredValue",
        "userEnteredFormat.textFormat",
        "pixelSize",
        "name",
        "hidden,index",
        "gridProperties",
        "criteria",
        "editors",
    ]
)
MOST_DEPTH = 6


def of_schema(name: str, depth: int) -> st.SearchStrategy[dict[str, Any]]:
    """Messages of a schema with some of their fields."""
    properties = schema("sheets", name).get("properties", {})
    if depth > MOST_DEPTH:
        return st.just({})
    fields = {key: value(key, of, depth + 1) for key, of in properties.items()}
    return st.lists(st.sampled_from(sorted(fields) or [""]), max_size=5, unique=True).flatmap(
        lambda names: st.fixed_dictionaries({n: fields[n] for n in names if n})
    )


def value(key: str, of: dict[str, Any], depth: int) -> st.SearchStrategy[Any]:
    """Values of one field, small ones, so that they often meet."""
    if key == "fields":
        return MASKS
    if "$ref" in of:
        return st.deferred(lambda: of_schema(of["$ref"], depth))
    if "enum" in of:
        return st.sampled_from(of["enum"])
    if "additionalProperties" in of:
        return st.dictionaries(
            st.sampled_from(["0", "1", "2"]),
            value("", of["additionalProperties"], depth),
            max_size=2,
        )
    kinds: dict[str, st.SearchStrategy[Any]] = {
        "integer": st.integers(-1, 7),
        "number": st.sampled_from([0.0, 0.5, 1.0, 46266.0]),
        "boolean": st.booleans(),
        "string": TEXTS,
        "any": st.none(),
    }
    if of.get("type") == "array":
        return st.lists(value(key, of["items"], depth), max_size=3)
    return kinds.get(of.get("type", ""), st.just({}))


def request_of(kind: str) -> st.SearchStrategy[dict[str, Any]]:
    """Requests of one kind."""
    name = schema("sheets", "Request")["properties"][kind]["$ref"]
    return of_schema(name, 0).map(lambda content: {kind: content})


ANY_REQUEST = st.sampled_from(sorted(REQUESTS)).flatmap(request_of)


def furnished() -> dict[str, Any]:
    """A document that has one of most things."""
    return applied(
        a_document([["код", "балл"], ["а", "1"], ["б", "2"]], height=8, width=5),
        {"addNamedRange": {"namedRange": {"name": "а", "namedRangeId": "t1", "range": grid(0, 2)}}},
        {"addProtectedRange": {"protectedRange": {"protectedRangeId": 1, "range": grid(0, 1)}}},
        {"addFilterView": {"filter": {"filterViewId": 2, "range": {"sheetId": 0}}}},
        {"addTable": {"table": {"tableId": "t1", "range": grid(0, 3, 0, 2)}}},
        {"mergeCells": {"range": grid(5, 7, 0, 2)}},
        {"addBanding": {"bandedRange": {"bandedRangeId": 3, "range": grid(4, 6, 3, 5), "rowProperties": {}}}},
        {"addConditionalFormatRule": {"rule": {"ranges": [grid(0, 5)], "booleanRule": {"condition": {"type": "BLANK"}}}}},
        {"addChart": {"chart": {"chartId": 4, "spec": {"title": "а"}}}},
        {"createDeveloperMetadata": {"developerMetadata": {"metadataId": 5, "metadataKey": "а", "visibility": "DOCUMENT", "location": {"sheetId": 0}}}},
        {"addSheet": {"properties": {"sheetId": 1, "title": "а", "gridProperties": {"rowCount": 5, "columnCount": 5}}}},
    )  # fmt: skip


DOCUMENT = furnished()


def outcome(document: dict[str, Any], request: dict[str, Any]) -> tuple[dict[str, Any], int]:
    """The document after a request, and the status of the answer."""
    try:
        body = check_body("sheets", "BatchUpdateSpreadsheetRequest", {"requests": [request]})
        return applied(document, *body["requests"]), 200
    except ApiError as error:
        return document, error.code


@settings(
    max_examples=100,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(st.lists(ANY_REQUEST, min_size=1, max_size=3))
def test_any_batch_that_fits_the_schema_is_applied_or_refused(batch: list[dict[str, Any]]) -> None:
    before = copy.deepcopy(DOCUMENT)
    document = DOCUMENT
    for request in batch:
        document, status = outcome(document, request)
        assert status in (200, 400, 501)

    assert before == DOCUMENT
    assert json.loads(json.dumps(document)) == document
    Reader(a_draft(document), None, grid_data=True, places=None).spreadsheet()
