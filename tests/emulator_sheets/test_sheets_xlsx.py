"""Spreadsheets as workbooks of Excel, read by openpyxl, and workbooks as spreadsheets."""

import io
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest
import requests
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sheets_drafts import a_document, a_draft, applied, grid, rows_of
from sheets_over_http import SheetsClient

from emulator.errors import ApiError
from emulator.sheets.rendering import number_format
from emulator.sheets.xlsx_reading import fill_from_workbook
from emulator.sheets.xlsx_writing import workbook_bytes

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SPREADSHEET = "application/vnd.google-apps.spreadsheet"


def exported(client: SheetsClient, book: str) -> Any:
    url = f"{client.base_url}/drive/v3/files/{book}/export"
    answer = requests.get(url, params={"mimeType": XLSX}, timeout=30)
    assert (answer.status_code, answer.headers["content-type"]) == (200, XLSX)
    return openpyxl.load_workbook(io.BytesIO(answer.content))


def test_a_spreadsheet_goes_out_with_its_tabs_values_and_looks(emulator: str) -> None:
    client = SheetsClient(emulator)
    book = client.create()
    client.write(
        book,
        "A1",
        [["Дата", "Балл"], ["2026-09-01", "=2+3"], ["'=не формула", True]],
        "USER_ENTERED",
    )
    bold = {
        "userEnteredFormat": {"textFormat": {"bold": True}, "backgroundColor": {"red": 1}},
        "note": "кто?",
    }
    hidden = {"sheetId": 7, "title": "Служебная: [1]", "hidden": True}
    client.batch(
        book,
        {
            "repeatCell": {
                "range": grid(0, 1, 0, 2),
                "cell": bold,
                "fields": "userEnteredFormat,note",
            }
        },
        {"mergeCells": {"range": grid(4, 6, 0, 2)}},
        {
            "updateSheetProperties": {
                "properties": {"sheetId": 0, "gridProperties": {"frozenRowCount": 1}},
                "fields": "gridProperties.frozenRowCount",
            }
        },
        {"addSheet": {"properties": hidden}},
    ).raise_for_status()

    excel = exported(client, book)

    assert [(s.title, s.sheet_state) for s in excel.worksheets] == [
        ("Sheet1", "visible"),
        ("Служебная_ _1_", "hidden"),
    ]
    sheet = excel.worksheets[0]
    assert [[cell.value for cell in row] for row in sheet["A1:B3"]] == [
        ["Дата", "Балл"], [datetime(2026, 9, 1), 5], ["=не формула", True],  # noqa: DTZ001 - a workbook knows no zone
    ]  # fmt: skip
    assert sheet["A3"].data_type == "s"
    head = sheet["A1"]
    assert (head.font.bold, head.fill.fgColor.rgb[-6:], head.comment.text) == (
        True,
        "FF0000",
        "кто?",
    )
    assert [str(merged) for merged in sheet.merged_cells.ranges] == ["A5:B6"]
    assert sheet.freeze_panes == "A2"


def test_a_workbook_becomes_a_spreadsheet(emulator: str) -> None:
    excel = openpyxl.Workbook()
    sheet = excel.worksheets[0]
    sheet.title = "Пары"
    sheet.append(["У-01", 4.5, date(2026, 9, 1), "=B1*2", True])
    sheet["B1"].number_format = "0.00"
    sheet.merge_cells("A2:B3")
    sheet.freeze_panes = "B1"
    content = io.BytesIO()
    excel.save(content)
    url = f"{emulator}/upload/drive/v3/files?uploadType=multipart"
    parts = {"metadata": ("", f'{{"name": "Т", "mimeType": "{SPREADSHEET}"}}', "application/json"), "content": ("", content.getvalue(), XLSX)}  # fmt: skip
    prepared = requests.Request("POST", url, files=parts).prepare()
    prepared.headers["Content-Type"] = prepared.headers["Content-Type"].replace(
        "form-data", "related"
    )
    with requests.Session() as session:
        book = session.send(prepared, timeout=10).json()["id"]

    client = SheetsClient(emulator)
    assert client.values(book, "Пары") == [["У-01", "4.50", "2026-09-01", "9", "TRUE"]]
    told = client.get(book)["sheets"][0]
    assert told["properties"]["gridProperties"]["frozenColumnCount"] == 1
    assert (
        told["merges"] == [grid(1, 3, 0, 2) | {"sheetId": 0}]
        or told["merges"][0]["endRowIndex"] == 3
    )


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"not a workbook"])
def test_what_is_no_workbook_is_refused(content: bytes) -> None:
    with pytest.raises(ApiError) as refused:
        fill_from_workbook(a_draft(), content)
    assert refused.value.code == 400


VALUES = st.one_of(
    st.integers(-(10**9), 10**9), st.booleans(), st.floats(-1e6, 1e6).map(lambda x: round(x, 3)),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Co"]), min_size=1, max_size=20),
)  # fmt: skip


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.lists(VALUES, min_size=1, max_size=4), min_size=1, max_size=4))
def test_values_survive_the_way_out_and_back(rows: list[list[Any]]) -> None:
    put = {
        "updateCells": {
            "rows": rows_of(*rows),
            "fields": "userEnteredValue",
            "range": grid(0, 4, 0, 4),
        }
    }
    before = applied(a_document(), put)
    after = a_draft()
    fill_from_workbook(after, workbook_bytes(a_draft(before)))
    sheet = after.sheets[0]
    found = [
        [
            next(iter((sheet.grid.get(r, c) or {})["userEnteredValue"].values()))
            for c in range(len(row))
        ]
        for r, row in enumerate(rows)
    ]
    assert found == rows
    assert number_format(sheet.grid.get(0, 0) or {}) == {}
