"""From whom an answer to a questionnaire is expected, and who has not answered yet."""

from collections.abc import Callable

from programme.people import Readiness
from sync.deciding.intake import People

Asked = Callable[[People, str], bool]


def expected(people: People, questionnaire: str) -> tuple[str, ...]:
    """Codes of those who are to answer, in the order of their codes; () where nobody is known to be.

    Ф1 is for mentees, Ф2 for mentors, Ф3 for all who take part. Who only answered is expected too.
    """
    asks = _ASKED.get(questionnaire)
    if asks is None:
        return ()
    active = (code for code, person in people.participants.items() if person.active)
    codes = [code for code in active if asks(people, code)]
    return tuple(sorted(codes, key=lambda code: (len(code), code)))


def is_known(people: People, questionnaire: str) -> bool:
    """Whether the number of people asked is known, and not only that of those who answered.

    Ф3 goes to everybody in the register. To whom Ф1 and Ф2 were sent shows only where the coordinator
    entered people and set what they take part as.
    """
    return questionnaire == "Ф3" or any(
        people.roles[code].is_set for code in expected(people, questionnaire)
    )


def silent(people: People, questionnaire: str) -> tuple[str, ...]:
    """Codes of those who are to answer and have not."""
    return tuple(
        code
        for code in expected(people, questionnaire)
        if questionnaire not in people.answered.get(code, ())
    )


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


_ASKED: dict[str, Asked] = {"Ф1": _as_mentee, "Ф2": _as_mentor, "Ф3": _at_the_meeting}
