"""Answers and people: who sent what, who is new, what each questionnaire says about a person."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from generators.workbook.columns import CellValue
from programme.enrolment import Enrolment, NewParticipant, current_submissions, enrol, next_codes
from programme.findings import Finding
from programme.merging import Merged, merged, with_merges_read
from programme.people import MenteeProfile, MentorProfile, Participant, Wishes
from programme.reading import read_mentee, read_mentor, read_wishes
from programme.roles import MENTEE, MENTOR, Roles, roles_of
from programme.russian.codes import parse_code
from programme.russian.names import normal_name
from programme.submissions import Submission
from sync.keys import without_key
from sync.records.answers import folded, stored_codes, stored_submissions
from sync.records.people import participants
from sync.tables import Table
from sync.values import moment
from sync.world import World

CODED_TABS = {"people": ("code",), "pairs": ("mentor", "mentee")}


@dataclass(frozen=True)
class People:
    """Everybody, and what they said.

    Attributes:
        participants: Code → person.
        mentees: Code → what they asked for (Ф1).
        mentors: Code → what they offer (Ф2).
        mentee_wishes: Code → whom they want as their mentor (Ф3).
        mentor_wishes: Code → whom they want to teach (Ф3).
        answered: Code → questionnaires answered.
        roles: Code → the roles that count now.
        merges: Second entries of people; they are among none of the above.
    """

    participants: Mapping[str, Participant]
    mentees: Mapping[str, MenteeProfile]
    mentors: Mapping[str, MentorProfile]
    mentee_wishes: Mapping[str, Wishes]
    mentor_wishes: Mapping[str, Wishes]
    answered: Mapping[str, tuple[str, ...]]
    roles: Mapping[str, Roles]
    merges: Merged


def take_in(world: World) -> tuple[dict[str, Table], People, list[Finding]]:
    """Bring answers and register of people up to date.

    Returns:
        The tabs «Участники» and «Ответы …» as they should be (roles and pairs apart), the people, and remarks.
    """
    tables = dict(world.tables)
    taken = set(taken_codes(tables))
    submissions = _all_submissions(world)
    tables["people"] = _codes_given(tables["people"], taken, submissions)
    registered, shape = participants(tables["people"])
    merges = merged(registered)
    enrolment = enrol(
        submissions,
        registered,
        world.configuration.questionnaires,
        taken_codes=taken | tables["people"].keys,
        merges=merges,
    )
    findings = [*shape, *merges.findings, *enrolment.findings]
    for questionnaire in world.configuration.questionnaires:
        findings += without_key(world.tables[questionnaire.tab], _NO_ANSWER)
    submissions = tuple(
        replace(s, code=enrolment.codes.get(s.response_id, s.code)) for s in submissions
    )
    tables |= _answers_written(world, submissions)
    tables["people"] = _enrolled(tables["people"], enrolment)
    everybody, _ = participants(tables["people"])
    people, remarks = _read(world, everybody, merges, submissions)
    return tables, people, [*findings, *remarks]


_NO_ANSWER = "Это не ответ: в строке нет номера ответа. Её можно удалить; ответы из формы программа вносит сама."


def taken_codes(tables: Mapping[str, Table]) -> Iterable[str]:
    """Codes of participants that stand anywhere in the spreadsheet, however they are written there."""
    for name, table in tables.items():
        columns = ("code",) if name.startswith("answers") else CODED_TABS.get(name, ())
        for row in table.rows:
            yield from (row.text(column) for column in columns if row.text(column))


def _codes_given(table: Table, taken: set[str], submissions: Sequence[Submission]) -> Table:
    """A code for every row with a name: retyped ones in their usual form, lost ones back, new ones for the rest."""
    for row in table.rows:
        code = parse_code(row.key)
        if code and code != row.key and code not in table.keys:
            table = table.keyed(row.key, code)
    table = _told_apart(table, submissions)
    lost = _lost_codes(table, submissions)
    begun = [row for row in table.rows if row.keyless and row.text("full_name")]
    for row in begun:
        code = lost.pop(normal_name(row.text("full_name")), "")
        table = table.keyed(row.key, code or next_codes(taken | table.keys, 1)[0])
    return table


def _told_apart(table: Table, submissions: Sequence[Submission]) -> Table:
    """Of rows with one code, those whose names tell whose they are get their own code back."""
    doubled = {row.key for row in table.doubles}
    for row in (row for row in table.rows if row.key in doubled):
        if code := _lost_codes(table, submissions).get(normal_name(row.text("full_name"))):
            table = table.keyed(row.key, code)
    for row in table.doubles:
        if code := _lost_codes(table, submissions).get(normal_name(row.text("full_name"))):
            table = table.told_apart(row, code)
    return table


def _lost_codes(table: Table, submissions: Iterable[Submission]) -> dict[str, str]:
    """Name → code of people who answered and whose code has gone from the register; namesakes left out."""
    found: dict[str, set[str]] = {}
    for s in submissions:
        if s.code and s.code not in table.keys and s.one("fio"):
            found.setdefault(normal_name(s.one("fio")), set()).add(s.code)
    return {name: codes.pop() for name, codes in found.items() if len(codes) == 1}


def _all_submissions(world: World) -> tuple[Submission, ...]:
    """What Google returned, and what an answers' tab keeps of responses that are gone from the form."""
    found: dict[str, Submission] = {}
    zone = world.configuration.organisation.time_zone
    for questionnaire in world.configuration.questionnaires:
        table = world.tables[questionnaire.tab]
        found |= {s.response_id: s for s in stored_submissions(table, questionnaire, zone)}
    codes = {
        response: code
        for questionnaire in world.configuration.questionnaires
        for response, code in stored_codes(world.tables[questionnaire.tab]).items()
    }
    found |= {s.response_id: replace(s, code=codes.get(s.response_id, "")) for s in world.responses}
    return tuple(sorted(found.values(), key=lambda s: (s.created, s.response_id)))


def _answers_written(world: World, submissions: Iterable[Submission]) -> dict[str, Table]:
    rows: dict[str, dict[str, dict[str, CellValue]]] = {
        q.tab: {} for q in world.configuration.questionnaires
    }
    fresh = {s.response_id for s in world.responses}
    zone = world.configuration.organisation.time_zone
    by_code = {q.code: q for q in world.configuration.questionnaires}
    for s in submissions:
        questionnaire = by_code[s.questionnaire]
        cells: dict[str, CellValue] = {"code": s.code}
        if s.response_id in fresh:
            cells |= {
                "created": moment(s.created, zone),
                "submitted": moment(s.submitted, zone),
                **folded(s, questionnaire),
            }
        rows[questionnaire.tab][s.response_id] = cells
    return {tab: world.tables[tab].upserted(cells) for tab, cells in rows.items()}


def _enrolled(table: Table, enrolment: Enrolment) -> Table:
    for person in enrolment.new:
        table = table.appended(person.code, _first_values(person))
    return table


def _first_values(person: NewParticipant) -> dict[str, CellValue]:
    return {
        "full_name": person.full_name,
        "gender": person.gender.value,
        "position": person.position,
        "email": person.email,
        "absent": False,
        "left": False,
    }


def _read(
    world: World,
    entries: Iterable[Participant],
    merges: Merged,
    submissions: Iterable[Submission],
) -> tuple[People, list[Finding]]:
    """What everybody said; a second entry's answers are those of the main one."""
    everybody = {p.code: with_merges_read(p, merges) for p in entries if p.code not in merges.mains}
    submissions = [replace(s, code=merges.main(s.code)) for s in submissions]
    configuration = world.configuration
    questionnaires = {q.code: q for q in configuration.questionnaires}
    findings: list[Finding] = []
    mentees: dict[str, MenteeProfile] = {}
    mentors: dict[str, MentorProfile] = {}
    mentee_wishes: dict[str, Wishes] = {}
    mentor_wishes: dict[str, Wishes] = {}
    answered: dict[str, tuple[str, ...]] = {}
    for (which, code), s in sorted(current_submissions(submissions).items()):
        if code not in everybody:
            continue
        answered[code] = (*answered.get(code, ()), which)
        remarks: tuple[str, ...] = ()
        if which == "Ф1":
            mentees[code], remarks = read_mentee(
                s, questionnaires[which], configuration.competencies
            )
        elif which == "Ф2":
            mentors[code], remarks = read_mentor(
                s, questionnaires[which], configuration.competencies
            )
        elif which == "Ф3":
            known = frozenset({*everybody, *merges.mains})
            as_mentee, as_mentor, remarks = read_wishes(s, known_codes=known)
            mentee_wishes |= {code: _meant(as_mentee, code, merges)} if as_mentee else {}
            mentor_wishes |= {code: _meant(as_mentor, code, merges)} if as_mentor else {}
        findings += [
            Finding(questionnaires[which].tab, s.response_id, remark) for remark in remarks
        ]
    roles = {
        code: roles_of(person, answered_mentee=code in mentees, answered_mentor=code in mentors)
        for code, person in everybody.items()
    }
    people = People(
        participants=everybody,
        mentees={code: profile for code, profile in mentees.items() if roles[code].mentee},
        mentors={code: profile for code, profile in mentors.items() if roles[code].mentor},
        mentee_wishes=mentee_wishes,
        mentor_wishes=mentor_wishes,
        answered=answered,
        roles=roles,
        merges=merges,
    )
    return people, [*findings, *_questionnaires_missing(people)]


def _meant(wishes: Wishes, code: str, merges: Merged) -> Wishes:
    """Wishes that name the entries that count, and never oneself."""
    wanted, unwilling = (
        tuple(c for c in merges.unique(codes) if c != code)
        for codes in (wishes.wanted, wishes.unwilling)
    )
    return replace(wishes, wanted=wanted, unwilling=unwilling)


def _questionnaires_missing(people: People) -> Iterable[Finding]:
    """Somebody was given a role whose questionnaire they have not answered: there is nothing to match by."""
    for code, roles in people.roles.items():
        lacking = [
            f"{role} — {which}"
            for role, counts, known, which in (
                (MENTEE, roles.mentee, people.mentees, "Ф1"),
                (MENTOR, roles.mentor, people.mentors, "Ф2"),
            )
            if roles.is_set and counts and code not in known
        ]
        if lacking:
            text = f"Участвует как указано, но анкеты ещё нет ({'; '.join(lacking)}): пары не предлагаются."
            yield Finding("people", code, text)
