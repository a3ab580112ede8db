"""Answers under one full name that hardly come from one person are told beside both, and beside the person."""

from dataclasses import replace

import pytest
from paper_world import MENTEES, Garden, garden, shipped

from programme.findings import Finding
from programme.one_name import possibly_two
from programme.people import Participant
from programme.submissions import Submission

NAME = "Орлова Анна Петровна"
HERE, THERE = "воспитатель", "педагог-психолог"
NEW, THREE, FIVE, OLD = "до 1 года", "1–3 года", "3–5 лет", "более 20 лет"
NO, FITS, FIRST, HIGHEST = "нет", "соответствие должности", "первая", "высшая"
ASKED = {"Ф1": ("m01", "m02", "m04"), "Ф2": ("n01", "n02", "n04")}
QUESTIONNAIRES = {q.code: q for q in shipped().questionnaires}
Facts = tuple[str, str, str]


def sent(key: str, facts: Facts, *, form: str = "Ф1", name: str = NAME, day: int = 1) -> Submission:
    """An answer with a position, a tenure and a category; what is "" is left out."""
    said = {asked: (text,) for asked, text in zip(ASKED[form], facts, strict=True) if text}
    moment = f"2026-09-{day:02}T08:00:00Z"
    return Submission(form, key, moment, moment, {"fio": (name,), **said})


def found(*answers: Submission, is_namesake: bool = False) -> tuple[Finding, ...]:
    codes = {answer.response_id: "У-01" for answer in answers}
    person = Participant("У-01", NAME, is_namesake=is_namesake)
    return possibly_two(answers, codes, [person], QUESTIONNAIRES)


@pytest.mark.parametrize(
    ("earlier", "later", "told"),
    [
        ((HERE, NEW, NO), (HERE, NEW, NO), ""),
        ((HERE, OLD, FIRST), (THERE, OLD, FIRST), ""),  # a new position alone
        ((HERE, NEW, NO), (HERE, THREE, FITS), ""),  # time has passed
        ((HERE, THREE, NO), (HERE, THREE, FIRST), ""),  # attested
        ((HERE, FIVE, FIRST), (HERE, THREE, FIRST), ""),  # rounded otherwise
        ((HERE, OLD, FIRST), (THERE, OLD, FITS), ""),
        ((HERE, NEW, NO), ("", "", ""), ""),
        ((HERE, NEW, NO), (HERE, "не помню", "?"), ""),
        ((HERE, NEW, NO), (THERE, OLD, HIGHEST), "должность, педагогический стаж и квалиф"),
        ((THERE, OLD, HIGHEST), (HERE, NEW, NO), "должность, педагогический стаж и квалиф"),
        ((HERE, NEW, NO), (HERE, OLD, NO), "не сходятся педагогический стаж."),
        ((HERE, OLD, HIGHEST), (HERE, OLD, NO), "не сходятся квалификационная категория."),
        ((HERE, OLD, HIGHEST), (THERE, OLD, NO), "должность и квалификационная категория"),
        ((HERE, NEW, NO), (THERE, THREE, FITS), "должность, педагогический стаж и квалиф"),
    ],
)
@pytest.mark.parametrize("form", ["Ф1", "Ф2"])
def test_what_one_person_could_hardly_answer_twice_is_told(
    earlier: Facts, later: Facts, told: str, form: str
) -> None:
    remarks = found(sent("r1", earlier), sent("r2", later, form=form, day=20))

    places = {(remark.tab, remark.key) for remark in remarks}
    both = {("answers_f1", "r1"), (QUESTIONNAIRES[form].tab, "r2"), ("people", "У-01")}
    assert places == (both if told else set())
    assert all(told in remark.text and "разных человека" in remark.text for remark in remarks)


def test_once_people_say_no_nothing_is_told() -> None:
    assert not found(
        sent("r1", (HERE, NEW, NO)), sent("r2", (HERE, OLD, NO), day=2), is_namesake=True
    )


def test_another_name_under_one_code_is_what_people_typed_and_is_not_questioned() -> None:
    married = sent("r2", (HERE, OLD, NO), name="Ким Анна Петровна", day=2)

    assert not found(sent("r1", (HERE, NEW, NO)), married)


def two_of_a_name() -> Garden:
    """Somebody of the same full name as У-01 answers later."""
    office, name = garden(), MENTEES[0]
    more = (
        sent("first", (HERE, NEW, NO), name=name, day=20),
        sent("second", (THERE, OLD, HIGHEST), name=name, day=21),
    )
    world = office.world
    office.world = replace(world, responses=(*world.responses, *more))
    return office.settled()


def test_the_answer_counts_as_before_and_the_remedy_it_names_parts_the_two() -> None:
    office = two_of_a_name()
    for tab, key in (("answers_f1", "first"), ("answers_f1", "second"), ("people", "У-01")):
        assert "Возможно, это два разных человека" in office.told(tab, key)
    assert "разных" not in office.told("answers_f1", "response-0")
    assert office.cell("answers_f1", "second", "read").startswith("учтён")

    office.begin("people", full_name=MENTEES[0]).settled()
    other = office.world.tables["people"].rows[-1].key
    office.type("answers_f1", "second", code=other).type("people", other, same_as="нет").settled()

    assert "разных" not in "".join(text for *_, text in office.remarks)
    assert "То же имя" not in office.told("people", "У-01")
    assert office.cell("answers_f1", "first", "read").startswith("учтён")
    assert office.cell("answers_f1", "second", "code") == other
