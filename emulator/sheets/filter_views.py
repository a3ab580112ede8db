"""What somebody sees who has a filter view open: fewer rows, perhaps in another order; nothing moves."""

from emulator.sheets.areas import Json
from emulator.sheets.calculator import Calculator
from emulator.sheets.conditions import Tester
from emulator.sheets.filtering import hides
from emulator.sheets.rendering import Renderer
from emulator.sheets.requests.rearranging import sorted_rows
from emulator.sheets.workbook import Sheet, Workbook


def rows_in_view(book: Workbook, sheet: Sheet, view: Json) -> list[int]:
    """The rows of a tab in the order in which a filter view shows them, its header among them."""
    area = sheet.area_of(view["range"])
    tester = Tester(Renderer(Calculator(book)))
    criteria = view.get("criteria", {}).items()
    specs = [
        spec
        for spec in view.get("sortSpecs", [])
        if area.left <= spec.get("dimensionIndex", 0) < area.right
    ]
    body = sorted_rows(book, sheet, area._replace(top=area.top + 1), specs)
    kept = [
        row
        for row in body
        if not any(hides(sheet, tester, (row, int(column)), rule) for column, rule in criteria)
    ]
    return [*range(area.top + 1), *kept, *range(area.bottom, sheet.row_count)]
