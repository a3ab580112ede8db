"""What a spreadsheet's locale decides: separators, orders of dates, words, default patterns."""

import re
from dataclasses import dataclass, replace

from emulator.quirks import Quirks

_ENGLISH_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_ENGLISH_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_RUSSIAN_MONTHS = [
    "январь",
    "февраль",
    "март",
    "апрель",
    "май",
    "июнь",
    "июль",
    "август",
    "сентябрь",
    "октябрь",
    "ноябрь",
    "декабрь",
]
_RUSSIAN_DAYS = ["понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье"]


@dataclass(frozen=True)
class Locale:
    """How values are typed and shown.

    Attributes:
        order: of day, month and year in a typed date, as letters.
        short_order: of a typed date without a year.
        date, time: the patterns of a DATE or TIME format that names none.
        words: how TRUE and FALSE are typed besides the English words.
        semicolon: whether a semicolon parts arguments also where the comma does.
    """

    decimal: str = "."
    group: str = ","
    order: str = "mdy"
    date: str = "M/d/yyyy"
    time: str = "h:mm:ss AM/PM"
    date_time: str = "M/d/yyyy H:mm:ss"
    currency: str = "$"
    words: tuple[str, str] = ("TRUE", "FALSE")
    months: tuple[str, ...] = tuple(_ENGLISH_MONTHS)
    days: tuple[str, ...] = tuple(_ENGLISH_DAYS)
    semicolon: bool = True

    @property
    def separators(self) -> str:
        """What may part the arguments of a function: a comma unless it is the decimal mark."""
        if self.decimal == ",":
            return ";"
        return ",;" if self.semicolon else ","

    @property
    def short_order(self) -> str:
        """Order of a date without its year."""
        return self.order.replace("y", "")


_LOCALES = {
    "en_US": Locale(),
    "en_GB": Locale(
        order="dmy", date="dd/MM/yyyy", time="HH:mm:ss", date_time="dd/MM/yyyy HH:mm:ss",
        currency="£",
    ),
    "ru_RU": Locale(
        decimal=",", group="\N{NO-BREAK SPACE}", order="dmy", date="dd.MM.yyyy", time="H:mm:ss",
        date_time="dd.MM.yyyy H:mm:ss", currency="₽", words=("ИСТИНА", "ЛОЖЬ"),
        months=tuple(_RUSSIAN_MONTHS), days=tuple(_RUSSIAN_DAYS),
    ),
    "fr_FR": Locale(
        decimal=",", group="\N{NARROW NO-BREAK SPACE}", order="dmy", date="dd/MM/yyyy",
        time="HH:mm:ss", date_time="dd/MM/yyyy HH:mm:ss", currency="€", words=("VRAI", "FAUX"),
    ),
    "de_DE": Locale(
        decimal=",", group=".", order="dmy", date="dd.MM.yyyy", time="HH:mm:ss",
        date_time="dd.MM.yyyy HH:mm:ss", currency="€", words=("WAHR", "FALSCH"),
    ),
}  # fmt: skip


def is_locale_name(name: str) -> bool:
    """Whether a name has the form of a locale: `ru`, `ru_RU`."""
    return re.fullmatch(r"[a-z]{2,3}(_[A-Z]{2})?", name) is not None


def formula_locale(name: str, quirks: Quirks) -> Locale:
    """The locale in which the formulas of a spreadsheet with this locale are read."""
    locale = locale_named("en_US" if quirks.is_other("sheets.formula-locale") else name)
    return replace(locale, semicolon=not quirks.is_other("sheets.semicolon"))


def locale_named(name: str) -> Locale:
    """The locale with a name; one that is not known here behaves like American English."""
    return _LOCALES.get(name, _LOCALES["en_US"])
