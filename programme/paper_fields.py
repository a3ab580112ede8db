"""The fields of a person in a paper: name, position and initials in their cases."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from config.organisation import Person
from config.schema import Position
from programme.people import AS_DECLINED, Forms, Gender, Participant
from programme.russian.cases import Case
from programme.russian.corrections import corrected
from programme.russian.declension import decline, initials_first, surname_first
from programme.russian.letters import spaced, upper_first
from programme.russian.names import FullName, parse_name, propose_gender
from programme.russian.positions import decline_position

BLANK_LINE = "____________________"
"""A line to be filled in by hand."""
CAPITAL_CASES = (Case.NOMINATIVE, Case.DATIVE)
"""Cases in which a position begins a line: a signature, an addressee (ГОСТ Р 7.0.97-2016, 5.15 and 5.22)."""


@dataclass(frozen=True)
class Named:
    """A person as a paper names them; empty values print as lines.

    Attributes:
        full_name: «Фамилия Имя Отчество» as typed.
        gender: For the cases; where it is unknown, these are the nominative in brackets.
        position: In the nominative.
        forms: Cases of the name as people corrected them; what can't be this name is passed over.
    """

    full_name: str
    gender: Gender
    position: str
    forms: Forms = AS_DECLINED


def named(participant: Participant) -> Named:
    """A participant as papers name them."""
    p = participant
    return Named(p.full_name, p.gender, p.position, p.forms)


def named_official(person: Person) -> Named:
    """The head or the coordinator as papers name them; their gender is what the patronymic tells, if not given."""
    gender = Gender(person.gender) or propose_gender(person.full_name)
    return Named(person.full_name, gender, person.position, Forms(**person.forms.model_dump()))


def wrong_forms(person: Named) -> dict[Case, str]:
    """Case → what is wrong with its correction, in Russian; {} where all are taken over."""
    name = parse_name(person.full_name)
    if name is None:
        return {}
    told = {c: corrected(name, person.gender, c, t)[1] for c in Case if (t := person.forms.of(c))}
    return {case: text for case, text in told.items() if text}


def full_name_in(person: Named, case: Case) -> str:
    """The full name in a case; the nominative in brackets where the gender is not known."""
    name = parse_name(person.full_name)
    if name is None:
        return spaced(person.full_name) or BLANK_LINE
    return declined_name(person, case) or f"({name})"


@lru_cache(maxsize=50_000)
def declined_name(person: Named, case: Case) -> str:
    """The full name in a case, as people corrected it or as it is declined; "" where it can't be told."""
    name = parse_name(person.full_name)
    return str((name and _in_case(name, person, case)) or "")


def person_fields(role: str, person: Named, positions: Iterable[Position]) -> dict[str, str]:
    """The fields of one person, ``role`` being «наставник», «работник», «куратор»."""
    table = tuple(positions)
    fields = {}
    for case in Case:
        suffix = "" if case is Case.NOMINATIVE else f"_{case.value}"
        fields[f"{role}_фио{suffix}"] = full_name_in(person, case)
        fields[f"{role}_кратко{suffix}"] = _short(person, case)
        fields[f"{role}_должность{suffix}"] = (
            decline_position(person.position, case, table)
            if spaced(person.position)
            else BLANK_LINE
        )
        if case in CAPITAL_CASES:
            position = fields[f"{role}_должность{suffix}"]
            fields[f"{role}_должность{suffix}_с_прописной"] = upper_first(position)
    name = parse_name(person.full_name)
    fields[f"{role}_подпись"] = (
        initials_first(name) if name else spaced(person.full_name) or BLANK_LINE
    )
    return fields


def _short(person: Named, case: Case) -> str:
    name = parse_name(person.full_name)
    if name is None:
        return spaced(person.full_name) or BLANK_LINE
    declined = _in_case(name, person, case)
    return surname_first(declined) if declined else f"({surname_first(name)})"


def _in_case(name: FullName, person: Named, case: Case) -> FullName | None:
    """The name as people corrected it, or as it is declined; None where it can't be told."""
    typed = person.forms.of(case)
    form = corrected(name, person.gender, case, typed)[0] if typed else None
    if form or (case is not Case.NOMINATIVE and not person.gender):
        return form
    return decline(name, person.gender, case)
