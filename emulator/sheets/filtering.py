"""Rows that a tab's basic filter hides: those whose cell fails a column's criteria.

Filter views hide nothing here, as they do for nobody but who has one open. A filter's order of
sorting is kept and given back, but rows are not moved by it.
"""

from emulator.sheets.areas import Json
from emulator.sheets.conditions import Tester
from emulator.sheets.workbook import Sheet


def hidden_rows(sheet: Sheet, tester: Tester) -> set[int]:
    """The rows below the filter's header that its criteria hide."""
    given = sheet.basic_filter or {}
    criteria = given.get("criteria")
    if not criteria:
        return set()
    area = sheet.area_of(given.get("range", {}))
    rows = range(area.top + 1, area.bottom)
    return {
        row
        for row in rows
        if any(hides(sheet, tester, (row, int(c)), rule) for c, rule in criteria.items())
    }


def hides(sheet: Sheet, tester: Tester, place: tuple[int, int], rule: Json) -> bool:
    """Whether a column's criteria hide a cell, and with it its row."""
    shown = tester.renderer.shown(sheet, *place) or ""
    if shown in rule.get("hiddenValues", ()):
        return True
    condition: Json = rule.get("condition") or {}
    return bool(condition) and not tester.meets(sheet, place, condition, place)
