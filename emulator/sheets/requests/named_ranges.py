"""Named ranges: the requests that add, change and delete them.

A name stays taken after the cells of its range were deleted, although such a range is neither
listed nor found by its id. Names are unique without regard to letter case; ids are too, as they
stand. So `[update g, delete g, add g+1]` at the head of a batch works as compare-and-set.
"""

import re

from emulator.errors import invalid
from emulator.sheets.a1 import parse_cells
from emulator.sheets.areas import Json, stored_range
from emulator.sheets.requests.context import sheet_and_area
from emulator.sheets.updatemask import update_mask, written
from emulator.sheets.workbook import Workbook, no_named_range

_NAME = re.compile(r"[^\W\d][\w.]{0,249}")


def add_named_range(book: Workbook, request: Json) -> Json:
    """addNamedRange: 400 where the name or the id is taken."""
    given = request.get("namedRange", {})
    name = given.get("name", "")
    _check_name(name)
    if _holder(book, name) is not None:
        raise _name_taken(book, name)
    named_range_id = given.get("namedRangeId") or str(book.editor.new_id())
    if any(
        item["namedRangeId"] == named_range_id for item in book.named_ranges + book.broken_names
    ):
        raise invalid(
            f"Cannot add named range with id {named_range_id}, a named range with that id already exists."
        )
    if "range" not in given:
        raise invalid("namedRange.range must be specified.")
    sheet_and_area(book, given["range"])
    item = {"namedRangeId": named_range_id, "name": name, "range": stored_range(given["range"])}
    book.named_ranges = [*book.named_ranges, item]
    return {"namedRange": item}


def update_named_range(book: Workbook, request: Json) -> Json:
    """updateNamedRange: 400 where the id is unknown or the new name taken."""
    given = request.get("namedRange", {})
    mask = update_mask(request, "NamedRange")
    before = book.named_range(given.get("namedRangeId", ""))
    after = written(before, given, mask) | {"namedRangeId": before["namedRangeId"]}
    _check_name(after.get("name", ""))
    holder = _holder(book, after["name"])
    if holder is not None and holder != before["namedRangeId"]:
        raise _name_taken(book, after["name"])
    if "range" not in after:
        raise invalid("namedRange.range must be specified.")
    sheet_and_area(book, after["range"])
    after["range"] = stored_range(after["range"])
    book.named_ranges = [after if item is before else item for item in book.named_ranges]
    return {}


def delete_named_range(book: Workbook, request: Json) -> Json:
    """deleteNamedRange: 400 where the id is unknown."""
    named_range_id = request.get("namedRangeId", "")
    kept = [item for item in book.named_ranges if item["namedRangeId"] != named_range_id]
    is_unknown = len(kept) == len(book.named_ranges)
    if is_unknown and not book.editor.quirks.is_other("sheets.delete-unknown-name"):
        raise no_named_range(named_range_id)
    book.named_ranges = kept
    return {}


def _holder(book: Workbook, name: str) -> str | None:
    """The id of the named range that holds a name, listed or broken."""
    for item in book.named_ranges + book.broken_names:
        if item["name"].casefold() == name.casefold():
            found: str = item["namedRangeId"]
            return found
    return None


def _check_name(name: str) -> None:
    """400 where a name is no name: empty, too long, like a cell, or with signs other than _ and ."""
    looks_like_cells = parse_cells(name) is not None or name.upper() in ("TRUE", "FALSE")
    if not _NAME.fullmatch(name) or looks_like_cells:
        raise invalid(f"Invalid name: {name}")


def _name_taken(book: Workbook, name: str) -> Exception:
    shown = f": {name}" if book.editor.quirks.is_other("sheets.taken-name") else f" {name}"
    return invalid(
        f"Cannot add named range with name{shown}, a named range with that name already exists."
    )
