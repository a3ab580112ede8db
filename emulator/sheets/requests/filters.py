"""Filter views and the basic filter, kept with their criteria written in both of Google's ways."""

from emulator.errors import invalid
from emulator.sheets.areas import Json, stored_range
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

_KIND, _KEY = "filterViews", "filterViewId"


def add_filter_view(book: Workbook, request: Json) -> Json:
    """addFilterView: its range may stay open-ended, so that new rows fall in."""
    given = request.get("filter", {})
    number = given.get(_KEY)
    if number is None:
        number = book.editor.new_id()
    require_new_id(book, _KIND, _KEY, number, "filter view")
    sheet, item = _checked(book, given)
    item = {_KEY: number, "title": item.get("title") or _free_title(sheet)} | {
        k: v for k, v in item.items() if k not in (_KEY, "title")
    }
    replace_object(sheet, _KIND, [*sheet.objects[_KIND], item])
    return {"filter": item}


def _free_title(sheet: Sheet) -> str:
    titles = {item.get("title") for item in sheet.objects[_KIND]}
    number = 1
    while f"Filter {number}" in titles:
        number += 1
    return f"Filter {number}"


def _checked(book: Workbook, given: Json) -> tuple[Sheet, Json]:
    """The tab and the tidied filter, its criteria written both ways."""
    item: Json = with_both_criteria(tidy(given))
    if "tableId" in item:
        sheet, table = found_object(book, "tables", "tableId", item["tableId"], "table")
        return sheet, item | {"range": table["range"]}
    if "namedRangeId" in item:
        item["range"] = book.named_range(item["namedRangeId"])["range"]
    if "range" not in item:
        raise invalid("No range specified.")
    sheet, _ = sheet_and_area(book, item["range"])
    return sheet, item | {"range": stored_range(item["range"])}


def with_both_criteria(item: Json) -> Json:
    """A filter whose criteria are given as filterSpecs and as the older map by column."""
    if item.get("filterSpecs"):
        criteria = {
            str(spec.get("columnIndex", 0)): spec.get("filterCriteria", {})
            for spec in item["filterSpecs"]
        }
        return item | {"criteria": criteria}
    if item.get("criteria"):
        rules = {_column(name): rule for name, rule in item["criteria"].items()}
        specs = [
            {"columnIndex": column, "filterCriteria": rule}
            for column, rule in sorted(rules.items())
        ]
        return item | {"filterSpecs": specs}
    return item


def _column(name: str) -> int:
    if not name.isascii() or not name.isdecimal():
        raise invalid(f"Invalid value at 'criteria' (TYPE_INT32), \"{name}\"")
    return int(name)


def update_filter_view(book: Workbook, request: Json) -> Json:
    """updateFilterView: the masked fields; 400 where the id is unknown."""
    given = request.get("filter", {})
    mask = update_mask(request, "FilterView")
    sheet, before = found_object(book, _KIND, _KEY, given.get(_KEY), "filter view")
    after = written(before, given, mask)
    if "criteria" in mask.children and "filterSpecs" not in mask.children:
        after.pop("filterSpecs", None)
    elif "filterSpecs" in mask.children:
        after.pop("criteria", None)
    target, item = _checked(book, after)
    if target is not sheet:
        raise invalid("Cannot move a filter view to another sheet.")
    item = item | {_KEY: before[_KEY]}
    replace_object(sheet, _KIND, [item if x is before else x for x in sheet.objects[_KIND]])
    return {}


def delete_filter_view(book: Workbook, request: Json) -> Json:
    """deleteFilterView: 400 where the id is unknown."""
    sheet, item = found_object(book, _KIND, _KEY, request.get("filterId"), "filter view")
    replace_object(sheet, _KIND, [x for x in sheet.objects[_KIND] if x is not item])
    return {}


def duplicate_filter_view(book: Workbook, request: Json) -> Json:
    """duplicateFilterView: the same under a new id and title."""
    sheet, item = found_object(book, _KIND, _KEY, request.get("filterId"), "filter view")
    copied = item | {_KEY: book.editor.new_id(), "title": f"Copy of {item.get('title', '')}"}
    replace_object(sheet, _KIND, [*sheet.objects[_KIND], copied])
    return {"filter": copied}


def set_basic_filter(book: Workbook, request: Json) -> Json:
    """setBasicFilter: one per tab; an open range is kept bounded to the grid."""
    item: Json = with_both_criteria(tidy(request.get("filter", {})))
    if "tableId" in item:
        sheet, table = found_object(book, "tables", "tableId", item["tableId"], "table")
        item["range"] = table["range"]
    else:
        sheet, _ = editable(book, item.get("range", {}))
        item["range"] = bounded_range(book, item.get("range", {}))
    sheet.basic_filter = item
    return {}


def clear_basic_filter(book: Workbook, request: Json) -> Json:
    """clearBasicFilter: no error where there is none."""
    book.sheet(request.get("sheetId"), "sheet").basic_filter = None
    return {}
