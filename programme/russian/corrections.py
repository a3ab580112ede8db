"""A case of a name as people have corrected it: taken over where it can be this person's name, told where it can't."""

import re

from programme.people import Gender
from programme.russian.cases import Case
from programme.russian.declension import decline
from programme.russian.letters import spaced
from programme.russian.names import FullName, is_name_word, name_words

_ENDINGS = frozenset(
    {"", "а", "е", "и", "о", "у", "ы", "ю", "я", "ой", "ей", "ою", "ею", "ом", "ем", "ым", "им"}
    | {"ью", "ого", "его", "ому", "ему"}
)
"""What a given name or a patronymic may end in, beside its stem."""
_LAST_LETTER = re.compile(r"[аеийоуьыэюя]$")
_NOT_RUSSIAN = re.compile(r"[^\W\d_Ѐ-ԯ]")

EMPTY = "здесь только пробелы. Впишите имя в этом падеже или очистите ячейку"
FOREIGN_LETTERS = "в имени латинские буквы. Впишите его русскими"
OTHER_SIGNS = "в имени лишние знаки. Впишите только фамилию, имя и отчество"
OTHER_NUMBER = (
    "слов не столько, сколько в имени участника. Впишите имя целиком: фамилию, имя и отчество"
)
OTHER_NAME = (
    "это не имя этого участника в другом падеже. Проверьте, та ли это строка, и нет ли опечатки"
)


def corrected(
    name: FullName, gender: Gender, case: Case, typed: str
) -> tuple[FullName | None, str]:
    """The name in a case as people typed it, or why that can't be.

    Only the surname may change as its owner wants it; given name and patronymic must be forms of
    those in the nominative, for a correction that lands one row off would name somebody else.

    Returns:
        The name and "", or None and what is wrong, in Russian, without the name.
    """
    if not spaced(typed):
        return None, EMPTY
    words = name_words(typed)
    if not all(is_name_word(word) for word in words):
        return None, OTHER_SIGNS
    if _NOT_RUSSIAN.search("".join(words)) and not _NOT_RUSSIAN.search(str(name)):
        return None, FOREIGN_LETTERS
    form = _shaped(words, name)
    if form is None:
        return None, OTHER_NUMBER
    if not _may_be(form, name, gender, case):
        return None, OTHER_NAME
    return form, ""


def _shaped(words: list[str], name: FullName) -> FullName | None:
    """The words as surname, given name and patronymic, as many of each as the name has."""
    # «Асан уулу» is one word of ``name_words`` and counts as one here too.
    surname = len(name_words(name.surname))
    counts = (surname, int(bool(name.given)), int(bool(name.patronymic)))
    if len(words) != sum(counts):
        return None
    parts = (" ".join(words[sum(counts[:n]) : sum(counts[: n + 1])]) for n in range(len(counts)))
    return FullName(*parts)


def _may_be(form: FullName, name: FullName, gender: Gender, case: Case) -> bool:
    known = [decline(name, g, case) for g in Gender if g and gender in {g, Gender.UNKNOWN}]
    given, patronymic = ({name.given}, {name.patronymic})
    given |= {declined.given for declined in known}
    patronymic |= {declined.patronymic for declined in known}
    return (
        _letters(form.surname)[0] == _letters(name.surname)[0]
        and any(_is_form(form.given, one) for one in given)
        and any(_is_form(form.patronymic, one) for one in patronymic)
    )


def _is_form(form: str, nominative: str) -> bool:
    """Whether a word, part by part, is the nominative or its stem with an ending."""
    forms, parts = _letters(form).split("-"), _letters(nominative).split("-")
    return len(forms) == len(parts) and all(
        one == part or _is_inflected(one, part) for one, part in zip(forms, parts, strict=True)
    )


def _is_inflected(form: str, nominative: str) -> bool:
    stem = _LAST_LETTER.sub("", nominative)
    return bool(stem) and form.startswith(stem) and form.removeprefix(stem) in _ENDINGS


def _letters(word: str) -> str:
    return word.casefold().replace("ё", "е")
