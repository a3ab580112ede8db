"""A tab made like another, in the same spreadsheet or elsewhere."""

from collections.abc import Callable
from typing import Any

from emulator.sheets.areas import Json
from emulator.sheets.workbook import NOT_COPIED, OBJECT_LISTS, Sheet

# Ids that a copy gets anew, by the list they are in.
_IDS = {
    "protectedRanges": "protectedRangeId",
    "filterViews": "filterViewId",
    "bandedRanges": "bandedRangeId",
    "charts": "chartId",
    "slicers": "slicerId",
    "tables": "tableId",
}


def duplicate(source: Sheet, sheet_id: int, title: str, new_id: Callable[[], int]) -> Sheet:
    """A copy of a tab under another id and title; its objects get new ids."""
    kept = source.kept()
    copied: Json = {k: v for k, v in kept.items() if k not in ("properties", *OBJECT_LISTS)}
    copied["properties"] = source.properties | {"sheetId": sheet_id, "title": title}
    for name in (n for n in OBJECT_LISTS if n not in NOT_COPIED):
        items = [_on(item, source.id, sheet_id) for item in source.objects[name]]
        copied[name] = [_renewed(item, _IDS.get(name), new_id) for item in items]
    if source.basic_filter:
        copied["basicFilter"] = _on(source.basic_filter, source.id, sheet_id)
    return Sheet(copied)


def _renewed(item: Json, key: str | None, new_id: Callable[[], int]) -> Json:
    if key is None:
        return item
    number = new_id()
    return item | {key: str(number) if key == "tableId" else number}


def _on(value: Any, old: int, new: int) -> Any:
    """A JSON value whose references to one tab name another."""
    if isinstance(value, list):
        return [_on(item, old, new) for item in value]
    if not isinstance(value, dict):
        return value
    changed = {k: _on(v, old, new) for k, v in value.items()}
    is_range = bool({"startRowIndex", "startColumnIndex", "dimension", "rowIndex"} & value.keys())
    if value.get("sheetId", 0) == old and (is_range or "sheetId" in value):
        rest = {k: v for k, v in changed.items() if k != "sheetId"}
        return ({"sheetId": new} if new else {}) | rest
    return changed
