"""From a path to Google's method, and back to the parameters in it."""

from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emulator.discovery import find, methods


@pytest.mark.parametrize(
    ("verb", "path", "method"),
    [
        ("GET", "/v4/spreadsheets/abc", "sheets.spreadsheets.get"),
        ("POST", "/v4/spreadsheets/abc:batchUpdate", "sheets.spreadsheets.batchUpdate"),
        ("GET", "/v4/spreadsheets/abc/values:batchGet", "sheets.spreadsheets.values.batchGet"),
        ("POST", "/v4/spreadsheets/abc/values/A1:append", "sheets.spreadsheets.values.append"),
        ("POST", "/v4/spreadsheets/abc/values/A1:B2:clear", "sheets.spreadsheets.values.clear"),
        ("PUT", "/v4/spreadsheets/abc/values/A1:B2", "sheets.spreadsheets.values.update"),
        ("GET", "/drive/v3/files/generateIds", "drive.files.generateIds"),
        ("GET", "/drive/v3/files/abc", "drive.files.get"),
        ("DELETE", "/drive/v3/files/trash", "drive.files.emptyTrash"),
        ("POST", "/upload/drive/v3/files", "drive.files.create"),
        ("PATCH", "/upload/drive/v3/files/abc", "drive.files.update"),
        ("GET", "/v1/documents/abc", "docs.documents.get"),
        ("GET", "/v1/forms/abc/responses", "forms.forms.responses.list"),
    ],
)
def test_a_path_leads_to_its_method(verb: str, path: str, method: str) -> None:
    found = find(verb, path)
    assert found is not None
    assert found[0].id == method


@pytest.mark.parametrize(
    ("verb", "path"),
    [("GET", "/v5/spreadsheets/a"), ("DELETE", "/v1/forms/a"), ("GET", "/drive/v3/files/a/b/c/d")],
)
def test_a_path_of_no_method_leads_nowhere(verb: str, path: str) -> None:
    assert find(verb, path) is None


@given(st.text(min_size=1))
def test_any_range_survives_percent_encoding(text: str) -> None:
    found = find("POST", f"/v4/spreadsheets/abc/values/{quote(text, safe='')}:append")
    assert found is not None
    assert found[1] == {"spreadsheetId": "abc", "range": text}


def test_all_four_apis_are_read() -> None:
    assert {name.partition(".")[0] for name in methods()} == {"sheets", "drive", "docs", "forms"}
