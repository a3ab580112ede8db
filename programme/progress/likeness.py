"""Whether two titles of a plan speak of the same: which of their telling words they share."""

import re
from collections.abc import Iterable

from programme.russian.texts import normal_text

_STEM = 5
"""Letters that two forms of a Russian word share, as a rule."""

_SHORTEST = 3
_SPREAD = 3
"""A short word (план, база, пары) is never so much shorter than another form of itself."""

_EMPTY = frozenset((
    "для", "при", "том", "под", "над", "без", "про", "все", "всех", "всего", "также", "между",
    "числе", "после", "среди", "каждой", "каждого", "этапах", "или", "как", "возможности",
    "рамках", "предмет",
))  # fmt: skip
_COMMON = (
    "настав", "педагог", "програм", "работ", "образов", "организ", "мероприят", "провед", "участ",
    "дошкол", "муницип", "учрежд", "детск", "мдоу", "доу", "сад", "систем", "приказ",
    "встреч", "издан", "разраб", "утвержд", "реализац", "оформлен", "формирован", "подготов",
    "создан", "составл", "осуществ", "обеспеч", "сотрудник", "деятельност", "сбор", "подписан",
    "план",
)  # fmt: skip
"""Beginnings of words that nearly every line of such a plan has: they say little of what it is about."""

_LITTLE = 0.1
"""What a common word weighs beside a telling one."""

_SYNONYMS = (
    ("опрос", "анкета"),
    ("анкет", "анкета"),
    ("договор", "соглашение"),
    ("итог", "заключительный"),
    ("коллектив", "сообщество"),
    ("начинающ", "молодой"),
    ("будущ", "потенциальный"),
    ("индивидуал", "персонализированный"),
    ("ознаком", "информирование"),
    ("список", "база"),
    ("списк", "база"),
    ("публикац", "освещение"),
)
"""Beginnings of words that people put for each other in such plans."""


def known_share(title: str, other: str) -> float:
    """Which part of a title's words another one has too, by what they weigh; 1 where the title says nothing."""
    ours, theirs = _words(title), _words(other)
    if not ours or not theirs:
        return 1.0
    return _weight(word for word in ours if _in(word, theirs)) / _weight(ours)


def mutual_share(one: str, other: str) -> float:
    """``known_share`` of the title that is the better known of the two: a shortened one is known wholly."""
    return max(known_share(one, other), known_share(other, one))


def _words(text: str) -> list[str]:
    words = re.findall(r"[а-я]+", normal_text(text).replace("ё", "е"))
    told = (word for word in words if len(word) >= _SHORTEST and word not in _EMPTY)
    return list(dict.fromkeys(map(_plain, told)))


def _plain(word: str) -> str:
    return next((to for start, to in _SYNONYMS if word.startswith(start)), word)


def _weight(words: Iterable[str]) -> float:
    return sum(_LITTLE if word.startswith(_COMMON) else 1.0 for word in words)


def _in(word: str, words: Iterable[str]) -> bool:
    return any(_is_a_form(word, other) for other in words)


def _is_a_form(one: str, other: str) -> bool:
    """Whether two words are forms of one; a mentor and a mentee are two."""
    shorter = min(len(one), len(other))
    if one.startswith("наставл") != other.startswith("наставл"):
        return False
    if shorter <= _STEM and abs(len(one) - len(other)) > _SPREAD:
        return False
    ending = 1 if shorter > _STEM else 2
    length = max(_SHORTEST, min(_STEM, shorter - ending))
    return one[:length] == other[:length]
