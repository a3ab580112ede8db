"""The page of a spreadsheet: cells are typed as in Google's editor, and nothing else gets in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import requests
from bs4 import BeautifulSoup
from forms_clients import SECONDS, Browser, Json, service

from emulator.sheets.locales import locale_named

CHOICES = ["утвердить", "отклонить"]
HOSTILE = [
    "<script>document.title='x'</script>",
    '"><img src=x onerror=alert(1)>',
    "{{7*7}}{% raw %}",
    "\u202eтскет\u2069",
    "javascript:alert(1)",
]
RU = locale_named("ru_RU")


@pytest.fixture
def sheets(emulator: str) -> Iterator[Any]:
    with service(emulator, "sheets.v4") as client:
        yield client.spreadsheets()


def rule(kind: str, *values: str) -> Json:
    condition: Json = {"type": kind, "values": [{"userEnteredValue": v} for v in values]}
    return {"condition": condition, "strict": True}


def validated(column: int, kind: str, *values: str) -> Json:
    cells = {"sheetId": 7, "startRowIndex": 1, "endRowIndex": 20}
    area = cells | {"startColumnIndex": column, "endColumnIndex": column + 1}
    return {"setDataValidation": {"range": area, "rule": rule(kind, *values)}}


@pytest.fixture
def book(emulator: str, sheets: Any) -> str:
    """A tab «Пары» with a list in B, check boxes in C and a view of what waits; its address."""
    grid = {"rowCount": 20, "columnCount": 5, "frozenRowCount": 1}
    tab = {"properties": {"sheetId": 7, "title": "Пары", "gridProperties": grid}}
    made = sheets.create(
        body={"properties": {"title": "Книга", "locale": "ru_RU"}, "sheets": [tab]}
    ).execute()
    key = made["spreadsheetId"]
    rows = [
        ["Код", "Решение", "Готово", "Число"],
        ["П-01", "", False, "1,5"],
        ["П-02", "утвердить", True, "'007"],
        ["П-03", "", False, "01.09.2026"],
    ]
    sheets.values().update(
        spreadsheetId=key, range="Пары!A1", valueInputOption="USER_ENTERED", body={"values": rows}
    ).execute()
    view = {
        "filterViewId": 5,
        "title": "Ждут",
        "range": {"sheetId": 7},
        "sortSpecs": [{"dimensionIndex": 0, "sortOrder": "DESCENDING"}],
        "criteria": {"1": {"condition": {"type": "BLANK"}}},
    }
    requests_ = [
        validated(1, "ONE_OF_LIST", *CHOICES),
        validated(2, "BOOLEAN"),
        {"addFilterView": {"filter": view}},
        {"addProtectedRange": {"protectedRange": {"range": {"sheetId": 7, "endRowIndex": 1}, "description": "Заголовки"}}},
    ]  # fmt: skip
    sheets.batchUpdate(spreadsheetId=key, body={"requests": requests_}).execute()
    return f"{emulator}/spreadsheets/d/{key}"


def cells(book: str, area: str = "Пары!A1:E20") -> list[list[Any]]:
    base, _, key = book.partition("/spreadsheets/d/")
    url = f"{base}/v4/spreadsheets/{key}/values/{area}?valueRenderOption=FORMULA"
    found: list[list[Any]] = requests.get(url, timeout=SECONDS).json().get("values", [])
    return found


def type_in(book: str, cell: str, value: str, **more: str) -> requests.Response:
    """Open a cell, type, send: as a browser without scripts does."""
    page = BeautifulSoup(
        requests.get(f"{book}/edit?cell={cell}", timeout=SECONDS).text, "html.parser"
    )
    form = page.select_one(f'td[data-cell="{cell}"] form')
    assert form is not None
    fields = {str(i["name"]): str(i.get("value", "")) for i in form.select("input[type=hidden]")}
    seen = form.select_one("textarea[name=seen]")
    if seen is not None:
        fields["seen"] = seen.get_text().removeprefix("\n")
    address = f"{book.partition('/spreadsheets')[0]}{form['action']}"
    return requests.post(address, fields | {"value": value} | more, timeout=SECONDS)


@pytest.mark.parametrize(
    ("cell", "value", "kept"),
    [
        ("B2", "отклонить", "отклонить"),
        ("B3", "", ""),
        ("C2", "TRUE", True),
        ("D2", "2,75", 2.75),
        ("D2", "15.09.2026", 46280),
        ("A5", "П-04", "П-04"),
        ("E2", "две\r\nстроки", "две\nстроки"),
        ("E2", "=1+1", "=1+1"),
        ("E2", "'=1+1", "=1+1"),
        *(("E2", text, text) for text in HOSTILE),
    ],
)
def test_what_is_typed_is_kept_as_google_would(
    book: str, cell: str, value: str, kept: object
) -> None:
    reply = type_in(book, cell, value)

    assert reply.status_code == 200, reply.text
    assert f"Ячейка {cell} изменена." in reply.text
    assert ((cells(book, f"Пары!{cell}") or [[""]])[0] or [""])[0] == kept


@pytest.mark.parametrize(
    ("cell", "value", "said"),
    [
        ("B2", "может быть", "Этого значения нет в списке: «утвердить», «отклонить»"),
        ("C2", "да", "В этой ячейке флажок"),
        ("E2", "я" * 50_001, "в ячейку помещается 50 000 знаков, а здесь 50\u00a0001"),
    ],
)
def test_what_a_cell_does_not_take_is_refused_and_shown_again(
    book: str, cell: str, value: str, said: str
) -> None:
    before = cells(book)

    reply = type_in(book, cell, value)

    assert reply.status_code == 400
    assert said in BeautifulSoup(reply.text, "html.parser").get_text()
    assert cells(book) == before


@pytest.mark.parametrize("text", ["3.10", "=1+1", "'так", "007", "ИСТИНА"])
@pytest.mark.parametrize("kind", ["TEXT", "NUMBER"])
def test_a_text_that_is_saved_unchanged_stays_as_it_was(
    book: str, sheets: Any, text: str, kind: str
) -> None:
    cell = {
        "userEnteredValue": {"stringValue": text},
        "userEnteredFormat": {"numberFormat": {"type": kind, "pattern": "@"}},
    }
    start = {"sheetId": 7, "rowIndex": 1, "columnIndex": 4}
    update = {"start": start, "rows": [{"values": [cell]}], "fields": "*"}
    sheets.batchUpdate(
        spreadsheetId=book.rpartition("/")[2], body={"requests": [{"updateCells": update}]}
    ).execute()
    page = BeautifulSoup(requests.get(f"{book}/edit?cell=E2", timeout=SECONDS).text, "html.parser")
    shown = page.select_one("#typing")
    assert shown is not None

    type_in(book, "E2", str(shown["value"]))

    assert cells(book, "Пары!E2") == [[text]]


def test_a_cell_that_changed_meanwhile_is_not_overwritten_unseen(book: str) -> None:
    reply = type_in(book, "B3", "отклонить", seen="")

    assert reply.status_code == 400
    assert "теперь в ней «утвердить»" in reply.text
    assert cells(book, "Пары!B3") == [["утвердить"]]


def test_others_are_kept_to_what_is_shared_and_protected(book: str) -> None:
    base, _, key = book.partition("/spreadsheets/d/")
    helper, stranger = "helper@example.org", "stranger@example.org"
    share = {"type": "user", "role": "writer", "emailAddress": helper}
    url = f"{base}/drive/v3/files/{key}/permissions"
    requests.post(url, json=share, timeout=SECONDS).raise_for_status()

    def typing(cell: str, who: str) -> requests.Response:
        fields = {"gid": "7", "cell": cell, "value": "х"}
        headers = {"Authorization": f"Bearer emulator:{who}"}
        return requests.post(f"{book}/cell", fields, headers=headers, timeout=SECONDS)

    assert typing("E2", helper).status_code == 200
    refused = typing("A1", helper)
    assert refused.status_code == 400
    assert "Эта часть листа защищена" in refused.text
    assert typing("E3", stranger).status_code == 403
    assert cells(book, "Пары!A1") == [["Код"]]


def test_the_owner_is_told_what_is_protected(book: str) -> None:
    page = Browser().open(f"{book}/edit?cell=A1")

    assert "Обычно не меняют: Заголовки." in page.text


def test_a_filter_view_shows_fewer_rows_and_typing_hits_the_right_one(book: str) -> None:
    page = Browser().open(f"{book}/edit?fvid=5").page
    shown = [str(cell["data-cell"]) for cell in page.select("tbody td[data-cell^=A]")]
    assert shown == ["A4", "A2"]

    reply = requests.post(
        f"{book}/cell",
        {"gid": "7", "fvid": "5", "cell": "B4", "value": "отклонить"},
        timeout=SECONDS,
    )

    assert "fvid=5" in reply.url
    assert cells(book, "Пары!A4:B4") == [["П-03", "отклонить"]]


def test_rows_are_inserted_deleted_and_added(book: str) -> None:
    def act(action: str, row: int) -> str:
        fields = {"gid": "7", "row": str(row), "action": action}
        return requests.post(f"{book}/rows", fields, timeout=SECONDS).text

    assert "Строка вставлена выше." in act("above", 3)
    assert [row[:1] for row in cells(book)] == [["Код"], ["П-01"], [], ["П-02"], ["П-03"]]
    assert "Строка удалена." in act("delete", 2)
    assert [row[:1] for row in cells(book)] == [["Код"], [], ["П-02"], ["П-03"]]
    act("more", 1)
    assert "Ниже пустых строк: 63." in Browser().open(f"{book}/edit").text
    assert "Непонятно" in act("explode", 2)


def test_nothing_in_a_cell_a_note_or_a_title_becomes_markup(book: str, sheets: Any) -> None:
    key = book.rpartition("/")[2]
    for row, text in enumerate(HOSTILE, 2):
        note = {"userEnteredValue": {"stringValue": text}, "note": text}
        start = {"sheetId": 7, "rowIndex": row, "columnIndex": 4}
        update = {"start": start, "rows": [{"values": [note]}], "fields": "userEnteredValue,note"}
        sheets.batchUpdate(
            spreadsheetId=key, body={"requests": [{"updateCells": update}]}
        ).execute()
    title = {"properties": {"sheetId": 7, "title": HOSTILE[1]}, "fields": "title"}
    renamed = {"requests": [{"updateSheetProperties": title}]}
    sheets.batchUpdate(spreadsheetId=key, body=renamed).execute()

    for address in ("/edit", "/edit?cell=E3", "/edit?cell=E4", "/edit?cell=%22%3E&gid=%3Cb%3E"):
        reply = requests.get(book + address, timeout=SECONDS)
        page = BeautifulSoup(reply.text, "html.parser")
        assert reply.status_code == 200
        assert not page.select("img, td script, iframe, b")
        assert len(page.select("script")) == 1
        assert not [a for a in page.select("a") if str(a["href"]).startswith("javascript")]
        assert "{{7*7}}" in reply.text
        policy = reply.headers["content-security-policy"]
        assert "script-src 'self'" in policy


@pytest.mark.parametrize("path", ["cell", "rows"])
@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Host": "evil.example"}, 421),
        ({"Content-Type": "text/plain"}, 415),
    ],
)
def test_other_sites_cannot_change_anything(
    book: str, path: str, headers: dict[str, str], status: int
) -> None:
    before = cells(book)
    body = "gid=7&cell=A2&value=x&action=delete&row=2"
    kind = {"Content-Type": "application/x-www-form-urlencoded"}

    reply = requests.post(f"{book}/{path}", body, headers=kind | headers, timeout=SECONDS)

    assert reply.status_code == status
    assert cells(book) == before
    assert requests.get(f"{book}/{path}?{body}", timeout=SECONDS).status_code in (404, 405)


def test_other_sites_cannot_post_to_the_api_either(book: str) -> None:
    base, _, key = book.partition("/spreadsheets/d/")
    before = cells(book)
    headers = {"Origin": "https://evil.example", "Content-Type": "text/plain"}
    body = '{"requests": [{"deleteSheet": {"sheetId": 7}}]}'

    for url in (f"{base}/v4/spreadsheets/{key}:batchUpdate", f"{base}/_emulator/reset"):
        assert requests.post(url, body, headers=headers, timeout=SECONDS).status_code == 403

    assert cells(book) == before


def test_every_page_refuses_a_foreign_name_of_this_machine(book: str) -> None:
    reply = requests.get(f"{book}/edit", headers={"Host": "evil.example:80"}, timeout=SECONDS)

    assert reply.status_code == 421


def test_charts_are_drawn_and_told_in_numbers(book: str, sheets: Any) -> None:
    def source(column: int) -> Json:
        area = {"sheetId": 7, "startRowIndex": 0, "endRowIndex": 4}
        ends = {"startColumnIndex": column, "endColumnIndex": column + 1}
        return {"sourceRange": {"sources": [area | ends]}}

    key = book.rpartition("/")[2]
    numbers = {"values": [["Ответов"], [3], [12], [7.5]]}
    sheets.values().update(
        spreadsheetId=key, range="Пары!E1", valueInputOption="RAW", body=numbers
    ).execute()
    place = {"overlayPosition": {"anchorCell": {"sheetId": 7}}}
    for kind in ("COLUMN", "BAR", "LINE", "AREA", "PIE"):
        basic = {
            "chartType": kind,
            "headerCount": 1,
            "domains": [{"domain": source(0)}],
            "series": [{"series": source(4)}],
        }
        pie = {"domain": source(0), "series": source(4)}
        spec = {"title": f"Как {kind}"} | (
            {"pieChart": pie} if kind == "PIE" else {"basicChart": basic}
        )
        chart = {"spec": spec, "position": place}
        sheets.batchUpdate(
            spreadsheetId=key, body={"requests": [{"addChart": {"chart": chart}}]}
        ).execute()

    figures = {
        figure.select_one("figcaption").get_text(): figure  # type: ignore[union-attr]  # each has one
        for figure in Browser().open(f"{book}/edit").page.select("figure")
    }

    said = {title: [t.get_text() for t in f.select("path title")] for title, f in figures.items()}
    columns = ["П-01, Ответов: 3", "П-02, Ответов: 12", "П-03, Ответов: 7,5"]
    assert said["Как COLUMN"] == said["Как BAR"] == columns
    assert said["Как PIE"] == ["П-01: 3", "П-02: 12", "П-03: 7,5"]
    line = figures["Как LINE"].select_one("polyline")
    assert line is not None
    assert len(str(line["points"]).split()) == 3
    assert not figures["Как AREA"].select("path, polyline")
    for figure in figures.values():
        assert [cell.get_text() for cell in figure.select("td")][-1] == "7,5"


@pytest.mark.parametrize("kind", ["COLUMN", "BAR"])
def test_a_chart_names_its_axes_and_writes_its_values_where_it_is_told_to(
    book: str, sheets: Any, kind: str
) -> None:
    def source(column: int) -> Json:
        area = {"sheetId": 7, "startRowIndex": 1, "endRowIndex": 3}
        ends = {"startColumnIndex": column, "endColumnIndex": column + 1}
        return {"sourceRange": {"sources": [area | ends]}}

    key = book.rpartition("/")[2]
    sheets.values().update(
        spreadsheetId=key, range="Пары!E2", valueInputOption="RAW", body={"values": [[0], [5]]}
    ).execute()
    drawing = {
        "chartType": kind,
        "legendPosition": "NO_LEGEND",
        "headerCount": 0,
        "axis": [
            {"position": "LEFT_AXIS", "title": "Пары"},
            {"position": "BOTTOM_AXIS", "title": "Ответов"},
        ],
        "domains": [{"domain": source(0)}],
        "series": [{"series": source(4), "dataLabel": {"type": "DATA"}}],
    }
    chart = {
        "spec": {"title": "Ответы", "basicChart": drawing},
        "position": {"overlayPosition": {"anchorCell": {"sheetId": 7}}},
    }
    sheets.batchUpdate(
        spreadsheetId=key, body={"requests": [{"addChart": {"chart": chart}}]}
    ).execute()

    [figure] = Browser().open(f"{book}/edit").page.select("figure")

    written = [text.get_text() for text in figure.select("text")]
    assert {"Пары", "Ответов"} <= set(written)
    assert written.count("5") == 1, "beside the mark; the axis goes on to 8 in whole steps"
    assert [w for w in written if w.isdecimal()] == ["0", "2", "4", "6", "8", "0", "5"]
    assert not figure.select(".legend")
    assert len(figure.select("path")) == 1, "nothing is drawn for 0"
