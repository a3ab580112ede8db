"""One full name in several rows of «Участники»: both rows say so, until people say who is who."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generators.workbook.registers import PEOPLE_TAB
from programme.merging import merged
from programme.namesakes import namesakes
from programme.people import Participant
from sync.records.people import participants
from sync.tables import Row, Table

NAME = "Ёлкина Вера Ильинична"


def read(typed: str) -> tuple[Participant, list[str]]:
    """A row with something typed into «Тот же человек, что (код)»."""
    columns = {column.key: place for place, column in enumerate(PEOPLE_TAB.columns)}
    row = Row("У-01", 1, {"code": "У-01", "full_name": NAME, "same_as": typed})
    (person,), remarks = participants(Table(PEOPLE_TAB, PEOPLE_TAB.title, columns, rows=(row,)))
    return person, [remark.text for remark in remarks]


def told(*people: Participant) -> dict[str, str]:
    return {f.key: f.text for f in namesakes(people, merged(people))}


@pytest.mark.parametrize(
    "typed",
    [
        NAME,
        "Елкина  вера ильинична ",
        "ЁЛКИНА ВЕРА ИЛЬИНИЧНА",
        "Eлкинa Верa Ильинична",  # Latin «E» and «a»
        "Вера Ильинична Ёлкина",
    ],
)
def test_a_name_typed_twice_is_told_beside_both_rows(typed: str) -> None:
    found = told(
        Participant("У-01", NAME),
        Participant("У-02", typed),
        Participant("У-03", "Ким Анна Сергеевна"),
    )

    assert found.keys() == {"У-01", "У-02"}
    assert "У-02" in found["У-01"]
    assert "У-01" in found["У-02"]
    assert all("«Тот же человек, что (код)»" in text and "«нет»" in text for text in found.values())
    assert not any("лкин" in text.lower() for text in found.values())


def test_once_people_say_who_is_who_nothing_is_told() -> None:
    first, second = Participant("У-01", NAME), Participant("У-02", NAME)

    assert told(first, Participant("У-02", NAME, same_as="У-01")) == {}
    assert told(first, Participant("У-02", NAME, is_namesake=True)) == {}
    assert told(Participant("У-01", NAME, is_namesake=True), second) == {}


def test_of_three_the_two_of_whom_nothing_is_said_are_told() -> None:
    known = Participant("У-02", NAME, is_namesake=True)
    found = told(Participant("У-01", NAME), known, Participant("У-03", NAME))

    assert found.keys() == {"У-01", "У-03"}


def test_rows_without_a_whole_name_are_nobodys_second_entry() -> None:
    assert told(Participant("У-01", ""), Participant("У-02", "")) == {}
    assert told(Participant("У-01", "Вера"), Participant("У-02", "Вера")) == {}


@given(st.lists(st.sampled_from([NAME, "Ким Анна Сергеевна", "Волк Пётр Ильич"]), max_size=6))
def test_everybody_whose_name_stands_twice_is_told_and_nobody_else(names: list[str]) -> None:
    people = [Participant(f"У-0{place}", name) for place, name in enumerate(names, start=1)]

    assert told(*people).keys() == {p.code for p in people if names.count(p.full_name) > 1}


@pytest.mark.parametrize("typed", ["нет", " НЕТ ", "Нет."])
def test_no_in_the_cell_is_an_answer_and_no_mistake(typed: str) -> None:
    person, said = read(typed)

    assert person.is_namesake
    assert person.same_as == ""
    assert said == []


def test_another_word_in_the_cell_is_told_with_both_answers() -> None:
    person, said = read("не знаю")

    assert not person.is_namesake
    assert len(said) == 1
    assert "«нет»" in said[0]
