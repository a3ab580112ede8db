"""What somebody does on the page of a spreadsheet: types into a cell, adds and removes rows."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.responses import RedirectResponse, Response

from emulator.errors import ApiError
from emulator.pages.asking import ask
from emulator.pages.cell_input import problem_of
from emulator.pages.sheet_page import Refused, SheetPage, refusal_in_words
from emulator.pages.sheet_place import Spot
from emulator.sheets.a1 import quote_title
from emulator.world import World

Fields = Mapping[str, str]

CHANGED_MEANWHILE = "Пока Вы вводили, ячейку изменили: теперь в ней «{now}». Если нужно Ваше значение, сохраните ещё раз."
ROWS_DONE = {
    "above": "Строка вставлена выше.",
    "below": "Строка вставлена ниже.",
    "delete": "Строка удалена.",
    "more": "Строки добавлены в конец листа.",
}
MORE_ROWS = 50


def type_cell(world: World, key: str, who: str, fields: Fields) -> Response:
    """Write what was typed into a cell; the page again where it is not taken.

    Args:
        world: The Workspace.
        key: Id of the spreadsheet.
        who: Who types.
        fields: The place, `value` as typed, and `seen`, the value that stood there before.
    """
    spot = Spot.read(key, fields)
    sheet = SheetPage(world, spot, who)
    place = sheet.spot.open_at
    if place is None:
        raise ApiError(400, "Не указана ячейка.")
    # A browser sends the ends of lines as CR LF; a cell keeps them as LF.
    value = fields.get("value", "").replace("\r\n", "\n")
    control = sheet.control(*place)
    problem = problem_of(control, value)
    if not problem and "seen" in fields and fields["seen"].replace("\r\n", "\n") != control.value:
        problem = CHANGED_MEANWHILE.format(now=control.value[:100])
    if problem:
        # A check box has no editor beside which the reason could stand.
        message = problem if control.kind == "tick" else ""
        return sheet.answer(Refused(value, problem), message, status=400)
    try:
        ask(
            world,
            who,
            "sheets.spreadsheets.values.update",
            {"values": [[value]]},
            spreadsheetId=key,
            range=f"{quote_title(sheet.shown['title'])}!{spot.cell}",
            valueInputOption="USER_ENTERED",
        )
    except ApiError as error:
        return sheet.answer(Refused(value, refusal_in_words(error)), status=error.code)
    return RedirectResponse(sheet.spot.at(done=spot.cell).address, 303)


def change_rows(world: World, key: str, who: str, fields: Fields) -> Response:
    """Insert a row, delete one, or add some at the end; then the page with a word about it.

    Args:
        world: The Workspace.
        key: Id of the spreadsheet.
        who: Who does it.
        fields: The place with `row`, and `action`: `above`, `below`, `delete`, `more`.
    """
    spot, action = Spot.read(key, fields), fields.get("action", "")
    sheet = SheetPage(world, spot.at(), who)
    try:
        request = _rows_request(action, sheet.shown["sheetId"], spot.row - 1)
        ask(
            world,
            who,
            "sheets.spreadsheets.batchUpdate",
            {"requests": [request]},
            spreadsheetId=key,
        )
    except ApiError as error:
        return sheet.answer(message=refusal_in_words(error), status=error.code)
    return SheetPage(world, spot.at(), who).answer(message=ROWS_DONE[action])


def _rows_request(action: str, sheet_id: int, row: int) -> dict[str, object]:
    if action == "more":
        wanted = {"sheetId": sheet_id, "dimension": "ROWS", "length": MORE_ROWS}
        return {"appendDimension": wanted}
    if action not in ROWS_DONE or row < 0:
        raise ApiError(400, "Непонятно, что сделать со строкой.")
    start = row + (action == "below")
    span = {"sheetId": sheet_id, "dimension": "ROWS", "startIndex": start, "endIndex": start + 1}
    if action == "delete":
        return {"deleteDimension": {"range": span}}
    return {"insertDimension": {"range": span, "inheritFromBefore": action == "below"}}
