"""Tables: named ranges of rows with typed columns. Their looks are kept, not drawn."""

from emulator.errors import invalid
from emulator.sheets.areas import Json, stored_range
from emulator.sheets.requests.context import (
    editable,
    found_object,
    replace_object,
    require_new_id,
)
from emulator.sheets.tidy import tidy
from emulator.sheets.updatemask import update_mask, written
from emulator.sheets.workbook import Sheet, Workbook


def add_table(book: Workbook, request: Json) -> Json:
    """addTable: its columns are named by what stands in its first row unless named by the caller."""
    given = request.get("table", {})
    table_id = given.get("tableId") or str(book.editor.new_id())
    require_new_id(book, "tables", "tableId", table_id, "table")
    sheet, item = _checked(book, given)
    name = item.get("name") or _free_name(book)
    if any(other["name"].casefold() == name.casefold() for _, other in book.objects("tables")):
        raise invalid(f"A table with the name {name} already exists.")
    item = {"tableId": table_id, "name": name} | {
        k: v for k, v in item.items() if k not in ("tableId", "name")
    }
    replace_object(sheet, "tables", [*sheet.objects["tables"], item])
    return {"table": item}


def _free_name(book: Workbook) -> str:
    names = {item["name"] for _, item in book.objects("tables")}
    number = 1
    while f"Table{number}" in names:
        number += 1
    return f"Table{number}"


def _checked(book: Workbook, given: Json) -> tuple[Sheet, Json]:
    """The tab and the tidied table; writes the names of its columns into the header row."""
    if "range" not in given:
        raise invalid("No range specified.")
    sheet, area = editable(book, given["range"])
    others = (x for x in sheet.objects["tables"] if x["tableId"] != given.get("tableId"))
    if any(area.intersection(sheet.area_of(other["range"])) for other in others):
        raise invalid("A table cannot overlap another table.")
    item: Json = tidy(given, twins=False) | {"range": stored_range(sheet.range_of(area))}
    named = {c.get("columnIndex", 0): c for c in item.get("columnProperties", [])}
    columns = []
    for index in range(area.width):
        column = {"columnIndex": index} | named.get(index, {})
        place = (area.top, area.left + index)
        cell = sheet.grid.get(*place) or {}
        shown = (cell.get("userEnteredValue") or {}).get("stringValue")
        column["columnName"] = column.get("columnName") or shown or f"Column {index + 1}"
        if column["columnName"] != shown:
            sheet.grid.put(
                *place, cell | {"userEnteredValue": {"stringValue": column["columnName"]}}
            )
        columns.append({k: v for k, v in column.items() if not (k == "columnIndex" and v == 0)})
    return sheet, item | {"columnProperties": columns}


def update_table(book: Workbook, request: Json) -> Json:
    """updateTable: the masked fields; 400 where the id is unknown."""
    given = request.get("table", {})
    mask = update_mask(request, "Table")
    sheet, before = found_object(book, "tables", "tableId", given.get("tableId"), "table")
    after = written(before, given, mask) | {"tableId": before["tableId"]}
    target, item = _checked(book, after)
    if target is not sheet:
        raise invalid("Cannot move a table to another sheet.")
    replace_object(sheet, "tables", [item if x is before else x for x in sheet.objects["tables"]])
    return {}


def delete_table(book: Workbook, request: Json) -> Json:
    """deleteTable: with everything in its cells."""
    sheet, item = found_object(book, "tables", "tableId", request.get("tableId"), "table")
    area = sheet.area_of(item["range"])
    book.check_edit(sheet, area)
    for row, column, _ in list(sheet.grid.filled(area)):
        sheet.grid.put(row, column, None)
    replace_object(sheet, "tables", [x for x in sheet.objects["tables"] if x is not item])
    return {}
