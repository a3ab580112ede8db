"""Names taken apart, mended and compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.people import Gender
from programme.russian.names import FullName, normal_name, parse_name, propose_gender

PARTS = [
    ("Иванова Мария Петровна", ("Иванова", "Мария", "Петровна")),
    ("  иванова   мария петровна ", ("Иванова", "Мария", "Петровна")),
    ("ИВАНОВА МАРИЯ ПЕТРОВНА", ("Иванова", "Мария", "Петровна")),
    ("ПЕТРОВА-ВОДКИНА Анна-Мария Юрьевна", ("Петрова-Водкина", "Анна-Мария", "Юрьевна")),
    ("Петрова – Водкина Анна Юрьевна", ("Петрова-Водкина", "Анна", "Юрьевна")),
    ("Ивaнова Мaрия Пeтровна", ("Иванова", "Мария", "Петровна")),  # with Latin a and e
    ("Мария Петровна Иванова", ("Иванова", "Мария", "Петровна")),
    ("Мария Петровна Абрамович", ("Абрамович", "Мария", "Петровна")),
    ("Абрамович Роман Кузьмич", ("Абрамович", "Роман", "Кузьмич")),
    ("Иванова М.П.", ("Иванова", "М.", "П.")),
    ("иванова м п", ("Иванова", "М.", "П.")),
    ("М. П. Иванова", ("Иванова", "М.", "П.")),
    ("Иванова М.", ("Иванова", "М.", "")),
    ("Иванова Мария П.", ("Иванова", "Мария", "П.")),
    ("Ким Саша", ("Ким", "Саша", "")),
    ("Джавахишвили Нино", ("Джавахишвили", "Нино", "")),
    ("Алиев Вагиф Гасан оглы", ("Алиев", "Вагиф", "Гасан оглы")),
    ("АЛИЕВА ЛЕЙЛА РАШИД КЫЗЫ", ("Алиева", "Лейла", "Рашид кызы")),
    ("Алиев Вагиф Гасан-Оглы", ("Алиев", "Вагиф", "Гасан-Оглы")),
    ("Асан уулу Бакыт", ("Асан уулу", "Бакыт", "")),
    ("Бакыт Асан уулу", ("Асан уулу", "Бакыт", "")),
    ("О'Коннор Мария Петровна", ("О'Коннор", "Мария", "Петровна")),
    ("Гарсия Лопес Мария Петровна", ("Гарсия Лопес", "Мария", "Петровна")),
    ("Ив\u200bанова\xa0Мария Петровна", ("Иванова", "Мария", "Петровна")),
]


@pytest.mark.parametrize(("typed", "parts"), PARTS)
def test_a_name_is_taken_apart(typed: str, parts: tuple[str, str, str]) -> None:
    assert parse_name(typed) == FullName(*parts)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "Иванова",
        "Мария Петровна",
        "М. П.",
        "У-07",
        "Иванова 2",
        "=IMPORTXML(A1) Иванова",
        "Иванова, Петрова",
        "<b>Иванова</b> Мария",
        "Иванова Мария Ольга Анна",
        "а б в г д е",
    ],
)
def test_what_is_no_full_name_is_refused(typed: str) -> None:
    assert parse_name(typed) is None


@pytest.mark.parametrize(
    ("typed", "gender"),
    [
        ("Шевченко Анна Ильинична", Gender.FEMALE),
        ("Шевченко Никита Ильич", Gender.MALE),
        ("Черных Илья Лукич", Gender.MALE),
        ("Долгих Любовь Никитична", Gender.FEMALE),
        ("Бах Савва Саввич", Gender.MALE),
        ("Алиев Вагиф Гасан оглы", Gender.MALE),
        ("Алиева Лейла Рашид кызы", Gender.FEMALE),
        ("Алиева Лейла Рашид-кызы", Gender.FEMALE),
        ("Мария Петровна Иванова", Gender.FEMALE),
        ("Ким Саша", Gender.UNKNOWN),
        ("Иванова Мария", Gender.UNKNOWN),
        ("Абрамович Женя", Gender.UNKNOWN),
        ("Иванова М. П.", Gender.UNKNOWN),
        ("Иванова", Gender.UNKNOWN),
        ("", Gender.UNKNOWN),
    ],
)
def test_gender_is_proposed_from_the_patronymic_alone(typed: str, gender: Gender) -> None:
    assert propose_gender(typed) is gender


@pytest.mark.parametrize(
    "other",
    [
        "иванова мария алексеевна",
        "ИВАНОВА МАРИЯ АЛЕКСЕЕВНА",
        "Мария Алексеевна Иванова",
        "Иванова\u00a0Мария  Алексеевна ",
        "Ивaнова Мария Алексеевна",
    ],
)
def test_one_person_typed_in_different_ways_has_one_normal_name(other: str) -> None:
    assert normal_name(other) == normal_name("Иванова Мария Алексеевна")


def test_yo_and_ye_are_the_same_letter_in_a_normal_name() -> None:
    assert normal_name("Королёв Пётр Фёдорович") == normal_name("Королев Петр Федорович")


def test_different_people_have_different_normal_names() -> None:
    assert normal_name("Иванова Мария Петровна") != normal_name("Иванова Марина Петровна")


@given(st.text(max_size=60))
def test_any_text_at_all_can_be_parsed_and_compared(text: str) -> None:
    parsed = parse_name(text)
    assert normal_name(text) == normal_name(f" {text}\xa0")
    assert parsed is not None or propose_gender(text) is Gender.UNKNOWN


NAME = st.sampled_from(["Иванова", "Петрова-Водкина", "Ким", "Щусь", "Юн", "Гулия"])


@given(
    NAME,
    st.sampled_from(["Мария", "Анна-Мария", "Ия"]),
    st.sampled_from(["Петровна", "Рашид кызы"]),
)
def test_a_parsed_name_parses_to_itself(surname: str, first: str, patronymic: str) -> None:
    name = FullName(surname, first, patronymic)
    assert parse_name(str(name)) == parse_name(str(name).upper()) == name
