"""Any name of our alphabet: its cases are always something that can be printed."""

import re

from hypothesis import given
from hypothesis import strategies as st

from programme.paper_fields import Named, full_name_in, person_fields
from programme.people import Forms, Gender
from programme.russian.cases import Case
from programme.russian.corrections import corrected
from programme.russian.declension import decline
from programme.russian.letters import spaced
from programme.russian.names import parse_name

LETTERS = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
GENDERS = st.sampled_from([Gender.FEMALE, Gender.MALE])
PARTICLES = ("Кыз", "Киз", "Гыз", "Огл", "Угл", "Ул", "Уул")
"""What «кызы», «оглы», «уулу» begin with: a surname that is a particle in some case is nobody's."""
words = (
    st.text(LETTERS, min_size=2, max_size=12)
    .map(str.capitalize)
    .filter(lambda word: not word.startswith(PARTICLES))
)
doubles = st.lists(words, min_size=2, max_size=3).map("-".join)
parts = words | doubles | words.map(lambda word: f"{word} оглы") | words.map(lambda w: w[0] + ".")
names = st.lists(words | doubles, min_size=1, max_size=1).flatmap(
    lambda first: st.lists(parts, min_size=1, max_size=2).map(lambda rest: " ".join(first + rest))
)
BAD = re.compile(r"None|nan|[a-zA-Z]|  |^\s|\s$|\.\.|^-|-$|--")


@given(names, GENDERS)
def test_every_case_of_any_name_can_be_printed(text: str, gender: Gender) -> None:
    name = parse_name(text)
    if name is None:
        assert full_name_in(Named(text, gender, ""), Case.DATIVE) == spaced(text)
        return
    for case in Case:
        declined = decline(name, gender, case)
        assert not BAD.search(str(declined))
        assert bool(declined.patronymic) == bool(name.patronymic)
        assert declined.given[0] == name.given[0]
        assert declined.surname.count("-") == name.surname.count("-")
        assert declined.surname.count(" ") == name.surname.count(" ")


@given(words | doubles, words, st.sampled_from(["", "Петровна", "Ильич", "Гасан оглы"]), GENDERS)
def test_the_nominative_is_the_name_but_for_its_spaces(
    surname: str, given_name: str, patronymic: str, gender: Gender
) -> None:
    typed = f" {surname}\xa0 {given_name}  {patronymic}"
    name = parse_name(typed)
    if name and not patronymic.endswith("оглы"):
        assert sorted(str(decline(name, gender, Case.NOMINATIVE)).split()) == sorted(typed.split())
    if name and name.surname == surname:
        assert str(decline(name, gender, Case.NOMINATIVE)) == spaced(typed)


@given(names, GENDERS)
def test_the_programme_s_own_form_is_never_a_wrong_correction(text: str, gender: Gender) -> None:
    name = parse_name(text)
    if name is None:
        return
    for case in Case:
        own = decline(name, gender, case)
        assert corrected(name, gender, case, str(own)) == (own, "")


@given(names, st.text(max_size=40), st.sampled_from(Gender))
def test_whatever_people_type_as_a_correction_the_paper_can_be_printed(
    text: str, typed: str, gender: Gender
) -> None:
    person = Named(text, gender, "", Forms(typed, typed, typed, typed, typed))
    fields = person_fields("наставник", person, ())
    assert all(value and not BAD.search(value) for value in fields.values())
