"""What enrolment promises for any answers, register and order."""

from dataclasses import replace
from random import Random

from enrolment_examples import QUESTIONNAIRES
from hypothesis import given, settings
from hypothesis import strategies as st

from programme.enrolment import Enrolment, enrol
from programme.people import Participant
from programme.submissions import Submission

NAMES = (
    "Иванова Мария Петровна",
    "иванова мария  петровна",
    "Петров Пётр Ильич",
    "Сидорова Анна Львовна",
    "Мария",
    "=1+1",
    "",
)
CODES = tuple(f"У-{number:02}" for number in range(1, 6))


@st.composite
def situations(draw: st.DrawFn) -> tuple[list[Submission], list[Participant], frozenset[str]]:
    codes = draw(st.lists(st.sampled_from(CODES), unique=True))
    people = [Participant(code, draw(st.sampled_from(NAMES))) for code in codes]
    count = draw(st.integers(0, 8))
    submissions = [
        Submission(
            questionnaire=draw(st.sampled_from(("Ф1", "Ф2", "Ф3"))),
            response_id=f"r{number}",
            created=f"2026-09-0{draw(st.integers(1, 4))}T08:00:00Z",
            submitted=f"2026-09-1{draw(st.integers(1, 4))}T08:00:00Z",
            answers={
                "fio": (draw(st.sampled_from(NAMES)),),
                "code": (draw(st.sampled_from((*CODES, "чужой"))),),
            },
            code=draw(st.sampled_from(("", "", *CODES))),
        )
        for number in range(count)
    ]
    taken = draw(st.frozensets(st.sampled_from((*CODES, "У-40"))))
    return submissions, people, taken


def run(
    submissions: list[Submission], people: list[Participant], taken: frozenset[str]
) -> Enrolment:
    return enrol(submissions, people, QUESTIONNAIRES, taken_codes=taken)


@settings(max_examples=150, deadline=None)
@given(situations())
def test_enrolling_again_adds_nobody_and_changes_no_code(
    situation: tuple[list[Submission], list[Participant], frozenset[str]],
) -> None:
    submissions, people, taken = situation
    first = run(submissions, people, taken)
    register = [*people, *(Participant(p.code, p.full_name) for p in first.new)]

    again = run(with_codes(submissions, first), register, taken)
    settled = run(with_codes(submissions, again), register, taken)

    assert again.new == ()
    # A code typed before it was given is understood as soon as it is.
    assert first.codes.items() <= again.codes.items()
    assert settled == again


def with_codes(submissions: list[Submission], enrolment: Enrolment) -> list[Submission]:
    return [replace(s, code=enrolment.codes.get(s.response_id, s.code)) for s in submissions]


@settings(max_examples=150, deadline=None)
@given(situations(), st.randoms(use_true_random=False))
def test_the_order_of_answers_and_rows_does_not_matter(
    situation: tuple[list[Submission], list[Participant], frozenset[str]], random: Random
) -> None:
    submissions, people, taken = situation
    shuffled, register = list(submissions), list(people)
    random.shuffle(shuffled)
    random.shuffle(register)
    assert run(shuffled, register, taken) == run(submissions, people, taken)


@settings(max_examples=150, deadline=None)
@given(situations())
def test_no_code_is_given_twice_or_again(
    situation: tuple[list[Submission], list[Participant], frozenset[str]],
) -> None:
    submissions, people, taken = situation
    result = run(submissions, people, taken)
    given_now = [person.code for person in result.new]
    used = {*taken, *(p.code for p in people), *(s.code for s in submissions)}
    assert len(set(given_now)) == len(given_now)
    assert not used & set(given_now)


@settings(max_examples=150, deadline=None)
@given(situations())
def test_every_answer_has_a_participant_or_a_remark(
    situation: tuple[list[Submission], list[Participant], frozenset[str]],
) -> None:
    submissions, people, taken = situation
    result = run(submissions, people, taken)
    remarked = {finding.key for finding in result.findings}
    known = {p.code for p in people} | {p.code for p in result.new}
    for submission in submissions:
        key = submission.response_id
        assert result.codes.get(key) in known or key in remarked
