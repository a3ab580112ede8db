"""Typed cells: what Google returns and what it is sent, without ever being parsed as if typed by hand."""

import math
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from generators.workbook.columns import CellValue
from programme.russian.days import whole_day

EPOCH = date(1899, 12, 30)
"""Day 0 of a date in Sheets (Google, sheets/api/guides/formats)."""

LAST_DAY = 200_000
"""Serial numbers beyond this (the year 2447) are no dates that people meant."""

LONGEST_TEXT = 50_000
"""Characters a cell can hold (Google, sheets/api/limits)."""

_UNFIT = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)

FORMULA = "\0formula"
"""Stands for a formula that somebody typed into a cell of ours; equal to no value of ours."""

Scalar = str | float | bool | None


def scalar(value: CellValue) -> Scalar:
    """A value as the cell will hold it: dates as serial numbers, texts cleaned and cut, "" as empty."""
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, date):
        return float((value - EPOCH).days)
    if isinstance(value, int | float):
        return float(value)
    return clean(value) or None


def clean(text: str) -> str:
    """A text that Sheets keeps as it is and that reads as it is: plain line ends, not too long.

    Control characters go, halves of surrogate pairs too, and what turns the direction of a text:
    with it an answer could show something else than it holds.
    """
    if text.isprintable() and len(text) <= LONGEST_TEXT // 2:  # as most texts are: nothing to mend
        return text.strip()
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return shortened(_UNFIT.sub("", plain).strip())


def shortened(text: str) -> str:
    """The text, or its beginning with a mark where a cell can't hold it whole."""
    units = len(text.encode("utf-16-le")) // 2
    if units <= LONGEST_TEXT:
        return text
    mark = f" … [здесь начало; весь ответ, {len(text)} знаков, — в самой форме]"
    room = LONGEST_TEXT - len(mark)
    return text.encode("utf-16-le")[: room * 2].decode("utf-16-le", errors="ignore") + mark


def encode(value: Scalar) -> dict[str, Any]:
    """Google's CellData for a value; typed, so a text is a text whatever it begins with."""
    if value is None:
        return {}
    if isinstance(value, bool):
        return {"userEnteredValue": {"boolValue": value}}
    if isinstance(value, float):
        return {"userEnteredValue": {"numberValue": value}}
    return {"userEnteredValue": {"stringValue": value}}


def decode(cell: Mapping[str, Any], *, ours: bool) -> Scalar:
    """The value of Google's CellData.

    Args:
        cell: CellData with userEnteredValue and effectiveValue.
        ours: The programme owns the column: a formula there isn't what we wrote.
    """
    if ours and "formulaValue" in cell.get("userEnteredValue", {}):
        return FORMULA
    value = cell.get("effectiveValue") or {}
    if "boolValue" in value:
        return bool(value["boolValue"])
    if "numberValue" in value:
        return float(value["numberValue"])
    text = str(value.get("stringValue", ""))
    return text or None


def moment(text: str, zone: str) -> float:
    """A moment of Google's (RFC 3339) as the cell holds it: wall time in the institution's zone, to the second."""
    local = datetime.fromisoformat(text.replace("Z", "+00:00")).astimezone(ZoneInfo(zone))
    since = local.replace(tzinfo=None, microsecond=0) - datetime.combine(EPOCH, time())
    return since / timedelta(days=1)


def _wall_time(value: Scalar) -> datetime | None:
    if not isinstance(value, float) or not 1 <= value < LAST_DAY:
        return None
    return datetime.combine(EPOCH, time()) + timedelta(seconds=round(value * 86_400))


def moment_text(value: Scalar, zone: str) -> str:
    """The moment that a cell holds, as RFC 3339 in UTC; "" where it holds none."""
    local = _wall_time(value)
    if local is None:
        return ""
    return local.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def moment_words(value: Scalar) -> str:
    """The moment that a cell holds, as people read it."""
    local = _wall_time(value)
    return f"{local:%d.%m.%Y %H:%M}" if local else ""


def same(one: Scalar, other: Scalar) -> bool:
    """Whether two cells hold the same; Sheets keeps fifteen digits of a number."""
    if isinstance(one, float) and isinstance(other, float):
        return math.isclose(one, other, rel_tol=1e-12, abs_tol=1e-9)
    return type(one) is type(other) and one == other


def as_text(value: Scalar) -> str:
    """The value as people read it; whole numbers without a point."""
    if value is None or value == FORMULA:
        return ""
    if isinstance(value, bool):
        return "да" if value else ""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    return value.strip()


def as_date(value: Scalar) -> date | None:
    """A date that people typed: a serial number, or text such as 01.09.2026 or «1 сентября 2026 г.»; None where it is neither."""
    if isinstance(value, float) and 1 <= value < LAST_DAY:
        return EPOCH + timedelta(days=int(value))
    return whole_day(value) or _short_year(value) if isinstance(value, str) else None


def _short_year(text: str) -> date | None:
    """«15.01.27» as the day in the year 27 that it names: people are then asked for the whole year."""
    found = re.fullmatch(r"(\d{1,2})\.(\d{1,2})\.(\d{1,3})(?: ?г\.?)?", text.strip())
    try:
        return date(int(found[3]), int(found[2]), int(found[1])) if found else None
    except ValueError:
        return None
