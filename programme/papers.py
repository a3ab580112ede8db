"""Papers: what is known for one of them, its number, its key, and why one cannot be made."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from config.schema import Organisation, PaperKind, Position
from programme.paper_fields import (
    Named,
    named,
    named_official,
    person_fields,
    placeholders,
    wrong_forms,
)
from programme.people import Gender, Participant
from programme.russian.dates import long_date, short_date
from programme.russian.letters import lower_first, plain_dashes, spaced
from programme.russian.names import parse_name, propose_gender
from programme.russian.numbers import bound_numbers, number_sign
from programme.russian.positions import position_warning
from programme.school_year import SchoolYear

AGREEMENT = "agreement"
_BLANK_PLACE = "________________"


@dataclass(frozen=True)
class AgreementFacts:
    """Everything an agreement says.

    Attributes:
        organisation: With head and coordinator, whose empty fields print as lines.
        pair: «П-05».
        mentor: As in the register.
        mentee: As in the register.
        number: «3/2026-27».
        dated: Date of the agreement; None prints a line.
        year: The school year it is for.
        topics: Texts of the competencies the pair works on; may be empty.
        order_number: Number of the directive on the pairs, typed by people; "" prints a line.
        order_date: Its date; None prints a line.
    """

    organisation: Organisation
    pair: str
    mentor: Participant
    mentee: Participant
    number: str
    dated: date | None
    year: SchoolYear
    topics: tuple[str, ...] = ()
    order_number: str = ""
    order_date: date | None = None


@dataclass(frozen=True)
class Draft:
    """A paper as far as it can be made.

    Attributes:
        context: Field → value; None where the paper cannot be made.
        findings: For staff, in Russian, without names: why not, or what to look at.
    """

    context: Mapping[str, str | list[str]] | None
    findings: tuple[str, ...]


def agreement_context(facts: AgreementFacts, positions: Iterable[Position]) -> Draft:
    """The values of an agreement's fields, or what bars it: never a wrong case, never «None»."""
    table = tuple(positions)
    parties = (facts.mentor, facts.mentee)
    barred = tuple(text for party in parties for text in _bars(party))
    if barred:
        return Draft(None, barred)
    context: dict[str, str | list[str]] = {**_general_fields(facts)}
    for role, person in _people(facts).items():
        context.update(person_fields(role, person, table))
    warnings = (text for party in parties for text in _warnings(party, table))
    return Draft(context, (*warnings, *_organisation_warnings(facts.organisation)))


def known_placeholders(kind: str) -> Mapping[str, str]:
    """The fields that templates of a kind may use → their explanations for staff.

    Raises:
        KeyError: There is no such kind.
    """
    return {AGREEMENT: placeholders}[kind]()


def agreement_number(place: int, year: SchoolYear) -> str:
    """«3/2026-27»: the third of its school year."""
    return f"{place}/{year.short}"


def next_agreement_number(taken: Iterable[str], year: SchoolYear) -> str:
    """The number after the largest one taken in the school year; gaps stay, a number is never used twice.

    Numbers that people typed are understood with other dashes, spaces and a «№»; foreign ones are left out.
    """
    pattern = re.compile(rf"№?(\d+)/{re.escape(year.short)}")
    plain = ("".join(plain_dashes(number).split()) for number in taken)
    places = (int(match.group(1)) for number in plain if (match := pattern.fullmatch(number)))
    return agreement_number(max(places, default=0) + 1, year)


def paper_key(kind: str, pair: str, year: SchoolYear) -> str:
    """«agreement:П-05:2026-27»: one paper of a kind for a pair in a school year."""
    return f"{kind}:{pair}:{year.short}"


def paper_title(kind: PaperKind, *, number: str, pair: str) -> str:
    """The title of a paper's file, from the configuration: no names, for it is seen in lists and mails."""
    return kind.title.replace("{number}", number).replace("{pair}", pair)


def _general_fields(facts: AgreementFacts) -> dict[str, str | list[str]]:
    organisation = facts.organisation
    return {
        "учреждение": bound_numbers(organisation.full_name),
        "учреждение_кратко": bound_numbers(organisation.short_name),
        "место": organisation.place or _BLANK_PLACE,
        "номер": facts.number or "______",
        "дата": long_date(facts.dated),
        "учебный_год": facts.year.caption,
        "срок_с": short_date(facts.year.starts),
        "срок_по": short_date(facts.year.ends),
        "код_пары": facts.pair,
        "приказ": f"от {long_date(facts.order_date)} {number_sign(facts.order_number)}",
        "темы": [
            lower_first(spaced(topic).rstrip(" .;")) for topic in facts.topics if spaced(topic)
        ],
    }


def _people(facts: AgreementFacts) -> dict[str, Named]:
    organisation = facts.organisation
    return {
        "наставник": named(facts.mentor),
        "наставляемый": named(facts.mentee),
        "куратор": named_official(organisation.coordinator),
        "руководитель": named_official(organisation.head),
    }


def _bars(party: Participant) -> Iterable[str]:
    if parse_name(party.full_name) is None:
        yield (
            f"Соглашение не создано: у участника {party.code} не указано полное имя (нужны фамилия, имя и, если есть, "
            "отчество, без других знаков). Исправьте его на вкладке «Участники»."
        )
    elif not party.gender:
        yield (
            f"Соглашение не создано: у участника {party.code} не указан пол, поэтому имя нельзя поставить в нужный "
            "падеж. Выберите пол на вкладке «Участники»."
        )
    elif propose_gender(party.full_name) not in {party.gender, Gender.UNKNOWN}:
        yield (
            f"Соглашение не создано: у участника {party.code} пол не подходит к отчеству. Проверьте пол и имя "
            "на вкладке «Участники»."
        )


def _warnings(party: Participant, positions: Iterable[Position]) -> Iterable[str]:
    if not spaced(party.position):
        yield (
            f"У участника {party.code} не указана должность: в соглашении на её месте линия. Выберите должность "
            "на вкладке «Участники» до печати или впишите её от руки."
        )
    elif warning := position_warning(party.position, positions):
        yield f"Участник {party.code}. {warning}"


def _organisation_warnings(organisation: Organisation) -> Iterable[str]:
    for whose, person in (
        ("куратора", organisation.coordinator),
        ("руководителя", organisation.head),
    ):
        if person.full_name and parse_name(person.full_name) is None:
            yield (
                f"Имя {whose} в config/organisation.yaml указано не полностью: в документах оно стоит как записано, "
                "без склонения. Укажите фамилию, имя и отчество."
            )
        elif person.full_name and not named_official(person).gender:
            yield (
                f"Пол {whose} в config/organisation.yaml не указан, а отчество его не подсказывает: в косвенных падежах "
                "имя стоит в скобках. Укажите gender: женский или мужской."
            )
        for case, text in wrong_forms(named_official(person)).items():
            yield f"Имя {whose} в config/organisation.yaml, {case.value} падеж: {text}."
