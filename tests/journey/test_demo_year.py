"""What the cast answers from October to June: in the questionnaires' own words, every required question."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from config.loading import load
from config.questionnaire import QuestionKind, Questionnaire
from config.schema import Configuration
from demo.answers_of_year import (
    AFTER,
    BEFORE,
    CODE,
    EVENT,
    NO_EVENT,
    NO_PAIR,
    PAIR,
    consultation_wanted,
    dynamics,
    dynamics_of_mentee,
    first_meeting,
    midterm,
    needs_changed,
    quality,
    strengths,
    training,
    year_of_mentee,
    year_of_mentor,
)
from demo.browser import Respondent
from demo.cast import MENTEES, MENTORS, REPLACED_MENTEE
from demo.form_page import Option, Question

PEOPLE = (*MENTORS, *MENTEES)
TRAINED = "В-02 — обучение наставников, 12.10.2026"


@pytest.fixture(scope="module")
def shipped() -> Configuration:
    return load(Path(__file__).parents[2] / "config" / "organisation.yaml")


def asked(questionnaire: Questionnaire, configuration: Configuration) -> Iterator[Question]:
    """The questions as the page puts them to people."""
    competencies = [entry.text for entry in configuration.competencies]
    for question in questionnaire.questions:
        options = list(question.options)
        if question.kind is QuestionKind.SCALE:
            options = [str(level) for level in range(1, 11)]
        if question.choices_from == "competencies":
            options += competencies
        if question.choices_from == "pairs":
            options += ["П-05"]
        if question.choices_from == "events":
            options += ["В-01 — общая встреча «нетворкинг», 01.10.2026", TRAINED]
        rows = [row.text for row in question.rows] or (
            competencies if question.rows_from == "competencies" else []
        )
        if question.kind is QuestionKind.SECTION:
            continue
        yield Question(
            question.title,
            question.required,
            entry="" if options or rows else question.id,
            options=tuple(Option("e", option, option) for option in options),
            rows={row: tuple(Option("e", c, c) for c in question.columns) for row in rows},
        )


def cases() -> Iterator[tuple[str, Respondent]]:
    day = date(2026, 10, 12)
    for person in PEOPLE:
        yield "Ф4", first_meeting(person, "У-07", "П-05", day, unhappy=False)
        yield "Ф5", midterm(person, "У-07", "П-05")
        yield "Ф9", dynamics(person, "У-07", BEFORE)
        yield "Ф9", dynamics(person, "У-07", AFTER)
    for mentee in MENTEES:
        yield "Ф6", year_of_mentee(mentee, "У-07", "П-05")
        yield "Ф1п", needs_changed("У-07", mentee.needs)
        yield "Ф9", dynamics_of_mentee(mentee, "У-02", "П-05", AFTER)
    for mentor in MENTORS:
        yield "Ф7", year_of_mentor(mentor, "У-02", "П-05")
    yield "Ф4", first_meeting(MENTEES[0], "У-07", "П-05", day, unhappy=True)
    yield "Ф8", quality
    yield "Ф10", strengths("наставник", 7)
    yield "Ф10", strengths("администрация", 9)
    yield "Ф11", consultation_wanted("У-07", "адаптация")
    yield "Ф12", training("", 8)
    yield "Ф12", training("У-02", 9)


def test_everything_that_is_answered_is_offered_and_nothing_required_is_left_out(
    shipped: Configuration,
) -> None:
    questionnaires = {q.code: q for q in shipped.questionnaires}
    for code, respondent in cases():
        for question in asked(questionnaires[code], shipped):
            answer = respondent(question)
            place = (code, question.title, answer)
            if question.title == PAIR and code == "Ф9" and answer is None:
                continue  # on a page that only a mentor who answers about a mentee comes to
            assert answer is not None or not question.required, place
            if answer is None or question.entry:
                continue
            if question.rows:
                assert isinstance(answer, dict), place
                assert set(answer) == set(question.rows), place
                offered = {o.label for options in question.rows.values() for o in options}
                assert offered.issuperset(answer.values()), place
                continue
            given = (answer,) if isinstance(answer, str) else answer
            assert {option.label for option in question.options}.issuperset(given), place


def test_a_pair_that_the_form_does_not_list_is_not_made_up() -> None:
    question = Question(PAIR, required=True, options=(Option("e", NO_PAIR, NO_PAIR),))
    assert midterm(MENTEES[0], "У-07", "П-05")(question) == NO_PAIR
    assert midterm(MENTEES[0], "У-07", "П-05")(Question(CODE, required=True, entry="e")) == "У-07"


def test_what_is_judged_is_the_training_and_nothing_that_is_not_listed() -> None:
    listed = (Option("e", NO_EVENT, NO_EVENT), Option("e", TRAINED, TRAINED))
    judge = training("", 8)
    assert judge(Question(EVENT, required=True, options=listed)) == TRAINED
    assert judge(Question(EVENT, required=True, options=listed[:1])) == NO_EVENT


def test_most_are_content_at_the_end_and_somebody_is_not() -> None:
    for group in (MENTORS, MENTEES):
        content = [person for person in group if person.mood_after >= 7]
        assert len(content) >= 5
        assert len(content) < len(group)
    assert any(person.mood_after <= 3 for person in MENTEES)
    assert any(person.quotable and person.valued for person in MENTEES)
    assert REPLACED_MENTEE in {person.name for person in MENTEES}
