"""findReplace, deleteDuplicates and trimWhitespace: requests that change what cells say."""

import re
from dataclasses import dataclass

from emulator.errors import invalid
from emulator.sheets.areas import Area, Json
from emulator.sheets.calculator import Calculator
from emulator.sheets.cells import with_value
from emulator.sheets.grid import Cell
from emulator.sheets.locales import locale_named
from emulator.sheets.rendering import Renderer
from emulator.sheets.requests.context import editable, sheet_and_area, span_of
from emulator.sheets.workbook import Sheet, Workbook


@dataclass
class _Rule:
    """What to look for and put in its place, and what came of it."""

    pattern: re.Pattern[str]
    replacement: str
    formulas: bool
    values_changed: int = 0
    formulas_changed: int = 0
    occurrences: int = 0


def find_replace(book: Workbook, request: Json) -> Json:
    """findReplace: in a range, a tab or everywhere; the counts of what was changed come back."""
    replacement = request.get("replacement", "")
    if request.get("searchByRegex"):
        replacement = re.sub(r"\$(\d)", r"\\\1", replacement)
    else:
        replacement = replacement.replace("\\", r"\\")
    rule = _Rule(_pattern(request), replacement, request.get("includeFormulas", False))
    rows: set[tuple[int, int]] = set()
    for sheet, area in _scopes(book, request):
        for row, column in _replaced(book, sheet, area, rule):
            book.check_edit(sheet, Area(row, column, row + 1, column + 1))
            rows.add((sheet.id, row))
    reply = {
        "valuesChanged": rule.values_changed,
        "formulasChanged": rule.formulas_changed,
        "rowsChanged": len(rows),
        "sheetsChanged": len({sheet_id for sheet_id, _ in rows}),
        "occurrencesChanged": rule.occurrences,
    }
    return {name: count for name, count in reply.items() if count}


def _pattern(request: Json) -> re.Pattern[str]:
    find = request.get("find", "")
    if not find:
        raise invalid("find must not be empty.")
    text = find if request.get("searchByRegex") else re.escape(find)
    text = rf"\A(?:{text})\Z" if request.get("matchEntireCell") else text
    try:
        return re.compile(text, 0 if request.get("matchCase") else re.IGNORECASE)
    except re.error as error:
        raise invalid(f"Invalid regular expression: {find}") from error


def _scopes(book: Workbook, request: Json) -> list[tuple[Sheet, Area]]:
    if request.get("allSheets"):
        return [(sheet, sheet.area) for sheet in book.sheets]
    if "range" in request:
        return [sheet_and_area(book, request["range"])]
    if "sheetId" in request:
        sheet = book.sheet(request["sheetId"], "sheet")
        return [(sheet, sheet.area)]
    raise invalid("Must specify one of range, sheetId or allSheets.")


def _replaced(book: Workbook, sheet: Sheet, area: Area, rule: _Rule) -> list[tuple[int, int]]:
    """Replace in the cells of an area; the cells that changed."""
    renderer = Renderer(Calculator(book))
    changed = []
    for row, column, cell in list(sheet.grid.filled(area)):
        value = cell.get("userEnteredValue") or {}
        is_formula = "formulaValue" in value
        if not value or (is_formula and not rule.formulas):
            continue
        before = value["formulaValue"] if is_formula else renderer.shown(sheet, row, column) or ""
        after, times = rule.pattern.subn(rule.replacement, before)
        if not times or after == before:
            continue
        locale = locale_named(book.locale)
        typed = with_value(
            cell, after, raw="stringValue" in value, locale=locale, year=book.now.year
        )
        sheet.grid.put(row, column, typed)
        rule.values_changed += not is_formula
        rule.formulas_changed += is_formula
        rule.occurrences += times
        changed.append((row, column))
    return changed


def trim_whitespace(book: Workbook, request: Json) -> Json:
    """trimWhitespace: text without blanks at its ends and with single ones inside."""
    sheet, area = editable(book, request.get("range", {}))
    changed = 0
    for row, column, cell in list(sheet.grid.filled(area)):
        text = (cell.get("userEnteredValue") or {}).get("stringValue")
        if text is None or (after := " ".join(text.split())) == text:
            continue
        kept = {k: v for k, v in cell.items() if k != "userEnteredValue"}
        sheet.grid.put(
            row, column, kept | ({"userEnteredValue": {"stringValue": after}} if after else {})
        )
        changed += 1
    return {"cellsChangedCount": changed} if changed else {}


def delete_duplicates(book: Workbook, request: Json) -> Json:
    """deleteDuplicates: rows that repeat an earlier one; the rest of the range moves up."""
    sheet, area = editable(book, request.get("range", {}))
    columns = _compared_columns(book, request, area)
    renderer = Renderer(Calculator(book))
    seen: set[tuple[str, ...]] = set()
    kept: list[list[Cell | None]] = []
    for row in range(area.top, area.bottom):
        key = tuple((renderer.shown(sheet, row, c) or "").casefold() for c in columns)
        if key not in seen:
            seen.add(key)
            kept.append([sheet.grid.get(row, c) for c in range(area.left, area.right)])
    removed = area.height - len(kept)
    kept += [[None] * area.width for _ in range(removed)]
    sheet.grid.put_block(area.top, area.left, kept)
    return {"duplicatesRemovedCount": removed} if removed else {}


def _compared_columns(book: Workbook, request: Json, area: Area) -> list[int]:
    spans = [span_of(book, item)[1] for item in request.get("comparisonColumns", [])]
    if not spans:
        return list(range(area.left, area.right))
    return [column for span in spans for column in range(span.start, span.end)]
