"""Whatever fits Google's schema is carried out or refused; nothing makes the emulator stumble."""

import copy
import json
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schema_made import message
from sheets_drafts import a_document, a_draft, applied, grid

from emulator.discovery import schema
from emulator.errors import ApiError
from emulator.sheets.batch import REQUESTS
from emulator.sheets.reading import Reader
from emulator.validation import check_body


def request_of(kind: str) -> st.SearchStrategy[dict[str, Any]]:
    """Requests of one kind."""
    name = schema("sheets", "Request")["properties"][kind]["$ref"]
    return message("sheets", name).map(lambda content: {kind: content})


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


def test_criteria_of_a_column_that_is_no_number_are_refused() -> None:
    item = {"criteria": {"0": {}, "ключ": {}}, "range": {"sheetId": 0}}

    assert outcome(DOCUMENT, {"addFilterView": {"filter": item}})[1] == 400
