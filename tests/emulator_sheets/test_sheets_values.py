"""The values methods over HTTP: what is written where, what comes back, what is refused."""

from typing import Any

import pytest
from sheets_over_http import SheetsClient

Sheet = tuple[SheetsClient, str]


@pytest.fixture
def sheet(emulator: str) -> Sheet:
    """A client and a new, empty spreadsheet."""
    client = SheetsClient(emulator)
    return client, client.create()


def test_nothing_is_lost_or_typed_over_on_the_way_raw(sheet: Sheet) -> None:
    client, key = sheet
    rows = [["=A1", "007", "+7 916", "4,5", True, 4.5, 12], ["", None, "ё"]]
    client.write(key, "A1", rows)

    assert client.values(key, "A1:G2", valueRenderOption="UNFORMATTED_VALUE") == [
        rows[0],
        ["", "", "ё"],
    ]


@pytest.mark.parametrize(
    ("locale", "typed", "value", "shown"),
    [
        ("en_US", "007", 7, "7"),
        ("en_US", "1,234.5", 1234.5, "1,234.50"),
        ("en_US", "4,5", "4,5", "4,5"),
        ("ru_RU", "4,5", 4.5, "4,5"),
        ("ru_RU", "4.5", "date", None),
        ("en_US", "2026-09-01", 46266, "2026-09-01"),
        ("ru_RU", "01.09.2026", 46266, "01.09.2026"),
        ("en_US", "9/1/2026", 46266, "9/1/2026"),
        ("en_US", "12:00", 0.5, "12:00"),
        ("en_US", "25%", 0.25, "25%"),
        ("en_US", "true", True, "TRUE"),
        ("ru_RU", "истина", True, "ИСТИНА"),
        ("en_US", "'007", "007", "007"),
        ("en_US", "=2*(3+4)", 14, "14"),
        ("ru_RU", "=ЕСЛИ(1;2;3)", "#ERROR!", "#ERROR!"),
        ("ru_RU", "=IF(1;2,5;3)", 2.5, "2,5"),
        ("ru_RU", "=IF(1,2,3)", "#ERROR!", "#ERROR!"),
        ("en_US", "+79161234567", 79161234567, "79161234567"),
        ("en_US", "М-014", "М-014", "М-014"),
        ("en_US", "31/31/2026", "31/31/2026", "31/31/2026"),
    ],
)
def test_typing_is_read_by_the_locale(
    sheet: Sheet, locale: str, typed: str, value: Any, shown: str | None
) -> None:
    client, key = sheet
    change = {"properties": {"locale": locale}, "fields": "locale"}
    client.batch(key, {"updateSpreadsheetProperties": change})
    client.write(key, "A1", [[typed]], "USER_ENTERED")

    [[found]] = client.values(key, "A1", valueRenderOption="UNFORMATTED_VALUE")
    if value == "date":
        assert found > 40000
    else:
        assert (found, client.values(key, "A1")) == (value, [[shown]])


def test_null_skips_a_cell_and_an_empty_text_clears_it(sheet: Sheet) -> None:
    client, key = sheet
    client.write(key, "A1", [["а", "б", "в"]])
    reply = client.write(key, "A1", [[None, "", "г"]]).json()

    assert client.values(key, "A1:C1") == [["а", "", "г"]]
    assert (reply["updatedCells"], reply["updatedRange"]) == (2, "Sheet1!A1:C1")


@pytest.mark.parametrize(
    ("where", "rows", "message"),
    [
        (
            "A1:B1",
            [["а", "б", "в"]],
            "Requested writing within range [Sheet1!A1:B1], but tried writing to column [C]",
        ),
        (
            "A1:B1",
            [["а"], ["б"]],
            "Requested writing within range [Sheet1!A1:B1], but tried writing to row [2]",
        ),
        (
            "A1001",
            [["а"]],
            "Range (Sheet1!A1001) exceeds grid limits. Max rows: 1000, max columns: 26",
        ),
        (
            "A1:AA1",
            [["а"]],
            "Range (Sheet1!A1:AA1) exceeds grid limits. Max rows: 1000, max columns: 26",
        ),
        (
            "AB:AC",
            [["а"]],
            "Range (Sheet1!AB:AC) exceeds grid limits. Max rows: 1000, max columns: 26",
        ),
        (
            "1001:1001",
            [["а"]],
            "Range (Sheet1!1001) exceeds grid limits. Max rows: 1000, max columns: 26",
        ),
        ("Sheet1!B", [["а"]], "Unable to parse range: Sheet1!B"),
        ("Нет!A1", [["а"]], "Unable to parse range: Нет!A1"),
        (
            "A1",
            [["а" * 50_001]],
            "Your input contains more than the maximum of 50000 characters in a single cell.",
        ),
    ],
)
def test_what_does_not_fit_is_refused_in_googles_words(
    sheet: Sheet, where: str, rows: Any, message: str
) -> None:
    client, key = sheet

    assert client.refusal(client.write(key, where, rows)) == (400, message)


@pytest.mark.parametrize(
    ("asked", "answered"),
    [
        ("D4:A1", "Sheet1!A1:D4"), ("A1:A", "Sheet1!A1:A1000"), ("A1:1", "Sheet1!A1:Z1"),
        ("A:A", "Sheet1!A1:A1000"), ("Sheet1", "Sheet1!A1:Z1000"), ("'Sheet1'!B2", "Sheet1!B2"),
        ("A5:ZZ9999", "Sheet1!A5:Z1000"),
    ],
)  # fmt: skip
def test_ranges_come_back_in_order_and_inside_the_grid(
    sheet: Sheet, asked: str, answered: str
) -> None:
    client, key = sheet

    assert client.call("GET", f"/{key}/values/{asked}").json()["range"] == answered


def test_dates_come_as_serials_or_as_shown(sheet: Sheet) -> None:
    client, key = sheet
    client.write(key, "A1", [["2026-09-01"]], "USER_ENTERED")
    how = {"valueRenderOption": "UNFORMATTED_VALUE"}

    assert client.values(key, "A1", **how) == [[46266]]
    assert client.values(key, "A1", **how, dateTimeRenderOption="FORMATTED_STRING") == [
        ["2026-09-01"]
    ]
    assert client.values(key, "A1", valueRenderOption="FORMULA") == [[46266]]


def test_columns_can_be_the_major_dimension(sheet: Sheet) -> None:
    client, key = sheet
    body = {"values": [["а", "б"], ["в"]], "majorDimension": "COLUMNS"}
    client.call("PUT", f"/{key}/values/A1", body, valueInputOption="RAW")

    assert client.values(key, "A1:C3") == [["а", "в"], ["б"]]
    assert client.values(key, "A1:C3", majorDimension="COLUMNS") == [["а", "б"], ["в"]]


def test_a_named_range_reads_its_cells_and_a_filter_by_sheet_id_survives_renaming(
    sheet: Sheet,
) -> None:
    client, key = sheet
    client.write(key, "B2", [["да"]])
    area = {"startRowIndex": 1, "endRowIndex": 2, "startColumnIndex": 1, "endColumnIndex": 2}
    client.batch(key, {"addNamedRange": {"namedRange": {"name": "решение", "range": area}}},
                 {"updateSheetProperties": {"properties": {"title": "Пары"}, "fields": "title"}})  # fmt: skip

    assert client.values(key, "решение") == [["да"]]
    body = {"dataFilters": [{"gridRange": area}]}
    [found] = client.call("POST", f"/{key}/values:batchGetByDataFilter", body).json()["valueRanges"]
    assert found["valueRange"] == {
        "range": "'Пары'!B2",
        "majorDimension": "ROWS",
        "values": [["да"]],
    }


def test_one_refused_range_undoes_the_others_of_a_values_batch(sheet: Sheet) -> None:
    client, key = sheet
    data = [{"range": "A1", "values": [["а"]]}, {"range": "B1:C1", "values": [["б", "в", "г"]]}]
    answer = client.call(
        "POST", f"/{key}/values:batchUpdate", {"valueInputOption": "RAW", "data": data}
    )

    assert client.refusal(answer)[1].startswith("Invalid data[1]: Requested writing within range")
    assert client.values(key, "A1:B1") == []


def test_clearing_takes_values_and_leaves_notes(sheet: Sheet) -> None:
    client, key = sheet
    client.write(key, "A1", [["а"]])
    note = {"rows": [{"values": [{"note": "кто?"}]}], "fields": "note", "start": {"sheetId": 0}}
    client.batch(key, {"updateCells": note})

    cleared = client.call("POST", f"/{key}/values:batchClear", {"ranges": ["A1:B2"]}).json()

    assert cleared["clearedRanges"] == ["Sheet1!A1:B2"]
    assert client.get(key, fields="sheets.data.rowData.values(note,userEnteredValue)") == {
        "sheets": [{"data": [{"rowData": [{"values": [{"note": "кто?"}]}]}]}]
    }
