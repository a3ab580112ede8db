"""The fence: a compare-and-set on a named range that carries the generation of the spreadsheet."""

from typing import Any

import pytest
from sheets_drafts import a_document, applied, grid, rows_of
from sheets_over_http import SheetsClient

from emulator.errors import ApiError


def _name(generation: int) -> str:
    return f"поколение_{generation}"


def _add(generation: int) -> dict[str, Any]:
    return {
        "addNamedRange": {
            "namedRange": {
                "namedRangeId": f"g{generation}",
                "name": _name(generation),
                "range": grid(0, 1),
            }
        }
    }


def commit(generation: int, text: str) -> list[dict[str, Any]]:
    """A batch planned on a generation: it moves the fence and appends a row."""
    named = {"namedRangeId": f"g{generation}", "name": _name(generation), "range": grid(0, 1)}
    return [
        {"updateNamedRange": {"namedRange": named, "fields": "name,range"}},
        {"deleteNamedRange": {"namedRangeId": f"g{generation}"}},
        _add(generation + 1),
        {"appendCells": {"sheetId": 0, "fields": "userEnteredValue", "rows": rows_of([text])}},
    ]


def test_of_two_runs_planned_on_one_generation_only_the_first_is_let_through(emulator: str) -> None:
    client = SheetsClient(emulator)
    key = client.create()
    client.batch(key, _add(1))

    assert client.batch(key, *commit(1, "первый")).status_code == 200
    late = client.batch(key, *commit(1, "второй"))

    assert client.refusal(late) == (
        400,
        "Invalid requests[0].updateNamedRange: No NamedRange with id: g1",
    )
    assert client.values(key, "Sheet1!A:A") == [["первый"]]
    assert client.batch(key, *commit(2, "второй")).status_code == 200


def test_the_reply_of_a_commit_can_bring_keys_and_headers_back(emulator: str) -> None:
    client = SheetsClient(emulator)
    key = client.create()
    client.batch(key, _add(1))
    mask = "replies,updatedSpreadsheet.sheets(properties.sheetId,data(startRow,rowData.values.formattedValue))"
    body = {
        "requests": commit(1, "У-07"),
        "includeSpreadsheetInResponse": True,
        "responseRanges": ["'Sheet1'!A1:A"],
    }

    reply = client.call("POST", f"/{key}:batchUpdate", body, fields=mask).json()

    assert reply["updatedSpreadsheet"] == {
        "sheets": [
            {
                "properties": {"sheetId": 0},
                "data": [{"rowData": [{"values": [{"formattedValue": "У-07"}]}]}],
            }
        ]
    }
    assert [list(one) for one in reply["replies"]] == [[], [], ["addNamedRange"], []]


@pytest.mark.parametrize(
    ("request_", "message"),
    [
        ({"addNamedRange": {"namedRange": {"name": "Поколение_1", "range": grid(0, 1)}}},
         "addNamedRange: Cannot add named range with name Поколение_1, a named range with that name already exists."),
        ({"addNamedRange": {"namedRange": {"name": "другое", "namedRangeId": "g1", "range": grid(0, 1)}}},
         "addNamedRange: Cannot add named range with id g1, a named range with that id already exists."),
        ({"deleteNamedRange": {"namedRangeId": "g0"}}, "deleteNamedRange: No NamedRange with id: g0"),
        ({"updateNamedRange": {"namedRange": {"namedRangeId": "g0", "name": "а"}, "fields": "name"}},
         "updateNamedRange: No NamedRange with id: g0"),
        ({"addNamedRange": {"namedRange": {"name": "B7", "range": grid(0, 1)}}}, "addNamedRange: Invalid name: B7"),
    ],
)  # fmt: skip
def test_named_ranges_are_refused_in_googles_words(request_: dict[str, Any], message: str) -> None:
    with pytest.raises(ApiError) as refused:
        applied(applied(a_document(), _add(1)), request_)

    assert refused.value.message == f"Invalid requests[0].{message}"


def test_a_named_range_whose_cells_were_deleted_is_unlisted_but_keeps_its_name(
    emulator: str,
) -> None:
    client = SheetsClient(emulator)
    key = client.create()
    client.batch(
        key,
        _add(1),
        {"deleteDimension": {"range": {"dimension": "ROWS", "startIndex": 0, "endIndex": 1}}},
    )

    assert client.get(key, fields="namedRanges") == {}
    assert client.batch(key, {"deleteNamedRange": {"namedRangeId": "g1"}}).status_code == 400
    status, message = client.refusal(client.batch(key, _add(1)))
    assert (status, "already exists" in message) == (400, True)
    assert client.batch(key, _add(2)).status_code == 200
