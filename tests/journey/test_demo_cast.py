"""The cast and the calendar of the demo: what the story promises before it is played."""

from datetime import date
from itertools import pairwise

import pytest

from demo.answers import mentee_questionnaire, mentor_questionnaire
from demo.cast import (
    ABSENT_MENTOR,
    LAST_TO_COME,
    LATE_CONSENT,
    LEAVING_MENTEE,
    MENTEES,
    MENTORS,
    PONDERED_MENTEE,
    PUBLISHED,
    REFUSED_MENTEE,
    REJECTED_MENTEE,
    WITHDRAWING,
    WITHOUT_PERMITTED_MENTOR,
)
from demo.form_page import Option, Question
from demo.school_days import as_typed, morning, school_days

PEOPLE = (*MENTORS, *MENTEES)


def test_there_are_nine_mentors_and_fifteen_mentees_of_different_names() -> None:
    assert (len(MENTORS), len(MENTEES)) == (9, 15)
    assert len({person.name for person in PEOPLE}) == 24
    assert len({person.address for person in PEOPLE}) == 24, "Ф3 names people without surname"


def test_mentors_have_places_for_at_least_fourteen_mentees() -> None:
    assert sum(int(mentor.places) for mentor in MENTORS) >= 14


def test_wishes_name_people_of_the_other_role() -> None:
    mentors, mentees = ({p.name for p in group} for group in (MENTORS, MENTEES))
    for mentee in MENTEES:
        assert mentors.issuperset((*mentee.wishes, *mentee.hard_with)), mentee.name
    for mentor in MENTORS:
        assert mentees.issuperset((*mentor.wishes, *mentor.hard_with)), mentor.name


def test_a_popular_mentor_is_wished_first_by_more_than_there_is_room_for() -> None:
    first = [mentee.wishes[0] for mentee in MENTEES if mentee.wishes]
    places = {mentor.name: int(mentor.places) for mentor in MENTORS}
    assert any(first.count(name) > room for name, room in places.items())


def test_the_story_has_its_special_people() -> None:
    mentees = {mentee.name for mentee in MENTEES}
    assert {REJECTED_MENTEE, PONDERED_MENTEE, WITHOUT_PERMITTED_MENTOR} <= mentees
    assert {REFUSED_MENTEE, LEAVING_MENTEE, WITHDRAWING} <= mentees
    assert {ABSENT_MENTOR, *LAST_TO_COME, *PUBLISHED} <= {person.name for person in PEOPLE}
    assert [mentor.name for mentor in MENTORS if not mentor.consent] == [LATE_CONSENT]
    assert any(mentee.needs_before for mentee in MENTEES), "somebody answers twice"
    assert any(mentee.values.startswith("=") for mentee in MENTEES)
    assert any(mentee.gender for mentee in MENTEES), "a patronymic that is missing"
    assert all(0 < len(mentee.needs) <= 5 for mentee in MENTEES)


def test_answers_are_the_same_every_time() -> None:
    scale = Question(
        "Любая шкала", True, options=tuple(Option("e", str(n), str(n)) for n in range(1, 11))
    )
    for person in MENTEES:
        first, second = mentee_questionnaire(person), mentee_questionnaire(person)
        assert [first(scale) for _ in range(5)] == [second(scale) for _ in range(5)]


def test_a_mentor_rates_the_own_directions_highest() -> None:
    mentor = MENTORS[0]
    rows: dict[str, tuple[Option, ...]] = dict.fromkeys(
        (*mentor.offers, "Игровая деятельность"), ()
    )
    rated = mentor_questionnaire(mentor)(Question("Сетка", True, rows=rows))
    assert isinstance(rated, dict)
    assert {rated[direction] for direction in mentor.offers} == {"5", "4"}
    assert rated["Игровая деятельность"] not in {"5", "4"}


@pytest.mark.parametrize(
    ("today", "first"),
    [
        (date(2026, 9, 1), date(2026, 9, 7)),
        (date(2026, 11, 22), date(2026, 9, 7)),
        (date(2026, 12, 31), date(2026, 9, 7)),
        (date(2027, 1, 1), date(2026, 9, 7)),
        (date(2027, 8, 31), date(2026, 9, 7)),
        (date(2027, 9, 1), date(2027, 9, 13)),
        (date(2028, 2, 29), date(2027, 9, 13)),
    ],
)
def test_the_story_begins_on_the_second_monday_of_the_school_year_of_the_day(
    today: date, first: date
) -> None:
    assert school_days(today).invited == first


def test_the_stages_follow_each_other_on_weekdays_of_one_school_year() -> None:
    for year in range(2024, 2036):
        days = list(vars(school_days(date(year, 10, 10))).values())
        assert all(one < two for one, two in pairwise(days))
        assert all(day.weekday() < 5 for day in days)
        assert date(year, 9, 1) <= days[0] <= days[-1] <= date(year + 1, 6, 15)


def test_moments_carry_their_zone_and_dates_are_typed_the_russian_way() -> None:
    assert morning(date(2026, 9, 7)).isoformat() == "2026-09-07T07:30:00+00:00"
    assert as_typed(date(2026, 9, 7)) == "07.09.2026"
