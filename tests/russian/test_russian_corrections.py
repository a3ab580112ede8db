"""Cases that people corrected: what is taken over, what is told, and how a paper prints it."""

from dataclasses import replace

import pytest

from config.organisation import NameForms, Person
from programme.paper_fields import Named, named_official, person_fields, wrong_forms
from programme.people import Forms, Gender
from programme.russian.cases import Case
from programme.russian.corrections import (
    EMPTY,
    FOREIGN_LETTERS,
    OTHER_NAME,
    OTHER_NUMBER,
    OTHER_SIGNS,
    corrected,
)
from programme.russian.names import parse_name

F, M, UNKNOWN = Gender.FEMALE, Gender.MALE, Gender.UNKNOWN

TAKEN = [
    ("Заяц Роман Ильич", M, Case.GENITIVE, "Зайца Романа Ильича", "Зайца Романа Ильича"),
    ("Заяц Роман Ильич", M, Case.GENITIVE, "Заяц Романа Ильича", "Заяц Романа Ильича"),
    ("Заяц Роман Ильич", M, Case.GENITIVE, "  зайца  романа ильича ", "Зайца Романа Ильича"),
    ("Лев Лев Львович", M, Case.DATIVE, "Леву Льву Львовичу", "Леву Льву Львовичу"),
    ("Вовк Петро Тарасович", M, Case.GENITIVE, "Вовка Петра Тарасовича", "Вовка Петра Тарасовича"),
    ("Руссо Жан-Пьер", M, Case.GENITIVE, "Руссо Жан-Пьера", "Руссо Жан-Пьера"),
    ("Иванова М. П.", F, Case.DATIVE, "Ивановой М.П.", "Ивановой М. П."),
    ("Асан уулу Бакыт", M, Case.GENITIVE, "Асан уулу Бакыта", "Асан уулу Бакыта"),
    (
        "Алиев Вагиф Гасан оглы",
        M,
        Case.DATIVE,
        "Алиеву Вагифу Гасан оглы",
        "Алиеву Вагифу Гасан оглы",
    ),
    ("Сафина Айгуль Маратовна", F, Case.DATIVE, "Сафиной Айгули Маратовне", None),
    ("Ким Саша", UNKNOWN, Case.DATIVE, "Киму Саше", None),
    ("Королёв Пётр Фёдорович", M, Case.GENITIVE, "Королева Петра Федоровича", None),
    # A Latin «a» and «o» in a Cyrillic word look as they should, and are mended as everywhere.
    ("Иванова Мария Петровна", F, Case.DATIVE, "Иванoвой Мaрии Петровне", "Ивановой Марии Петровне"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "gender", "case", "typed", "printed"), TAKEN)
def test_a_correction_is_taken_over(
    name: str, gender: Gender, case: Case, typed: str, printed: str | None
) -> None:
    nominative = parse_name(name)
    assert nominative is not None
    form, fault = corrected(nominative, gender, case, typed)
    assert (str(form), fault) == (printed or typed, "")


WRONG = [
    (" ", EMPTY),
    ("\xa0\u200b", EMPTY),
    ("Ivanovoy Marii Petrovne", FOREIGN_LETTERS),
    ("Ивановой Марии Petrovne", FOREIGN_LETTERS),
    ("Ивανωвой Марии Петровне", FOREIGN_LETTERS),
    ("<b>Ивановой</b> Марии Петровне", OTHER_SIGNS),
    ("{{ наставник_фио }}", OTHER_SIGNS),
    ("Ивановой Марии Петровне 2", OTHER_SIGNS),
    ("=A1", OTHER_SIGNS),
    ("Ивановой", OTHER_NUMBER),
    ("Ивановой Марии", OTHER_NUMBER),
    ("Ивановой Марии Петровне Ольге", OTHER_NUMBER),
    ("Ивановой Марине Петровне", OTHER_NAME),
    ("Ивановой Ольге Петровне", OTHER_NAME),
    ("Ивановой Марии Павловне", OTHER_NAME),
    ("Ивановой М. П.", OTHER_NAME),
    ("Марии Петровне Ивановой", OTHER_NAME),
    ("Петровой Марии Петровне", OTHER_NAME),
]


@pytest.mark.parametrize(("typed", "told"), WRONG)
def test_what_cannot_be_this_person_s_name_is_told_and_not_used(typed: str, told: str) -> None:
    name = parse_name("Иванова Мария Петровна")
    assert name is not None
    assert corrected(name, F, Case.DATIVE, typed) == (None, told)
    assert "Мари" not in told


HARE = Named("Заяц Роман Ильич", M, "тьютор", Forms(genitive="Зайца Романа Ильича"))


def test_a_paper_prints_the_correction_in_full_and_with_initials() -> None:
    fields = person_fields("наставник", HARE, ())
    assert fields["наставник_фио_родительный"] == "Зайца Романа Ильича"
    assert fields["наставник_кратко_родительный"] == "Зайца\xa0Р.\xa0И."
    assert fields["наставник_фио_дательный"] == "Заяцу Роману Ильичу"
    assert fields["наставник_фио"] == "Заяц Роман Ильич"
    assert fields["наставник_подпись"] == "Р.\xa0И.\xa0Заяц"


def test_a_correction_that_cannot_be_right_leaves_the_programme_s_own_form() -> None:
    other = replace(HARE, forms=Forms(genitive="Зайца Рината Ильича", dative="Зайцу"))
    assert wrong_forms(other) == {Case.GENITIVE: OTHER_NAME, Case.DATIVE: OTHER_NUMBER}
    fields = person_fields("наставник", other, ())
    assert fields["наставник_фио_родительный"] == "Заяца Романа Ильича"
    assert wrong_forms(HARE) == {}


def test_where_the_gender_is_unknown_a_correction_tells_the_case() -> None:
    person = Named("Ким Саша", UNKNOWN, "", Forms(dative="Киму Саше"))
    fields = person_fields("куратор", person, ())
    assert fields["куратор_фио_дательный"] == "Киму Саше"
    assert fields["куратор_кратко_дательный"] == "Киму\xa0С."
    assert fields["куратор_фио_родительный"] == "(Ким Саша)"


def test_officials_have_their_cases_in_the_configuration() -> None:
    person = Person(
        full_name="Вовк Петро Тарасович", forms=NameForms(genitive="Вовка Петра Тарасовича")
    )
    official = named_official(person)
    assert official.gender is M
    fields = person_fields("руководитель", official, ())
    assert fields["руководитель_фио_родительный"] == "Вовка Петра Тарасовича"
    assert fields["руководитель_кратко_родительный"] == "Вовка\xa0П.\xa0Т."
