"""Second entries of people: what a register's cells mean, and what they cannot mean."""

import pytest
from enrolment_examples import QUESTIONNAIRES, a_name, a_participant, an_answer
from hypothesis import given
from hypothesis import strategies as st

from programme.enrolment import enrol
from programme.merging import merged
from programme.people import Participant, TakesPart
from programme.roles import Roles, roles_of

CODES = [f"У-0{n}" for n in range(1, 6)]


def register(pointers: dict[str, str]) -> list[Participant]:
    return [Participant(code, f"Имя {code}", same_as=pointers.get(code, "")) for code in CODES[:4]]


@pytest.mark.parametrize(
    ("pointers", "mains", "said"),
    [
        ({}, {}, {}),
        ({"У-02": "У-01"}, {"У-02": "У-01"}, {}),
        ({"У-03": "У-02", "У-02": "У-01"}, {"У-03": "У-01", "У-02": "У-01"}, {}),
        ({"У-01": "У-01"}, {}, {"У-01": "код этой же строки"}),
        ({"У-01": "У-05"}, {}, {"У-01": "участника У-05 на вкладке нет"}),
        (
            {"У-01": "У-02", "У-02": "У-01"},
            {},
            {"У-01": "по кругу (У-01, У-02)", "У-02": "по кругу (У-01, У-02)"},
        ),
        (
            {"У-01": "У-02", "У-02": "У-01", "У-03": "У-01"},
            {},
            {"У-01": "по кругу", "У-02": "по кругу"},
        ),
        ({"У-02": "У-03", "У-03": "У-03"}, {"У-02": "У-03"}, {"У-03": "код этой же строки"}),
    ],
)
def test_what_the_cells_of_a_register_mean(
    pointers: dict[str, str], mains: dict[str, str], said: dict[str, str]
) -> None:
    found = merged(register(pointers))

    assert found.mains == mains
    told = {finding.key: finding.text for finding in found.findings}
    assert told.keys() == said.keys()
    assert all(text in told[code] for code, text in said.items())


@given(st.dictionaries(st.sampled_from(CODES), st.sampled_from(CODES)))
def test_a_main_entry_is_never_a_second_one_and_nobody_disappears(
    pointers: dict[str, str],
) -> None:
    people = register(pointers)
    found = merged(people)

    assert not found.mains.keys() & set(found.mains.values())
    assert {found.main(p.code) for p in people} == {p.code for p in people} - found.mains.keys()
    assert set(found.mains.values()) <= {p.code for p in people}


def test_of_two_entries_the_later_answer_counts_and_each_keeps_its_own_code() -> None:
    people = [a_participant("У-01", "Заяц Вера Ильинична"), a_participant("У-02", "Волк Вера Ильинична")]  # fmt: skip
    people[1] = Participant("У-02", "Волк Вера Ильинична", same_as="У-01")
    sent = [a_name("Заяц Вера Ильинична", "a", day=1), a_name("Волк Вера Ильинична", "b", day=2)]

    found = enrol(sent, people, QUESTIONNAIRES, taken_codes=(), merges=merged(people))

    assert found.codes == {"a": "У-01", "b": "У-02"}
    assert [(f.key, "хранится для истории" in f.text) for f in found.findings] == [("a", True)]


def test_two_rows_of_one_name_are_no_namesakes_once_they_are_one_person() -> None:
    name = "Заяц Вера Ильинична"
    rows = [Participant("У-01", name), Participant("У-02", name, same_as="У-01")]
    sent = [a_name(name, "a"), an_answer("Ф2", "b", {"fio": name})]

    apart = enrol(sent, [rows[0], Participant("У-02", name)], QUESTIONNAIRES, taken_codes=())
    together = enrol(sent, rows, QUESTIONNAIRES, taken_codes=(), merges=merged(rows))

    assert not apart.codes
    assert together.codes == {"a": "У-01", "b": "У-01"}


@pytest.mark.parametrize(
    ("takes_part", "answered", "roles", "told"),
    [
        ("", (True, False), Roles(mentee=True, mentor=False), "наставляемый"),
        ("", (True, True), Roles(mentee=True, mentor=True), "наставляемый, наставник"),
        ("", (False, False), Roles(mentee=False, mentor=False), ""),
        (
            "наставник",
            (True, False),
            Roles(mentee=False, mentor=True, is_set=True),
            "наставник (так решил куратор)",
        ),
        (
            "наставник и наставляемый",
            (False, False),
            Roles(mentee=True, mentor=True, is_set=True),
            "наставляемый, наставник (так решил куратор)",
        ),
        (
            "не участвует",
            (True, True),
            Roles(mentee=False, mentor=False, is_set=True),
            "не участвует (так решил куратор)",
        ),
    ],
)
def test_roles_follow_the_answers_unless_the_coordinator_said_otherwise(
    takes_part: str, answered: tuple[bool, bool], roles: Roles, told: str
) -> None:
    person = Participant("У-01", "Заяц Вера Ильинична", takes_part=TakesPart(takes_part))

    found = roles_of(person, answered_mentee=answered[0], answered_mentor=answered[1])

    assert found == roles
    assert found.told == told
