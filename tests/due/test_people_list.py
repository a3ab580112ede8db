"""Lists of staff as people keep them: columns in any order and spelling, and nothing guessed or dropped."""

from datetime import date
from functools import cache
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.loading import load
from config.schema import Position
from programme.people import Gender, TakesPart
from programme.people_list import PeopleList, read_people
from programme.russian.days import whole_day

TODAY = date(2026, 10, 19)
HEADER = (
    "ФИО",
    "Должность",
    "Пол",
    "Электронная почта",
    "Участвует как",
    "Дата согласия",
    "Группа",
)
PERSON = (
    "Громова Анна Львовна",
    "Воспитатель",
    "ж",
    "anna@example.org",
    "наставник",
    "15.09.2026",
    "средняя",
)


@cache
def positions() -> tuple[Position, ...]:
    return load(Path(__file__).parents[2] / "config" / "organisation.yaml").positions


def listed(*rows: tuple[str, ...]) -> PeopleList:
    return read_people(rows, positions(), TODAY)


def told(found: PeopleList) -> str:
    return "\n".join(f"{finding.key}: {finding.text}" for finding in found.findings)


def test_a_whole_row_is_read() -> None:
    found = listed(HEADER, PERSON)
    (person,) = found.people
    assert person.cells == {
        "full_name": "Громова Анна Львовна",
        "gender": "женский",
        "position": "воспитатель",
        "email": "anna@example.org",
        "takes_part": "наставник",
        "consent_given": date(2026, 9, 15),
        "remark": "Группа: средняя",
    }
    assert not found.findings


@pytest.mark.parametrize("order", list(permutations(range(7)))[::503])
def test_columns_stand_in_any_order(order: tuple[int, ...]) -> None:
    found = listed(tuple(HEADER[at] for at in order), tuple(PERSON[at] for at in order))
    assert found.people == listed(HEADER, PERSON).people


@pytest.mark.parametrize(
    "header",
    [
        "ФИО",
        "Ф.И.О.",
        "Ф. И. О. сотрудника",
        "фио педагога",
        "ФАМИЛИЯ, ИМЯ, ОТЧЕСТВО",
        "Фамилия Имя Отчество (полностью)",
        "Фамилия,\u00a0имя, отчество",
        "ФИO",  # with a Latin «O»
        "Сотрудник",
        "Педагог ",
    ],
)
def test_a_column_of_names_has_many_headers(header: str) -> None:
    found = listed((header, "Должность"), PERSON[:2])
    assert [person.full_name for person in found.people] == ["Громова Анна Львовна"]


@pytest.mark.parametrize(
    ("header", "column"),
    [
        ("ДОЛЖНОСТЬ", "position"),
        ("Занимаемая должность", "position"),
        ("E-mail", "email"),
        ("Адрес электронной почты", "email"),
        ("Cогласие", "consent_given"),  # with a Latin «C»
        ("Согласие наставника получено", "consent_given"),
        ("Роль", "takes_part"),
        ("Пoл", "gender"),  # with a Latin «o»
        ("Возрастная группа", "remark"),
        ("Примечание", "remark"),
        ("Не более наставляемых", "places"),
    ],
)
def test_other_columns_too(header: str, column: str) -> None:
    values = {
        "position": "методист",
        "email": "a@example.org",
        "consent_given": "01.09.2026",
        "takes_part": "наставник",
        "gender": "мужской",
        "remark": "старшая",
        "places": "2",
    }
    found = listed(("ФИО", header), ("Асанов Асан", values[column]))
    assert column in found.people[0].cells, told(found)


def test_a_name_in_three_columns_is_put_together_and_mended() -> None:
    found = listed(
        ("№ п/п", "Фамилия", "Имя", "Отчество"),
        ("1", "ГРОМОВА", "АННА", "ЛЬВОВНА"),
        ("2", "Ким", "Олег", ""),
        ("3", "Ивaнова", "Вера", "Ильинична"),  # with a Latin «a»
    )
    names = [person.full_name for person in found.people]
    assert names == ["Громова Анна Львовна", "Ким Олег", "Иванова Вера Ильинична"]
    assert not found.findings


def test_a_letterhead_above_and_headers_on_every_page_are_nobody() -> None:
    found = listed(
        ("Список педагогов МДОУ № 5",), (), HEADER, PERSON, (), HEADER, ("Орлова Инна Павловна",)
    )
    assert [person.full_name for person in found.people] == [
        "Громова Анна Львовна",
        "Орлова Инна Павловна",
    ]
    assert [person.line for person in found.people] == [4, 7]


def test_a_table_without_names_is_told_apart_from_an_empty_one() -> None:
    assert not listed(("Должность", "Стаж"), ("воспитатель", "5")).found
    assert not listed().found
    assert listed(("ФИО",)).found


@pytest.mark.parametrize(
    ("typed", "role"),
    [
        ("наставник", TakesPart.MENTOR),
        ("НАСТАВЛЯЕМЫЙ", TakesPart.MENTEE),
        ("наставляемая", TakesPart.MENTEE),
        ("наставник и наставляемый", TakesPart.BOTH),
        ("не участвует", TakesPart.NEITHER),
        ("-", TakesPart.BY_ANSWERS),
    ],
)
def test_roles_are_understood(typed: str, role: TakesPart) -> None:
    found = listed(("ФИО", "Участвует как"), ("Ким Олег", typed))
    assert found.people[0].takes_part is role
    assert not found.findings


@pytest.mark.parametrize(
    ("header", "typed", "remark"),
    [
        ("Участвует как", "да", "«Участвует как»"),
        ("Согласие (дата)", "да", "нужна дата"),
        ("Согласие (дата)", "15.09.26", "нужна дата"),
        ("Согласие (дата)", "31.02.2026", "нужна дата"),
        ("Согласие (дата)", "15.09.2027", "ещё не наступило"),
        ("Почта", "anna@", "не один адрес"),
        ("Почта", "a@example.org, b@example.org", "не один адрес"),
        ("Пол", "да", "«Пол»"),
        ("Не более наставляемых", "много", "целое число"),
        ("Должность", "тьютор-волшебник", "нет в таблице должностей"),
    ],
)
def test_what_cannot_be_read_is_said_and_the_person_is_kept(
    header: str, typed: str, remark: str
) -> None:
    found = listed(("ФИО", header), ("Ким Олег", typed))
    assert [person.full_name for person in found.people] == ["Ким Олег"]
    assert remark in told(found)
    assert told(found).startswith("строка 2: ")


def test_an_unknown_position_is_kept_as_it_was_written() -> None:
    assert (
        listed(("ФИО", "Должность"), ("Ким Олег", "Игротехник")).people[0].position == "игротехник"
    )


def test_a_consent_to_the_processing_of_personal_data_is_no_consent_to_mentor() -> None:
    found = listed(("ФИО", "Согласие на обработку персональных данных"), ("Ким Олег", "01.09.2026"))
    assert found.people[0].consent_given is None
    assert "не читается" in told(found)


def test_a_column_that_nobody_reads_is_named_once() -> None:
    found = listed(("ФИО", "Стаж"), ("Ким Олег", "5"), ("Орлова Инна Павловна", "7"))
    assert told(found).count("«Стаж»") == 1


@pytest.mark.parametrize("name", ["Анна", "Отдел № 3", "Итого: 12", "Анна Ивановна", "x" * 200])
def test_what_is_no_full_name_is_said_without_repeating_it(name: str) -> None:
    found = listed(("ФИО", "Должность"), (name, "воспитатель"), ("", "методист"))
    assert not found.people
    assert [finding.key for finding in found.findings] == ["строка 2", "строка 3"]
    assert name not in told(found)


def test_two_of_one_name_are_left_to_people_and_a_mere_repeat_counts_once() -> None:
    found = listed(
        ("ФИО", "Должность"),
        ("Ким Олег", "воспитатель"),
        ("КИМ ОЛЕГ", "методист"),
        ("Орлова Инна Павловна", "воспитатель"),
        ("Орлова Инна Павловна", "воспитатель"),
    )
    assert [person.full_name for person in found.people] == ["Орлова Инна Павловна"]
    assert {f.key for f in found.findings} == {"строка 2", "строка 3", "строка 5"}
    assert "строках 2, 3" in told(found)


def test_a_gender_that_does_not_fit_the_patronymic_is_kept_and_told() -> None:
    found = listed(("ФИО", "Пол"), ("Громова Анна Львовна", "м"))
    assert found.people[0].gender is Gender.MALE
    assert "не подходит к отчеству" in told(found)


@pytest.mark.parametrize(
    "text",
    ["15.09.2026", "15.9.2026 г.", "15/09/2026", "2026-09-15", "2026-09-15 00:00:00", "15-09-2026"],
)
def test_days_as_lists_write_them(text: str) -> None:
    assert whole_day(text) == date(2026, 9, 15)


CELLS = st.text(st.characters(categories=["L", "N", "P", "Zs"]), max_size=20)


@given(st.lists(st.lists(CELLS, min_size=1, max_size=6).map(tuple), max_size=8))
def test_whoever_stands_in_the_list_is_a_person_or_a_remark(rows: list[tuple[str, ...]]) -> None:
    found = read_people([HEADER, *rows], positions(), TODAY)
    told_of = {person.line for person in found.people}
    told_of |= {int(finding.key.split()[1]) for finding in found.findings if finding.key}
    assert told_of == {n for n, row in enumerate(rows, start=2) if "".join(row).split()}
