"""Days that people write in words: «пятого октября», «двадцать пятое мая», «5 октября 2026 г.»."""

import re
from datetime import date
from functools import lru_cache

from programme.russian.dates import MONTHS_OF_DAYS
from programme.russian.letters import cyrillic, plain_dashes, spaced

_STEMS = {
    "перв": 1, "втор": 2, "трет": 3, "четверт": 4, "пят": 5, "шест": 6, "седьм": 7, "восьм": 8, "девят": 9,
    "десят": 10, "одиннадцат": 11, "двенадцат": 12, "тринадцат": 13, "четырнадцат": 14, "пятнадцат": 15,
    "шестнадцат": 16, "семнадцат": 17, "восемнадцат": 18, "девятнадцат": 19, "двадцат": 20, "тридцат": 30,
}  # fmt: skip
_TENS = {"двадцать": 20, "тридцать": 30}
_ENDING = r"(?:ое|ого|ому|ым|ье|ьего|ьему|ьим)"
"""Of the day of a month, which is neuter: «пятое», «пятого», «пятому»; «первая» is a week."""

_LAST = 31

ORDINAL = (
    rf"(?<![а-я])(?:(?P<tens>{'|'.join(_TENS)}) )?(?P<ones>{'|'.join(_STEMS)}){_ENDING}(?![а-я])"
)
"""A day of the month in words, in small letters without ё."""


def day_number(found: re.Match[str]) -> str:
    """A match of ``ORDINAL`` as digits; what is no day of a month stays as it is."""
    ones = _STEMS[found["ones"]]
    if not found["tens"]:
        return str(ones)
    number = _TENS[found["tens"]] + ones
    return str(number) if ones < 10 and number <= _LAST else found[0]


_SHAPES = (
    re.compile(
        r"(?P<day>\d{1,2}) ?(?P<mark>[./-]) ?(?P<month>\d{1,2}) ?(?P=mark) ?(?P<year>\d{4})(?: 0?0:00(?::00)?)?"
    ),
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?:[t ]\d.*)?"),
    re.compile(rf"(?P<day>\d{{1,2}}) (?P<name>{'|'.join(MONTHS_OF_DAYS)}),? (?P<year>\d{{4}})"),
)
"""As people write them, and as tables copy them, with an hour behind."""

_NOISE = re.compile(r"[«»„“”\"'.,]")
_OF_YEAR = re.compile(r"(?<=\d) ?(?:г|год|года)\.?$")


@lru_cache(maxsize=4096)
def whole_day(text: str) -> date | None:
    """A day with its whole year: 15.09.2026, 15/09/2026, 2026-09-15, «15 сентября 2026 г.», in words too.

    None for anything else: a day without its year may be of this year or the next.
    """
    plain = plain_dashes(cyrillic(spaced(text))).casefold().replace("ё", "е")
    plain = _OF_YEAR.sub("", plain).rstrip(" .")
    in_words = re.sub(r"(?<=\d)-?(?:го|е|ое|ого)(?= )", "", _NOISE.sub("", plain))
    in_words = re.sub(ORDINAL, day_number, in_words)
    for written in (plain, in_words):
        for shape in _SHAPES:
            if found := shape.fullmatch(written):
                return _day(found)
    return None


def _day(found: re.Match[str]) -> date | None:
    parts = found.groupdict()
    month = MONTHS_OF_DAYS.index(parts["name"]) + 1 if "name" in parts else int(parts["month"])
    try:
        return date(int(parts["year"]), month, int(parts["day"]))
    except ValueError:
        return None
