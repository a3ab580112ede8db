"""Effective values: what a cell shows once its formula is computed.

Only what can be computed rightly is: arithmetic, comparison, text joining, references (also to
other tabs and named ranges) and the functions of `formula_functions`. A formula that needs more
keeps its text, and its effective value is an error of type ERROR whose message says that this
emulator does not compute it: never a made-up number. Nothing is recalculated ahead of time; each
reading computes what it asks for.
"""

import math
from collections.abc import Sequence

from emulator.sheets.a1 import Bounds
from emulator.sheets.areas import GRID_RANGE_ENDS, Json
from emulator.sheets.entering import number_value
from emulator.sheets.formula_functions import (
    DIVISION,
    FUNCTIONS,
    Block,
    CellError,
    EvaluationError,
    Scalar,
    Value,
    number,
    scalars,
    text,
    truth,
)
from emulator.sheets.formula_syntax import (
    Cells,
    FormulaSyntaxError,
    Function,
    Literal,
    Node,
    Operation,
    parse_formula,
)
from emulator.sheets.locales import formula_locale, locale_named
from emulator.sheets.serials import serial_of
from emulator.sheets.workbook import Sheet, Workbook

PARSE_ERROR = CellError("ERROR", "Formula parse error.")


class Calculator:
    """Computes the effective values of one state of a spreadsheet, each formula once."""

    def __init__(self, book: Workbook) -> None:
        self.book = book
        self.locale = locale_named(book.locale)
        self._syntax = formula_locale(book.locale, book.editor.quirks)
        self._known: dict[tuple[int, int, int], Scalar] = {}
        self._open: set[tuple[int, int, int]] = set()

    def effective(self, sheet: Sheet, row: int, column: int) -> Json | None:
        """The ExtendedValue that a cell comes to; None where it is empty."""
        cell = sheet.grid.get(row, column)
        entered: Json | None = cell.get("userEnteredValue") if cell else None
        if not entered or "formulaValue" not in entered:
            return entered
        return _extended(self.scalar(sheet, row, column))

    def scalar(self, sheet: Sheet, row: int, column: int) -> Scalar:
        """The value of a cell as formulas see it."""
        cell = sheet.grid.get(row, column)
        entered: Json = (cell.get("userEnteredValue") if cell else None) or {}
        if "formulaValue" not in entered:
            return _plain(next(iter(entered.values()), None))
        place = (sheet.id, row, column)
        if place not in self._known:
            self._known[place] = self._computed(sheet, entered["formulaValue"], place)
        return self._known[place]

    def _computed(self, sheet: Sheet, formula: str, place: tuple[int, int, int]) -> Scalar:
        if place in self._open:
            return CellError("REF", "Circular dependency detected.")
        self._open.add(place)
        try:
            return self.formula(sheet, formula)
        finally:
            self._open.discard(place)

    def formula(self, sheet: Sheet, formula: str) -> Scalar:
        """What a formula (with its `=`) comes to on a tab; of a range the first cell."""
        try:
            return _first(self._value(parse_formula(formula, self._syntax), sheet))
        except FormulaSyntaxError:
            return PARSE_ERROR
        except EvaluationError as error:
            return error.error

    def _value(self, node: Node, sheet: Sheet) -> Value:
        if isinstance(node, Literal):
            return _finite(node.value) if isinstance(node.value, float) else node.value
        if isinstance(node, Cells):
            return self._cells(node, sheet)
        if isinstance(node, Operation):
            return self._operation(node, sheet)
        return self._call(node, sheet)

    def _cells(self, node: Cells, sheet: Sheet) -> Value:
        bounds = node.bounds
        if bounds is None:
            sheet, bounds = self._named(node.name)
        elif node.title is not None:
            found = self.book.titled(node.title)
            if found is None:
                raise EvaluationError(CellError("REF", f"Unresolved sheet name '{node.title}'."))
            sheet = found
        area = sheet.area_of(dict(zip(GRID_RANGE_ENDS, bounds, strict=True)))
        if bounds.single:
            return self.scalar(sheet, area.top, area.left)
        bottom = min(area.bottom, max(len(sheet.grid.rows), area.top + 1))
        columns = range(area.left, area.right)
        return [[self.scalar(sheet, row, c) for c in columns] for row in range(area.top, bottom)]

    def _named(self, name: str) -> tuple[Sheet, Bounds]:
        for item in self.book.named_ranges:
            if item["name"].casefold() == name.casefold():
                given = item["range"]
                found = self.book.sheet(given.get("sheetId"))
                return found, Bounds(*(given.get(end) for end in GRID_RANGE_ENDS))
        raise EvaluationError(CellError("NAME", f"Unknown range name: '{name.upper()}'."))

    def _call(self, node: Function, sheet: Sheet) -> Value:
        if node.name in ("IF", "IFERROR"):
            return self._chosen(node, sheet)
        if node.name in ("TODAY", "NOW") and not node.arguments:
            return _serial_now(self.book, whole_days=node.name == "TODAY")
        if node.name not in FUNCTIONS:
            message = f"The emulator does not compute the function {node.name}."
            raise EvaluationError(CellError("ERROR", message))
        arguments = [self._value(argument, sheet) for argument in node.arguments]
        for value in scalars(arguments):
            if isinstance(value, CellError):
                return value
        try:
            return FUNCTIONS[node.name](arguments)
        except (IndexError, ValueError) as error:
            message = f"Wrong number of arguments to {node.name}."
            raise EvaluationError(CellError("N_A", message)) from error

    def _chosen(self, node: Function, sheet: Sheet) -> Value:
        """IF and IFERROR, which do not evaluate the branch that is not taken."""
        if not node.arguments:
            raise EvaluationError(CellError("N_A", f"Wrong number of arguments to {node.name}."))
        first, *others = node.arguments
        value = self._guarded(first, sheet)
        if node.name == "IFERROR":
            failed = isinstance(value, CellError)
            return (self._value(others[0], sheet) if others else None) if failed else value
        branch = others[0:1] if truth(value) else others[1:2]
        return self._value(branch[0], sheet) if branch else truth(value)

    def _guarded(self, node: Node, sheet: Sheet) -> Value:
        try:
            return self._value(node, sheet)
        except EvaluationError as error:
            return error.error

    def _operation(self, node: Operation, sheet: Sheet) -> Value:
        values = [_first(self._value(operand, sheet)) for operand in node.operands]
        for value in values:
            if isinstance(value, CellError):
                return value
        return _operated(node.operator, values)


def _serial_now(book: Workbook, *, whole_days: bool) -> float:
    """The present moment in the spreadsheet's time zone as a serial number."""
    now = book.now
    seconds = 0 if whole_days else now.hour * 3600 + now.minute * 60 + now.second
    return float(serial_of(now.year, now.month, now.day, seconds))


def _first(value: Value) -> Scalar:
    return next(scalars([value]), None) if isinstance(value, list) else value


def _operated(operator: str, values: Sequence[Scalar]) -> Scalar:
    if len(values) == 1:
        value = number(values[0])
        return {"-": -value, "+": value, "%": value / 100}[operator]
    left, right = values
    if operator == "&":
        return text(left) + text(right)
    if operator in ("=", "<>", "<", ">", "<=", ">="):
        return _compared(operator, left, right)
    a, b = number(left), number(right)
    if operator == "/":
        return _finite(a / b) if b else DIVISION
    if operator == "^":
        return _power(a, b)
    return _finite({"+": a + b, "-": a - b, "*": a * b}[operator])


def _finite(result: float) -> Scalar:
    if not math.isfinite(result):
        return CellError(
            "NUM", "Numeric value is greater than 1.79769E+308 and cannot be displayed properly."
        )
    return result


def _power(base: float, exponent: float) -> Scalar:
    try:
        result = base**exponent
    except (OverflowError, ZeroDivisionError):
        return CellError("NUM", "Function POWER gives a number that is too large.")
    return (
        CellError("NUM", "Function POWER is undefined here.")
        if isinstance(result, complex)
        else result
    )


def _compared(operator: str, left: Scalar, right: Scalar) -> bool:
    """Numbers stand before text, text before truth values; text is compared without letter case."""
    a, b = _rank(left, right), _rank(right, left)
    less, same = a < b, a == b
    return {
        "=": same, "<>": not same, "<": less, ">": not less and not same,
        "<=": less or same, ">=": not less,
    }[operator]  # fmt: skip


def _rank(value: Scalar, other: Scalar) -> tuple[int, float, str]:
    if value is None:  # an empty cell equals the empty value of the other's kind
        value = "" if isinstance(other, str) else False if isinstance(other, bool) else 0.0
    if isinstance(value, bool):
        return 2, float(value), ""
    if isinstance(value, str):
        return 1, 0.0, value.casefold()
    return 0, number(value), ""


def _plain(value: object) -> Scalar:
    if isinstance(value, bool | str) or value is None:
        return value
    return float(value) if isinstance(value, int | float) else None


def _extended(value: Scalar) -> Json | None:
    """A computed value as an ExtendedValue; a reference to an empty cell gives 0."""
    if isinstance(value, CellError):
        return {"errorValue": {"type": value.type, "message": value.message}}
    if isinstance(value, bool):
        return {"boolValue": value}
    if isinstance(value, str):
        return {"stringValue": value}
    return number_value(value or 0)


__all__ = ["Block", "Calculator"]
