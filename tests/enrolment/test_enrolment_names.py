"""Whose answer it is: by name for Ф1 and Ф2, by code for the later questionnaires."""

import pytest
from enrolment_examples import (
    QUESTIONNAIRES,
    a_name,
    a_participant,
    an_answer,
)

from programme.enrolment import Enrolment, enrol, next_codes
from programme.findings import Finding
from programme.people import Gender, Participant
from programme.submissions import Submission


def enrolled(
    submissions: list[Submission],
    participants: list[Participant] | None = None,
    taken: set[str] | None = None,
) -> Enrolment:
    return enrol(submissions, participants or [], QUESTIONNAIRES, taken_codes=taken or set())


def the_remark(result: Enrolment) -> str:
    (finding,) = result.findings
    return finding.text


def test_one_person_answering_two_questionnaires_gets_one_code() -> None:
    result = enrolled(
        [
            a_name("Иванова Мария Петровна", "r1"),
            a_name(" иванова  мария петровна ", "r2", questionnaire="Ф2", day=2),
        ]
    )
    assert result.codes == {"r1": "У-01", "r2": "У-01"}
    assert [person.full_name for person in result.new] == ["Иванова Мария Петровна"]
    assert result.findings == ()


def test_newcomers_get_codes_in_the_order_in_which_they_answered() -> None:
    result = enrolled(
        [
            a_name("Петров Пётр Ильич", "r2", day=2),
            a_name("Сидорова Анна Львовна", "r1", day=3),
            a_name("Яковлева Зоя Ивановна", "r0", day=2),
        ]
    )
    assert result.codes == {"r0": "У-01", "r2": "У-02", "r1": "У-03"}


def test_a_newcomer_brings_gender_position_and_address() -> None:
    answers: dict[str, str | tuple[str, ...]] = {
        "fio": "ПЕТРОВ ПЁТР ИЛЬИЧ",
        "m01": "воспитатель",
        "email": "petrov@example.org",
    }
    (person,) = enrolled([an_answer("Ф1", "r1", answers)]).new
    assert (person.full_name, person.gender) == ("Петров Пётр Ильич", Gender.MALE)
    assert (person.position, person.email) == ("воспитатель", "petrov@example.org")


@pytest.mark.parametrize(
    "address", ["нет", "=IMPORTXML(1)", "a@b", "a b@example.org", "x" * 300 + "@example.org"]
)
def test_what_is_no_address_is_not_taken_for_one(address: str) -> None:
    answers: dict[str, str | tuple[str, ...]] = {"fio": "Петров Пётр Ильич", "email": address}
    (person,) = enrolled([an_answer("Ф1", "r1", answers)]).new
    assert person.email == ""


def test_the_name_of_one_row_of_the_register_gives_its_code() -> None:
    result = enrolled(
        [a_name("Королёва  Анна Львовна", "r1")], [a_participant("У-07", "Королева Анна Львовна")]
    )
    assert (result.codes, result.new, result.findings) == ({"r1": "У-07"}, (), ())


def test_two_rows_of_one_name_leave_the_answer_to_people() -> None:
    rows = [a_participant(code, "Иванова Мария Петровна") for code in ("У-01", "У-04")]
    result = enrolled([a_name("Иванова Мария Петровна", "r1")], rows)
    assert (result.codes, result.new) == ({}, ())
    assert result.findings[0].tab == "answers_f1"
    assert result.findings[0].key == "r1"
    assert "У-01, У-04" in the_remark(result)


def test_an_answer_keeps_the_code_it_was_given_though_the_register_was_corrected() -> None:
    sent = an_answer("Ф1", "r1", {"fio": "Иванова Мария Петровна"}, code="У-03")
    later = a_name("Иванова Мария Петровна", "r2", questionnaire="Ф2", day=5)
    result = enrolled([sent, later], [a_participant("У-03", "Иванцова Мария Петровна")])
    assert (result.codes, result.new) == ({"r1": "У-03", "r2": "У-03"}, ())


def test_a_code_typed_by_people_beside_an_answer_is_understood() -> None:
    sent = an_answer("Ф1", "r1", {"fio": "Маша"}, code="у 3")
    result = enrolled([sent], [a_participant("У-03", "Иванова Мария Петровна")])
    assert (result.codes, result.findings) == ({"r1": "У-03"}, ())


def test_a_person_whose_row_was_deleted_is_never_made_again() -> None:
    sent = an_answer("Ф1", "r1", {"fio": "Иванова Мария Петровна"}, code="У-03")
    later = a_name("Иванова Мария Петровна", "r2", questionnaire="Ф2", day=5)
    result = enrolled([sent, later], [a_participant("У-04", "Петров Пётр Ильич")])
    assert result.new == ()
    assert result.codes == {"r1": "У-03"}
    assert [finding.key for finding in result.findings] == ["r1", "r2"]
    assert all("У-03" in finding.text for finding in result.findings)


@pytest.mark.parametrize(
    "name",
    ["", "   ", "Мария", "12345", '=IMPORTXML("http://example.org")', "а" * 5000, "Аб " * 2500],
)
def test_what_is_no_full_name_makes_nobody_a_participant(name: str) -> None:
    result = enrolled([a_name(name, "r1")])
    assert (result.codes, result.new) == ({}, ())
    assert len(the_remark(result)) < 400
    assert name.strip() not in the_remark(result) or not name.strip()


def test_a_row_added_by_people_under_the_same_odd_name_settles_it() -> None:
    result = enrolled([a_name("мария", "r1")], [a_participant("У-02", "Мария")])
    assert (result.codes, result.findings) == ({"r1": "У-02"}, ())


@pytest.mark.parametrize("typed", ["У-07", "у7", "Y-07", "У – 07", " У-07. ", "У-07 Мария"])
def test_a_code_is_read_however_it_is_typed(typed: str) -> None:
    result = enrolled([an_answer("Ф3", "r1", {"code": typed})], [a_participant("У-07", "Имя Имя")])
    assert (result.codes, result.findings) == ({"r1": "У-07"}, ())


@pytest.mark.parametrize("typed", ["У-99", "Иванова", "", "=1+1", "П-07"])
def test_an_unknown_code_is_left_to_people(typed: str) -> None:
    result = enrolled([an_answer("Ф3", "r1", {"code": typed})], [a_participant("У-07", "Имя Имя")])
    assert (result.codes, result.new) == ({}, ())
    assert the_remark(result)
    assert "Иванова" not in the_remark(result)


def test_of_several_answers_of_one_person_the_last_sent_counts() -> None:
    name: dict[str, str | tuple[str, ...]] = {"fio": "Иванова Мария Петровна"}
    edited = an_answer("Ф1", "r1", name, day=1, submitted="2026-09-20T08:00:00.5Z")
    untouched = an_answer("Ф1", "r2", name, day=10)
    result = enrolled([edited, untouched])
    assert result.findings == (
        Finding(
            "answers_f1",
            "r2",
            "Учтён более поздний ответ этого участника; этот хранится для истории.",
        ),
    )
    counting = result.counted.named["Ф1", "У-01", ""]
    assert (counting.response_id, counting.code) == ("r1", "У-01")


def test_a_fraction_of_a_second_decides_which_answer_is_later() -> None:
    early = an_answer("Ф1", "r9", {}, submitted="2026-09-20T08:00:00Z", code="У-01")
    late = an_answer("Ф1", "r1", {}, submitted="2026-09-20T08:00:00.123Z", code="У-01")
    result = enrolled([late, early], [a_participant("У-01", "Имя Имя")])
    assert result.counted.named["Ф1", "У-01", ""].response_id == "r1"


def test_answers_of_unknown_senders_never_count() -> None:
    assert enrolled([an_answer("Ф1", "r1", {})]).counted.named == {}


@pytest.mark.parametrize(
    ("taken", "expected"),
    [
        (set(), ("У-01", "У-02")),
        ({"У-02"}, ("У-03", "У-04")),
        ({"У-99", "П-500", "мусор", "#12", ""}, ("У-100", "У-101")),
    ],
)
def test_codes_go_on_after_the_highest_ever_taken(taken: set[str], expected: tuple[str]) -> None:
    assert next_codes(taken, 2) == expected
