"""What one types a cell with: a text field, an area, a list or a check box, and what is refused.

Google's API takes any value; it is the editor that keeps to a cell's rule. So does this page.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from emulator.sheets.entering import entered
from emulator.sheets.locales import Locale

Json = Mapping[str, Any]

LONGEST = 50_000
"""Characters a cell can hold (Google, sheets/api/limits)."""

LONG_TEXT = 40
WIDE_COLUMN = 200
REFUSED = "Этого значения нет в списке: {offered}. Выберите одно из них или оставьте ячейку пустой."
TOO_LONG = "Слишком длинно: в ячейку помещается 50 000 знаков, а здесь {count}."
NO_TICK = "В этой ячейке флажок: поставьте его или снимите."


@dataclass(frozen=True)
class Control:
    """How a cell is typed.

    Attributes:
        kind: `tick`, `choice`, `area` or `line`.
        value: What stands there, as one would type it again.
        options: What a list offers.
        strict: Whether the list refuses anything else.
    """

    kind: str
    value: str
    options: tuple[str, ...] = ()
    strict: bool = False


def control_of(cell: Json, locale: Locale, year: int, width: int) -> Control:
    """The control of a cell (Google's CellData) in a column of so many pixels."""
    value = typed(cell, locale, year)
    rule = cell.get("dataValidation", {})
    condition = rule.get("condition", {})
    if condition.get("type") == "BOOLEAN":
        return Control("tick", value)
    if condition.get("type") == "ONE_OF_LIST":
        options = tuple(given.get("userEnteredValue", "") for given in condition.get("values", ()))
        return Control("choice", value, options, bool(rule.get("strict")))
    is_long = "\n" in value or len(value) > LONG_TEXT or width >= WIDE_COLUMN
    return Control("area" if is_long else "line", value)


def typed(cell: Json, locale: Locale, year: int) -> str:
    """The value of a cell as one would type it to get the same again.

    A text that looks like a number or a formula gets the apostrophe with which one types it.
    """
    value = cell.get("userEnteredValue", {})
    if "formulaValue" in value:
        return str(value["formulaValue"])
    if "stringValue" in value:
        return _typed_text(cell, str(value["stringValue"]), locale, year)
    if "boolValue" in value:
        return "TRUE" if value["boolValue"] else "FALSE"
    if "numberValue" not in value:
        return ""
    shown = str(cell.get("formattedValue", ""))
    if entered(shown, locale, year)[0] == value:
        return shown
    return f"{value['numberValue']}".replace(".", locale.decimal)


def _typed_text(cell: Json, text: str, locale: Locale, year: int) -> str:
    if cell.get("userEnteredFormat", {}).get("numberFormat", {}).get("type") == "TEXT":
        return text  # such a cell takes whatever is typed as it is
    return text if entered(text, locale, year)[0] in ({"stringValue": text}, None) else f"'{text}"


def problem_of(control: Control, value: str) -> str:
    """What is wrong with a value that was typed; "" where it is taken."""
    if len(value) > LONGEST:
        return TOO_LONG.format(count=f"{len(value):,}".replace(",", "\u00a0"))
    if control.kind == "tick" and value not in ("", "TRUE", "FALSE"):
        return NO_TICK
    if control.kind == "choice" and control.strict and value not in ("", *control.options):
        return REFUSED.format(offered=", ".join(f"«{option}»" for option in control.options))
    return ""
