"""Full names as staff type them: their parts, their gender, their spelling."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from programme.people import Gender
from programme.russian.letters import cyrillic, plain_dashes, spaced
from programme.russian.texts import normal_text

# A word after a father's name in Turkic names; the two stand together and are never declined.
_SON = frozenset({"оглы", "оглу", "углы", "угли", "уулу", "улы", "улу"})
_DAUGHTER = frozenset({"кызы", "кизи", "кизы", "гызы", "қызы"})
_MALE_PATRONYMIC = re.compile(r"(ович|евич|ввич|ьич|кич|мич|нич|тич|лич)$")
_FEMALE_PATRONYMIC = re.compile(r"(овна|евна|ична|инишна)$")
_INITIAL = re.compile(r"^[^\W\d_]\.?$")
_WORD = re.compile(r"^[^\W\d_]+(['’`][^\W\d_]+)*([-–][^\W\d_]+(['’`][^\W\d_]+)*)*$")
_DOT = re.compile(r"\.\s*")
_SPACE_AROUND_DASH = re.compile(r"\s*-\s*")


@dataclass(frozen=True)
class FullName:
    """A name taken apart; ``given`` and ``patronymic`` may be initials («М.») or empty.

    Attributes:
        surname: «Петрова-Водкина», «Асан уулу».
        given: «Мария».
        patronymic: «Петровна», «Гасан оглы»; empty where there is none.
    """

    surname: str
    given: str = ""
    patronymic: str = ""

    def __str__(self) -> str:
        """«Фамилия Имя Отчество» with single spaces."""
        return " ".join(part for part in (self.surname, self.given, self.patronymic) if part)


@lru_cache(maxsize=4096)
def parse_name(text: str) -> FullName | None:
    """Takes apart «Фамилия Имя Отчество», also «М. П. Иванова» and «Мария Петровна Иванова».

    Spaces, dashes, Latin look-alikes, CAPITALS and small letters are mended. None where the text
    is not a person's full name: one word only, digits or other signs, no surname.
    """
    words = name_words(text)
    if not 2 <= len(words) <= 5 or not all(is_name_word(word) for word in words):
        return None
    initials = [word for word in words if is_initial(word)]
    whole = [word for word in words if not is_initial(word)]
    if not initials:
        return _of_whole_words(words)
    if len(whole) == 1 and len(initials) <= 2:
        return FullName(whole[0], *initials)
    return FullName(*words) if len(words) == 3 and initials == words[2:] else None


def name_words(text: str) -> list[str]:
    """The words of a name, their spelling mended; «Гасан оглы» is one."""
    return _joined([_spelt(word) for word in _words(text)])


def is_name_word(word: str) -> bool:
    """Whether a word of a name holds letters alone: no digits, no other signs."""
    return is_initial(word) or all(_WORD.match(part) for part in word.split(" "))


def propose_gender(text: str) -> Gender:
    """The gender the patronymic tells; unknown without one, for first names and surnames mislead."""
    name = parse_name(text)
    return _gender_of(name.patronymic) if name else Gender.UNKNOWN


def normal_name(text: str) -> str:
    """The form in which two full names are compared: case, ё, spaces, dots and word order don't matter."""
    name = parse_name(text)
    return normal_text(str(name).replace(".", "") if name else text)


def is_initial(word: str) -> bool:
    """Whether the word is an initial («М.»)."""
    return bool(_INITIAL.match(word))


def never_declined(word: str) -> bool:
    """Initials, and «Гасан оглы», «Рашид кызы», «Асан уулу», stay the same in every case."""
    return is_initial(word) or _particle(word) in _SON | _DAUGHTER


def _words(text: str) -> list[str]:
    plain = cyrillic(plain_dashes(spaced(unicodedata.normalize("NFC", text))))
    return _DOT.sub(". ", _SPACE_AROUND_DASH.sub("-", plain)).split()


def _spelt(word: str) -> str:
    if is_initial(word):
        return word.upper().rstrip(".") + "."
    if word.casefold() in _SON | _DAUGHTER:
        return word.lower()
    if word.isupper() or word.islower():
        return "-".join(_titled(piece) for piece in word.split("-"))
    return word


def _titled(piece: str) -> str:
    if _particle(piece) in _SON | _DAUGHTER:
        return piece.lower()
    return "'".join(part.capitalize() for part in piece.replace("’", "'").split("'"))


def _joined(words: list[str]) -> list[str]:
    """The words with «оглы», «кызы», «уулу» attached to the name before them."""
    joined: list[str] = []
    for word in words:
        if joined and word in _SON | _DAUGHTER:
            joined[-1] = f"{joined[-1]} {word}"
        else:
            joined.append(word)
    return joined


def _of_whole_words(words: list[str]) -> FullName | None:
    if len(words) == 2:
        first, second = words
        if _particle(second) in _SON | _DAUGHTER:
            return FullName(second, first)
        return None if _gender_of(second) else FullName(first, second)
    if len(words) == 3 and _gender_of(words[1]):
        return FullName(words[2], words[0], words[1])
    if _gender_of(words[-1]) or len(words) == 3:
        return FullName(" ".join(words[:-2]), words[-2], words[-1])
    return None


def _gender_of(patronymic: str) -> Gender:
    word = patronymic.casefold()
    if _particle(word) in _DAUGHTER or _FEMALE_PATRONYMIC.search(word):
        return Gender.FEMALE
    if _particle(word) in _SON or _MALE_PATRONYMIC.search(word):
        return Gender.MALE
    return Gender.UNKNOWN


def _particle(word: str) -> str:
    """The last word of «Гасан оглы» or «Гасан-оглы», in small letters."""
    return re.split(r"[ -]", word.casefold())[-1]
