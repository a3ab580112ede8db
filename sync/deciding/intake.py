"""Answers and people: who sent what, who is new, what each questionnaire says about a person."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from config.questionnaire import Questionnaire
from programme.counting import Counted, Key, Terms
from programme.enrolment import enrol
from programme.findings import Finding
from programme.merging import Merged, merged, with_merges_read
from programme.namesakes import namesakes
from programme.one_name import possibly_two
from programme.people import MenteeProfile, MentorProfile, Participant, Wishes
from programme.roles import MENTEE, MENTOR, Roles, roles_of
from programme.school_year import day_of_year
from programme.submissions import Submission
from sync.deciding.answers_kept import all_submissions, answers_written, terms
from sync.deciding.enrolled import codes_given, enrolled, taken_codes
from sync.deciding.heard import Heard, hear, told
from sync.keys import without_key
from sync.records.people import participants
from sync.tables import Table
from sync.world import World


@dataclass(frozen=True)
class People:
    """Everybody, and what they said.

    Attributes:
        participants: Code → person.
        mentees: Code → what they asked for.
        mentors: Code → what they offer.
        mentee_wishes: Code → whom they want as their mentor.
        mentor_wishes: Code → whom they want to teach.
        answered: Code → questionnaires answered.
        roles: Code → the roles that count now.
        merges: Second entries of people; they are among none of the above.
        submissions: Questionnaire, code, pair (or what else tells a person's answers apart, «до начала») → the
            answer that counts this school year.
        anonymous: Answers that count and have no sender.
        pairs: Code of a pair at work → mentor and mentee.
        questionnaires: By code.
        opened: Questionnaires whose first day has come.
        again: Questionnaires of which everybody's second answer is expected by now.
    """

    participants: Mapping[str, Participant]
    mentees: Mapping[str, MenteeProfile]
    mentors: Mapping[str, MentorProfile]
    mentee_wishes: Mapping[str, Wishes]
    mentor_wishes: Mapping[str, Wishes]
    answered: Mapping[str, tuple[str, ...]]
    roles: Mapping[str, Roles]
    merges: Merged
    submissions: Mapping[Key, Submission] = field(default_factory=dict)
    anonymous: tuple[Submission, ...] = ()
    pairs: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    questionnaires: Mapping[str, Questionnaire] = field(default_factory=dict)
    opened: frozenset[str] = frozenset()
    again: frozenset[str] = frozenset()


def take_in(world: World) -> tuple[dict[str, Table], People, list[Finding]]:
    """Bring answers and register of people up to date.

    Returns:
        The tabs «Участники» and «Ответы …» as they should be (roles and pairs apart), the people, and remarks.
    """
    tables = dict(world.tables)
    taken = set(taken_codes(tables))
    submissions = all_submissions(world)
    tables["people"] = codes_given(tables["people"], taken, submissions)
    registered, shape = participants(tables["people"])
    merges = merged(registered)
    asked_by, about_forms = terms(world, merges)
    enrolment = enrol(
        submissions,
        registered,
        world.configuration.questionnaires,
        taken_codes=taken | tables["people"].keys,
        merges=merges,
        terms=asked_by,
    )
    findings = [*shape, *merges.findings, *enrolment.findings, *namesakes(registered, merges)]
    findings += [Finding("questionnaires", code, text) for code, text in about_forms]
    for questionnaire in world.configuration.questionnaires:
        findings += without_key(world.tables[questionnaire.tab], _NO_ANSWER)
    tables["people"] = enrolled(tables["people"], enrolment)
    everybody, _ = participants(tables["people"])
    people, heard = _read(world, everybody, merges, enrolment.counted, asked_by)
    counted = enrolment.counted
    by_code = {q.code: q for q in world.configuration.questionnaires}
    present = [s for s in submissions if not counted.is_of_other_year(s.response_id)]
    findings += possibly_two(present, enrolment.codes, everybody, by_code)
    about = {s.response_id: s.pair for s in counted.named.values()}
    gone = {
        s.response_id: s.code for s in counted.named.values() if s.code not in people.participants
    }
    read = told(counted, heard.details, gone, world.configuration.monitoring)
    kept = (
        replace(
            s,
            code=enrolment.codes.get(s.response_id, s.code),
            pair=about.get(s.response_id, s.pair),
        )
        for s in submissions
    )
    tables |= answers_written(world, kept, read)
    return tables, people, [*findings, *heard.findings, *_questionnaires_missing(people)]


_NO_ANSWER = "Это не ответ: в строке нет номера ответа. Её можно удалить; ответы из формы программа вносит сама."


def _read(
    world: World,
    entries: Iterable[Participant],
    merges: Merged,
    counted: Counted,
    asked_by: Terms,
) -> tuple[People, Heard]:
    """What everybody said; a second entry's answers are those of the main one."""
    everybody = {p.code: with_merges_read(p, merges) for p in entries if p.code not in merges.mains}
    configuration = world.configuration
    questionnaires = {q.code: q for q in configuration.questionnaires}
    submissions = {key: s for key, s in counted.named.items() if s.code in everybody}
    heard = hear(
        (*submissions.values(), *counted.anonymous),
        questionnaires,
        configuration.competencies,
        frozenset({*everybody, *merges.mains}),
        merges,
        today=world.today,
    )
    answered: dict[str, tuple[str, ...]] = {}
    for which, code, _ in sorted(submissions, key=lambda key: (questionnaires[key[0]].place, key)):
        answered[code] = tuple(dict.fromkeys((*answered.get(code, ()), which)))
    roles = {
        code: roles_of(
            person,
            answered_mentee=code in heard.mentees,
            answered_mentor=code in heard.mentors,
        )
        for code, person in everybody.items()
    }
    at_work = asked_by.pairs or {}
    people = People(
        participants=everybody,
        mentees={code: p for code, p in heard.mentees.items() if roles[code].mentee},
        mentors={code: p for code, p in heard.mentors.items() if roles[code].mentor},
        mentee_wishes=heard.mentee_wishes,
        mentor_wishes=heard.mentor_wishes,
        answered=answered,
        roles=roles,
        merges=merges,
        submissions=submissions,
        anonymous=counted.anonymous,
        pairs={pair: two for pair, two in at_work.items() if pair in asked_by.at_work},
        questionnaires=questionnaires,
        opened=frozenset(q.code for q in questionnaires.values() if _has_come(q.opens, world)),
        again=frozenset(
            q.code
            for q in questionnaires.values()
            if q.asked_again and _has_come(q.asked_again.opens, world)
        ),
    )
    return people, heard


def _has_come(opens: str, world: World) -> bool:
    return not opens or day_of_year(opens, world.year) <= world.today


def _questionnaires_missing(people: People) -> Iterable[Finding]:
    """Somebody was given a role whose questionnaire they have not answered: there is nothing to match by."""
    for code, roles in people.roles.items():
        lacking = [
            f"{role} — {_reading(people, reads)}"
            for role, counts, known, reads in (
                (MENTEE, roles.mentee, people.mentees, "mentee"),
                (MENTOR, roles.mentor, people.mentors, "mentor"),
            )
            if roles.is_set and counts and code not in known and _reading(people, reads)
        ]
        if lacking:
            text = f"Участвует как указано, но анкеты ещё нет ({'; '.join(lacking)}): пары не предлагаются."
            yield Finding("people", code, text)


def _reading(people: People, reads: str) -> str:
    """Codes of the questionnaires that are read as that, «Ф1»."""
    return ", ".join(q.code for q in people.questionnaires.values() if q.reads == reads)
