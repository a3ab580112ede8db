"""What becomes of text that is typed into a cell (`USER_ENTERED`).

Numbers, percentages, money, dates and times are read by the spreadsheet's locale and carry a
number format with them; `=…` is a formula, a leading apostrophe makes text.
"""

import math
import re

from emulator.sheets.areas import Json
from emulator.sheets.locales import Locale
from emulator.sheets.serials import serial_of

Entered = tuple[Json | None, Json | None]  # ExtendedValue, NumberFormat

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T]+(\S.*))?")
_SHORT = re.compile(r"(\d{1,2})([./-])(\d{1,2})(?:\2(\d{4}|\d{2}))?(?: +(\S.*))?")
_TIME = re.compile(r"(\d{1,2}):([0-5]\d)(?::([0-5]\d(?:\.\d+)?))? ?([AaPp][Mm])?")


def entered(text: str, locale: Locale, year: int) -> Entered:
    """The value and the number format that typed text stands for; None where it empties or sets none.

    Args:
        text: what is typed.
        locale: of the spreadsheet.
        year: the present one, for dates without a year.
    """
    if not text:
        return None, None
    if text.startswith("=") and len(text) > 1:
        return {"formulaValue": text}, None
    if text.startswith("'"):
        return {"stringValue": text[1:]}, None
    word = text.strip().upper()
    if word in ("TRUE", "FALSE", *locale.words):
        return {"boolValue": word in ("TRUE", locale.words[0])}, None
    found = _number(text.strip(), locale) or _moment(text.strip(), locale, year)
    return found or ({"stringValue": text}, None)


def _number(text: str, locale: Locale) -> Entered | None:
    """A plain number, a percentage or an amount of money."""
    group = re.escape(locale.group) if locale.group.strip() else r"[ \u00a0\u202f]"
    plain = rf"(?:\d+|\d{{1,3}}(?:{group}\d{{3}})+)"
    decimal = re.escape(locale.decimal)
    money = re.escape(locale.currency)
    match = re.fullmatch(
        rf"([+-]?)\s?({money})?\s?({plain}?)({decimal}\d*)?([eE][+-]?\d{{1,3}})?\s?(%|{money})?",
        text,
    )
    if not match or not (match[3] or len(match[4] or "") > 1):
        return None
    whole = re.sub(group, "", match[3])
    fraction = (match[4] or "").replace(locale.decimal, ".")
    value = float(f"{match[1]}{whole or '0'}{fraction}{match[5] or ''}")
    if not math.isfinite(value):
        return None
    if match[6] == "%":
        value = round(value / 100, 15)
    return number_value(value), _typed_format(match, locale, grouped=whole != match[3])


def _typed_format(match: re.Match[str], locale: Locale, *, grouped: bool) -> Json | None:
    """The number format that the signs around a typed number bring."""
    fraction = (match[4] or "").replace(locale.decimal, ".")
    if match[6] == "%":
        return {"type": "PERCENT", "pattern": _percent(fraction)}
    if match[2] or match[6]:
        return _money_format(locale, fraction)
    if match[5]:
        return {"type": "SCIENTIFIC", "pattern": "0.00E+00"}
    if grouped:
        return {"type": "NUMBER", "pattern": "#,##0" + (".00" if fraction else "")}
    return None


def number_value(value: float) -> Json:
    """A number as an ExtendedValue; whole numbers are printed without a point."""
    whole = abs(value) < 1e15 and value == int(value)
    return {"numberValue": int(value) if whole else value}


def _percent(fraction: str) -> str:
    return "0.00%" if len(fraction) > 1 else "0%"


def _money_format(locale: Locale, fraction: str) -> Json:
    digits = "#,##0.00" if fraction else "#,##0"
    before = locale.decimal == "."
    sign = f'"{locale.currency}"'
    return {"type": "CURRENCY", "pattern": sign + digits if before else f"{digits} {sign}"}


def _moment(text: str, locale: Locale, year: int) -> Entered | None:
    """A date, a time or both; None where it is none or no such day exists."""
    if match := _TIME.fullmatch(text):
        fraction = _day_fraction(match)
        pattern = "h:mm" + (":ss" if match[3] else "") + (" AM/PM" if match[4] else "")
        return None if fraction is None else (
            number_value(fraction), {"type": "TIME", "pattern": pattern}
        )  # fmt: skip
    if match := _ISO.fullmatch(text):
        day, clock = (int(match[1]), int(match[2]), int(match[3])), match[4]
        return _date(day, clock, "yyyy-mm-dd")
    if match := _SHORT.fullmatch(text):
        numbers = (match[1], match[3], match[4])
        order = locale.order if match[4] else locale.short_order
        part = dict(zip(order, (int(n) for n in numbers if n), strict=False))
        full = part.get("y", year)
        full += (2000 if full < 30 else 1900) if full < 100 else 0
        return _date(
            (full, part["m"], part["d"]), match[5], locale.date if match[4] else _short(locale)
        )
    return None


def _short(locale: Locale) -> str:
    return "d.MM" if locale.order == "dmy" else "m/d"


def _date(day: tuple[int, int, int], clock: str | None, pattern: str) -> Entered | None:
    try:
        serial = serial_of(*day)
    except ValueError:
        return None
    if not clock:
        return number_value(serial), {"type": "DATE", "pattern": pattern}
    match = _TIME.fullmatch(clock)
    fraction = _day_fraction(match) if match else None
    if match is None or fraction is None:
        return None
    time = "h:mm" + (":ss" if match[3] else "")
    return number_value(serial + fraction), {"type": "DATE_TIME", "pattern": f"{pattern} {time}"}


def _day_fraction(match: re.Match[str]) -> float | None:
    hour, minute, second = int(match[1]), int(match[2]), float(match[3] or 0)
    if match[4]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if match[4].lower() == "pm" else 0)
    return (hour * 3600 + minute * 60 + second) / 86400 if hour < 24 else None
