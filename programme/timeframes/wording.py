"""Wordings brought to one spelling, so that the rules need not know every typist's habits."""

import re
import unicodedata

from programme.russian.days import ORDINAL, day_number
from programme.russian.letters import cyrillic

MONTH_FORMS = {
    1: "январь январе января янв",
    2: "февраль феврале февраля фев февр",
    3: "март марте марта мар",
    4: "апрель апреле апреля апр",
    5: "май мае мая",
    6: "июнь июне июня",
    7: "июль июле июля",
    8: "август августе августа авг",
    9: "сентябрь сентябре сентября сен сент",
    10: "октябрь октябре октября окт",
    11: "ноябрь ноябре ноября ноя нояб",
    12: "декабрь декабре декабря дек",
}
MONTHS = {form: number for number, forms in MONTH_FORMS.items() for form in forms.split()}
"""Every form of a month's name, without ё and capitals → its number."""

NAMES = tuple(forms.split()[0] for forms in MONTH_FORMS.values())
GENITIVES = tuple(forms.split()[2] for forms in MONTH_FORMS.values())

COUNTED = r"(?=(?:-?[а-я]+ )?(?:недел|квартал|полугод|декад|половин|этап))"

_WEEKDAY = "(?:понедельник|вторник|сред|четверг|пятниц|суббот|воскресен)"
_ORDINALS = {"перв": "1", "втор": "2", "трет": "3", "четверт": "4", "последн": "последняя"}
_NUMBERS = {
    "один": "1", "одного": "1", "два": "2", "двух": "2", "две": "2", "три": "3", "трех": "3", "четыре": "4",
    "пять": "5", "пяти": "5", "десять": "10", "десяти": "10",
}  # fmt: skip


def _ordinal(found: re.Match[str]) -> str:
    return _ORDINALS[found["stem"]] + " "


def _numeric_date(found: re.Match[str]) -> str:
    """«15.05.23» as «15 мая 2023»; what is no date stays."""
    day, month = int(found["day"]), int(found["month"])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return found[0]
    year = found["year"] or ""
    written = f" {'20' + year if len(year) == 2 else year}" if year else ""
    return f"{day} {GENITIVES[month - 1]}{written}"


def _numeric_month(found: re.Match[str]) -> str:
    month = int(found["month"])
    return f"{NAMES[month - 1]} {found['year']}" if 1 <= month <= 12 else found[0]


_SPELLING: tuple[tuple[str, str], ...] = (
    ("[‐-―−]", "-"),
    ("[«»„“”\"'‘’‹›`]", ""),
    ("ё", "е"),
    ("і", "i"),  # the Ukrainian letter, typed for a Roman numeral
    (r"\s+", " "),
    (r"(?<=[а-я])(?=\d)", " "),  # «сентябрь25»
    (r"(?<=\d)(?=[а-я]{4})", " "),
    (r" ?- ?", "-"),
    (r" ?/ ?", "/"),
    (r"^(?:(?:в )?срок[и]?|дата)(?: исполнения| проведения)?(?:-|: ?)", ""),
    (r"(?<![а-я])в ?теч(?:ени[еию]?(?![а-я])|\.) ?", "в течение "),
    (r"\( +", "("),
    (r" +\)", ")"),
    (r" +([,;.])", r"\1"),
    (r"(?<![а-яa-z])(?:учебн[а-я]+|уч\.?) ?(?:год[а-я]*|г)(?![а-я])\.?", "учгод"),
    (r"(?<=\d) ?(?:г\. ?г\.?|гг?\.?|год[а-я]*)(?![а-я])\.?", " г"),
    (r"(?<=\d)-(?:го|ый|ой|ий|ого|ое|ая|ую|ом|ым|му|м|х|е|й|я|ю)(?![а-я])", ""),
    (r"(?<![a-z])iv(?![a-z])", "4"),
    (r"(?<![a-z])iii(?![a-z])", "3"),
    (r"(?<![a-z])ii(?![a-z])", "2"),
    (r"(?<![a-z])i(?![a-z])", "1"),
    (r"(?<![а-я])кв\.?(?![а-я])", "квартал"),
    (r"(?<![а-я])мес\.?(?![а-я])", "месяцев"),
    (r"(?<![а-я])(янв|февр?|мар|апр|авг|сент?|окт|нояб?|дек)\.", r"\1"),
    (r"(?<![а-я])полгода(?![а-я])", "полугодие"),
    (r"(?<=\d) ?р\.?(?= ?(?:в|/|за)(?![а-я]))", " раз"),
    (r"(?<=раз)/", " в "),
    (r"(?<=раза)/", " в "),
    (r"(?<![а-я])дважды(?![а-я])", "2 раза"),
    (r"(?<![а-я])трижды(?![а-я])", "3 раза"),
    (r"(?<![а-я])поквартально(?![а-я])|по кварталам", "ежеквартально"),
    (r"(?<![а-я])помесячно(?![а-я])|по месяцам", "ежемесячно"),
    (r"по полугодиям|кажд[а-я]+ полугоди[а-я]+", "1 раз в полугодие"),
    (rf"кажд[а-я]+ (?=(?:\d{{1,2}}|два|две|три) (?!{_WEEKDAY}))", "1 раз в "),
    (r"на постоянной основе", "постоянно"),
    (r"(?:понедельник|вторник|среда|четверг|пятница|суббота),? (?=\d)", ""),
    (r"(?<=[а-я\d])(?:,? в \d{1,2}[.:-]\d\d| \d{1,2}:\d\d)(?: ?ч(?:ас)?[а-я]*)?$", ""),
    (r"(?<!\d)(\d\d)[-/](\d\d) (?=учгод)", r"20\1-20\2 "),
    (r"(?<!\d)(\d{1,2})/(\d{1,2})/(20\d\d)(?!\d)", r"\1.\2.\3"),
    (r"(?<!\d)(20\d\d)-(\d\d)-(\d\d)(?!\d)", r"\3.\2.\1"),
    (r"(?<!\d)(0\d|1[0-2])/(20\d\d)(?!\d)", r"\1.\2"),
)  # fmt: skip


_DAY = re.compile(
    rf"{ORDINAL}(?= (?:{'|'.join(MONTHS)}|числ[аоу])(?![а-я])|(?:-| по | и |, ?)\d{{1,2}} |,? по \d{{1,2}} )"
)
"""A day of the month in words: a month follows, or another day that one follows."""

_MOST_DAYS = 5
"""Days that one wording lists; each pass turns the last one that is left into digits."""


def _days_in_digits(text: str) -> str:
    for _ in range(_MOST_DAYS):
        text = _DAY.sub(day_number, text)
    return text


def normalise(raw: str) -> str:
    """The wording in small letters, with one kind of dash, space, numeral, date and «год».

    Years come out as «2023 г» or «2023», the school year as «учгод», «15.05.2023» as «15 мая 2023», Roman
    numerals (in Latin or Cyrillic letters) and ordinals before a unit as digits.
    """
    text = cyrillic(unicodedata.normalize("NFKC", raw)).casefold()
    for pattern, replacement in _SPELLING:
        text = re.sub(pattern, replacement, text)
    text = _days_in_digits(text)
    text = re.sub(
        rf"(?<![а-я])(?P<stem>{'|'.join(_ORDINALS)})[а-я]{{1,3}} {COUNTED}", _ordinal, text
    )
    text = re.sub(
        rf"(?<![а-я])(?P<stem>{'|'.join(_ORDINALS)})[а-я]{{1,3}} (?={_WEEKDAY}|день)",
        _ordinal,
        text,
    )
    text = re.sub(
        rf"(?<![а-я])(?P<stem>{'|'.join(_ORDINALS)})[а-я]{{1,3}}(?=(?:,| и) (?:[1-4]|последняя) {_WEEKDAY})",
        lambda found: _ordinal(found).strip(),
        text,
    )
    text = re.sub(
        rf"(?<![а-я])({'|'.join(_NUMBERS)})(?= (?:раз|дн|недел|месяц|квартал|лет|год))",
        lambda m: _NUMBERS[m[1]],
        text,
    )
    text = re.sub(
        r"(?<![\d.])(?P<day>\d{1,2})\.(?P<month>\d{1,2})(?:\.(?P<year>\d{4}|\d\d))?(?![\d.]*\d)",
        _numeric_date,
        text,
    )
    text = re.sub(r"(?<![\d.])(?P<month>\d\d)\.(?P<year>20\d\d)(?!\d)", _numeric_month, text)
    text = re.sub(r"(?<=[а-я])\.(?= ?(?:-|по |до |,))", "", text)  # «01.09. по 15.09.»
    text = re.sub(rf"(\d{{1,2}}) числа (?=(?:{'|'.join(MONTHS)})(?![а-я]))", r"\1 ", text)
    text = text.strip(" .,;:")
    if text.startswith("(") and text.endswith(")") and text.count("(") == 1:
        text = text[1:-1]
    return text.strip(" .,;:")
