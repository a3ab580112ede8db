"""Number formats: how a number is shown under a pattern and a locale.

Written from Google's description of date and number patterns. Covered: sections parted by `;`,
digit places `0 # ?`, grouping, decimals, percent, exponents, literals, `@`, and date and time
letters. Colours and conditions in brackets are read over.
"""

import math
import re
from datetime import datetime

from emulator.sheets.areas import Json
from emulator.sheets.locales import Locale
from emulator.sheets.serials import FIRST_DAY, LAST_DAY, moment_of

DATE_TYPES = {"DATE", "TIME", "DATE_TIME"}

DEFAULT_PATTERNS = {
    "NUMBER": "#,##0.00",
    "PERCENT": "0.00%",
    "SCIENTIFIC": "0.00E+00",
    "TEXT": "@",
}
_TOKENS = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|\[(?P<span>h+|m+|s+)\]|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<half>AM/PM|am/pm|a/p|A/P)|(?P<date>y+|M+|d+|h+|H+|m+|s+)|(?P<fraction>\.0+(?=$|[^0#?]))"
    r"|(?P<other>.)",
    re.DOTALL,
)
_DIGITS = re.compile(r"[0#?](?:[0#?,.]*[0#?])?(?:[Ee][+-]?[0#?]+)?|[.][0#?]+")
_LITERAL = re.compile(r'"([^"]*)"|\\(.)|\[[^\]]*\]|_.|\*.', re.DOTALL)


def is_date_format(number_format: Json) -> bool:
    """Whether a number under this format is a moment."""
    if number_format.get("type") in DATE_TYPES:
        return True
    bare = _LITERAL.sub("", number_format.get("pattern", ""))
    return number_format.get("type") is None and bool(re.search(r"[yMdHhs]", bare))


def formatted_number(value: float, number_format: Json, locale: Locale) -> str:
    """How a number is shown."""
    kind = number_format.get("type")
    pattern = number_format.get("pattern") or _default_pattern(kind, locale)
    if not pattern or pattern.lower() == "general":
        return general(value, locale)
    if is_date_format(number_format):
        if not FIRST_DAY <= value <= LAST_DAY:
            return general(value, locale)
        return _formatted_date(value, pattern, locale)
    return _formatted_number(value, pattern, locale)


def general(value: float, locale: Locale) -> str:
    """A number without a format: up to ten significant digits, whole numbers in full."""
    if value == int(value) and abs(value) < 1e15:
        return str(int(value))
    if 1e-10 <= abs(value) < 1e15:
        decimals = 9 - math.floor(math.log10(abs(value)))
        text = f"{value:.{max(decimals, 0)}f}".rstrip("0").rstrip(".")
    else:
        mantissa, _, exponent = f"{value:.5E}".partition("E")
        text = (
            f"{mantissa.rstrip('0').rstrip('.')}E{exponent[0]}{exponent[1:].lstrip('0').zfill(2)}"
        )
    return text.replace(".", locale.decimal)


def _default_pattern(kind: str | None, locale: Locale) -> str:
    if kind in DATE_TYPES:
        return {"DATE": locale.date, "TIME": locale.time}.get(kind, locale.date_time)
    if kind == "CURRENCY":
        return (
            f'"{locale.currency}"#,##0.00'
            if locale.decimal == "."
            else f'#,##0.00" {locale.currency}"'
        )
    return DEFAULT_PATTERNS.get(kind or "", "")


def _sections(pattern: str) -> list[str]:
    """The parts of a pattern between semicolons that are no literals."""
    parts = re.findall(r'(?:"[^"]*"|\\.|[^;"\\])+|(?<=;)(?=;|$)', pattern)
    return parts or [pattern]


def _formatted_number(value: float, pattern: str, locale: Locale) -> str:
    sections = _sections(pattern)
    section, sign = sections[0], "-" if value < 0 else ""
    if value < 0 and len(sections) > 1:
        section, sign = sections[1], ""
    elif value == 0 and len(sections) > 2:
        section = sections[2]
    if "@" in _LITERAL.sub("", section):
        return section.replace("@", general(value, locale)).replace('"', "")
    bare = _LITERAL.sub(lambda m: "\0" * len(m[0]), section)
    number = _DIGITS.search(bare)
    scaled = abs(value) * 100 if "%" in bare else abs(value)
    digits = _digits(scaled, number[0], locale) if number else ""
    start, end = number.span() if number else (len(section), len(section))
    if not any(c in "123456789" for c in digits):
        sign = ""
    return sign + _literal(section[:start]) + digits + _literal(section[end:])


def _literal(text: str) -> str:
    """The text around the digits, quotes and escapes undone."""
    return _LITERAL.sub(lambda m: m[1] or m[2] or "", text)


def _digits(value: float, places: str, locale: Locale) -> str:
    """A number that is not negative under the digit places of a pattern."""
    mantissa, mark, exponent = re.match(r"([^Ee]*)([Ee]?)(.*)", places).groups()  # type: ignore[union-attr]  # the pattern matches any text
    if mark:
        decimals = len(mantissa.partition(".")[2])
        head, _, power = f"{value:.{decimals}E}".partition("E")
        width = sum(c in "0#?" for c in exponent)
        return f"{head.replace('.', locale.decimal)}E{power[0]}{power[1:].lstrip('0').zfill(width)}"
    whole, _, decimals_text = mantissa.partition(".")
    text = f"{value:.{len(decimals_text)}f}"
    before, _, after = text.partition(".")
    optional = len(decimals_text) - len(decimals_text.rstrip("#"))
    while optional and after.endswith("0"):
        after, optional = after[:-1], optional - 1
    before = before.lstrip("0").zfill(whole.count("0"))
    if "," in whole:
        before = _grouped(before, locale.group)
    return before + (locale.decimal + after if after else "")


def _grouped(digits: str, mark: str) -> str:
    head = len(digits) % 3
    parts = [digits[:head]] if head else []
    return mark.join(parts + [digits[i : i + 3] for i in range(head, len(digits), 3)])


def _formatted_date(value: float, pattern: str, locale: Locale) -> str:
    moment = moment_of(value)
    tokens = list(_TOKENS.finditer(_sections(pattern)[0]))
    half = any(token["half"] for token in tokens)
    out: list[str] = []
    for index, token in enumerate(tokens):
        letters = token["date"]
        if letters and letters[0] in "mM" and len(letters) <= 2 and _is_minutes(tokens, index):
            out.append(str(moment.minute).zfill(len(letters)))
        elif letters:
            out.append(_date_part(letters, moment, locale, half=half))
        else:
            out.append(_other_part(token, value, moment, locale))
    return "".join(out)


def _is_minutes(tokens: list[re.Match[str]], index: int) -> bool:
    """Whether m stands for minutes: after hours or before seconds; M never does."""
    if tokens[index]["date"][0] == "M":
        return False
    before = next((_time_letter(t) for t in reversed(tokens[:index]) if _time_letter(t)), "")
    after = next((_time_letter(t) for t in tokens[index + 1 :] if _time_letter(t)), "")
    return before in ("h", "H") or after == "s"


def _time_letter(token: re.Match[str]) -> str:
    return (token["date"] or token["span"] or "")[:1]


def _date_part(letters: str, moment: datetime, locale: Locale, *, half: bool) -> str:
    count, letter = len(letters), letters[0]
    if letter == "y":
        return f"{moment.year:04d}" if count > 2 else f"{moment.year % 100:02d}"
    if letter in "Mm":
        return _name_or_number(moment.month, locale.months[moment.month - 1], count)
    if letter == "d":
        return _name_or_number(moment.day, locale.days[moment.weekday()], count)
    hour = (moment.hour % 12 or 12) if half else moment.hour
    return str(hour if letter in "hH" else moment.second).zfill(min(count, 2))


def _name_or_number(number: int, name: str, count: int) -> str:
    if count < 3:
        return str(number).zfill(count)
    return name[:3] if count == 3 else name[:1] if count == 5 else name


def _other_part(token: re.Match[str], value: float, moment: datetime, locale: Locale) -> str:
    if token["span"]:
        unit = {"h": 24, "m": 1440, "s": 86400}[token["span"][0]]
        return str(int(value * unit + 1e-6)).zfill(len(token["span"]))
    if token["half"]:
        word = "AM" if moment.hour < 12 else "PM"
        word = word if len(token["half"]) > 3 else word[0]
        return word if token["half"][0].isupper() else word.lower()
    if token["fraction"]:
        thousandths = f"{moment.microsecond // 1000:03d}"
        return locale.decimal + thousandths[: len(token["fraction"]) - 1]
    return token["quoted"] or token["escaped"] or token["other"] or ""
