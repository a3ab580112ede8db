"""Requests that do not fit Google's schemas are refused in Google's words."""

from typing import Any

import pytest

from emulator.discovery import find
from emulator.errors import ApiError
from emulator.parameters import read_mask, read_parameters
from emulator.validation import camel_case, check_body, snake_case

BATCH = "BatchUpdateSpreadsheetRequest"
UNKNOWN = 'Invalid JSON payload received. Unknown name "{}"{}: Cannot find field.'


@pytest.mark.parametrize(
    ("family", "request_schema", "body", "message", "field"),
    [
        ("sheets", BATCH, {"requests": [{"foo": {}}]}, UNKNOWN.format("foo", " at 'requests[0]'"), "requests[0]"),
        ("sheets", BATCH, {"bar": 1}, UNKNOWN.format("bar", ""), None),
        ("sheets", BATCH, {"requests": [{"updateCells": {"rows": [{"values": [{"userEnteredValue": {"s": 1}}]}]}}]},
         UNKNOWN.format("s", " at 'requests[0].update_cells.rows[0].values[0].user_entered_value'"),
         "requests[0].update_cells.rows[0].values[0].user_entered_value"),
        ("sheets", "ValueRange", {"values": "X", "majorDimension": None},
         "Invalid value at 'data.values' (type.googleapis.com/google.protobuf.ListValue), \"X\"", "data.values"),
        ("sheets", "ValueRange", {"values": [["a"], 5]},
         "Invalid value at 'data.values[1]' (type.googleapis.com/google.protobuf.ListValue), 5", "data.values[1]"),
        ("sheets", BATCH, {"requests": [{"addSheet": {"properties": {"index": "first"}}}]},
         "Invalid value at 'requests[0].add_sheet.properties.index' (TYPE_INT32), \"first\"",
         "requests[0].add_sheet.properties.index"),
        ("sheets", BATCH, {"requests": [{"addSheet": {"properties": {"hidden": 1}}}]},
         "Invalid value at 'requests[0].add_sheet.properties.hidden' (TYPE_BOOL), 1",
         "requests[0].add_sheet.properties.hidden"),
        ("sheets", BATCH, {"requests": [{"addSheet": {"properties": {"title": 5}}}]},
         "Invalid value at 'requests[0].add_sheet.properties.title' (TYPE_STRING), 5",
         "requests[0].add_sheet.properties.title"),
        ("sheets", BATCH, {"requests": [{"addSheet": {"properties": {"sheetType": "ROUND"}}}]},
         ("Invalid value at 'requests[0].add_sheet.properties.sheet_type' "
         '(type.googleapis.com/google.apps.sheets.v4.SheetType), "ROUND"'),
         "requests[0].add_sheet.properties.sheet_type"),
        ("forms", "BatchUpdateFormRequest", {"requests": [{"createItem": {}, "deleteItem": {}}]},
         "Invalid value at 'requests[0]' (oneof), oneof field 'kind' is already set. Cannot set 'deleteItem'",
         "requests[0]"),
    ],
)  # fmt: skip
def test_a_body_that_does_not_fit_is_refused_in_googles_words(
    family: str, request_schema: str, body: dict[str, Any], message: str, field: str | None
) -> None:
    with pytest.raises(ApiError) as caught:
        check_body(family, request_schema, body)
    violation = {"description": message} | ({"field": field} if field else {})
    assert (caught.value.code, caught.value.status, caught.value.message) == (
        400,
        "INVALID_ARGUMENT",
        message,
    )
    assert caught.value.details[0]["fieldViolations"] == [violation]


@pytest.mark.parametrize(
    ("body", "read"),
    [
        ({"requests": [{"addSheet": {"properties": {"title": None, "index": "2"}}}]},
         {"requests": [{"addSheet": {"properties": {"index": 2}}}]}),
        ({"requests": {"add_sheet": {"properties": {"sheet_id": 7.0, "hidden": "true"}}}},
         {"requests": [{"addSheet": {"properties": {"sheetId": 7, "hidden": True}}}]}),
    ],
)  # fmt: skip
def test_a_body_is_read_as_proto_json(body: dict[str, Any], read: dict[str, Any]) -> None:
    assert check_body("sheets", BATCH, body) == read


def test_a_null_property_stays_because_it_deletes_one() -> None:
    assert check_body("drive", "File", {"name": None, "properties": {"a": None}}) == {
        "properties": {"a": None}
    }


def test_cells_of_values_stay_as_they_are() -> None:
    body = {"range": "A1", "values": [["a", None, 1.5, True], []]}
    assert check_body("sheets", "ValueRange", body) == body


@pytest.mark.parametrize(
    ("path", "query", "message"),
    [
        ("/v4/spreadsheets/x", ("foo", "1"),
         ('Invalid JSON payload received. Unknown name "foo": Cannot bind query parameter. '
         "Field 'foo' could not be found in request message.")),
        ("/v4/spreadsheets/x", ("includeGridData", "maybe"), "Invalid value at 'include_grid_data' (TYPE_BOOL), \"maybe\""),
        ("/drive/v3/files", ("pageSize", "0"), "Invalid value '0'. Values must be within the range: [1, 1000]"),
        ("/drive/v3/files", ("pageSize", "many"), "Invalid value 'many'."),
        ("/drive/v3/files/x/export", ("alt", "json"), "Required parameter: mimeType"),
    ],
)  # fmt: skip
def test_a_query_that_does_not_fit_is_refused(
    path: str, query: tuple[str, str], message: str
) -> None:
    found = find("GET", path)
    assert found is not None
    with pytest.raises(ApiError) as caught:
        read_parameters(*found, [query])
    assert (caught.value.code, caught.value.message) == (400, message)


def test_a_query_is_converted_to_the_documents_types() -> None:
    found = find("GET", "/v4/spreadsheets/x")
    assert found is not None
    pairs = [
        ("ranges", "A1"),
        ("ranges", "B2"),
        ("includeGridData", "True"),
        ("alt", "json"),
        ("prettyPrint", "false"),
    ]
    assert read_parameters(*found, pairs) == {
        "spreadsheetId": "x",
        "ranges": ["A1", "B2"],
        "includeGridData": True,
    }


def test_drive_passes_over_parameters_of_its_other_methods() -> None:
    found = find("GET", "/drive/v3/files/x")
    assert found is not None
    assert read_parameters(*found, [("includeItemsFromAllDrives", "True")]) == {"fileId": "x"}


@pytest.mark.parametrize(
    ("path", "fields", "message"),
    [
        ("/v4/spreadsheets/x", "sheets.foo", "Request contains an invalid argument."),
        ("/v4/spreadsheets/x", "sheets(", "Request contains an invalid argument."),
        ("/drive/v3/files/x", "id,foo", "Invalid field selection foo"),
    ],
)
def test_a_mask_of_unknown_fields_is_refused(path: str, fields: str, message: str) -> None:
    found = find("GET", path)
    assert found is not None
    with pytest.raises(ApiError) as caught:
        read_mask(found[0], [("fields", fields)])
    assert (caught.value.code, caught.value.message) == (400, message)


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("/v4/spreadsheets/x", "sheets/data/rowData/values(userEnteredValue,note),namedRanges,*"),
        ("/drive/v3/files/x", "id,properties/any,owners(emailAddress),capabilities/canEdit"),
        ("/drive/v3/files", "nextPageToken, files(id, name)"),
    ],
)
def test_a_mask_of_known_fields_is_read(path: str, fields: str) -> None:
    found = find("GET", path)
    assert found is not None
    assert read_mask(found[0], [("fields", fields)]) is not None


@pytest.mark.parametrize("name", ["userEnteredValue", "sheetId", "a1Notation", "rows"])
def test_names_in_snake_case_come_back(name: str) -> None:
    assert camel_case(snake_case(name)) == name
