"""Requests about looks: merges, borders, conditional formats, banding."""

from emulator.errors import invalid
from emulator.sheets.areas import Area, Json, stored_range
from emulator.sheets.borders import with_full_borders
from emulator.sheets.requests.context import (
    bounded_range,
    editable,
    found_object,
    replace_object,
    require_new_id,
    sheet_and_area,
)
from emulator.sheets.tidy import tidy
from emulator.sheets.updatemask import update_mask, written
from emulator.sheets.workbook import Sheet, Workbook

_MERGED_AWAY = ("userEnteredValue", "note", "textFormatRuns", "chipRuns")


def merge_cells(book: Workbook, request: Json) -> Json:
    """mergeCells: all into one, or each row or column; what is under the merge but its corner goes.

    Merges that lie inside the range give way; 400 where one reaches out of it.
    """
    sheet, area = editable(book, request.get("range", {}))
    kind = request.get("mergeType", "MERGE_ALL")
    rest = []
    for merge in sheet.objects["merges"]:
        there = sheet.area_of(merge)
        if area.contains(there):
            continue
        if area.intersection(there):
            raise invalid("You must select all cells in a merged range to merge or unmerge them.")
        rest.append(merge)
    parts = _parts(area, kind)
    for part in parts:
        for row, column, cell in list(sheet.grid.filled(part)):
            if (row, column) != (part.top, part.left):
                sheet.grid.put(
                    row, column, {k: v for k, v in cell.items() if k not in _MERGED_AWAY}
                )
    merged = [sheet.range_of(part) for part in parts if part.width * part.height > 1]
    replace_object(sheet, "merges", rest + merged)
    return {}


def _parts(area: Area, kind: str) -> list[Area]:
    if kind == "MERGE_ROWS":
        return [Area(row, area.left, row + 1, area.right) for row in range(area.top, area.bottom)]
    if kind == "MERGE_COLUMNS":
        return [Area(area.top, c, area.bottom, c + 1) for c in range(area.left, area.right)]
    return [area]


def unmerge_cells(book: Workbook, request: Json) -> Json:
    """unmergeCells: every merge in a range; 400 where the range cuts one."""
    sheet, area = editable(book, request.get("range", {}))
    rest = []
    for merge in sheet.objects["merges"]:
        there = sheet.area_of(merge)
        if area.contains(there):
            continue
        if area.intersection(there):
            raise invalid("You must select all cells in a merged range to merge or unmerge them.")
        rest.append(merge)
    replace_object(sheet, "merges", rest)
    return {}


def update_borders(book: Workbook, request: Json) -> Json:
    """updateBorders: the outer lines of a range and those within; style NONE takes a line away."""
    sheet, area = editable(book, request.get("range", {}))
    for row, column in area.cells():
        edges = {
            "top": "top" if row == area.top else "innerHorizontal",
            "bottom": "bottom" if row == area.bottom - 1 else "innerHorizontal",
            "left": "left" if column == area.left else "innerVertical",
            "right": "right" if column == area.right - 1 else "innerVertical",
        }
        wanted = {line: request[edge] for line, edge in edges.items() if edge in request}
        if wanted:
            _draw(sheet, row, column, wanted)
    return {}


def _draw(sheet: Sheet, row: int, column: int, wanted: dict[str, Json]) -> None:
    cell = sheet.grid.get(row, column) or {}
    given: Json = cell.get("userEnteredFormat") or {}
    borders = dict(given.get("borders") or {})
    borders = with_full_borders({"borders": borders | wanted}).get("borders", {})
    rest = {k: v for k, v in given.items() if k != "borders"} | (
        {"borders": borders} if borders else {}
    )
    kept = {k: v for k, v in cell.items() if k != "userEnteredFormat"}
    sheet.grid.put(row, column, kept | ({"userEnteredFormat": rest} if rest else {}))


def add_conditional_format_rule(book: Workbook, request: Json) -> Json:
    """addConditionalFormatRule: at an index; the rules behind it move on."""
    sheet, rule = _rule(book, request.get("rule", {}))
    rules = sheet.objects["conditionalFormats"]
    index = request.get("index", 0)
    if not 0 <= index <= len(rules):
        raise invalid(f"No conditional format at index {index}: there are {len(rules)} rules.")
    replace_object(sheet, "conditionalFormats", [*rules[:index], rule, *rules[index:]])
    return {}


def _rule(book: Workbook, given: Json) -> tuple[Sheet, Json]:
    """The tab and the tidied rule; 400 where its ranges are missing or on several tabs."""
    ranges = given.get("ranges", [])
    if not ranges:
        raise invalid("A conditional format rule must have at least one range.")
    sheets = [sheet_and_area(book, item)[0] for item in ranges]
    if any(sheet is not sheets[0] for sheet in sheets):
        raise invalid("All the ranges of a conditional format rule must be on the same sheet.")
    if ("booleanRule" in given) == ("gradientRule" in given):
        raise invalid("A conditional format rule must be either a boolean or a gradient rule.")
    closed = [bounded_range(book, item) for item in ranges]
    return sheets[0], tidy(given) | {"ranges": closed}


def _rule_at(sheet: Sheet, index: int) -> Json:
    rules = sheet.objects["conditionalFormats"]
    if not 0 <= index < len(rules):
        raise invalid(f"No conditional format on sheet: {sheet.id} at index: {index}")
    return rules[index]


def update_conditional_format_rule(book: Workbook, request: Json) -> Json:
    """updateConditionalFormatRule: another rule at an index, or another place for one."""
    index, new_index = request.get("index", 0), request.get("newIndex")
    if "rule" in request:
        sheet, rule = _rule(book, request["rule"])
        old = _rule_at(sheet, index)
        rules = [rule if x is old else x for x in sheet.objects["conditionalFormats"]]
        replace_object(sheet, "conditionalFormats", rules)
        return {"newRule": rule, "oldRule": old, **_indexes(index, index)}
    sheet = book.sheet(request.get("sheetId"), "sheet")
    old = _rule_at(sheet, index)
    if new_index is None:
        raise invalid("Must specify rule or newIndex.")
    _rule_at(sheet, new_index)
    rest = [x for x in sheet.objects["conditionalFormats"] if x is not old]
    replace_object(sheet, "conditionalFormats", [*rest[:new_index], old, *rest[new_index:]])
    return {"newRule": old, "oldRule": old, **_indexes(index, new_index)}


def _indexes(old: int, new: int) -> Json:
    return {name: at for name, at in (("oldIndex", old), ("newIndex", new)) if at}


def delete_conditional_format_rule(book: Workbook, request: Json) -> Json:
    """deleteConditionalFormatRule: the deleted rule comes back."""
    sheet = book.sheet(request.get("sheetId"), "sheet")
    old = _rule_at(sheet, request.get("index", 0))
    rest = [x for x in sheet.objects["conditionalFormats"] if x is not old]
    replace_object(sheet, "conditionalFormats", rest)
    return {"rule": old}


def add_banding(book: Workbook, request: Json) -> Json:
    """addBanding: alternating colours; 400 where another banding is touched."""
    given = request.get("bandedRange", {})
    number = given.get("bandedRangeId")
    if number is None:
        number = book.editor.new_id()
    require_new_id(book, "bandedRanges", "bandedRangeId", number, "banded range")
    sheet, area = editable(book, given.get("range", {}))
    if any(area.intersection(sheet.area_of(x["range"])) for x in sheet.objects["bandedRanges"]):
        raise invalid(
            "You cannot add alternating background colors to a range that already has alternating background colors."
        )
    closed = bounded_range(book, given.get("range", {}))
    item = {"bandedRangeId": number, "range": closed} | {
        k: v for k, v in tidy(given).items() if k in ("rowProperties", "columnProperties")
    }
    replace_object(sheet, "bandedRanges", [*sheet.objects["bandedRanges"], item])
    return {"bandedRange": item}


def update_banding(book: Workbook, request: Json) -> Json:
    """updateBanding: the masked fields; 400 where the id is unknown."""
    given = request.get("bandedRange", {})
    mask = update_mask(request, "BandedRange")
    number = given.get("bandedRangeId")
    sheet, before = found_object(book, "bandedRanges", "bandedRangeId", number, "banded range")
    after = tidy(written(before, given, mask)) | {"bandedRangeId": number}
    after["range"] = stored_range(after.get("range", before["range"]))
    sheet_and_area(book, after["range"])
    replace_object(
        sheet, "bandedRanges", [after if x is before else x for x in sheet.objects["bandedRanges"]]
    )
    return {}


def delete_banding(book: Workbook, request: Json) -> Json:
    """deleteBanding: 400 where the id is unknown."""
    number = request.get("bandedRangeId")
    sheet, item = found_object(book, "bandedRanges", "bandedRangeId", number, "banded range")
    replace_object(
        sheet, "bandedRanges", [x for x in sheet.objects["bandedRanges"] if x is not item]
    )
    return {}
