"""Lists in papers: the entries that a template's table repeats, every part of them a text, never a missing one."""

from collections.abc import Iterable, Sequence

from config.schema import Position
from programme.paper_fields import named, person_fields
from programme.papers.facts import InstitutionFacts, Member, Need, PairFacts, PlannedActivity
from programme.papers.figure_fields import done_words
from programme.papers.planning import plan_of
from programme.russian.cases import Case
from programme.russian.dates import long_date, short_date
from programme.russian.letters import NO_BREAK_SPACE, lower_first, spaced
from programme.russian.names import parse_name
from programme.school_year import SchoolYear

Entry = dict[str, str]

_BLANK_DAY = "____________"


def topics_of(pair: PairFacts) -> list[str]:
    """What a pair works on, as it stands inside a sentence."""
    return _texts(pair.topics)


def needs(pair: PairFacts) -> list[Entry]:
    """«запросы» of a pair."""
    return [_need(need) for need in pair.needs]


def plan(pair: PairFacts, year: SchoolYear) -> list[Entry]:
    """«план» of a pair; a month may part from its year, for the column is narrow."""
    return [
        {
            "номер": str(place),
            "направление": step.direction,
            "мероприятие": step.activity,
            "форма": step.form,
            "срок": step.month.replace(NO_BREAK_SPACE, " ", 1),
            "результат": step.result,
        }
        for place, step in enumerate(plan_of(topics_of(pair), year), 1)
    ]


def pairs(
    rows: Iterable[PairFacts], roles: Iterable[str], positions: Sequence[Position]
) -> list[Entry]:
    """«пары», with the people of those roles: «наставник», «наставляемый»."""
    named_roles = tuple(roles)
    return [
        {"номер": str(place), **_pair(pair, named_roles, positions)}
        for place, pair in enumerate(rows, 1)
    ]


def ended_pairs(rows: Iterable[PairFacts], positions: Sequence[Position]) -> list[Entry]:
    """«прекращённые_пары»: as «пары», with the day from which there is no mentoring, long and short."""
    ended = tuple(rows)
    described = pairs(ended, ("наставник", "наставляемый"), positions)
    return [
        {
            **entry,
            "дата_прекращения": long_date(pair.ends_on),
            "дата_прекращения_кратко": short_date(pair.ends_on) if pair.ends_on else _BLANK_DAY,
        }
        for entry, pair in zip(described, ended, strict=True)
    ]


def people_of(rows: Iterable[PairFacts]) -> list[Entry]:
    """«участники_пар»: everybody of some pairs once, mentor before mentee, with all their roles there."""
    paired = tuple(rows)
    mentors = {pair.mentor for pair in paired}
    mentees = {pair.mentee for pair in paired}
    people = dict.fromkeys(person for pair in paired for person in (pair.mentor, pair.mentee))
    both = [Member(person, person in mentors, person in mentees) for person in people]
    return [
        {**_member(place, member), "роль": _role(member)} for place, member in enumerate(both, 1)
    ]


def members(facts: InstitutionFacts) -> dict[str, list[Entry]]:
    """«участники», «наставники» and «наставляемые»."""
    everybody = facts.members
    mentors = [member for member in everybody if member.is_mentor]
    mentees = [member for member in everybody if member.is_mentee]
    return {
        "участники": [
            {**_member(place, member), "роль": _role(member)}
            for place, member in enumerate(everybody, 1)
        ],
        "наставники": [
            {**_member(place, member), "компетенции": "; ".join(_texts(member.competencies))}
            for place, member in enumerate(mentors, 1)
        ],
        "наставляемые": [
            {**_member(place, member), "запросы": "; ".join(_texts(member.needs))}
            for place, member in enumerate(mentees, 1)
        ],
    }


def activities(lines: Iterable[PlannedActivity]) -> list[Entry]:
    """«мероприятия»: the roadmap."""
    return [
        {
            "номер": spaced(line.number),
            "название": spaced(line.title),
            "срок": spaced(line.timeframe),
            "ответственный": spaced(line.responsible),
            "результат": spaced(line.result),
            "раздел": spaced(line.title) if line.is_section else "",
        }
        for line in lines
    ]


def _need(need: Need) -> Entry:
    return {
        "направление": spaced(need.text),
        "самооценка": _figure(need.self_rating),
        "владение": _figure(need.mastery),
    }


def _figure(value: int | None) -> str:
    return "" if value is None else str(value)


def _texts(texts: Iterable[str]) -> list[str]:
    """The texts that say something, as they stand inside a sentence."""
    plain = (spaced(text).rstrip(" .;") for text in texts)
    return [lower_first(text) for text in plain if text]


def _pair(pair: PairFacts, roles: Iterable[str], positions: Sequence[Position]) -> Entry:
    """A pair as an entry: «наставник», «наставник_дательный», «наставник_должность_дательный» and so on."""
    entry = {
        "код": pair.code,
        "темы": "; ".join(topics_of(pair)),
        "вид": pair.kind.printed,
        "выполнено": done_words(pair.planned),
    }
    people = {"наставник": pair.mentor, "наставляемый": pair.mentee}
    for role in roles:
        fields = person_fields(role, named(people[role]), positions)
        for case in Case:
            suffix = "" if case is Case.NOMINATIVE else f"_{case.value}"
            entry[f"{role}{suffix}"] = fields[f"{role}_фио{suffix}"]
            entry[f"{role}_должность{suffix}"] = fields[f"{role}_должность{suffix}"]
    return entry


def _member(place: int, member: Member) -> Entry:
    typed = spaced(member.person.full_name)
    return {
        "номер": str(place),
        "фио": str(parse_name(typed) or typed),
        "должность": lower_first(spaced(member.person.position)),
    }


def _role(member: Member) -> str:
    roles = (("наставник", member.is_mentor), ("наставляемый", member.is_mentee))
    return " и ".join(role for role, holds in roles if holds)
