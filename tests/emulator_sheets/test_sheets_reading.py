"""What spreadsheets.get shows: masks decide about cells, defaults stay out, ranges filter tabs."""

from typing import Any

import pytest
from sheets_drafts import grid
from sheets_over_http import SheetsClient

Sheet = tuple[SheetsClient, str]


@pytest.fixture
def sheet(emulator: str) -> Sheet:
    """A spreadsheet whose first tab holds a date, a formula and a note, and a second tab."""
    client = SheetsClient(emulator)
    key = client.create()
    client.write(key, "A1", [["2026-09-01", None, "=A1+1"], [], [None, "да"]], "USER_ENTERED")
    note = {"start": {"rowIndex": 2}, "fields": "note", "rows": [{"values": [{"note": "кто?"}]}]}
    client.batch(
        key, {"updateCells": note}, {"addSheet": {"properties": {"title": "Пары", "sheetId": 7}}}
    )
    return client, key


@pytest.mark.parametrize(
    ("params", "cells"),
    [
        ({}, False),
        ({"includeGridData": "true"}, True),
        ({"ranges": "A1"}, False),
        ({"fields": "sheets"}, True),
        ({"fields": "sheets.data.rowData"}, True),
        ({"fields": "sheets(data)"}, True),
        ({"fields": "*", "includeGridData": "true"}, False),
        ({"fields": "sheets.properties", "includeGridData": "true"}, False),
    ],
)
def test_a_mask_decides_about_cells_before_the_flag_does(
    sheet: Sheet, params: dict[str, str], cells: bool
) -> None:
    client, key = sheet

    assert ("data" in client.get(key, **params)["sheets"][0]) == cells


def test_cells_are_ragged_and_tell_what_was_entered_and_what_it_comes_to(sheet: Sheet) -> None:
    client, key = sheet
    mask = "sheets.data.rowData.values(userEnteredValue,effectiveValue,formattedValue,note,userEnteredFormat)"
    data = client.get(key, fields=mask)["sheets"][0]["data"][0]
    date = {"userEnteredFormat": {"numberFormat": {"type": "DATE", "pattern": "yyyy-mm-dd"}}}

    assert data["rowData"] == [
        {"values": [
            {"userEnteredValue": {"numberValue": 46266}, "effectiveValue": {"numberValue": 46266}, "formattedValue": "2026-09-01"} | date,
            {},
            {"userEnteredValue": {"formulaValue": "=A1+1"}, "effectiveValue": {"numberValue": 46267}, "formattedValue": "46267"},
        ]},
        {},
        {"values": [{"note": "кто?"}, {"userEnteredValue": {"stringValue": "да"}, "effectiveValue": {"stringValue": "да"}, "formattedValue": "да"}]},
    ]  # fmt: skip


def test_ranges_filter_the_tabs_and_start_where_they_start(sheet: Sheet) -> None:
    client, key = sheet
    shown = client.get(key, ranges="Sheet1!B3:C", includeGridData="true")["sheets"]

    assert [one["properties"]["title"] for one in shown] == ["Sheet1"]
    data = shown[0]["data"][0]
    assert (
        data["startRow"],
        data["startColumn"],
        len(data["rowMetadata"]),
        len(data["columnMetadata"]),
    ) == (2, 1, 998, 2)
    assert data["rowData"][0]["values"][0]["effectiveFormat"]["horizontalAlignment"] == "LEFT"


def test_a_mask_that_hits_nothing_leaves_empty_messages(sheet: Sheet) -> None:
    client, key = sheet

    assert client.get(key, fields="namedRanges") == {}
    assert client.get(key, fields="sheets.properties.tabColor") == {
        "sheets": [{"properties": {}}] * 2
    }
    found = client.get(key, fields="sheets.data.rowData.values.dataValidation", ranges="Sheet1")
    assert found == {"sheets": [{"data": [{}]}]}


def test_filters_by_grid_range_find_the_tab_by_its_id(sheet: Sheet) -> None:
    client, key = sheet
    body = {"dataFilters": [{"gridRange": grid(0, 1, sheet_id=7)}], "includeGridData": True}
    found = client.call("POST", f"/{key}:getByDataFilter", body).json()

    assert [one["properties"]["sheetId"] for one in found["sheets"]] == [7]
    body = {"dataFilters": [{"gridRange": grid(0, 1, sheet_id=8)}]}
    assert client.refusal(client.call("POST", f"/{key}:getByDataFilter", body)) == (
        400,
        "No sheet with id: 8",
    )


def test_what_was_put_on_a_tab_comes_back_without_defaults(sheet: Sheet) -> None:
    client, key = sheet
    rule: dict[str, Any] = {
        "ranges": [grid(1, 9)],
        "booleanRule": {
            "condition": {"type": "BLANK"},
            "format": {"backgroundColor": {"red": 1, "green": 0}},
        },
    }
    client.batch(
        key,
        {"addFilterView": {"filter": {"title": "без пары", "range": {"sheetId": 7, "startRowIndex": 0}, "criteria": {"1": {"condition": {"type": "BLANK"}}}}}},
        {"addConditionalFormatRule": {"rule": rule, "index": 0}},
        {"updateSheetProperties": {"properties": {"sheetId": 7, "hidden": False, "gridProperties": {"frozenRowCount": 1, "frozenColumnCount": 0}}, "fields": "hidden,gridProperties(frozenRowCount,frozenColumnCount)"}},
        {"updateDimensionProperties": {"range": {"dimension": "COLUMNS", "startIndex": 0, "endIndex": 1}, "properties": {"pixelSize": 240, "hiddenByUser": False}, "fields": "*"}},
    )  # fmt: skip
    first, second = client.get(
        key, fields="sheets(properties,conditionalFormats,filterViews,data.columnMetadata)"
    )["sheets"]

    assert second["properties"] == {
        "sheetId": 7,
        "title": "Пары",
        "index": 1,
        "sheetType": "GRID",
        "gridProperties": {"rowCount": 1000, "columnCount": 26, "frozenRowCount": 1},
    }
    [view] = second["filterViews"]
    assert view["range"] == {"sheetId": 7, "startRowIndex": 0}
    assert view["filterSpecs"] == [
        {"columnIndex": 1, "filterCriteria": {"condition": {"type": "BLANK"}}}
    ]
    assert first["conditionalFormats"][0]["booleanRule"]["format"] == {
        "backgroundColor": {"red": 1},
        "backgroundColorStyle": {"rgbColor": {"red": 1}},
    }
    assert first["data"][0]["columnMetadata"][:2] == [{"pixelSize": 240}, {"pixelSize": 100}]


def test_create_takes_tabs_cells_and_named_ranges(emulator: str) -> None:
    client = SheetsClient(emulator)
    tabs = [
        {"properties": {"title": "Пары", "gridProperties": {"rowCount": 5, "columnCount": 2, "frozenRowCount": 1}},
         "data": [{"startRow": 1, "rowData": [{"values": [{"userEnteredValue": {"stringValue": "У-07"}, "note": "код"}]}], "columnMetadata": [{"pixelSize": 80}]}]},
        {"properties": {"title": "Журнал", "sheetId": 12, "hidden": True}},
    ]  # fmt: skip
    key = client.create(
        sheets=tabs,
        namedRanges=[
            {"name": "коды", "range": {"sheetId": 0, "startColumnIndex": 0, "endColumnIndex": 1}}
        ],
        properties={"title": "Журнал", "locale": "ru_RU", "timeZone": "Europe/Moscow"},
    )
    shown = client.get(key)

    assert [(s["properties"]["title"], s["properties"]["sheetId"]) for s in shown["sheets"]] == [
        ("Пары", 0),
        ("Журнал", 12),
    ]
    assert (shown["properties"]["locale"], shown["properties"]["timeZone"]) == (
        "ru_RU",
        "Europe/Moscow",
    )
    assert client.values(key, "коды") == [[], ["У-07"]]
    bad = {
        "sheets": [
            {
                "properties": {"gridProperties": {"rowCount": 1, "columnCount": 1}},
                "data": [{"rowData": [{"values": [{}, {}]}]}],
            }
        ]
    }
    assert client.refusal(client.call("POST", "", bad)) == (
        400,
        "Invalid sheets[0].data[0]: Attempting to write column: 1, beyond the last requested column of: 0",
    )


def test_a_grid_beyond_ten_million_cells_is_refused(emulator: str) -> None:
    client = SheetsClient(emulator)
    key = client.create()
    large = {
        "addSheet": {"properties": {"gridProperties": {"rowCount": 1_000_000, "columnCount": 10}}}
    }

    assert client.refusal(client.batch(key, large)) == (
        400, "Invalid requests[0].addSheet: This action would increase the number of cells in the workbook above the limit of 10000000 cells.",
    )  # fmt: skip
