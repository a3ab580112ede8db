"""The pages of folders, spreadsheets, documents and forms: what stands on them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import docx
import pytest
import requests
from forms_clients import Browser, Json, let_everybody_answer, new_form, service
from forms_examples import creating, text
from googleapiclient.http import MediaIoBaseUpload

from emulator.pages.document_view import Block, Run, blocks_of
from emulator.pages.listing import natural
from emulator.pages.sheet_merges import spans_of
from emulator.pages.sheet_view import ROWS_A_PAGE, Cell, Column, table_of

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SHEET: Json = {
    "properties": {"title": "Пары", "gridProperties": {"frozenRowCount": 1}},
    "data": [
        {
            "rowData": [
                {
                    "values": [
                        {
                            "formattedValue": "Код",
                            "effectiveFormat": {
                                "backgroundColor": {"red": 1, "green": 0.8},
                                "textFormat": {"bold": True},
                            },
                        },
                        {"formattedValue": "Скрыто"},
                        {"formattedValue": "Готово", "note": "ставит куратор"},
                    ]
                },
                {
                    "values": [
                        {"formattedValue": "<i>П-01</i>", "hyperlink": "javascript:alert(1)"},
                        {},
                        {
                            "effectiveValue": {"boolValue": True},
                            "formattedValue": "TRUE",
                            "dataValidation": {"condition": {"type": "BOOLEAN"}},
                        },
                    ]
                },
                {},
                {"values": [{"formattedValue": "папка", "hyperlink": "http://127.0.0.1/x"}]},
            ],
            "columnMetadata": [{"pixelSize": 64}, {"hiddenByUser": True}, {}],
            "rowMetadata": [{}, {}, {}, {}],
        }
    ],
}


def test_a_tab_becomes_letters_frozen_rows_and_lines() -> None:
    table = table_of(SHEET)

    assert table.columns == (Column("A", 64), Column("C", 100))
    assert [line.number for line in table.frozen] == [1]
    assert table.frozen[0].cells == (
        Cell("A1", "Код", "background:#ffcc00;font-weight:600"),
        Cell("C1", "Готово", note="ставит куратор"),
    )
    assert [line.cells for line in table.lines] == [
        (Cell("A2", "<i>П-01</i>", header="Код"), Cell("C2", "☑", tick=True, header="Готово")),
        (Cell("A3", header="Код"), Cell("C3", header="Готово")),
        (Cell("A4", "папка", link="http://127.0.0.1/x", header="Код"), Cell("C4", header="Готово")),
    ]
    assert not table.is_cut


def test_an_empty_tab_has_no_columns() -> None:
    assert table_of({"properties": {"title": "x"}, "data": [{}]}).columns == ()


def test_a_few_empty_rows_after_the_last_used_one_are_shown_and_the_others_counted() -> None:
    box = {
        "formattedValue": "FALSE",
        "effectiveValue": {"boolValue": False},
        "dataValidation": {"condition": {"type": "BOOLEAN"}},
    }
    coloured = {"effectiveFormat": {"backgroundColor": {"red": 1}}}
    used = {"values": [{"formattedValue": "П-01"}, box]}
    rows = [used, {"values": [coloured, box]}, {}, used, {"values": [coloured, box]}, {}]
    size = {"rowCount": 150, "frozenRowCount": 1}
    table = table_of(
        {"properties": {"title": "Пары", "gridProperties": size}, "data": [{"rowData": rows}]}
    )

    assert [line.number for line in table.frozen + table.lines] == [1, 2, 3, 4, 5, 6, 7]
    assert table.empty_count == 143


def test_a_long_tab_comes_in_pages() -> None:
    rows = [{"values": [{"formattedValue": str(n)}]} for n in range(1500)]
    tab = {"properties": {"title": "x"}, "data": [{"rowData": rows}]}
    numbers: list[int] = []
    first = 1
    while first:
        page = table_of(tab, first=first)
        assert len(page.lines) <= ROWS_A_PAGE
        numbers += [line.number for line in page.lines]
        first = page.next_row

    assert numbers == list(range(1, 1501))


def test_a_page_shows_the_rows_of_a_filter_view_in_its_order() -> None:
    rows = [{"values": [{"formattedValue": text}]} for text in ("Код", "П-01", "П-02", "П-03")]
    size = {"rowCount": 10, "frozenRowCount": 1}
    tab = {"properties": {"gridProperties": size}, "data": [{"rowData": rows}]}

    table = table_of(tab, order=[0, 3, 1, 9])

    assert [line.number for line in table.frozen + table.lines] == [1, 4, 2]


def test_merged_cells_span_what_is_shown_of_them() -> None:
    merges = [
        {"startRowIndex": 0, "endRowIndex": 3, "startColumnIndex": 0, "endColumnIndex": 2},
        {"startRowIndex": 4, "endRowIndex": 6, "startColumnIndex": 0, "endColumnIndex": 1},
    ]

    spans = spans_of(merges, rows=[0, 2, 3, 5], columns=[0, 1, 2])

    assert spans.of(0, 0) == (2, 2)
    assert {p for p in ((0, 1), (2, 0), (2, 1), (3, 0), (5, 0)) if spans.covered(*p)} == {
        (0, 1), (2, 0), (2, 1)
    }  # fmt: skip
    assert spans.of(5, 0) == (1, 1)


def test_a_merge_that_a_view_tears_apart_is_shown_unmerged() -> None:
    merge = {"startRowIndex": 1, "endRowIndex": 3, "startColumnIndex": 0, "endColumnIndex": 1}

    spans = spans_of([merge], rows=[0, 1, 5, 2], columns=[0])

    assert spans.of(1, 0) == (1, 1)
    assert not spans.covered(2, 0)


def paragraph(*runs: Json, named: str = "NORMAL_TEXT", **more: Any) -> Json:
    elements = [{"textRun": run} for run in runs]
    return {
        "paragraph": {"elements": elements, "paragraphStyle": {"namedStyleType": named, **more}}
    }


def test_a_document_becomes_headings_paragraphs_and_tables() -> None:
    cell = {"content": [paragraph({"content": "Подпись\n"})]}
    content = [
        {"sectionBreak": {}},
        paragraph({"content": "Соглашение\n"}, named="HEADING_1", alignment="CENTER"),
        paragraph({"content": "между ", "textStyle": {}}, {"content": "ими\n", "textStyle": {"bold": True}}),
        {"table": {"tableRows": [{"tableCells": [cell, cell]}]}},
    ]  # fmt: skip
    signature = (Block("p", runs=(Run("Подпись"),)),)

    assert blocks_of({"body": {"content": content}}) == (
        Block("h2", "text-align:center", (Run("Соглашение"),)),
        Block("p", "", (Run("между "), Run("ими", "font-weight:600"))),
        Block("table", rows=((signature, signature),)),
    )


def listed(level: int, list_id: str = "kix.a") -> Json:
    entry = paragraph({"content": "…\n"})
    entry["paragraph"]["bullet"] = {"listId": list_id, "nestingLevel": level}
    return entry


def test_entries_of_a_numbered_list_have_their_numbers() -> None:
    numbered = [
        {"glyphType": "DECIMAL", "glyphFormat": "%0.", "startNumber": 1},
        {"glyphType": "DECIMAL", "glyphFormat": "%0.%1.", "startNumber": 1},
    ]
    lists = {
        "kix.a": {"listProperties": {"nestingLevels": numbered}},
        "kix.b": {"listProperties": {"nestingLevels": [{"glyphSymbol": "●"}]}},
    }
    content = [listed(0), listed(1), listed(0, "kix.b"), listed(1), listed(0), listed(1)]

    blocks = blocks_of({"lists": lists, "body": {"content": content}})

    signs = [block.runs[0].text.strip() for block in blocks]
    assert signs == ["1.", "1.1.", "•", "1.2.", "2.", "2.1."]


@pytest.fixture
def forms(emulator: str) -> Iterator[Any]:
    with service(emulator, "forms.v1") as client:
        yield client


@pytest.fixture
def drive(emulator: str) -> Iterator[Any]:
    with service(emulator, "drive.v3") as client:
        yield client


def test_the_start_page_leads_to_folders_and_forms(emulator: str, forms: Any, drive: Any) -> None:
    folder_type = "application/vnd.google-apps.folder"
    folder = drive.files().create(body={"name": "Пары & <соглашения>", "mimeType": folder_type})
    folder_id = folder.execute()["id"]
    form = new_form(forms, title="Анкета")
    drive.files().update(
        fileId=form["formId"], addParents=folder_id, removeParents="root"
    ).execute()

    start = Browser().open(emulator)
    links = {link.get_text(): str(link["href"]) for link in start.page.find_all("a")}
    inside = Browser().open(f"{emulator}{links['Пары & <соглашения>']}")

    assert links == {
        "Пары & <соглашения>": f"/drive/folders/{folder_id}",
        "Анкета (файл)": f"/forms/d/{form['formId']}/edit",
    }
    assert "Анкета (файл)" in inside.text


def set_clock(emulator: str, now: str) -> None:
    url = f"{emulator}/_emulator/clock"
    requests.put(url, json={"now": now}, timeout=10).raise_for_status()


def make_spreadsheet(emulator: str, zone: str) -> None:
    url = f"{emulator}/v4/spreadsheets"
    body = {"properties": {"title": zone, "timeZone": zone}}
    requests.post(url, json=body, timeout=10).raise_for_status()


def test_files_are_dated_in_the_zone_that_the_spreadsheets_share(emulator: str) -> None:
    set_clock(emulator, "2026-09-07T22:30:00Z")
    make_spreadsheet(emulator, "Europe/Moscow")
    shared = Browser().open(emulator).text
    make_spreadsheet(emulator, "Asia/Omsk")
    mixed = Browser().open(emulator).text

    assert "08.09.2026 01:30" in shared
    assert "часовой пояс Europe/Moscow" in shared
    assert "07.09.2026 22:30" in mixed
    assert "часовой пояс UTC" in mixed


def test_names_with_numbers_are_sorted_by_the_numbers() -> None:
    names = ["№ 10", "Пара П-2", "№ 2", "пара П-10", "№ 2а", "10", "9"]

    assert sorted(names, key=natural) == ["9", "10", "Пара П-2", "пара П-10", "№ 2", "№ 2а", "№ 10"]


def test_files_of_others_are_not_shown(emulator: str, forms: Any) -> None:
    form = new_form(forms)

    stranger = Browser("stranger@example.org")

    assert "Здесь пока ничего нет." in stranger.open(emulator).text
    summary = stranger.open(f"{emulator}/forms/d/{form['formId']}/edit")
    assert summary.response.status_code == 403


def test_the_page_of_a_form_tells_its_state_and_counts_answers(
    emulator: str, forms: Any, drive: Any
) -> None:
    form = new_form(forms, *creating(text("Имя", "1a")))
    summary = Browser().open(f"{emulator}/forms/d/{form['formId']}/edit")
    assert "Посторонним доступ не открыт." in summary.text
    let_everybody_answer(drive, form["formId"])

    Browser().open(form["responderUri"]).type(("entry.26", "А")).send()
    summary.open(f"{emulator}/forms/d/{form['formId']}/edit")

    assert "Опубликована, ответы принимаются." in summary.text
    assert "Ответов: 1" in summary.text
    assert "Посторонним доступ не открыт." not in summary.text


def test_a_spreadsheet_shows_its_tabs_and_the_wanted_one(emulator: str) -> None:
    tabs = [{"properties": {"title": title}} for title in ("Начните здесь", "Пары & <пары>")]
    rows = [["Код", "Решение"], ["П-01", "=1+1"]]
    with service(emulator, "sheets.v4") as sheets:
        api = sheets.spreadsheets()
        made = api.create(body={"properties": {"title": "Программа"}, "sheets": tabs}).execute()
        key = made["spreadsheetId"]
        api.values().update(
            spreadsheetId=key,
            range="'Пары & <пары>'!A1",
            valueInputOption="USER_ENTERED",
            body={"values": rows},
        ).execute()
    address = f"{emulator}/spreadsheets/d/{key}/edit"

    first = Browser().open(address)
    link = first.page.find("a", string="Пары & <пары>")
    assert link is not None
    second = Browser().open(address + str(link["href"]))

    assert not first.page.select_one("td").get_text(strip=True)  # type: ignore[union-attr]  # a tab has cells
    cells = [cell.get_text(strip=True) for cell in second.page.select("tbody td, thead td")]
    assert list(filter(None, cells)) == ["Код", "Решение", "П-01", "2"]
    widths = [head.get("style") for head in second.page.select("thead th[scope=col]")]
    assert widths == ["min-width:100px"] * 26
    assert second.text.count("пустых строк: 995") == 1
    assert Browser("stranger@example.org").open(address).response.status_code == 403


def test_a_document_is_shown_and_can_be_taken_home(emulator: str, drive: Any) -> None:
    word = docx.Document()
    word.add_heading("Соглашение <о наставничестве>", 1)
    word.add_paragraph("Стороны договорились.")
    content = io.BytesIO()
    word.save(content)
    body = {"name": "Соглашение П-01", "mimeType": "application/vnd.google-apps.document"}
    upload = MediaIoBaseUpload(content, WORD)
    key = drive.files().create(body=body, media_body=upload).execute()["id"]

    page = Browser().open(f"{emulator}/document/d/{key}/edit")
    link = page.page.find("a", string="Скачать .docx")
    assert link is not None
    taken = requests.get(f"{emulator}{link['href']}", timeout=10)

    assert [h.get_text() for h in page.page.select("h2")] == ["Соглашение <о наставничестве>"]
    assert "Стороны договорились." in page.text
    assert taken.headers["content-type"] == WORD
    again = docx.Document(io.BytesIO(taken.content))
    assert "Стороны договорились." in [p.text for p in again.paragraphs]


@pytest.mark.parametrize(
    "path", ["/drive/folders/x", "/forms/d/x/edit", "/spreadsheets/d/x/edit", "/document/d/x/edit"]
)
def test_an_unknown_file_has_a_page_that_says_so(emulator: str, path: str) -> None:
    page = Browser().open(emulator + path)

    assert page.response.status_code == 404
    assert "Такого файла нет" in page.text
