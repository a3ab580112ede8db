"""Appending: where new rows go, by `values.append` and by `appendCells`."""

from typing import Any

import pytest
from sheets_drafts import a_document, applied, grid, rows_of, texts
from sheets_over_http import SheetsClient


@pytest.mark.parametrize(
    ("rows", "asked", "table", "updated"),
    [
        ([], "Sheet1", None, "Sheet1!A1:B1"),
        ([["x", "", "z"]], "Sheet1", "Sheet1!C1", "Sheet1!C2:D2"),
        ([["x", "", "z"]], "A1", "Sheet1!A1", "Sheet1!A2:B2"),
        ([["а", "б"], ["в"]], "Sheet1", "Sheet1!A1:B2", "Sheet1!A3:B3"),
        ([["а"], ["б"]], "A3", None, "Sheet1!A3:B3"),
        ([["а"], [""], ["б"]], "Sheet1", "Sheet1!A3", "Sheet1!A4:B4"),
        ([["а"], ["", "б"]], "A1", "Sheet1!A1:B2", "Sheet1!A3:B3"),
        ([["а", "б"], [""], ["", "в"]], "A1:B1", "Sheet1!A1:B1", "Sheet1!A2:B2"),
    ],
)
def test_values_go_below_the_table_that_the_range_finds(
    emulator: str, rows: list[list[Any]], asked: str, table: str | None, updated: str
) -> None:
    client = SheetsClient(emulator)
    key = client.create()
    client.write(key, "A1", rows)

    reply = client.append(key, asked, [["новая", "строка"]]).json()

    assert (reply.get("tableRange"), reply["updates"]["updatedRange"]) == (table, updated)


def test_appending_grows_the_grid(emulator: str) -> None:
    client = SheetsClient(emulator)
    key = client.create(
        sheets=[{"properties": {"gridProperties": {"rowCount": 1, "columnCount": 1}}}]
    )
    client.append(key, "Sheet1", [["1", "2"], ["3"]])

    properties = client.get(key, fields="sheets.properties.gridProperties")["sheets"][0][
        "properties"
    ]
    assert properties["gridProperties"] == {"rowCount": 2, "columnCount": 2}


def test_inserted_rows_push_down_what_lies_below_the_table(emulator: str) -> None:
    client = SheetsClient(emulator)
    key = client.create()
    client.write(key, "A1", [["а"], [""], ["итого"]])
    client.append(key, "A1", [["б"]], insertDataOption="INSERT_ROWS")

    assert client.values(key, "A:A") == [["а"], ["б"], [], ["итого"]]


@pytest.mark.parametrize(
    ("cell", "row"),
    [
        ({"userEnteredValue": {"boolValue": False}}, 5),
        ({"note": "пусто"}, 1),
        ({"userEnteredFormat": {"textFormat": {"bold": True}}}, 1),
        ({"dataValidation": {"condition": {"type": "BOOLEAN"}}}, 1),
    ],
)
def test_append_cells_goes_after_the_last_value_and_an_unticked_box_is_one(
    cell: dict[str, Any], row: int
) -> None:
    below = {
        "updateCells": {"range": grid(4, 5, 2, 3), "fields": "*", "rows": [{"values": [cell]}]}
    }
    new = {"appendCells": {"sheetId": 0, "fields": "userEnteredValue", "rows": rows_of(["новая"])}}
    document = applied(a_document([["шапка"]]), below, new)

    assert texts(document)[row][0] == "новая"


def test_append_cells_grows_the_grid() -> None:
    new = {
        "appendCells": {
            "sheetId": 0,
            "fields": "userEnteredValue",
            "rows": rows_of(["а", "б"], ["в"]),
        }
    }
    document = applied(a_document([["шапка"]], height=1, width=1), new)

    assert document["sheets"][0]["properties"]["gridProperties"] == {
        "rowCount": 3,
        "columnCount": 2,
    }
