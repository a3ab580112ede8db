"""Writing single cells: values, typed text, and CellData through a mask."""

import math
from typing import Any

from emulator.errors import invalid
from emulator.mask import Mask
from emulator.sheets.areas import Json
from emulator.sheets.borders import with_full_borders
from emulator.sheets.defaults import MAX_CELL_LENGTH
from emulator.sheets.entering import entered, number_value
from emulator.sheets.grid import Cell
from emulator.sheets.locales import Locale
from emulator.sheets.numberformats import is_date_format
from emulator.sheets.rendering import number_format
from emulator.sheets.tidy import tidy
from emulator.sheets.updatemask import written

# What of a CellData can be written; the rest is computed.
WRITABLE = (
    "userEnteredValue", "userEnteredFormat", "note", "dataValidation", "textFormatRuns",
    "pivotTable", "chipRuns",
)  # fmt: skip

TOO_LONG = (
    f"Your input contains more than the maximum of {MAX_CELL_LENGTH} characters in a single cell."
)


def with_value(cell: Cell, value: Any, *, raw: bool, locale: Locale, year: int) -> Cell:
    """A cell after a JSON scalar was written to it by the `values` methods.

    RAW keeps text as text; otherwise it is read like typing. "" empties the cell and leaves its
    format. A cell formatted as text takes everything typed as text.
    """
    if not isinstance(value, str):
        return _valued(cell, scalar_value(value))
    check_length(value)
    if raw or number_format(cell).get("type") == "TEXT":
        return _valued(cell, {"stringValue": value} if value else None)
    found, given_format = entered(value, locale, year)
    return _formatted(_valued(cell, found), given_format)


def scalar_value(value: Any) -> Json | None:
    """A JSON number, truth value or text as an ExtendedValue."""
    if isinstance(value, bool):
        return {"boolValue": value}
    if isinstance(value, (int, float)):
        if not math.isfinite(value):
            raise invalid(f"Invalid number value: {value}")
        return number_value(value)
    return {"stringValue": value} if value else None


def check_length(text: str) -> None:
    """400 where text is longer than a cell may hold."""
    if len(text) > MAX_CELL_LENGTH:
        raise invalid(TOO_LONG)


def _valued(cell: Cell, value: Json | None) -> Cell:
    rest = {
        k: v for k, v in cell.items() if k not in ("userEnteredValue", "textFormatRuns", "chipRuns")
    }
    return {"userEnteredValue": value} | rest if value else rest


def _formatted(cell: Cell, given: Json | None) -> Cell:
    """A cell with the number format that its typed value brought, unless it has one that fits."""
    if given is None:
        return cell
    now = number_format(cell)
    if now and (now.get("type") == given["type"] or is_date_format(now) == is_date_format(given)):
        return cell
    kept = cell.get("userEnteredFormat") or {}
    return cell | {"userEnteredFormat": kept | {"numberFormat": given}}


def with_data(cell: Cell, data: Json, mask: Mask) -> Cell:
    """A cell after the masked fields of a CellData were written to it."""
    given: Json = tidy(data)
    changed = written(cell, given, mask)
    value: Json = changed.get("userEnteredValue") or {}
    for name in ("stringValue", "formulaValue"):
        check_length(value.get(name) or "")
    kept = {name: changed[name] for name in WRITABLE if changed.get(name)}
    if "userEnteredFormat" in kept:
        kept["userEnteredFormat"] = with_full_borders(kept["userEnteredFormat"])
    return {name: part for name, part in kept.items() if part}
