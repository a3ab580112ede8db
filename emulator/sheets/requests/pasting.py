"""copyPaste and cutPaste: blocks of cells to another place."""

import csv
import io

from emulator.errors import invalid, unimplemented
from emulator.sheets.areas import Area, Json
from emulator.sheets.calculator import Calculator
from emulator.sheets.cells import with_value
from emulator.sheets.formula_references import copied_formula
from emulator.sheets.grid import Cell
from emulator.sheets.locales import locale_named
from emulator.sheets.rendering import ERROR_TEXTS
from emulator.sheets.requests.context import editable, replace_object, sheet_and_area
from emulator.sheets.requests.metadata import carry_row_metadata
from emulator.sheets.workbook import Sheet, Workbook

Block = list[list[Cell | None]]

_VALUES = ("userEnteredValue", "textFormatRuns", "chipRuns")
_FORMAT = ("userEnteredFormat",)
# Which fields of a cell a kind of pasting takes along; None is everything.
_FIELDS: dict[str, tuple[str, ...] | None] = {
    "PASTE_NORMAL": None,
    "PASTE_VALUES": _VALUES,
    "PASTE_FORMAT": _FORMAT,
    "PASTE_FORMULA": _VALUES,
    "PASTE_DATA_VALIDATION": ("dataValidation",),
    "PASTE_NO_BORDERS": None,
}


def copy_paste(book: Workbook, request: Json) -> Json:
    """copyPaste: repeated where the destination is a multiple of the source, else once, whole."""
    kind = request.get("pasteType", "PASTE_NORMAL")
    source_sheet, source = sheet_and_area(book, request.get("source", {}))
    sheet, target = sheet_and_area(book, request.get("destination", {}))
    if not source.width or not source.height:
        raise invalid("The source range must not be empty.")
    block: Block = source_sheet.grid.block(source)
    turned = request.get("pasteOrientation") == "TRANSPOSE"
    if turned:
        block = [list(column) for column in zip(*block, strict=True)]
    height, width = len(block), len(block[0]) if block else 0
    down = target.height // height if target.height % height == 0 else 1
    along = target.width // width if target.width % width == 0 else 1
    area = Area(
        target.top, target.left,
        target.top + height * max(down, 1), target.left + width * max(along, 1),
    )  # fmt: skip
    _check_inside(sheet, area)
    book.check_edit(sheet, area)
    if kind == "PASTE_VALUES":
        block = _come_to(book, source_sheet, source, turned=turned)
    moved = (area.top - source.top, area.left - source.left)
    for row, column in area.cells():
        given = block[(row - area.top) % height][(column - area.left) % width]
        steps = (
            (row - source.top - (row - area.top) % height, column - source.left - (column - area.left) % width)
            if not turned else moved
        )  # fmt: skip
        _paste(sheet, row, column, _moved(given, steps), kind)
    return {}


def _check_inside(sheet: Sheet, area: Area) -> None:
    if not sheet.area.contains(area):
        raise invalid("The pasted data does not fit into the grid.")


def _come_to(book: Workbook, sheet: Sheet, area: Area, *, turned: bool) -> Block:
    """The cells of an area with what their formulas come to in place of them."""
    calculator = Calculator(book)

    def value(row: int, column: int) -> Cell | None:
        cell = sheet.grid.get(row, column)
        if cell is None or "formulaValue" not in (cell.get("userEnteredValue") or {}):
            return cell
        found = calculator.effective(sheet, row, column) or {}
        if "errorValue" in found:
            kind = found["errorValue"].get("type", "")
            found = {"stringValue": ERROR_TEXTS.get(kind, "#ERROR!")}
        return cell | {"userEnteredValue": found}

    rows = range(area.top, area.bottom)
    block = [[value(row, c) for c in range(area.left, area.right)] for row in rows]
    return [list(column) for column in zip(*block, strict=True)] if turned else block


def _moved(cell: Cell | None, steps: tuple[int, int]) -> Cell | None:
    """A cell with its formula's relative references moved along."""
    formula = (cell or {}).get("userEnteredValue", {}).get("formulaValue")
    if cell is None or formula is None:
        return cell
    return cell | {"userEnteredValue": {"formulaValue": copied_formula(formula, *steps)}}


def _paste(sheet: Sheet, row: int, column: int, cell: Cell | None, kind: str) -> None:
    if kind not in _FIELDS:
        raise unimplemented(f"pasteType {kind}")
    fields = _FIELDS[kind]
    given = cell or {}
    before = sheet.grid.get(row, column) or {}
    if kind == "PASTE_NO_BORDERS":
        given = _without_borders(given)
    if fields is None:
        sheet.grid.put(row, column, given)
        return
    kept = {k: v for k, v in before.items() if k not in fields}
    sheet.grid.put(row, column, kept | {k: v for k, v in given.items() if k in fields})


def _without_borders(cell: Cell) -> Cell:
    given = cell.get("userEnteredFormat")
    if not given or "borders" not in given:
        return cell
    return cell | {"userEnteredFormat": {k: v for k, v in given.items() if k != "borders"}}


def paste_data(book: Workbook, request: Json) -> Json:
    """pasteData: delimited text, read like typing; the grid grows where it must."""
    kind = request.get("type", "PASTE_NORMAL")
    if request.get("html"):
        raise unimplemented("pasteData of HTML")
    if kind not in ("PASTE_NORMAL", "PASTE_VALUES"):
        raise unimplemented(f"pasteData with {kind}")
    delimiter = request.get("delimiter") or "\t"
    if len(delimiter) != 1 or delimiter in '\r\n"':
        raise unimplemented("pasteData with a delimiter of other than one sign")
    corner = request.get("coordinate", {})
    sheet = book.sheet(corner.get("sheetId"))
    rows = list(csv.reader(io.StringIO(request.get("data", ""), newline=""), delimiter=delimiter))
    top, left = corner.get("rowIndex", 0), corner.get("columnIndex", 0)
    area = Area(top, left, top + len(rows), left + max((len(row) for row in rows), default=0))
    sheet.resize(max(sheet.row_count, area.bottom), max(sheet.column_count, area.right))
    book.check_size()
    book.check_edit(sheet, area)
    locale = locale_named(book.locale)
    for row, texts in enumerate(rows, top):
        for column, text in enumerate(texts, left):
            before = sheet.grid.get(row, column) or {}
            typed = with_value(before, text, raw=False, locale=locale, year=book.now.year)
            sheet.grid.put(row, column, typed)
    return {}


_DELIMITERS = {"COMMA": ",", "SEMICOLON": ";", "PERIOD": ".", "SPACE": " "}


def text_to_columns(book: Workbook, request: Json) -> Json:
    """textToColumns: the texts of one column cut at a delimiter, over the cells to their right."""
    sheet, area = editable(book, request.get("source", {}))
    if area.width != 1:
        raise invalid("The source range must span exactly one column.")
    texts = {
        row: text
        for row, _, cell in sheet.grid.filled(area)
        if (text := (cell.get("userEnteredValue") or {}).get("stringValue"))
    }
    mark = _delimiter(request, list(texts.values()))
    parts = {row: text.split(mark) if mark else [text] for row, text in texts.items()}
    width = max((len(pieces) for pieces in parts.values()), default=1)
    sheet.resize(sheet.row_count, max(sheet.column_count, area.left + width))
    book.check_size()
    book.check_edit(sheet, area._replace(right=area.left + width))
    locale = locale_named(book.locale)
    for row, pieces in parts.items():
        for column, text in enumerate(pieces, area.left):
            before = sheet.grid.get(row, column) or {}
            typed = with_value(before, text.strip(), raw=False, locale=locale, year=book.now.year)
            sheet.grid.put(row, column, typed)
    return {}


def _delimiter(request: Json, texts: list[str]) -> str:
    """The delimiter asked for, or the one of the usual four that stands in most of the texts."""
    kind = request.get("delimiterType", "AUTODETECT")
    if kind == "CUSTOM":
        if not request.get("delimiter"):
            raise invalid("A custom delimiter must be specified.")
        return str(request["delimiter"])
    if kind in _DELIMITERS:
        return _DELIMITERS[kind]
    counted = {mark: sum(mark in text for text in texts) for mark in _DELIMITERS.values()}
    most = max(counted, key=counted.__getitem__)
    return most if counted[most] else ""


def cut_paste(book: Workbook, request: Json) -> Json:
    """cutPaste: the source is emptied whatever is pasted; merges inside it move along."""
    kind = request.get("pasteType", "PASTE_NORMAL")
    source_sheet, source = editable(book, request.get("source", {}))
    corner = request.get("destination", {})
    sheet = book.sheet(corner.get("sheetId"))
    top, left = corner.get("rowIndex", 0), corner.get("columnIndex", 0)
    area = Area(top, left, top + source.height, left + source.width)
    _check_inside(sheet, area)
    book.check_edit(sheet, area)
    values = kind == "PASTE_VALUES"
    block = (
        _come_to(book, source_sheet, source, turned=False)
        if values
        else source_sheet.grid.block(source)
    )
    for row, column in source.cells():
        source_sheet.grid.put(row, column, None)
    for row, column in area.cells():
        _paste(sheet, row, column, block[row - top][column - left], kind)
    _carry_merges(source_sheet, source, sheet, area)
    whole_rows = source.width == source_sheet.column_count
    if whole_rows and book.editor.quirks.is_other("sheets.row-metadata"):
        rows = range(source.top, source.bottom)
        places = {row: (sheet.id, row - source.top + area.top) for row in rows}
        carry_row_metadata(book, source_sheet.id, places)
    return {}


def _carry_merges(source_sheet: Sheet, source: Area, sheet: Sheet, area: Area) -> None:
    merges = source_sheet.objects["merges"]
    carried = [m for m in merges if source.contains(source_sheet.area_of(m))]
    replace_object(source_sheet, "merges", [m for m in merges if m not in carried])
    steps = (area.top - source.top, area.left - source.left)
    moved = [sheet.range_of(source_sheet.area_of(m).moved(*steps)) for m in carried]
    replace_object(sheet, "merges", sheet.objects["merges"] + moved)
