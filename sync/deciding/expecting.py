"""From whom an answer to a questionnaire is expected, and who has not answered yet."""

from collections.abc import Callable

from config.questionnaire import AskedOf, Questionnaire
from programme.due.whom import COORDINATOR
from programme.people import Readiness
from sync.deciding.intake import People

Asked = Callable[[People, str], bool]


def expected(people: People, questionnaire: str) -> tuple[str, ...]:
    """Codes of those who are to answer, in the order of their codes; () where nobody is known to be.

    Nobody is, before the questionnaire's first day, and where answering is voluntary. Who only answered a
    questionnaire that makes people mentees or mentors is expected too.
    """
    asked = people.questionnaires.get(questionnaire)
    if asked is None or asked.voluntary or questionnaire not in people.opened:
        return ()
    if asked.asked_of == "coordinator":
        return (COORDINATOR,)
    asks = _ASKED.get(asked.asked_of)
    if asks is None:
        return ()
    active = (code for code, person in people.participants.items() if person.active)
    codes = [code for code in active if asks(people, code)]
    return tuple(sorted(codes, key=lambda code: (len(code), code)))


def is_known(people: People, questionnaire: str) -> bool:
    """Whether the number of people asked is known, and not only that of those who answered.

    What goes to everybody in the register, to the people of pairs or to the coordinator is known. To whom the
    first questionnaires were sent shows only where the coordinator entered people and set what they take
    part as.
    """
    asked = people.questionnaires.get(questionnaire)
    if asked is None or not asked.names_asked:
        return False
    if asked.asked_of not in _BASES:
        return True
    return any(people.roles[code].is_set for code in expected(people, questionnaire))


def silent(people: People, questionnaire: str) -> tuple[str, ...]:
    """Codes of those who are to answer and have not, not about each of their pairs, or not once more at the end."""
    waiting = expected(people, questionnaire)
    if waiting == (COORDINATOR,):
        return () if came(people, questionnaire) else waiting
    return tuple(code for code in waiting if not _has_answered(people, questionnaire, code))


def came(people: People, questionnaire: str) -> int:
    """How many answered: people, and answers that have no sender."""
    named = {code for which, code, _ in people.submissions if which == questionnaire}
    return len(named) + sum(s.questionnaire == questionnaire for s in people.anonymous)


def own_pairs(people: People, asked: Questionnaire, code: str) -> tuple[str, ...]:
    """The pairs at work about which a questionnaire asks somebody."""
    return tuple(
        pair
        for pair, (mentor, mentee) in people.pairs.items()
        if (code == mentor and asked.asked_of != "paired_mentees")
        or (code == mentee and asked.asked_of != "paired_mentors")
    )


def is_asked(people: People, asked: Questionnaire, code: str) -> bool:
    """Whether a questionnaire is meant for somebody, expected of them or not."""
    asks = _ASKED.get(asked.asked_of)
    return asks is None or asks(people, code)


def _has_answered(people: People, questionnaire: str, code: str) -> bool:
    asked = people.questionnaires[questionnaire]
    again = asked.asked_again if questionnaire in people.again else None
    if not again and not asked.per_pair:
        return questionnaire in people.answered.get(code, ())
    about = {
        s.pair
        for (q, c, _), s in people.submissions.items()
        if (q, c) == (questionnaire, code) and (not again or s.one(again.question) == again.answer)
    }
    return about >= set(own_pairs(people, asked, code)) if asked.per_pair else bool(about)


def _as_mentee(people: People, code: str) -> bool:
    return people.roles[code].mentee


def _as_mentor(people: People, code: str) -> bool:
    return people.roles[code].mentor


def _at_the_meeting(people: People, code: str) -> bool:
    """Who wants to take part: by their answers, or because the coordinator says so."""
    mentee, mentor = people.mentees.get(code), people.mentors.get(code)
    wants = (mentee is not None and mentee.willing) or (
        mentor is not None and mentor.readiness is not Readiness.NO
    )
    return wants or (people.roles[code].is_set and people.roles[code].any)


def _in_a_pair(people: People, code: str) -> bool:
    return any(code in two for two in people.pairs.values())


def _mentoring(people: People, code: str) -> bool:
    return any(code == mentor for mentor, _ in people.pairs.values())


def _mentored(people: People, code: str) -> bool:
    return any(code == mentee for _, mentee in people.pairs.values())


_BASES = ("mentees", "mentors")
_ASKED: dict[AskedOf, Asked] = {
    "mentees": _as_mentee,
    "mentors": _as_mentor,
    "participants": _at_the_meeting,
    "paired": _in_a_pair,
    "paired_mentors": _mentoring,
    "paired_mentees": _mentored,
}
