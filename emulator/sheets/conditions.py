"""Conditions of conditional formats: whether a cell meets one.

Values of a condition are read as if typed, so their formulas and dates follow the locale. Not
decided here (and then never met): TEXT_IS_URL, DATE_IS_VALID, ONE_OF_RANGE and filters' own.
"""

import re
from collections.abc import Callable
from datetime import timedelta

from emulator.sheets.areas import Json
from emulator.sheets.entering import entered
from emulator.sheets.formula_functions import CellError, EvaluationError, Scalar, truth
from emulator.sheets.formula_references import copied_formula
from emulator.sheets.rendering import Renderer
from emulator.sheets.serials import serial_of
from emulator.sheets.workbook import Sheet

_DAYS_AGO = {
    "TODAY": 0,
    "YESTERDAY": 1,
    "TOMORROW": -1,
    "PAST_WEEK": 7,
    "PAST_MONTH": 30,
    "PAST_YEAR": 365,
}

_NUMBER_TESTS: dict[str, Callable[[float, list[float]], bool]] = {
    "GREATER": lambda x, v: x > v[0],
    "GREATER_THAN_EQ": lambda x, v: x >= v[0],
    "LESS": lambda x, v: x < v[0],
    "LESS_THAN_EQ": lambda x, v: x <= v[0],
    "EQ": lambda x, v: x == v[0],
    "NOT_EQ": lambda x, v: x != v[0],
    "BETWEEN": lambda x, v: min(v) <= x <= max(v),
    "NOT_BETWEEN": lambda x, v: not min(v) <= x <= max(v),
    "BEFORE": lambda x, v: x < v[0],
    "AFTER": lambda x, v: x > v[0],
    "ON_OR_BEFORE": lambda x, v: x <= v[0],
    "ON_OR_AFTER": lambda x, v: x >= v[0],
}
_TEXT_TESTS: dict[str, Callable[[str, str], bool]] = {
    "TEXT_CONTAINS": lambda text, value: value in text,
    "TEXT_NOT_CONTAINS": lambda text, value: value not in text,
    "TEXT_STARTS_WITH": lambda text, value: text.startswith(value),
    "TEXT_ENDS_WITH": lambda text, value: text.endswith(value),
    "TEXT_EQ": lambda text, value: text == value,
    "TEXT_NOT_EQ": lambda text, value: text != value,
}


class Tester:
    """Tests the cells of one state of a spreadsheet."""

    def __init__(self, renderer: Renderer) -> None:
        self.renderer = renderer
        self.calculator = renderer.calculator

    def meets(
        self, sheet: Sheet, place: tuple[int, int], condition: Json, corner: tuple[int, int]
    ) -> bool:
        """Whether a cell meets a condition; formulas in it are written for the corner cell."""
        kind: str = condition.get("type", "")
        value = self.calculator.scalar(sheet, *place)
        if kind in ("BLANK", "NOT_BLANK"):
            empty = value is None or value == ""
            return empty == (kind == "BLANK")
        steps = (place[0] - corner[0], place[1] - corner[1])
        operands = [self._operand(sheet, given, steps) for given in condition.get("values", [])]
        if kind == "CUSTOM_FORMULA":
            return bool(operands) and _is_true(operands[0])
        if kind in _TEXT_TESTS and operands:
            shown = self.renderer.shown(sheet, *place) or ""
            return _TEXT_TESTS[kind](shown.casefold(), _text(operands[0]).casefold())
        if kind == "ONE_OF_LIST":
            return value in operands
        if kind == "TEXT_IS_EMAIL":
            return isinstance(value, str) and bool(re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", value))
        return _meets_number(kind, value, operands)

    def _operand(self, sheet: Sheet, given: Json, steps: tuple[int, int]) -> Scalar:
        """The value that a condition compares with."""
        book = self.calculator.book
        if "relativeDate" in given:
            day = book.now.date() - timedelta(days=_DAYS_AGO.get(given["relativeDate"], 0))
            return float(serial_of(day.year, day.month, day.day))
        text = given.get("userEnteredValue", "")
        value = entered(text, self.calculator.locale, book.now.year)[0] or {}
        if "formulaValue" in value:
            return self.calculator.formula(sheet, copied_formula(text, *steps))
        found = next(iter(value.values()), None)
        return float(found) if isinstance(found, int) and not isinstance(found, bool) else found


def _meets_number(kind: str, value: Scalar, operands: list[Scalar]) -> bool:
    family, _, name = kind.partition("_")
    numbers = [float(v) for v in operands if isinstance(v, (int, float))]
    needed = 2 if name.endswith("BETWEEN") else 1
    if family not in ("NUMBER", "DATE") or name not in _NUMBER_TESTS or len(numbers) < needed:
        return False
    if not isinstance(value, (int, float)) or isinstance(value, bool):
        return False
    return _NUMBER_TESTS[name](float(int(value)) if family == "DATE" else value, numbers)


def _is_true(value: Scalar) -> bool:
    if isinstance(value, CellError):
        return False
    try:
        return truth(value)
    except EvaluationError:
        return False


def _text(value: Scalar) -> str:
    if isinstance(value, float) and value == int(value):
        return str(int(value))
    return "" if value is None or isinstance(value, CellError) else str(value)
