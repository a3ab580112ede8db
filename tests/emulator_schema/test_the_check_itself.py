"""The check of replies notices what does not fit."""

from typing import Any

import pytest
from against_schema import unfit, unfit_refusal


@pytest.mark.parametrize(
    ("family", "name", "value"),
    [
        ("sheets", "GridRange", {"sheetId": "0"}),
        ("sheets", "GridRange", {"sheetId": True}),
        ("sheets", "GridRange", {"row": 1}),
        ("sheets", "ValueRange", {"values": {}}),
        ("sheets", "ValueRange", {"majorDimension": "DIAGONAL"}),
        ("sheets", "Sheet", {"properties": {"gridProperties": {"rowCount": 1.5}}}),
        ("sheets", "Sheet", {"merges": [{"startRowIndex": None}]}),
        ("drive", "File", {"size": 12}),
        ("drive", "File", {"size": "many"}),
        ("drive", "File", {"createdTime": "yesterday"}),
        ("forms", "Form", {"items": [{"questionItem": {"question": {"required": "yes"}}}]}),
        ("docs", "NoSuchSchema", {}),
    ],
)
def test_a_reply_that_does_not_fit_is_noticed(family: str, name: str, value: Any) -> None:
    assert len(unfit(family, name, value)) == 1


@pytest.mark.parametrize(
    ("family", "value"),
    [
        ("sheets", {"error": {"code": 400, "message": "а"}}),
        ("sheets", {"error": {"code": 404, "message": "а", "status": "NOT_FOUND"}}),
        ("sheets", {"error": {"code": 400, "message": "", "status": "INVALID_ARGUMENT"}}),
        ("sheets", {"error": {"code": 400, "message": "а", "status": "INVALID_ARGUMENT", "errors": []}}),
        ("forms", {"error": {"code": 400, "message": "а", "status": "X", "details": [{}]}}),
        ("drive", {"error": {"code": 400, "message": "а", "errors": [{"message": "а", "domain": "global"}]}}),
        ("drive", {"error": {"code": 400, "message": "а", "errors": [{"message": "а", "domain": "global", "reason": "x"}], "status": "X"}}),
        ("drive", {"code": 400}),
    ],
)  # fmt: skip
def test_a_refusal_in_another_style_is_noticed(family: str, value: Any) -> None:
    assert len(unfit_refusal(family, 400, value)) == 1
