"""What a cell of an .xlsx shows, by the letter of ECMA-376 as far as lists and plans need it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sync.tabular.package import whole

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_BUILT_IN_DATES = frozenset({*range(14, 18), 22, *range(27, 32), 36, *range(50, 59)})
"""Numbers of formats that show a day (18.8.30)."""
_NOT_SHOWN = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_DAY = re.compile("[dyдг]", re.IGNORECASE)
_FROM_1900, _FROM_1904 = date(1899, 12, 30), date(1904, 1, 1)
_LAST_SERIAL = 2_957_000


@dataclass(frozen=True)
class Cells:
    """What the cells of one workbook refer to.

    Attributes:
        strings: Its shared texts.
        dates: Styles that show a number as a day.
        epoch: The day from which days are counted.
    """

    strings: Sequence[str]
    dates: frozenset[int]
    epoch: date

    def shown(self, cell: Any) -> str:
        """The value as people see it: «3.1», «12», «15.09.2026», «да»; "" for an error."""
        kind, value = cell.get("t", "n"), cell.findtext(f"{S}v") or ""
        if kind == "inlineStr":
            return text_of(cell)
        if kind == "s":
            return self._shared(whole(value, -1))
        if kind == "b":
            return "да" if value in {"1", "true"} else "нет"
        if kind == "n":
            return self._number(value, whole(cell.get("s"), 0))
        if kind == "d":
            return _day(value)
        return "" if kind == "e" else value

    def _shared(self, place: int) -> str:
        return self.strings[place] if 0 <= place < len(self.strings) else ""

    def _number(self, value: str, style: int) -> str:
        try:
            number = float(value)
        except ValueError:
            return value
        if style in self.dates and 1 <= number < _LAST_SERIAL:
            return f"{self.epoch + timedelta(days=int(number)):%d.%m.%Y}"
        if number.is_integer() and abs(number) < 1e15:
            return str(int(number))
        return f"{number:.10g}"


def text_of(item: Any) -> str:
    """The runs of a text, without how they are read aloud (<rPh>)."""
    return "".join(t.text or "" for t in item.iter(f"{S}t") if t.getparent().tag != f"{S}rPh")


def date_styles(styles: Any) -> frozenset[int]:
    """Numbers of the cell styles that show a number as a day: a format with a «d» or «y» outside quotes and brackets."""
    own = {
        found.get("numFmtId"): _NOT_SHOWN.sub("", found.get("formatCode", ""))
        for found in styles.iterfind(f"{S}numFmts/{S}numFmt")
    }
    used = [style.get("numFmtId", "0") for style in styles.iterfind(f"{S}cellXfs/{S}xf")]
    return frozenset(
        place
        for place, number in enumerate(used)
        if whole(number, 0) in _BUILT_IN_DATES or _DAY.search(own.get(number, ""))
    )


def epoch_of(workbook: Any) -> date:
    """The day from which a workbook counts days: those begun on a Macintosh from 1904."""
    properties = workbook.find(f"{S}workbookPr")
    counted = "0" if properties is None else properties.get("date1904", "0")
    return _FROM_1904 if counted in {"1", "true"} else _FROM_1900


def _day(value: str) -> str:
    try:
        return f"{date.fromisoformat(value[:10]):%d.%m.%Y}"
    except ValueError:
        return value
