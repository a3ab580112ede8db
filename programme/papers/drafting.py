"""From facts to the values of a paper's fields, or what bars it: never a wrong case, never «None»."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from config.schema import Position
from programme.mentoring_kind import printed_kinds
from programme.paper_fields import Named, named, named_official, person_fields
from programme.papers import entries
from programme.papers.bars import bars, organisation_warnings, warnings
from programme.papers.facts import (
    InstitutionFacts,
    MentorFacts,
    PairFacts,
    PaperFacts,
    PersonFacts,
    Requisites,
    Subject,
)
from programme.papers.fields import DIRECTIVES
from programme.papers.figure_fields import figure_fields
from programme.people import Participant
from programme.russian.dates import BLANK_DATE, long_date, short_date
from programme.russian.letters import NO_BREAK_SPACE, spaced
from programme.russian.numbers import bound_numbers, number_sign

Value = str | list[str] | list[dict[str, str]]

_BLANK_PLACE = "________________"
_BLANK_PERIOD = NO_BREAK_SPACE.join(("____", "квартал", "20__", "года"))


@dataclass(frozen=True)
class Draft:
    """A paper as far as it can be made.

    Attributes:
        context: Field → value; None where the paper cannot be made.
        findings: For staff, in Russian, without names: why not, or what to look at.
    """

    context: Mapping[str, Value] | None
    findings: tuple[str, ...]


def draft_of(facts: PaperFacts, positions: Iterable[Position]) -> Draft:
    """The values of a paper's fields, or what bars it."""
    table = tuple(positions)
    everybody = _named_in(facts.subject)
    barred = tuple(text for party in everybody for text in bars(party))
    if barred:
        return Draft(None, tuple(dict.fromkeys(barred)))
    context: dict[str, Value] = {**_common(facts), **_subject(facts, table)}
    for role, person in _people(facts).items():
        context.update(person_fields(role, person, table))
    told = (text for party in everybody for text in warnings(party, table))
    remarks = (*told, *organisation_warnings(facts.occasion.organisation))
    return Draft(context, tuple(dict.fromkeys(remarks)))


def _named_in(subject: Subject) -> tuple[Participant, ...]:
    match subject:
        case PairFacts():
            return subject.mentor, subject.mentee
        case MentorFacts():
            return subject.mentor, *(pair.mentee for pair in subject.pairs)
        case PersonFacts():
            return (subject.person,)
        case InstitutionFacts(orders=False):
            return ()
        case InstitutionFacts():
            return tuple(
                dict.fromkeys(
                    p for pair in subject.pairs + subject.ended for p in (pair.mentor, pair.mentee)
                )
            )


def _common(facts: PaperFacts) -> dict[str, Value]:
    occasion = facts.occasion
    organisation = occasion.organisation
    pairs_directive = Requisites(occasion.order_number, occasion.order_date)
    approvals = dict(occasion.approvals)
    return {
        "учреждение": bound_numbers(organisation.full_name),
        "учреждение_кратко": bound_numbers(organisation.short_name),
        "место": spaced(organisation.place) or _BLANK_PLACE,
        "номер": spaced(occasion.number) or "______",
        "дата": long_date(occasion.dated),
        "учебный_год": occasion.year.caption,
        "пункт_карты": spaced(occasion.line) or "____",
        "срок_с": short_date(occasion.year.starts),
        "начало_работы": _beginning(facts),
        "срок_по": short_date(occasion.year.ends),
        "период": bound_numbers(occasion.period) or _BLANK_PERIOD,
        "приказ": _cited(pairs_directive),
        "приказ_пары": _cited(pairs_directive),
        **{
            field: _cited(approvals.get(kind, Requisites()))
            for kind, (field, _) in DIRECTIVES.items()
        },
        "прежний_приказ": _cited(occasion.earlier) if occasion.earlier else "",
    }


def _beginning(facts: PaperFacts) -> str:
    """The day on which pairs begin to work: that of the directive which sets them up, never before it.

    ст. 351.8 ТК РФ: mentoring is done on the employer's order, so no paper lets it begin earlier.
    """
    occasion = facts.occasion
    orders = isinstance(facts.subject, InstitutionFacts) and facts.subject.orders
    day = occasion.dated if orders else occasion.order_date
    return short_date(max(day, occasion.year.starts)) if day else BLANK_DATE


def _cited(directive: Requisites) -> str:
    """«от «15» сентября 2026 г. № 42-ОД»."""
    return f"от{NO_BREAK_SPACE}{long_date(directive.dated)} {number_sign(directive.number)}"


def _people(facts: PaperFacts) -> dict[str, Named]:
    organisation = facts.occasion.organisation
    officials = {
        "куратор": named_official(organisation.coordinator),
        "руководитель": named_official(organisation.head),
    }
    match facts.subject:
        case PairFacts(mentor=mentor, mentee=mentee):
            return {
                "наставник": named(mentor),
                "наставляемый": named(mentee),
                **officials,
            }
        case MentorFacts(mentor=mentor):
            return {"наставник": named(mentor), **officials}
        case PersonFacts(person=person):
            return {"работник": named(person), **officials}
        case InstitutionFacts():
            return officials


def _subject(facts: PaperFacts, positions: Sequence[Position]) -> dict[str, Value]:
    match facts.subject:
        case PairFacts() as pair:
            return {
                "код_пары": pair.code,
                "вид_наставничества": printed_kinds((pair.kind,)),
                "темы": entries.topics_of(pair),
                "запросы": entries.needs(pair),
                "план": entries.plan(pair, facts.occasion.year),
                "согласие_наставника": long_date(pair.mentor.consent_given),
                "дополнительное_соглашение": _cited(pair.addendum),
                "соглашение": _cited(pair.agreement),
                **_prolonged(pair),
                "в_должности": "да" if pair.in_position else "",
                "дата_прекращения": long_date(pair.ends_on),
                "предупредить_до": long_date(pair.warn_by),
            }
        case MentorFacts(mentor=mentor, pairs=pairs):
            return {
                "согласие_наставника": long_date(mentor.consent_given),
                "вид_наставничества": printed_kinds(tuple(pair.kind for pair in pairs)),
                "пары": entries.pairs(pairs, ("наставляемый",), positions),
            }
        case PersonFacts():
            return {}
        case InstitutionFacts() as institution:
            return _institution(institution, positions)


def _prolonged(pair: PairFacts) -> dict[str, Value]:
    """The term as it stood, and from when to when it goes on."""
    begins = pair.lasts_to + timedelta(days=1) if pair.lasts_to else None
    days = {"прежний_срок": pair.lasts_to, "продлена_с": begins, "продлена_до": pair.prolonged_to}
    return {name: short_date(day) if day else BLANK_DATE for name, day in days.items()}


def _institution(facts: InstitutionFacts, positions: Sequence[Position]) -> dict[str, Value]:
    planned = [line for line in facts.activities if not line.is_section]
    return {
        "вид_наставничества": printed_kinds(tuple(pair.kind for pair in facts.pairs)),
        "пары": entries.pairs(facts.pairs, ("наставник", "наставляемый"), positions),
        "прекращённые_пары": entries.ended_pairs(facts.ended, positions),
        "участники_пар": entries.people_of(facts.pairs + facts.ended),
        **entries.members(facts),
        "мероприятия": entries.activities(facts.activities),
        "итоги_наставников": str(sum(member.is_mentor for member in facts.members)),
        "итоги_наставляемых": str(sum(member.is_mentee for member in facts.members)),
        "итоги_пар": str(len(facts.pairs)),
        "итоги_соглашений": str(facts.agreements),
        "итоги_выполнено": str(sum(line.is_done for line in planned)),
        "итоги_всего": str(len(planned)),
        **figure_fields(facts.figures),
    }
