"""What a text of a plan looks like: a number, a deadline, somebody responsible, a heading."""

import re
from datetime import date
from functools import lru_cache

from programme.russian.letters import spaced
from programme.russian.texts import normal_text
from programme.school_year import school_year_of
from programme.timeframes import TimeframeKind, read_timeframe

_ANY_YEAR = school_year_of(date(2026, 10, 1))
_APOSTROPHES = " '’‘`"
"""What people put before a number in a spreadsheet to keep it text."""

_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10}
_ROMAN_LETTERS = str.maketrans("ІіХхVvIiXx", "iixxvviixx")
_ROMAN = r"[IVXІХivxіх]{1,5}"
_PARTS = rf"(?:\d{{1,3}}|{_ROMAN})(?: ?\. ?\d{{1,3}}){{0,3}}"
_NUMBER = re.compile(rf"(?:№ ?|п(?:ункт|\.) ?)?(?P<n>{_PARTS})(?: ?[.)])?")
_NUMBERED = re.compile(
    rf"(?P<n>\d{{1,3}}(?:\.\d{{1,3}}){{1,3}}\.?\)?|\d{{1,3}}[.)]|{_ROMAN}[.)])\s*(?P<rest>[^\s\d.].*)",
    re.DOTALL,
)
_MONTH_NAMES = ("янв", "фев", "мар", "апр", "ма", "июн", "июл", "авг", "сен", "окт", "ноя", "дек")
_SPOILT_BY_EXCEL = re.compile(
    r"(?P<day>\d{1,2})[.\- ]?(?P<month>янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек)[а-я]*\.?"
)
_SPOILT_DATE = re.compile(r"(?P<day>\d\d)\.(?P<month>\d\d)\.(?:20)?\d\d")

_CALENDAR = frozenset(
    {TimeframeKind.DATE, TimeframeKind.BEFORE, TimeframeKind.AFTER, TimeframeKind.RANGE, TimeframeKind.MONTH,
     TimeframeKind.QUARTER, TimeframeKind.SCHOOL_YEAR, TimeframeKind.CALENDAR_YEAR}
)  # fmt: skip
_STRONG = _CALENDAR | {TimeframeKind.RECURRING, TimeframeKind.CONTINUOUS}
_SAYS_WHEN = _STRONG | {TimeframeKind.ON_DEMAND, TimeframeKind.EXTERNAL, TimeframeKind.EVENT}

_PEOPLE = re.compile(
    r"(?:^|[\s,;/(])(?:и\.? ?о\.?\s)?(?:заведующ|зам(?:\.|еститель|\s)|завед|директор|руководител|куратор|наставник|наставляем|педагог|психолог"
    r"|воспитател|методист|ст\. ?воспитател|старш|администраци|рабоч\w+ групп|творческ\w+ групп|логопед|дефектолог|учител|инструктор|музыкальн|делопроизвод"
    r"|специалист|ответственн\w+ за|председател|секретар|профком|профсоюз|совет\b|коллектив|тьютор|завуч|увр\b|вмр\b|член)"
)
_PAPERS = re.compile(
    r"(?:^|[\s,;(-])(?:приказ|положени|протокол|справк|анализ|отчет|аналитическ|план\b|план[ы-]|программ|журнал|лист|баз[аы]|анкет|соглашени|договор|сценари|презентаци"
    r"|материал|информаци|перечень|список|банк|карт[аы]|конспект|публикаци|сертификат|реестр|согласи|дорожная|график|рекомендаци|методическ|опросн|кейс|памятк|буклет|сайт|пакет)"
)
_HEADING = re.compile(
    rf"(?:раздел|этап|блок|модуль|направление|глава|часть|задача|цель)(?: ?№)? ?(?:\d{{1,2}}|{_ROMAN})(?!\d)(?: ?[.:)\-].*| .*|)"
    rf"|(?:\d{{1,2}}(?:-?[а-я]{{1,2}})?|{_ROMAN}|перв\w+|втор\w+|трет\w+|четверт\w+|пят\w+|заключительн\w+|подготовительн\w+|основн\w+|организационн[\w-]+"
    rf"|практическ\w+|аналитическ\w+|итогов\w+|внедренческ\w+|диагностическ\w+|рефлексивн\w+|проектировочн\w+) ?[-.]? ?(?:\w+ )?(?:этап|раздел|блок|модуль|направление)\b.*",
    re.IGNORECASE,
)
_ROMAN_HEADING = re.compile(
    rf"(?P<n>{_ROMAN})(?:[.)]| ?[-–—:]| )\s*(?P<rest>[А-ЯЁ«\"].*)", re.DOTALL
)
_PLACE_OF_HEADING = re.compile(
    rf"(?:раздел|этап|блок|модуль|направление|глава|часть|задача|цель)(?: ?№)? ?(?P<a>\d{{1,2}}|{_ROMAN})(?![\d.]*\d)"
    rf"|(?P<b>\d{{1,2}}|{_ROMAN})(?:-?[а-я]{{1,2}})? ?-? ?(?:этап|раздел|блок|модуль|направление)",
    re.IGNORECASE,
)


def roman(text: str) -> int | None:
    """The value of a Roman numeral, in Latin or Cyrillic letters; None where it is none."""
    letters = text.translate(_ROMAN_LETTERS)
    if not re.fullmatch(r"x{0,3}(?:ix|iv|v?i{0,3})", letters) or not letters:
        return None
    values = [_ROMAN_VALUES[letter] for letter in letters]
    return sum(
        -value if value < max(values[place:]) else value for place, value in enumerate(values)
    )


def number_in(text: str) -> tuple[int, ...] | None:
    """«3.10.» → (3, 10), «II» → (2,), «1)» → (1,); None where the text is no number of a row."""
    found = _NUMBER.fullmatch(spaced(text).lstrip(_APOSTROPHES))
    if not found:
        return None
    first, *rest = re.split(r" ?\. ?", found["n"])
    value = int(first) if first.isdigit() else roman(first)
    return None if value is None else (value, *map(int, rest))


def unspoilt(text: str) -> tuple[int, ...] | None:
    """The number that a spreadsheet took for a date: «01.окт» or «01.10.2026» were «1.10»."""
    found = _SPOILT_BY_EXCEL.fullmatch(normal_text(text))
    if found:
        month = next(n for n, name in enumerate(_MONTH_NAMES, 1) if found["month"].startswith(name))
        return int(found["day"]), month
    found = _SPOILT_DATE.fullmatch(spaced(text))
    return (int(found["day"]), int(found["month"])) if found else None


def number_before(text: str) -> tuple[str, str] | None:
    """«1.1. Издание приказа» → its number and the rest; None where no number begins it."""
    found = _NUMBERED.fullmatch(spaced(text))
    if not found or number_in(found["n"]) is None:
        return None
    return found["n"], found["rest"]


@lru_cache(maxsize=16_384)
def _kind(text: str) -> TimeframeKind:
    return read_timeframe(text, _ANY_YEAR).kind if len(text) <= 120 else TimeframeKind.UNKNOWN


def is_calendar(text: str) -> bool:
    """Whether the text names days, months, quarters or years, and nothing else."""
    return _kind(text) in _CALENDAR


def says_when(text: str) -> int:
    """How surely the text is a deadline: 2 a date or frequency, 1 words as «по запросу», 0 none."""
    kind = _kind(text)
    return 2 if kind in _STRONG else int(kind in _SAYS_WHEN)


def names_people(text: str) -> int:
    """How surely the text says who: 2 it begins with a position, 1 it is short and holds one, 0 no people."""
    plain = normal_text(text)
    found = _PEOPLE.search(plain)
    if not found:
        return 0
    return 2 if found.start() <= 3 else int(len(plain) < 60 and not names_papers(text))


def names_papers(text: str) -> bool:
    """Whether the text begins with a kind of paper, as results do."""
    found = _PAPERS.search(normal_text(text))
    return found is not None and found.start() <= 2


def is_heading(text: str) -> bool:
    """«Раздел 1», «I. Организационный этап», «1 этап», «Подготовительный этап»."""
    plain = spaced(text).strip(" *«»")
    found = _ROMAN_HEADING.fullmatch(plain)
    if found and roman(found["n"]):
        return True
    return len(plain) <= 250 and _HEADING.fullmatch(plain) is not None


def heading_number(text: str) -> tuple[int | None, str]:
    """The number that a heading names, and the heading without a bare number before it."""
    plain = spaced(text).strip(" *")
    before = number_before(plain)
    found = _ROMAN_HEADING.fullmatch(plain)
    if before:
        value = number_in(before[0])
        return (value[0] if value and len(value) == 1 else None), before[1]
    if found and roman(found["n"]) and not _PLACE_OF_HEADING.match(plain):
        return roman(found["n"]), found["rest"]
    place = _PLACE_OF_HEADING.match(plain)
    if place:
        text_ = place["a"] or place["b"]
        return (int(text_) if text_.isdigit() else roman(text_)), plain
    return None, plain


def goes_on(text: str) -> bool:
    """Whether a text continues what stands before it: it begins with a small letter or a closing mark."""
    return bool(re.match(r"[а-яёa-z),;»–—-]", text.lstrip('«"( ')))


def breaks_off(text: str) -> bool:
    """Whether a text can't end here: after a comma, a hyphen or a preposition something must follow."""
    return bool(
        re.search(
            r"(?:[,\-–(«/№]|(?:^|\s)(?:и|в|во|на|по|с|со|о|об|для|при|от|до|из|за|к|не|или))\s*$",
            text,
            re.IGNORECASE,
        )
    )


def together(above: str, text: str) -> str:
    """Two pieces of a cell as one: a word parted after its hyphen is whole again («педагог-» + «психолог»)."""
    tight = re.search(r"\w-$", above) and re.match(r"[а-яё]", text)
    return f"{above}{'' if tight else ' '}{text}".strip()
