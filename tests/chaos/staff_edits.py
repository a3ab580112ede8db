"""What staff do to the spreadsheet and the files, as values that hypothesis can draw and shrink.

Every edit is resolved against what stands there at its moment: a tab, a row or a column by number,
modulo how many there are.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

import requests
from hypothesis import strategies as st

Json = dict[str, Any]
SECONDS = 60
BEFORE_THE_DECISIONS = "before-the-decisions"
"""The name under which the emulator has put its memory of some days ago aside."""

TABS = (1001, 1002, 1011, 1003, 1004, 1010, 1005, 1006, 1007, 1000, 1101, 1102)
"""Roadmap, people, names in their cases, pairs, bans, the quality of the pairs, papers, questionnaires, findings, start, answers: what people see."""

TEXTS = (
    "утвердить", "отклонить", "закрепить", "выполнено", "15.09.2026", "вчера", "2", "У-03", "у-1",
    "П-02", "женский", "TRUE", "=1+1", "=IMPORTXML(\"http://x\";\"//a\")", "{{ 7*7 }}", "😀", "  ",
    "Иванова Мария Петровна", "очень длинный текст " * 20, "наставник", "Код", "№ п/п",
)  # fmt: skip


@dataclass(frozen=True)
class Sheet:
    """A tab as it is now.

    Attributes:
        id: Google's sheetId.
        cells: Place → CellData.
        rows: Rows that hold something.
        columns: Columns that hold something.
    """

    id: int
    title: str
    cells: Mapping[tuple[int, int], Json]
    rows: int
    columns: int


@dataclass
class Programme:
    """The programme's things on the emulator, as staff have them open.

    Attributes:
        base_url: The emulator itself.
        spreadsheet: Id of the spreadsheet.
    """

    base_url: str
    spreadsheet: str
    session: requests.Session = field(default_factory=requests.Session)

    def call(self, verb: str, path: str, body: Any = None, **params: str) -> Json:
        """A call of one of Google's methods; what Google refuses was not done, as on the page."""
        url = f"{self.base_url}{path}"
        reply = self.session.request(verb, url, json=body, params=params, timeout=SECONDS)
        assert reply.status_code < 500, reply.text
        return dict(reply.json()) if reply.content else {}

    def batch(self, *wanted: Json) -> None:
        """Requests of spreadsheets.batchUpdate."""
        self.call(
            "POST", f"/v4/spreadsheets/{self.spreadsheet}:batchUpdate", {"requests": [*wanted]}
        )

    def sheets(self) -> dict[int, Sheet]:
        """All tabs as they are."""
        fields = "sheets(properties,data(rowData(values(userEnteredValue,effectiveValue))))"
        resource = self.call("GET", f"/v4/spreadsheets/{self.spreadsheet}", fields=fields)
        return {sheet["properties"]["sheetId"]: _sheet(sheet) for sheet in resource["sheets"]}

    def files(self) -> list[Json]:
        """The files of the programme that are not in the bin."""
        listed = self.call(
            "GET", "/drive/v3/files", q="trashed = false", pageSize="1000",
            fields="files(id,name,mimeType,parents,properties)",
        )  # fmt: skip
        return [f for f in listed["files"] if f.get("properties", {}).get("nastavnik")]


def _sheet(resource: Json) -> Sheet:
    cells = {
        (r, c): cell
        for data in resource.get("data", [])
        for r, row in enumerate(data.get("rowData", []))
        for c, cell in enumerate(row.get("values", []))
        if cell.get("userEnteredValue")
    }
    properties = resource["properties"]
    rows = max((r for r, _ in cells), default=0) + 1
    columns = max((c for _, c in cells), default=0) + 1
    return Sheet(properties["sheetId"], properties["title"], cells, rows, columns)


@dataclass(frozen=True)
class Edit:
    """Something that staff do.

    Attributes:
        kind: What.
        tab: In which tab, by number.
        row: Where, by number; what it counts depends on the kind.
        column: Where, by number.
        size: How much.
        text: What is typed.
    """

    kind: str
    tab: int = 0
    row: int = 0
    column: int = 0
    size: int = 1
    text: str = ""

    @property
    def moves_columns(self) -> bool:
        """Whether it may bring people's columns under what a run is about to write."""
        return self.kind in {"insert columns", "delete columns", "move columns", "restore version"}

    @property
    def types(self) -> bool:
        """Whether it puts something into cells, or takes something out."""
        return self.kind in {"type", "paste", "clear", "rename header", "ask"}

    @property
    def moves(self) -> bool:
        """Whether places mean something else afterwards."""
        return not self.types and self.kind not in {"rename tab", *_OF_FILES}


_OF_FILES = frozenset({"delete document", "move folder", "change question"})


def do(programme: Programme, edit: Edit) -> None:
    """Do it."""
    if edit.kind in _ELSEWHERE:
        _ELSEWHERE[edit.kind](programme, edit)
        return
    sheets = programme.sheets()
    tabs = [sheet_id for sheet_id in TABS if sheet_id in sheets]
    if tabs:
        _IN_A_TAB[edit.kind](programme, edit, sheets[tabs[edit.tab % len(tabs)]])


def _grid(sheet: Sheet, row: int, column: int, rows: int = 1, columns: int = 1) -> Json:
    return {
        "sheetId": sheet.id,
        "startRowIndex": row,
        "endRowIndex": row + rows,
        "startColumnIndex": column,
        "endColumnIndex": column + columns,
    }


def _type(programme: Programme, edit: Edit, sheet: Sheet) -> None:
    # One row below the last one is where people begin a new row.
    row, column = 1 + edit.row % sheet.rows, edit.column % sheet.columns
    _enter(programme, sheet, row, column, [[edit.text]])


def _paste(programme: Programme, edit: Edit, sheet: Sheet) -> None:
    row, column = 1 + edit.row % sheet.rows, edit.column % sheet.columns
    block = [[f"{edit.text} {r}{c}" for c in range(3)] for r in range(edit.size)]
    _enter(programme, sheet, row, column, block)


def _enter(programme: Programme, sheet: Sheet, row: int, column: int, block: Any) -> None:
    place = f"'{sheet.title}'!R{row + 1}C{column + 1}:R{row + len(block)}C{column + len(block[0])}"
    path = f"/v4/spreadsheets/{programme.spreadsheet}/values/{quote(place, safe='')}"
    programme.call("PUT", path, {"values": block}, valueInputOption="USER_ENTERED")


def _clear(programme: Programme, edit: Edit, sheet: Sheet) -> None:
    row, column = 1 + edit.row % sheet.rows, edit.column % sheet.columns
    area = _grid(sheet, row, column, edit.size, 1 + edit.size % 2)
    programme.batch({"repeatCell": {"range": area, "cell": {}, "fields": "userEnteredValue"}})


def _sort(programme: Programme, edit: Edit, sheet: Sheet) -> None:
    if sheet.rows < 3:
        return
    order = "DESCENDING" if edit.size % 2 else "ASCENDING"
    spec = {"dimensionIndex": edit.column % sheet.columns, "sortOrder": order}
    area = _grid(sheet, 1, 0, sheet.rows - 1, sheet.columns)
    programme.batch({"sortRange": {"range": area, "sortSpecs": [spec]}})


def _filter(programme: Programme, edit: Edit, sheet: Sheet) -> None:
    spec = {"dimensionIndex": edit.column % sheet.columns, "sortOrder": "DESCENDING"}
    area = _grid(sheet, 0, 0, sheet.rows, sheet.columns)
    programme.batch({"setBasicFilter": {"filter": {"range": area, "sortSpecs": [spec]}}})


def _span(sheet: Sheet, dimension: str, start: int, size: int) -> Json:
    return {
        "sheetId": sheet.id, "dimension": dimension, "startIndex": start, "endIndex": start + size,
    }  # fmt: skip


def _insert_rows(programme: Programme, edit: Edit, sheet: Sheet) -> None:
    span = _span(sheet, "ROWS", 1 + edit.row % sheet.rows, edit.size)
    programme.batch({"insertDimension": {"range": span, "inheritFromBefore": False}})


def _insert_columns(programme: Programme, edit: Edit, sheet: Sheet) -> None:
    span = _span(sheet, "COLUMNS", edit.column % (sheet.columns + 1), edit.size)
    programme.batch({"insertDimension": {"range": span, "inheritFromBefore": False}})


def _delete_rows(programme: Programme, edit: Edit, sheet: Sheet) -> None:
    if sheet.rows > 1:
        span = _span(sheet, "ROWS", 1 + edit.row % (sheet.rows - 1), edit.size)
        programme.batch({"deleteDimension": {"range": span}})


def _delete_columns(programme: Programme, edit: Edit, sheet: Sheet) -> None:
    if sheet.columns > 1:
        span = _span(sheet, "COLUMNS", edit.column % sheet.columns, 1)
        programme.batch({"deleteDimension": {"range": span}})


def _move_rows(programme: Programme, edit: Edit, sheet: Sheet) -> None:
    if sheet.rows > 2:
        span = _span(sheet, "ROWS", 1 + edit.row % (sheet.rows - 1), 1)
        to = 1 + edit.column % sheet.rows
        programme.batch({"moveDimension": {"source": span, "destinationIndex": to}})


def _move_columns(programme: Programme, edit: Edit, sheet: Sheet) -> None:
    span = _span(sheet, "COLUMNS", edit.column % sheet.columns, 1)
    to = edit.row % (sheet.columns + 1)
    programme.batch({"moveDimension": {"source": span, "destinationIndex": to}})


def _rename_tab(programme: Programme, edit: Edit, sheet: Sheet) -> None:
    properties = {"sheetId": sheet.id, "title": f"{sheet.title[:40]} {edit.row % 100}"}
    programme.batch({"updateSheetProperties": {"properties": properties, "fields": "title"}})


def _delete_tab(programme: Programme, edit: Edit, sheet: Sheet) -> None:
    programme.batch({"deleteSheet": {"sheetId": sheet.id}})


def _rename_header(programme: Programme, edit: Edit, sheet: Sheet) -> None:
    column = edit.column % sheet.columns
    held = sheet.cells.get((0, column), {}).get("userEnteredValue", {}).get("stringValue", "")
    # Sometimes it stays the same word, differently spelt.
    typed = f" {held.upper()} " if edit.size % 2 else f"{held} (наш)"
    _enter(programme, sheet, 0, column, [[typed]])


def _ask(programme: Programme, edit: Edit, sheet: Sheet) -> None:
    sheets = programme.sheets()
    if 1000 in sheets:
        _enter(programme, sheets[1000], 3, 0, [["TRUE"]])


def _restore_version(programme: Programme, edit: Edit) -> None:
    """Files → version history: the spreadsheet is as it was, everything else as it is."""
    old = f"{programme.base_url}/_emulator/states/{BEFORE_THE_DECISIONS}"
    only = {"only": f"spreadsheets/{programme.spreadsheet}"}
    programme.session.post(old, params=only, timeout=SECONDS).raise_for_status()


def _of_kind(programme: Programme, kind: str) -> list[Json]:
    return [f for f in programme.files() if f["properties"]["nastavnik"].startswith(kind)]


def _delete_document(programme: Programme, edit: Edit) -> None:
    if found := _of_kind(programme, "agreement:"):
        file = found[edit.row % len(found)]
        if edit.size % 2:
            programme.call("PATCH", f"/drive/v3/files/{file['id']}", {"trashed": True})
        else:
            programme.call("DELETE", f"/drive/v3/files/{file['id']}")


def _move_folder(programme: Programme, edit: Edit) -> None:
    if found := [*_of_kind(programme, "folder:"), *_of_kind(programme, "papers")]:
        file = found[edit.row % len(found)]
        programme.call(
            "PATCH", f"/drive/v3/files/{file['id']}", {}, addParents="root",
            removeParents=",".join(file.get("parents", [])),
        )  # fmt: skip


def _change_question(programme: Programme, edit: Edit) -> None:
    found = _of_kind(programme, "form:")
    form_id = found[edit.row % len(found)]["id"]
    form = programme.call("GET", f"/v1/forms/{form_id}")
    place = edit.column % len(form["items"])
    item = form["items"][place]
    if edit.size % 3 == 0:
        change: Json = {"deleteItem": {"location": {"index": place}}}
    else:
        renamed = {"itemId": item["itemId"], "title": f"{item.get('title', '')} ({edit.row % 9})"}
        change = {
            "updateItem": {"item": renamed, "location": {"index": place}, "updateMask": "title"}
        }
    programme.call("POST", f"/v1/forms/{form_id}:batchUpdate", {"requests": [change]})


_IN_A_TAB = {
    "type": _type, "paste": _paste, "clear": _clear, "sort": _sort, "filter": _filter,
    "insert rows": _insert_rows, "insert columns": _insert_columns, "delete rows": _delete_rows,
    "delete columns": _delete_columns, "move rows": _move_rows, "move columns": _move_columns,
    "rename tab": _rename_tab, "delete tab": _delete_tab, "rename header": _rename_header,
    "ask": _ask,
}  # fmt: skip
_ELSEWHERE = {
    "restore version": _restore_version, "delete document": _delete_document,
    "move folder": _move_folder, "change question": _change_question,
}  # fmt: skip

_KINDS = (
    "type", "type", "type", "type", "clear", "clear", "sort", "sort", "filter", "insert rows",
    "insert columns", "delete rows", "delete rows", "delete columns", "move rows", "move columns",
    "rename tab", "rename header", "paste", "paste", "ask", "delete tab", "restore version",
    "delete document", "move folder", "change question",
)  # fmt: skip

edits = st.builds(
    Edit,
    kind=st.sampled_from(_KINDS),
    tab=st.integers(0, len(TABS) - 1),
    row=st.integers(0, 40),
    column=st.integers(0, 30),
    size=st.integers(1, 8),
    text=st.sampled_from(TEXTS) | st.text(max_size=8),
)
