"""Surnames for which the library's rules give a form that nobody would write: fleeting vowels, stressed endings.

Every rule speaks of a class of words by its ending. Closed classes are listed: the few nouns of the
language whose ending does not tell. What the ending can't tell and no class holds is left as the
library declines it; people correct it on «Склонение».
"""

import re
from dataclasses import dataclass

from programme.people import Gender

_HARD, _HARD_UNSTRESSED = ("а", "у", "а", "ом", "е"), ("а", "у", "а", "ем", "е")
_SOFT, _SOFT_STRESSED = ("я", "ю", "я", "ем", "е"), ("я", "ю", "я", "ём", "е")
_AFTER_HISSING = ("и", "е", "у", "ей", "е")


@dataclass(frozen=True)
class _Rule:
    """What a surname ends in, its stem in the oblique cases, and their endings (genitive … prepositional)."""

    ending: re.Pattern[str]
    stem: str
    endings: tuple[str, ...]


def _rule(ending: str, stem: str, endings: tuple[str, ...]) -> _Rule:
    pattern = ending.replace("V", "[аеёиоуыэюя]").replace("C", "[бвгджзйклмнпрстфхцчшщ]")
    return _Rule(re.compile(pattern), stem, endings)


# The first that fits. V is a vowel, C a consonant.
_OF_MEN = (
    # Бой, Кий: what has one syllable is no adjective (Злой is one).
    _rule(r"^(?!злой$)(C+[ои])й$", r"\1", _SOFT),
    _rule(r"^лев$", "льв", _HARD),
    # The nouns in -ей with a fleeting vowel; names keep theirs (Палея).
    _rule(r"^(солов|вороб|мурав|руч|реп)ей$", r"\1ь", _SOFT_STRESSED),
    # Боец, Стрелец; of more syllables the stem is stressed: Владелец.
    _rule(r"оец$", "ойц", _HARD),
    _rule(r"^(C*V)лец$", r"\1льц", _HARD),
    _rule(r"(V)лец$", r"\1льц", _HARD_UNSTRESSED),
    # Кузнец, Швец, Мудрец: after two consonants the vowel stays; but Голландец.
    _rule(r"ндец$", "ндц", _HARD_UNSTRESSED),
    _rule(r"(CCец)$", r"\1", _HARD),
    # Скворец, Отец, Жеребец, Купец; Старец and Палец are stressed before.
    _rule(r"^старец$", "старц", _HARD_UNSTRESSED),
    _rule(r"(V[гдзкпртфх]|[аеи]б|роб)ец$", r"\1ц", _HARD),
    # Волчок, Петушок; Телёнок, Кравченок; Паёк, Конёк.
    _rule(r"(V.*[чшж])ок$", r"\1к", _HARD),
    _rule(r"(C[оеё])нок$", r"\1нк", _HARD),
    _rule(r"(V)ёк$", r"\1йк", _HARD),
    _rule(r"(V.*C)ёк$", r"\1ьк", _HARD),
    # Козёл, also where it is written with е; Хохол; Бобёр.
    _rule(r"(V.*C)ёл$", r"\1л", _HARD),
    _rule(r"^(ор|коз|ос|кот|дят|щег|хох|уз)[ео]л$", r"\1л", _HARD),
    _rule(r"^(боб|шат|ков|кост)[её]р$", r"\1р", _HARD),
    # Гайнутдин: an Arabic name, not one in -ин.
    _rule(r"([дт]дин)$", r"\1", _HARD),
    # Горбач, Ткач, Лещ are stressed on the ending; Ковач is Hungarian and is not.
    _rule(r"^(?!ковач$)(.*Cач|C+V[чщ])$", r"\1", _HARD),
)

# Nouns in -а after a hissing sound or ц that are stressed on it: Лапшой, but Грушей.
_STRESSED_ON_A = re.compile(
    r"^(лапш|левш|душ|меж|свеч|парч|саранч|каланч|епанч|алыч|камч|пращ|ханж|вожж|паш|овц|пыльц)а$"
)
_HISSING_A = re.compile(r"^(.*[жчшщ])а$")


def mended(piece: str, gender: Gender) -> tuple[str, ...]:
    """The five oblique cases of a surname, or of one part of a double one; () where the library's are right."""
    word = piece.lower()
    if _STRESSED_ON_A.match(word):
        return _cased(
            piece, len(word) - 1, ("ы" if word.endswith("ца") else "и", "е", "у", "ой", "е")
        )
    if match := _HISSING_A.match(word):
        return _cased(piece, match.end(1), _AFTER_HISSING)
    if gender is not Gender.MALE:
        return ()
    for rule in _OF_MEN:
        if match := rule.ending.search(word):
            stem = word[: match.start()] + match.expand(rule.stem)
            return tuple(_like(piece, stem + ending) for ending in rule.endings)
    return ()


def _cased(piece: str, kept: int, endings: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(piece[:kept] + ending for ending in endings)


def _like(piece: str, form: str) -> str:
    """The form with the capital of the nominative."""
    return form[0].upper() + form[1:] if piece[:1].isupper() else form
