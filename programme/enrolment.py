"""Who sent what: every answer matched to a participant, newcomers given a code."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from config.questionnaire import Questionnaire
from programme.counting import Counted, Terms, count, first_sent
from programme.findings import Finding
from programme.merging import Merged
from programme.people import Gender, Participant
from programme.russian.codes import make_code, parse_code
from programme.russian.names import parse_name, propose_gender
from programme.senders import NAME_QUESTION, Sender, Senders
from programme.submissions import Submission

_LETTER = "У"
_EMAIL_QUESTION = "email"
_LONGEST_EMAIL = 254


@dataclass(frozen=True)
class NewParticipant:
    """A person to be added to the register; the first values of people's columns.

    Attributes:
        code: The next free code.
        full_name: «Фамилия Имя Отчество», spelling mended.
        gender: As the patronymic tells, to be confirmed by people.
        position: As answered.
        response_id: The answer the person is known from.
        email: As answered, "" where it is none.
    """

    code: str
    full_name: str
    gender: Gender
    position: str
    response_id: str
    email: str = ""


@dataclass(frozen=True)
class Enrolment:
    """Who sent what.

    Attributes:
        codes: Response id → code of the participant; answers of unknown senders are absent.
        new: Newcomers, in the order of their codes.
        counted: Which answers count, under the codes of main entries.
        findings: Beside the answers they concern.
    """

    codes: Mapping[str, str]
    new: tuple[NewParticipant, ...]
    counted: Counted
    findings: tuple[Finding, ...]


def next_codes(taken: Iterable[str], count: int) -> tuple[str, ...]:
    """The next codes of participants: after the highest ever taken, so that none is used again."""
    numbers = [int(code[2:]) for code in map(parse_code, taken) if code and code[0] == _LETTER]
    highest = max(numbers, default=0)
    return tuple(make_code(_LETTER, highest + step) for step in range(1, count + 1))


def enrol(
    submissions: Sequence[Submission],
    participants: Sequence[Participant],
    questionnaires: Sequence[Questionnaire],
    *,
    taken_codes: Iterable[str],
    merges: Merged | None = None,
    terms: Terms | None = None,
) -> Enrolment:
    """Match every submission to a participant; who is new gets a code.

    A submission that has a code keeps it. Otherwise the first questionnaires go by the name: to the one person
    of that name in the register, else to whom an earlier answer under that name was matched
    (staff may have corrected the register since), else to a newcomer. The later questionnaires
    go by the code that was typed. Where it is not clear nobody is guessed. The result does not
    depend on the order of the arguments.

    Args:
        submissions: Of all questionnaires; those of unknown questionnaires are passed over.
        participants: The register, also those who left.
        questionnaires: How each questionnaire knows its sender, and the tab of its answers.
        taken_codes: Codes that were ever used anywhere, never to be given again.
        merges: Which entries of the register are second ones. An answer keeps the code of the entry it
            was matched to; of the answers of both entries the one sent last counts.
        terms: What else decides whether an answer counts.
    """
    by_code = {q.code: q for q in questionnaires}
    ordered = sorted((s for s in submissions if s.questionnaire in by_code), key=first_sent)
    merges = merges or Merged()
    people = Senders.known(participants, ordered, merges)
    senders = {s.response_id: people.sender(s, by_code[s.questionnaire]) for s in ordered}
    known = {key: sender.code for key, sender in senders.items() if sender.code}
    taken = {*taken_codes, *people.codes, *known.values()}
    new = _newcomers(ordered, senders, by_code, taken)
    codes = known | {s.response_id: person.code for person, sent in new for s in sent}
    mains = {response: merges.main(code) for response, code in codes.items()}
    counted = count(ordered, by_code, mains, terms or Terms())
    findings = _findings(ordered, senders, by_code, counted)
    return Enrolment(codes, tuple(person for person, _ in new), counted, tuple(findings))


def _newcomers(
    ordered: Iterable[Submission],
    senders: Mapping[str, Sender],
    questionnaires: Mapping[str, Questionnaire],
    taken: Iterable[str],
) -> list[tuple[NewParticipant, list[Submission]]]:
    """Each newcomer with the answers of theirs, in the order in which the first ones came."""
    by_name: dict[str, list[Submission]] = {}
    for submission in ordered:
        name = senders[submission.response_id].newcomer
        if name:
            by_name.setdefault(name, []).append(submission)
    codes = next_codes(taken, len(by_name))
    return [
        (_newcomer(code, sent, questionnaires), sent)
        for code, sent in zip(codes, by_name.values(), strict=True)
    ]


def _newcomer(
    code: str, sent: Sequence[Submission], questionnaires: Mapping[str, Questionnaire]
) -> NewParticipant:
    full_name = str(parse_name(sent[0].one(NAME_QUESTION)))
    positions = (_position(s, questionnaires[s.questionnaire]) for s in sent)
    emails = (_email(s.one(_EMAIL_QUESTION)) for s in sent)
    return NewParticipant(
        code=code,
        full_name=full_name,
        gender=propose_gender(full_name),
        position=next(filter(None, positions), ""),
        response_id=sent[0].response_id,
        email=next(filter(None, emails), ""),
    )


def _position(submission: Submission, questionnaire: Questionnaire) -> str:
    asked = (q.id for q in questionnaire.questions if q.choices_from == "positions")
    return " ".join(submission.one(next(asked, "")).split())


def _email(text: str) -> str:
    address = text.strip()
    local, at, domain = address.partition("@")
    plausible = bool(local and at and "." in domain) and not any(map(str.isspace, address))
    return address if plausible and len(address) <= _LONGEST_EMAIL else ""


def _findings(
    ordered: Iterable[Submission],
    senders: Mapping[str, Sender],
    questionnaires: Mapping[str, Questionnaire],
    counted: Counted,
) -> Iterator[Finding]:
    """Remarks on senders and on what doesn't count; answers of other years stay as they came, without any."""
    for submission in ordered:
        key = submission.response_id
        remarks = (
            "" if counted.is_of_other_year(key) else senders[key].remark,
            counted.remarks.get(key, ""),
        )
        for text in filter(None, remarks):
            yield Finding(questionnaires[submission.questionnaire].tab, key, text)
