"""A batch is applied whole or not at all, and never touches the document it started from."""

import copy
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sheets_drafts import a_document, applied, grid, rows_of
from sheets_over_http import SheetsClient

from emulator.discovery import schema
from emulator.errors import ApiError
from emulator.sheets.batch import REQUESTS

GOOD: list[dict[str, Any]] = [
    {"updateCells": {"range": grid(0, 2, 0, 2), "fields": "userEnteredValue", "rows": rows_of(["а", 1], [True])}},
    {"appendCells": {"sheetId": 0, "fields": "userEnteredValue", "rows": rows_of(["новая"])}},
    {"repeatCell": {"range": grid(0, 3, 0, 3), "fields": "userEnteredFormat.textFormat.bold", "cell": {"userEnteredFormat": {"textFormat": {"bold": True}}}}},
    {"insertDimension": {"range": {"dimension": "ROWS", "startIndex": 1, "endIndex": 3}}},
    {"deleteDimension": {"range": {"dimension": "COLUMNS", "startIndex": 1, "endIndex": 2}}},
    {"moveDimension": {"source": {"dimension": "ROWS", "startIndex": 0, "endIndex": 1}, "destinationIndex": 3}},
    {"sortRange": {"range": grid(0, 4, 0, 3), "sortSpecs": [{"dimensionIndex": 0}]}},
    {"mergeCells": {"range": grid(5, 7, 0, 2), "mergeType": "MERGE_ALL"}},
    {"addSheet": {"properties": {}}},
    {"updateSheetProperties": {"properties": {"title": "Пары"}, "fields": "title"}},
    {"findReplace": {"find": "а", "replacement": "б", "allSheets": True}},
    {"addFilterView": {"filter": {"title": "без пары", "range": {"sheetId": 0}}}},
    {"addNamedRange": {"namedRange": {"name": "свободное", "range": grid(0, 1)}}},
    {"addConditionalFormatRule": {"rule": {"ranges": [grid(0, 5)], "booleanRule": {"condition": {"type": "BLANK"}, "format": {}}}}},
    {"copyPaste": {"source": grid(0, 1, 0, 2), "destination": grid(3, 5, 0, 2)}},
    {"setDataValidation": {"range": grid(0, 3), "rule": {"condition": {"type": "BOOLEAN"}}}},
    {"deleteRange": {"range": grid(0, 1), "shiftDimension": "ROWS"}},
]  # fmt: skip
BAD: list[dict[str, Any]] = [
    {"deleteNamedRange": {"namedRangeId": "нет"}},
    {"addNamedRange": {"namedRange": {"name": "занято", "range": grid(0, 1)}}},
    {
        "updateCells": {
            "range": grid(0, 1),
            "fields": "userEnteredValue",
            "rows": rows_of(["а"], ["б"]),
        }
    },
    {"addSheet": {"properties": {"sheetId": 0}}},
    {"repeatCell": {"range": grid(0, 1, sheet_id=77), "fields": "note", "cell": {}}},
    {"repeatCell": {"range": grid(0, 1), "cell": {}}},
]


def _document() -> dict[str, Any]:
    named = {
        "addNamedRange": {
            "namedRange": {"name": "занято", "namedRangeId": "g7", "range": grid(0, 1)}
        }
    }
    return applied(a_document([["а", "б", "в"], [], ["г"]], height=20), named)


@settings(deadline=None)
@given(
    st.lists(st.sampled_from(GOOD), max_size=6),
    st.sampled_from(BAD),
    st.lists(st.sampled_from(GOOD), max_size=2),
)
def test_a_failing_request_leaves_nothing_of_its_batch(
    before: list[dict[str, Any]], bad: dict[str, Any], after: list[dict[str, Any]]
) -> None:
    document = _document()
    kept = copy.deepcopy(document)

    with pytest.raises(ApiError) as refused:
        applied(document, *before, bad, *after)

    assert refused.value.code == 400
    assert document == kept


@settings(deadline=None)
@given(st.lists(st.sampled_from(GOOD), min_size=1, max_size=8, unique_by=json.dumps))
def test_an_applied_batch_leaves_the_old_document_as_it_was_and_a_new_one_of_json(
    batch: list[dict[str, Any]],
) -> None:
    document = _document()
    kept = copy.deepcopy(document)
    try:
        after = applied(document, *batch)
    except ApiError:
        after = document

    assert document == kept
    assert json.loads(json.dumps(after)) == after


def test_the_refusal_names_the_request_that_was_refused() -> None:
    with pytest.raises(ApiError) as refused:
        applied(_document(), GOOD[0], BAD[0])

    assert (
        refused.value.message == "Invalid requests[1].deleteNamedRange: No NamedRange with id: нет"
    )


def test_every_built_kind_of_request_is_one_of_googles() -> None:
    assert REQUESTS.keys() <= schema("sheets", "Request")["properties"].keys()


def test_a_kind_that_is_not_built_is_answered_501_with_its_name(emulator: str) -> None:
    client = SheetsClient(emulator)
    answer = client.batch(client.create(), {"refreshDataSource": {}})

    assert (answer.status_code, "refreshDataSource" in answer.text) == (501, True)


def test_a_refused_batch_changes_neither_cells_nor_the_version_of_the_file(emulator: str) -> None:
    client = SheetsClient(emulator)
    key = client.create()
    before = client.get(key, includeGridData="true")
    about = f"{emulator}/drive/v3/files/{key}"
    version = client.session.get(about, params={"fields": "version"}, timeout=10).json()

    answer = client.batch(key, GOOD[0], BAD[0])

    assert answer.status_code == 400
    assert client.get(key, includeGridData="true") == before
    assert client.session.get(about, params={"fields": "version"}, timeout=10).json() == version
