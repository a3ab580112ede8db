"""Protected ranges: who may change which cells.

The owner of the file always may, and stands among the editors. Sent without `editors`, a
protection leaves in everybody who may write now, so it binds nobody. The reply to adding names
the editors that were sent; reading names those that hold.
"""

from emulator.errors import invalid
from emulator.sheets.areas import Json, stored_range
from emulator.sheets.requests.context import (
    found_object,
    replace_object,
    require_new_id,
    sheet_and_area,
)
from emulator.sheets.tidy import tidy
from emulator.sheets.updatemask import update_mask, written
from emulator.sheets.workbook import PROTECTED, Sheet, Workbook

_KIND, _KEY = "protectedRanges", "protectedRangeId"


def add_protected_range(book: Workbook, request: Json) -> Json:
    """addProtectedRange: over a range, a named range, or a whole tab with holes."""
    given = request.get("protectedRange", {})
    number = given.get(_KEY)
    if number is None or book.editor.quirks.is_other("sheets.protected-range-id"):
        number = book.editor.new_id()
    require_new_id(book, _KIND, _KEY, number, "protected range")
    sheet, item = _checked(book, given, new=True)
    head = {_KEY: number}
    kept = head | {k: v for k, v in item.items() if k not in (_KEY, "requestingUserCanEdit")}
    kept["editors"] = _holding(book, item)
    replace_object(sheet, _KIND, [*sheet.objects[_KIND], kept])
    return {
        "protectedRange": kept | {"requestingUserCanEdit": True, "editors": item.get("editors", {})}
    }


def _holding(book: Workbook, item: Json) -> Json:
    """The editors that hold: the owner, who protects, and those asked for, or else all writers."""
    asked = item.get("editors") or {}
    mandatory = [book.editor.owner_email]
    if not book.editor.quirks.is_other("sheets.protecting-editor"):
        mandatory.append(book.editor.email)
    if "editors" not in item and not item.get("warningOnly"):
        mandatory += book.editor.writers
    # A file in a shared drive has no owner who would have to be among them.
    users = list(dict.fromkeys(user for user in [*mandatory, *asked.get("users", [])] if user))
    return asked | {"users": users}


def _checked(book: Workbook, given: Json, *, new: bool = False) -> tuple[Sheet, Json]:
    """The tab and the tidied protection; 400 where it makes no sense."""
    item: Json = tidy(given)
    if sum(name in item for name in ("range", "namedRangeId", "tableId")) != 1:
        raise invalid("Must specify exactly one of range, namedRangeId or tableId.")
    if item.get("warningOnly") and (item.get("editors") or {}).get("users") and new:
        raise invalid("ProtectedRange is warningOnly. Editors cannot be set on it.")
    if "tableId" in item:
        sheet, _ = found_object(book, "tables", "tableId", item["tableId"], "table")
    else:
        sheet, _ = sheet_and_area(book, book.range_of(item))
    if "range" in item:
        item["range"] = stored_range(item["range"])
    whole = not any(name.endswith("Index") for name in item.get("range", {"xIndex": 0}))
    if item.get("unprotectedRanges") and not whole:
        raise invalid("Unprotected ranges are only supported on protected sheets.")
    if "unprotectedRanges" in item:
        item["unprotectedRanges"] = [stored_range(hole) for hole in item["unprotectedRanges"]]
    return sheet, item


def update_protected_range(book: Workbook, request: Json) -> Json:
    """updateProtectedRange: only for those who may edit what it protects."""
    given = request.get("protectedRange", {})
    mask = update_mask(request, "ProtectedRange")
    sheet, before = found_object(book, _KIND, _KEY, given.get(_KEY), "protected range")
    if not book.may_edit(before):
        raise invalid(PROTECTED)
    target, item = _checked(
        book, _without_other_ends(written(before, given, mask), given, mask.children)
    )
    item = {k: v for k, v in item.items() if k != "requestingUserCanEdit"} | {_KEY: before[_KEY]}
    item["editors"] = _holding(book, item)
    if target is sheet:
        replace_object(sheet, _KIND, [item if x is before else x for x in sheet.objects[_KIND]])
        return {}
    replace_object(sheet, _KIND, [x for x in sheet.objects[_KIND] if x is not before])
    replace_object(target, _KIND, [*target.objects[_KIND], item])
    return {}


def _without_other_ends(after: Json, given: Json, masked: object) -> Json:
    """A protection that was given another backing loses the one it had."""
    backings = ("range", "namedRangeId", "tableId")
    new = [name for name in backings if name in given and (not masked or name in masked)]  # type: ignore[operator]
    return {k: v for k, v in after.items() if not new or k not in backings or k in new}


def delete_protected_range(book: Workbook, request: Json) -> Json:
    """deleteProtectedRange: only for those who may edit what it protects."""
    sheet, item = found_object(book, _KIND, _KEY, request.get(_KEY), "protected range")
    if not book.may_edit(item):
        raise invalid(PROTECTED)
    replace_object(sheet, _KIND, [x for x in sheet.objects[_KIND] if x is not item])
    return {}
