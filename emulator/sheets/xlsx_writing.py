"""A spreadsheet as a workbook of Excel: values, looks, notes, merges, sizes; formulas as what they come to."""

import io
import re
from dataclasses import dataclass
from typing import Any

from openpyxl import Workbook as ExcelBook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from emulator.sheets.areas import Json
from emulator.sheets.calculator import Calculator
from emulator.sheets.looks import Looks
from emulator.sheets.numberformats import DEFAULT_PATTERNS
from emulator.sheets.rendering import ERROR_TEXTS, Renderer, number_format
from emulator.sheets.tidy import CHANNELS, rgb_of
from emulator.sheets.workbook import Sheet, Workbook

LONGEST_TITLE = 31
PIXELS_PER_CHARACTER = 7
DATE_PATTERNS = {"DATE": "yyyy-mm-dd", "TIME": "h:mm:ss", "DATE_TIME": "yyyy-mm-dd h:mm:ss"}
_NOT_IN_TITLES = re.compile(r"[\[\]:*?/\\]")


def workbook_bytes(book: Workbook) -> bytes:
    """The content of an .xlsx file with every tab."""
    excel = ExcelBook()
    excel.remove(excel.worksheets[0])
    renderer = Renderer(Calculator(book))
    view = _View(renderer, Looks(renderer))
    taken: set[str] = set()
    for sheet in book.sheets:
        _write_sheet(excel.create_sheet(_title(sheet.title, taken)), sheet, view)
    content = io.BytesIO()
    excel.save(content)
    return content.getvalue()


@dataclass(frozen=True)
class _View:
    """What one state of a spreadsheet comes to and looks like."""

    renderer: Renderer
    looks: Looks


def _title(title: str, taken: set[str]) -> str:
    """A title that Excel allows and that no other tab has."""
    base = (_NOT_IN_TITLES.sub("_", title).strip("'") or "_")[:LONGEST_TITLE]
    name, number = base, 2
    while name.casefold() in taken:
        name = f"{base[: LONGEST_TITLE - len(str(number)) - 1]}_{number}"
        number += 1
    taken.add(name.casefold())
    return name


def _write_sheet(target: Worksheet, sheet: Sheet, view: _View) -> None:
    for row, column, cell in sheet.grid.filled(sheet.area):
        _write_cell(target.cell(row + 1, column + 1), cell, (sheet, row, column), view)
    for merge in sheet.objects["merges"]:
        target.merge_cells(
            start_row=merge.get("startRowIndex", 0) + 1, end_row=merge["endRowIndex"],
            start_column=merge.get("startColumnIndex", 0) + 1, end_column=merge["endColumnIndex"],
        )  # fmt: skip
    for column, properties in enumerate(sheet.column_metadata, 1):
        width = (properties or {}).get("pixelSize")
        if width:
            target.column_dimensions[get_column_letter(column)].width = width / PIXELS_PER_CHARACTER
    grid = sheet.properties["gridProperties"]
    frozen = grid.get("frozenRowCount", 0), grid.get("frozenColumnCount", 0)
    if any(frozen):
        target.freeze_panes = f"{get_column_letter(frozen[1] + 1)}{frozen[0] + 1}"
    if sheet.properties.get("hidden"):
        target.sheet_state = "hidden"


def _write_cell(target: Cell | Any, cell: Json, place: tuple[Sheet, int, int], view: _View) -> None:
    effective = view.renderer.calculator.effective(*place) or {}
    if "errorValue" in effective:
        target.value = ERROR_TEXTS.get(effective["errorValue"].get("type", ""), "#ERROR!")
    else:
        value = next(iter(effective.values()), None)
        target.value = ILLEGAL_CHARACTERS_RE.sub("", value) if isinstance(value, str) else value
        if isinstance(value, str):
            target.data_type = "s"  # also where it looks like a formula
    if cell.get("userEnteredFormat"):
        _dress(target, view.looks.effective_format(*place))
    pattern = _pattern(number_format(cell))
    if pattern:
        target.number_format = pattern
    if cell.get("note"):
        target.comment = Comment(cell["note"], "")


def _pattern(given: Json) -> str:
    kind = given.get("type", "")
    return given.get("pattern") or DATE_PATTERNS.get(kind) or DEFAULT_PATTERNS.get(kind, "")


def _dress(target: Cell | Any, look: Json) -> None:
    text = look.get("textFormat", {})
    target.font = Font(
        name=text.get("fontFamily", "Arial").split(",")[0].title(),
        size=text.get("fontSize", 10),
        bold=text.get("bold", False),
        italic=text.get("italic", False),
        strike=text.get("strikethrough", False),
        underline="single" if text.get("underline") else None,
        color=_colour(text.get("foregroundColorStyle", {})),
    )
    background = _colour(look.get("backgroundColorStyle", {}))
    if background != "FFFFFF":
        target.fill = PatternFill("solid", fgColor=background)
    target.alignment = Alignment(
        horizontal=look.get("horizontalAlignment", "general").lower(),
        vertical={"MIDDLE": "center", "TOP": "top"}.get(
            look.get("verticalAlignment", ""), "bottom"
        ),
        wrap_text=look.get("wrapStrategy") == "WRAP",
    )


def _colour(style: Json) -> str:
    """Six hexadecimal digits."""
    rgb = rgb_of(style)
    return "".join(f"{round(rgb.get(name, 0) * 255):02X}" for name in CHANNELS if name != "alpha")
