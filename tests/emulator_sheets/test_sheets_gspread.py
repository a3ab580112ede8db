"""The emulator in the hands of an unmodified gspread over HTTP."""

from typing import Any
from urllib.parse import urlsplit

import gspread
import pytest
import requests
from gspread.utils import MergeType, ValueInputOption, ValueRenderOption


class RedirectedSession(requests.Session):
    """Sends what is meant for Google to the emulator."""

    def __init__(self, base_url: str) -> None:
        super().__init__()
        self.base_url = base_url

    def request(self, method: str, url: str, *args: Any, **kwargs: Any) -> requests.Response:  # type: ignore[override]  # requests spells every option out
        """The same request at the emulator."""
        parts = urlsplit(url)
        target = f"{self.base_url}{parts.path}" + (f"?{parts.query}" if parts.query else "")
        return super().request(method, target, *args, **kwargs)


@pytest.fixture
def client(emulator: str) -> gspread.Client:
    """Gspread with nothing changed but the host."""
    nobody: Any = None  # gspread's documented way to bring a session of one's own
    return gspread.Client(auth=nobody, session=RedirectedSession(emulator))


@pytest.fixture
def book(client: gspread.Client) -> gspread.Spreadsheet:
    """A new spreadsheet."""
    return client.create("Журнал наставничества")


def test_a_made_spreadsheet_is_opened_by_key_and_title(
    client: gspread.Client, book: gspread.Spreadsheet
) -> None:
    assert client.open_by_key(book.id).title == "Журнал наставничества"
    assert client.open("Журнал наставничества").id == book.id
    assert [(sheet.title, sheet.row_count, sheet.col_count) for sheet in book.worksheets()] == [
        ("Sheet1", 1000, 26)
    ]
    with pytest.raises(gspread.SpreadsheetNotFound):
        client.open("Другой журнал")


def test_records_are_written_appended_and_read(book: gspread.Spreadsheet) -> None:
    sheet = book.sheet1
    sheet.update([["код", "баллы"], ["У-07", 4.5]], "A1")
    reply = sheet.append_rows([["У-08", 5], ["У-09", 3]], value_input_option=ValueInputOption.raw)

    assert reply["tableRange"] == "Sheet1!A1:B2"
    assert sheet.get_all_records()[1:] == [{"код": "У-08", "баллы": 5}, {"код": "У-09", "баллы": 3}]
    assert sheet.get("A2:B", value_render_option=ValueRenderOption.unformatted)[0] == ["У-07", 4.5]
    assert [cell.address for cell in sheet.findall("У-09")] == ["A4"]


def test_tabs_are_added_duplicated_renamed_hidden_ordered_and_deleted(
    book: gspread.Spreadsheet,
) -> None:
    pairs = book.add_worksheet("Пары", 10, 5)
    copy = book.duplicate_sheet(pairs.id, new_sheet_name="Архив")
    pairs.update_title("Пары 2026")
    pairs.hide()
    book.reorder_worksheets([copy, book.worksheet("Sheet1"), book.worksheet("Пары 2026")])

    assert [sheet.title for sheet in book.worksheets()] == ["Архив", "Sheet1", "Пары 2026"]
    assert [sheet.title for sheet in book.worksheets(exclude_hidden=True)] == ["Архив", "Sheet1"]
    book.del_worksheet(copy)
    with pytest.raises(gspread.WorksheetNotFound):
        book.worksheet("Архив")
    with pytest.raises(
        gspread.exceptions.APIError,
        match=r'A sheet with the name "sheet1" already exists\. Please',
    ):
        book.add_worksheet("sheet1", 1, 1)


def test_rows_and_columns_are_inserted_deleted_grouped_hidden_and_sized(
    book: gspread.Spreadsheet,
) -> None:
    sheet = book.sheet1
    sheet.update([["а"], ["б"], ["в"]], "A1")
    sheet.insert_rows([["новая"]], row=2)
    sheet.delete_rows(1)
    sheet.insert_cols([["слева"]], col=1)
    sheet.add_dimension_group_rows(1, 3)
    sheet.hide_columns(2, 4)
    sheet.columns_auto_resize(0, 1)
    sheet.resize(rows=20, cols=6)

    assert sheet.get_all_values() == [["слева", "новая"], ["", "б"], ["", "в"]]
    assert sheet.list_dimension_group_rows() == [
        {"range": {"dimension": "ROWS", "startIndex": 1, "endIndex": 3}, "depth": 1}
    ]
    shown = book.fetch_sheet_metadata({"includeGridData": True})["sheets"][0]["data"][0]
    assert [bool(c.get("hiddenByUser")) for c in shown["columnMetadata"]] == [
        False,
        False,
        True,
        True,
        False,
        False,
    ]
    assert len(shown["rowMetadata"]) == 20


def test_formats_notes_merges_and_validation_come_back(book: gspread.Spreadsheet) -> None:
    sheet = book.sheet1
    sheet.format("A1:B1", {"textFormat": {"bold": True}, "backgroundColor": {"red": 0.5}})
    sheet.insert_note("A2", "кто?")
    sheet.merge_cells("A5:B6", MergeType.merge_rows)
    sheet.add_validation(
        "C1", gspread.utils.ValidationConditionType.one_of_list, ["да", "нет"], showCustomUi=True
    )
    mask = "sheets(merges,data.rowData.values(userEnteredFormat,dataValidation))"
    shown = book.fetch_sheet_metadata({"fields": mask})["sheets"][0]

    assert sheet.get_note("A2") == "кто?"
    assert [merge["endRowIndex"] for merge in shown["merges"]] == [5, 6]
    first, second, third = shown["data"][0]["rowData"][0]["values"]
    assert first == second == {"userEnteredFormat": {
        "textFormat": {"bold": True}, "backgroundColor": {"red": 0.49803922},
        "backgroundColorStyle": {"rgbColor": {"red": 0.49803922}}}}  # fmt: skip
    assert third["dataValidation"]["condition"]["values"] == [
        {"userEnteredValue": "да"},
        {"userEnteredValue": "нет"},
    ]


def test_ranges_are_named_protected_filtered_sorted_copied_and_cleared(
    book: gspread.Spreadsheet,
) -> None:
    sheet = book.sheet1
    sheet.update([["б", 2], ["а", 1]], "A1")
    sheet.define_named_range("A1:B2", "решения")
    sheet.add_protected_range("A1:B1", editor_users_emails=["teacher@example.org"])
    sheet.set_basic_filter("A1:B2")
    sheet.sort((1, "asc"), range="A1:B2")
    sheet.copy_range("A1:B1", "D1")
    sheet.cut_range("A2:B2", "D2")

    assert sheet.get("A1:E2") == [["а", "1", "", "а", "1"], ["", "", "", "б", "2"]]
    named: Any = book.named_range("решения")
    assert named[0].value == "а"
    assert book.list_protected_ranges(sheet.id)[0]["editors"]["users"] == [
        "owner@example.org",
        "teacher@example.org",
    ]
    sheet.batch_clear(["D1:E2"])
    assert sheet.get_all_values() == [["а", "1"]]


def test_a_table_of_text_is_imported_and_exported(
    client: gspread.Client, book: gspread.Spreadsheet
) -> None:
    book.sheet1.update([["старое"]], "C9")
    client.import_csv(book.id, 'код,ответ\nУ-07,"да, конечно"\n')

    assert book.sheet1.get_all_values() == [["код", "ответ"], ["У-07", "да, конечно"]]
    assert book.export(gspread.utils.ExportFormat.CSV).decode() == 'код,ответ\r\nУ-07,"да, конечно"'


def test_a_spreadsheet_is_copied_whole_and_a_tab_to_another(
    client: gspread.Client, book: gspread.Spreadsheet
) -> None:
    book.sheet1.update([["=1+1"]], "A1", value_input_option=ValueInputOption.user_entered)
    copy = client.copy(book.id, "Копия")
    reply = book.sheet1.copy_to(copy.id)

    assert copy.sheet1.get("A1") == [["2"]]
    assert (reply["title"], reply["index"]) == ("Copy of Sheet1", 1)
    assert (
        copy.worksheet("Copy of Sheet1")
        .acell("A1", value_render_option=ValueRenderOption.formula)
        .value
        == "=1+1"
    )


def test_a_renamed_spreadsheet_is_renamed_for_drive_too(
    client: gspread.Client, book: gspread.Spreadsheet
) -> None:
    book.update_title("Новый журнал")
    book.update_locale("ru_RU")
    book.update_timezone("Europe/Moscow")

    opened = client.open("Новый журнал")
    assert (opened.locale, opened.timezone) == ("ru_RU", "Europe/Moscow")
