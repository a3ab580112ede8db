"""How each open question about Google is put to an emulator, and what is seen under its two answers."""

import io
from collections.abc import Callable
from typing import Any

import docx
import requests
from docx.oxml.parser import OxmlElement

FORM = "application/vnd.google-apps.form"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ROBOT = {"Authorization": "Bearer emulator:robot@project.iam.gserviceaccount.com"}
GUEST = {"Authorization": "Bearer emulator:guest@example.org"}


class Server:
    """Calls of one emulator."""

    def __init__(self, base_url: str) -> None:
        self.base_url = base_url

    def __call__(
        self, method: str, path: str, body: object = None, **options: Any
    ) -> requests.Response:
        return requests.request(method, f"{self.base_url}{path}", json=body, timeout=10, **options)

    def choose(self, name: str, answer: str) -> None:
        self("PUT", "/_emulator/quirks", {name: answer}).raise_for_status()

    def book(self, **properties: str) -> str:
        made = self("POST", "/v4/spreadsheets", {"properties": {"title": "Т"} | properties}).json()
        return str(made["spreadsheetId"])

    def write(self, book: str, values: list[list[Any]], option: str = "RAW") -> None:
        path = f"/v4/spreadsheets/{book}/values/A1"
        self(
            "PUT", path, {"values": values}, params={"valueInputOption": option}
        ).raise_for_status()

    def read(self, book: str) -> Any:
        path = f"/v4/spreadsheets/{book}/values/Sheet1"
        return (
            self("GET", path, params={"valueRenderOption": "UNFORMATTED_VALUE"})
            .json()
            .get("values")
        )

    def change(self, book: str, *wanted: dict[str, Any], **options: Any) -> requests.Response:
        return self("POST", f"/v4/spreadsheets/{book}:batchUpdate", {"requests": wanted}, **options)

    def form(self) -> Any:
        return self("POST", "/v1/forms", {"info": {"title": "Ф"}}).json()


Seen = Callable[[Server], Any]


def new_form_state(server: Server) -> Any:
    return server.form()["publishSettings"]["publishState"] != {}


def ids_of_a_copied_form(server: Server) -> Any:
    form = server.form()["formId"]
    question = {"questionId": "0000001a", "textQuestion": {}}
    item = {"itemId": "0000002b", "questionItem": {"question": question}}
    body = {"requests": [{"createItem": {"item": item, "location": {"index": 0}}}]}
    server("POST", f"/v1/forms/{form}:batchUpdate", body).raise_for_status()
    copy = server("POST", f"/drive/v3/files/{form}/copy", {}).json()["id"]
    copied = server("GET", f"/v1/forms/{copy}").json()["items"][0]
    kept = (copied["itemId"], copied["questionItem"]["question"]["questionId"])
    return kept == ("0000002b", "0000001a")


def collected_addresses(server: Server) -> Any:
    return server.form()["settings"]["emailCollectionType"]


def refusal_of_a_service_account(server: Server) -> Any:
    return server("POST", "/v1/forms", {"info": {"title": "Ф"}}, headers=ROBOT).status_code


def adding(item: dict[str, Any]) -> dict[str, Any]:
    return {"requests": [{"createItem": {"item": item, "location": {"index": 0}}}]}


def question_with_many_options(server: Server) -> Any:
    """501 options, and 500."""
    seen = []
    for count in (501, 500):
        options = [{"value": str(number)} for number in range(count)]
        asked = {"choiceQuestion": {"type": "DROP_DOWN", "options": options}}
        item = {"title": "В", "questionItem": {"question": asked}}
        path = f"/v1/forms/{server.form()['formId']}"
        seen.append(server("POST", f"{path}:batchUpdate", adding(item)).status_code)
        seen.append(len(server("GET", path).json().get("items", [])))
    return seen


def rows_added_under_chosen_ids(server: Server) -> Any:
    """The status, and the rows that stand afterwards."""
    path = f"/v1/forms/{server.form()['formId']}"
    rows = [{"questionId": "0000000a", "rowQuestion": {"title": "а"}}]
    columns = {"type": "RADIO", "options": [{"value": "да"}]}
    group = {"questions": rows, "grid": {"columns": columns}}
    server("POST", f"{path}:batchUpdate", adding({"questionGroupItem": group})).raise_for_status()
    more = [*rows, {"questionId": "0000000b", "rowQuestion": {"title": "б"}}]
    update = {
        "item": {"questionGroupItem": {"questions": more}},
        "location": {"index": 0},
        "updateMask": "questionGroupItem.questions",
    }
    status = server("POST", f"{path}:batchUpdate", {"requests": [{"updateItem": update}]})
    standing = server("GET", path).json()["items"][0]["questionGroupItem"]["questions"]
    return status.status_code, [row["questionId"] for row in standing]


def starting_an_approval(server: Server) -> Any:
    """The statuses of starting and of listing it, and what is listed with and without `fields`."""
    made = server("POST", "/drive/v3/files", {"name": "П"}).json()["id"]
    path = f"/drive/v3/files/{made}/approvals"
    started = server("POST", f"{path}:start", {"reviewerEmails": ["ann@example.org"]})
    listed = [server("GET", path, params=ask) for ask in ({"fields": "items"}, {})]
    counts = [len(answer.json().get("items", [])) for answer in listed]
    return [started.status_code, *(answer.status_code for answer in listed), *counts]


def borders_and_font_of_an_exported_document(server: Server) -> Any:
    """Elements of borders, names of fonts, and the text of the table."""
    document = docx.Document()
    table = document.add_table(rows=1, cols=1)
    table._tbl.tblPr.append(OxmlElement("w:tblBorders"))
    run = table.cell(0, 0).paragraphs[0].add_run("Подпись")
    run.font.name = "Georgia"
    held = io.BytesIO()
    document.save(held)
    made = server(
        "POST", "/drive/v3/files", {"name": "Д", "mimeType": "application/vnd.google-apps.document"}
    ).json()["id"]
    requests.patch(
        f"{server.base_url}/upload/drive/v3/files/{made}",
        params={"uploadType": "media"},
        data=held.getvalue(),
        headers={"Content-Type": DOCX},
        timeout=10,
    ).raise_for_status()
    out = server("GET", f"/drive/v3/files/{made}/export", params={"mimeType": DOCX})
    back = docx.Document(io.BytesIO(out.content)).tables[0]
    run = back.cell(0, 0).paragraphs[0].runs[0]
    return len(list(back._tbl.iter("{*}tblBorders"))), run.font.name, run.text


def comments_on_a_rewritten_document(server: Server) -> Any:
    """How many there are after the name changed, and after the content changed."""
    body = {"name": "Д", "mimeType": "application/vnd.google-apps.document"}
    made = server("POST", "/drive/v3/files", body).json()["id"]
    path = f"/drive/v3/files/{made}"
    server("POST", f"{path}/comments", {"content": "а"}, params={"fields": "id"}).raise_for_status()

    def counted() -> int:
        return len(server("GET", f"{path}/comments", params={"fields": "*"}).json()["comments"])

    server("PATCH", path, {"name": "Другое"}).raise_for_status()
    renamed = counted()
    requests.patch(
        f"{server.base_url}/upload{path}",
        params={"uploadType": "media"},
        data="Иначе".encode(),
        headers={"Content-Type": "text/plain"},
        timeout=10,
    ).raise_for_status()
    return renamed, counted()


def metadata_under_a_taken_id(server: Server) -> Any:
    item = {
        "metadataId": 7,
        "metadataKey": "k",
        "visibility": "DOCUMENT",
        "location": {"spreadsheet": True},
    }
    add = {"createDeveloperMetadata": {"developerMetadata": item}}
    book = server.book()
    server.change(book, add).raise_for_status()
    again = server.change(book, add)
    body = {"dataFilters": [{"developerMetadataLookup": {"metadataKey": "k"}}]}
    found = server("POST", f"/v4/spreadsheets/{book}/developerMetadata:search", body).json()
    return again.status_code, len(found["matchedDeveloperMetadata"])


def colours_of_single_bars(server: Server) -> Any:
    painted = [{"index": 1, "colorStyle": {"rgbColor": {"red": 1}}}]
    cells = {"sheetId": 0, "startRowIndex": 0, "endRowIndex": 2, "startColumnIndex": 0}
    source = {"sourceRange": {"sources": [cells | {"endColumnIndex": 1}]}}
    series = {"series": source, "styleOverrides": painted}
    drawing = {"chartType": "COLUMN", "domains": [{"domain": source}], "series": [series]}
    chart = {"spec": {"basicChart": drawing}, "position": {"overlayPosition": {"anchorCell": {}}}}
    book = server.book()
    server.change(book, {"addChart": {"chart": chart}}).raise_for_status()
    kept = server("GET", f"/v4/spreadsheets/{book}").json()["sheets"][0]["charts"][0]["spec"]
    return [point["index"] for point in kept["basicChart"]["series"][0].get("styleOverrides", [])]


def form_by_files_create(server: Server) -> Any:
    return server("POST", "/drive/v3/files", {"name": "Ф", "mimeType": FORM}).status_code


def letting_in_without_a_letter(server: Server) -> Any:
    """A stranger without a letter, the same with one, a colleague without one."""
    made = server("POST", "/drive/v3/files", {"name": "П"}).json()["id"]
    asked = (
        ("eva@elsewhere.org", "false"),
        ("eva@elsewhere.org", "true"),
        ("ann@example.org", "false"),
    )
    return [
        server(
            "POST",
            f"/drive/v3/files/{made}/permissions",
            {"type": "user", "role": "reader", "emailAddress": address},
            params={"sendNotificationEmail": letter},
        ).status_code
        for address, letter in asked
    ]


def new_file_found_by_name(server: Server) -> Any:
    server("POST", "/drive/v3/files", {"name": "Папка"})
    found = server("GET", "/drive/v3/files", params={"q": "name = 'Папка'"}).json()["files"]
    anything = server("GET", "/drive/v3/files").json()["files"]
    return len(found), len(anything)


def search_through_all_drives(server: Server) -> Any:
    """How many files of a shared drive are found, and whether Drive says that it searched all."""
    drive = server("POST", "/drive/v3/drives?requestId=1", {"name": "Общий"}).json()["id"]
    everywhere = {
        "supportsAllDrives": True,
        "includeItemsFromAllDrives": True,
        "corpora": "allDrives",
    }
    server("POST", f"/drive/v3/files/{drive}/permissions?supportsAllDrives=true",
           {"type": "user", "role": "writer", "emailAddress": "guest@example.org"}).raise_for_status()  # fmt: skip
    server(
        "POST",
        "/drive/v3/files?supportsAllDrives=true",
        {"name": "П", "parents": [drive]},
        headers=GUEST,
    )
    found = server("GET", "/drive/v3/files", params=everywhere).json()
    return len(found["files"]), found["incompleteSearch"]


def version_after_a_cell_was_written(server: Server) -> Any:
    book = server.book()
    path, ask = f"/drive/v3/files/{book}", {"fields": "version,modifiedTime"}
    before = server("GET", path, params=ask).json()
    server.write(book, [["а"]])
    return server("GET", path, params=ask).json() != before


def row_metadata_after_moving_cells(server: Server) -> Any:
    """Where it is after sorting two rows, and then after cutting the first five whole."""
    book = server.book()
    server.write(book, [["б"], ["а"]])
    place = {"dimensionRange": {"sheetId": 0, "dimension": "ROWS", "startIndex": 0, "endIndex": 1}}
    item = {"metadataId": 7, "metadataKey": "k", "visibility": "DOCUMENT", "location": place}
    area = {
        "sheetId": 0,
        "startRowIndex": 0,
        "endRowIndex": 2,
        "startColumnIndex": 0,
        "endColumnIndex": 1,
    }
    sort = {"range": area, "sortSpecs": [{"dimensionIndex": 0, "sortOrder": "ASCENDING"}]}
    create = {"createDeveloperMetadata": {"developerMetadata": item}}
    server.change(book, create, {"sortRange": sort}).raise_for_status()
    sorted_to = server("GET", f"/v4/spreadsheets/{book}/developerMetadata/7").json()
    rows = {"sheetId": 0, "startRowIndex": 0, "endRowIndex": 5}
    cut = {
        "source": rows,
        "destination": {"sheetId": 0, "rowIndex": 10},
        "pasteType": "PASTE_NORMAL",
    }
    server.change(book, {"cutPaste": cut}).raise_for_status()
    cut_to = server("GET", f"/v4/spreadsheets/{book}/developerMetadata/7").json()
    return [x["location"]["dimensionRange"]["startIndex"] for x in (sorted_to, cut_to)]


def deleting_an_unknown_name(server: Server) -> Any:
    return server.change(server.book(), {"deleteNamedRange": {"namedRangeId": "нет"}}).status_code


def text_of_a_taken_name(server: Server) -> Any:
    add = {"addNamedRange": {"namedRange": {"name": "имя", "range": {"sheetId": 0}}}}
    text = server.change(server.book(), add, add).json()["error"]["message"]
    return "with name: имя," in text


def formula_with_commas_in_a_russian_book(server: Server) -> Any:
    book = server.book(locale="ru_RU")
    server.write(book, [["=IF(TRUE,1,2)"]], "USER_ENTERED")
    return server.read(book)


def semicolon_in_an_american_book(server: Server) -> Any:
    book = server.book()
    server.write(book, [["=SUM(1;2)"]], "USER_ENTERED")
    return server.read(book)


def raw_apostrophe(server: Server) -> Any:
    book = server.book()
    server.write(book, [["'07"]])
    return server.read(book)


def id_of_a_protected_range(server: Server) -> Any:
    protection = {"protectedRangeId": 7, "range": {"sheetId": 0}}
    reply = server.change(server.book(), {"addProtectedRange": {"protectedRange": protection}})
    return (
        reply.json()["replies"][0]["addProtectedRange"]["protectedRange"]["protectedRangeId"] == 7
    )


def protecting_editor_writes_afterwards(server: Server) -> Any:
    book = server.book()
    share = {"type": "user", "role": "writer", "emailAddress": "guest@example.org"}
    server("POST", f"/drive/v3/files/{book}/permissions", share).raise_for_status()
    protection = {"range": {"sheetId": 0}, "editors": {"users": ["other@example.org"]}}
    added = server.change(
        book, {"addProtectedRange": {"protectedRange": protection}}, headers=GUEST
    )
    added.raise_for_status()
    where = {"sheetId": 0, "startRowIndex": 0, "endRowIndex": 1}
    return server.change(
        book, {"repeatCell": {"range": where, "cell": {}, "fields": "note"}}, headers=GUEST
    ).status_code


def ranges_before_a_refused_one(server: Server) -> Any:
    book = server.book()
    data = [{"range": "A1", "values": [["а"]]}, {"range": "Нет!A1", "values": [["б"]]}]
    body = {"valueInputOption": "RAW", "data": data}
    refused = server("POST", f"/v4/spreadsheets/{book}/values:batchUpdate", body)
    assert (refused.status_code, refused.json()["error"]["status"]) == (400, "INVALID_ARGUMENT")
    assert refused.headers["content-type"].startswith("application/json")
    return server.read(book)


# How each question is put, and what is seen under its first and its second answer.
SEEN: dict[str, tuple[Seen, Any, Any]] = {
    "forms.new-form": (new_form_state, False, True),
    "forms.copied-ids": (ids_of_a_copied_form, True, False),
    "forms.email-collection": (collected_addresses, "DO_NOT_COLLECT", "VERIFIED"),
    "forms.service-account": (refusal_of_a_service_account, 403, 500),
    "forms.option-limit": (question_with_many_options, [200, 1, 200, 1], [400, 0, 200, 1]),
    "forms.new-row-ids": (
        rows_added_under_chosen_ids,
        (200, ["0000000a", "0000000b"]),
        (400, ["0000000a"]),
    ),
    "drive.approvals": (starting_an_approval, [403, 403, 403, 0, 0], [200, 200, 200, 1, 0]),
    "docs.borders": (
        borders_and_font_of_an_exported_document,
        (1, "Georgia", "Подпись"),
        (0, "Arial", "Подпись"),
    ),
    "docs.comments": (comments_on_a_rewritten_document, (1, 1), (1, 0)),
    "sheets.taken-metadata-id": (metadata_under_a_taken_id, (400, 1), (200, 2)),
    "sheets.bar-colours": (colours_of_single_bars, [1], []),
    "drive.form-by-files-create": (form_by_files_create, 200, 400),
    "drive.no-account": (letting_in_without_a_letter, [200, 200, 200], [400, 200, 200]),
    "drive.all-drives": (search_through_all_drives, (1, False), (0, True)),
    "drive.search": (new_file_found_by_name, (1, 1), (0, 1)),
    "drive.version": (version_after_a_cell_was_written, True, False),
    "sheets.row-metadata": (row_metadata_after_moving_cells, [0, 0], [1, 11]),
    "sheets.delete-unknown-name": (deleting_an_unknown_name, 400, 200),
    "sheets.taken-name": (text_of_a_taken_name, False, True),
    "sheets.formula-locale": (formula_with_commas_in_a_russian_book, [["#ERROR!"]], [[1]]),
    "sheets.semicolon": (semicolon_in_an_american_book, [[3]], [["#ERROR!"]]),
    "sheets.raw-apostrophe": (raw_apostrophe, [["'07"]], [["07"]]),
    "sheets.protected-range-id": (id_of_a_protected_range, True, False),
    "sheets.protecting-editor": (protecting_editor_writes_afterwards, 200, 400),
    "sheets.values-batch-update": (ranges_before_a_refused_one, None, [["а"]]),
}
