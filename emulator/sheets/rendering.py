"""How cells are read: typed values, values as shown, formulas."""

from typing import Any

from emulator.sheets.areas import Json
from emulator.sheets.calculator import Calculator
from emulator.sheets.numberformats import formatted_number, is_date_format
from emulator.sheets.workbook import Sheet

ERROR_TEXTS = {
    "ERROR": "#ERROR!",
    "NULL_VALUE": "#NULL!",
    "DIVIDE_BY_ZERO": "#DIV/0!",
    "VALUE": "#VALUE!",
    "REF": "#REF!",
    "NAME": "#NAME?",
    "NUM": "#NUM!",
    "N_A": "#N/A",
    "LOADING": "Loading...",
}


class Renderer:
    """Reads the cells of one state of a spreadsheet."""

    def __init__(self, calculator: Calculator) -> None:
        self.calculator = calculator
        self.locale = calculator.locale

    def value(self, sheet: Sheet, row: int, column: int, how: str, dates: str) -> Any:
        """A cell as `values.get` gives it; "" where it is empty.

        Args:
            sheet: the tab.
            row: zero-based.
            column: zero-based.
            how: FORMATTED_VALUE, UNFORMATTED_VALUE or FORMULA.
            dates: SERIAL_NUMBER or FORMATTED_STRING, for dates that are not formatted.
        """
        cell = sheet.grid.get(row, column) or {}
        entered: Json = cell.get("userEnteredValue") or {}
        if not entered:
            return ""
        if how == "FORMULA" and "formulaValue" in entered:
            return entered["formulaValue"]
        if how not in ("UNFORMATTED_VALUE", "FORMULA"):
            return self.shown(sheet, row, column) or ""
        effective = self.calculator.effective(sheet, row, column) or {}
        if dates == "FORMATTED_STRING" and how != "FORMULA" and self._is_date(cell, effective):
            return self.shown(sheet, row, column)
        return _bare(effective)

    def shown(self, sheet: Sheet, row: int, column: int) -> str | None:
        """The text that people see in a cell; None where it is empty."""
        cell = sheet.grid.get(row, column) or {}
        effective = self.calculator.effective(sheet, row, column)
        if not effective:
            return None
        if "numberValue" in effective:
            return formatted_number(effective["numberValue"], number_format(cell), self.locale)
        if "boolValue" in effective:
            words = self.locale.words
            return words[0] if effective["boolValue"] else words[1]
        return str(_bare(effective))

    def _is_date(self, cell: Json, effective: Json) -> bool:
        return "numberValue" in effective and is_date_format(number_format(cell))


def number_format(cell: Json) -> Json:
    """The number format that a cell was given, {} where none was."""
    given: Json = (cell.get("userEnteredFormat") or {}).get("numberFormat") or {}
    return given


def _bare(effective: Json) -> Any:
    """The one value inside an ExtendedValue; an error as its text."""
    if "errorValue" in effective:
        return ERROR_TEXTS.get(effective["errorValue"].get("type", ""), "#ERROR!")
    return next(iter(effective.values()), "")
