"""Full names in the six cases, the gender being known."""

import re
from functools import cache

from pytrovich.enums import Case as _PetrovichCase
from pytrovich.enums import Gender as _PetrovichGender
from pytrovich.enums import NamePart
from pytrovich.maker import PetrovichDeclinationMaker

from programme.people import Gender
from programme.russian.cases import Case
from programme.russian.letters import NO_BREAK_SPACE
from programme.russian.names import FullName, is_initial, never_declined
from programme.russian.surnames import mended

_GENDERS = {Gender.FEMALE: _PetrovichGender.FEMALE, Gender.MALE: _PetrovichGender.MALE}
_PART = re.compile(r"([ -])")
_OBLIQUE = (Case.GENITIVE, Case.DATIVE, Case.ACCUSATIVE, Case.INSTRUMENTAL, Case.PREPOSITIONAL)
_OF_SILYCH = ("а", "у", "а", "ем", "е")


def decline(name: FullName, gender: Gender, case: Case) -> FullName:
    """The name in a case; initials and «Гасан оглы» stay as they are.

    Raises:
        ValueError: The gender is unknown: then no case but the nominative can be told.
    """
    if case is Case.NOMINATIVE:
        return name
    if gender not in _GENDERS:
        raise ValueError("a name of unknown gender cannot be declined")
    return FullName(
        surname=_decline_surname(name.surname, gender, case),
        given=_decline_part(NamePart.FIRSTNAME, name.given, gender, case),
        patronymic=_decline_patronymic(name.patronymic, gender, case),
    )


def surname_first(
    name: FullName, gender: Gender = Gender.UNKNOWN, case: Case = Case.NOMINATIVE
) -> str:
    """«Ивановой М. П.», as inside a text; never broken over lines."""
    return _unbroken(decline(name, gender, case).surname, *_initials(name))


def initials_first(name: FullName) -> str:
    """«М. П. Иванова», as beside a signature; never broken over lines."""
    return _unbroken(*_initials(name), name.surname)


def _decline_surname(surname: str, gender: Gender, case: Case) -> str:
    declined = _decline_part(NamePart.LASTNAME, surname, gender, case)
    if never_declined(surname):
        return declined
    place = _OBLIQUE.index(case)
    parts = zip(_PART.split(surname), _PART.split(declined), strict=True)
    return "".join((mended(part, gender) or (form,) * 5)[place] for part, form in parts)


def _decline_patronymic(patronymic: str, gender: Gender, case: Case) -> str:
    if gender is Gender.MALE and patronymic.endswith("ыч"):
        # Силыч, Ионыч: the library knows -ич alone.
        return patronymic + _OF_SILYCH[_OBLIQUE.index(case)]
    return _decline_part(NamePart.MIDDLENAME, patronymic, gender, case)


def _decline_part(part: NamePart, text: str, gender: Gender, case: Case) -> str:
    if never_declined(text):
        return text
    wanted = _PetrovichCase[case.name]
    words = ((word, _maker().make(part, _GENDERS[gender], wanted, word)) for word in text.split())
    # A word that is nothing but an ending («Ый») would lose itself.
    return " ".join(str(form) if form[:1] == word[0] else word for word, form in words)


@cache
def _maker() -> PetrovichDeclinationMaker:
    return PetrovichDeclinationMaker()


def _initials(name: FullName) -> tuple[str, ...]:
    return tuple(
        part if is_initial(part) else f"{part[0]}."
        for part in (name.given, name.patronymic)
        if part
    )


def _unbroken(*words: str) -> str:
    return NO_BREAK_SPACE.join(words)
