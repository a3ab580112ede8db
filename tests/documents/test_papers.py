"""What is known for a paper, its number and key, and what bars it."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.schema import Organisation, PaperKind, Person, Position
from programme.papers import (
    AGREEMENT,
    AgreementFacts,
    agreement_context,
    agreement_number,
    known_placeholders,
    next_agreement_number,
    paper_key,
    paper_title,
)
from programme.people import Gender, Participant
from programme.school_year import SchoolYear

YEAR = SchoolYear(date(2026, 9, 1), date(2027, 5, 31))
EDUCATOR = Position(
    nominative="воспитатель",
    genitive="воспитателя",
    dative="воспитателю",
    accusative="воспитателя",
    instrumental="воспитателем",
    prepositional="воспитателе",
)
MENTOR = Participant("У-01", "Иванова Мария Петровна", Gender.FEMALE, "воспитатель")
MENTEE = Participant("У-02", "Шевченко Илья Кузьмич", Gender.MALE, "Воспитатель")
FACTS = AgreementFacts(
    organisation=Organisation(
        full_name="Детский сад №5",
        short_name="Сад № 5",
        coordinator=Person(full_name="Королёва Анна Львовна", position="методист"),
    ),
    pair="П-05",
    mentor=MENTOR,
    mentee=MENTEE,
    number="3/2026-27",
    dated=date(2026, 9, 15),
    year=YEAR,
    topics=("Речевое развитие", " ИКТ и цифровые средства. ", ""),
)


def values(facts: AgreementFacts) -> dict[str, str | list[str]]:
    context = agreement_context(facts, (EDUCATOR,)).context
    assert context is not None
    return dict(context)


def test_an_agreement_has_exactly_the_fields_that_are_explained_to_staff() -> None:
    assert values(FACTS).keys() == known_placeholders(AGREEMENT).keys()
    assert all(known_placeholders(AGREEMENT).values())
    assert agreement_context(FACTS, (EDUCATOR,)).findings == ()


def test_the_values_are_in_their_cases_and_forms() -> None:
    fields = values(FACTS)
    assert fields["наставник_фио_творительный"] == "Ивановой Марией Петровной"
    assert fields["наставник_должность_дательный"] == "воспитателю"
    assert fields["наставляемый_фио_дательный"] == "Шевченко Илье Кузьмичу"
    assert fields["наставляемый_должность"] == "воспитатель"
    assert fields["наставляемый_кратко_родительный"] == "Шевченко\xa0И.\xa0К."
    assert fields["куратор_фио_родительный"] == "Королёвой Анны Львовны"
    assert fields["куратор_подпись"] == "А.\xa0Л.\xa0Королёва"
    assert fields["учреждение"] == "Детский сад №\xa05"
    assert fields["дата"] == "«15»\xa0сентября\xa02026\xa0г."
    assert fields["учебный_год"] == "2026/2027"
    assert fields["темы"] == ["речевое развитие", "ИКТ и цифровые средства"]


def test_what_the_institution_has_not_filled_in_is_a_line() -> None:
    bare = replace(
        FACTS, organisation=Organisation(full_name="Сад", short_name="Сад"), dated=None, number=""
    )
    fields = values(bare)
    for name in (
        "место",
        "номер",
        "дата",
        "приказ",
        "куратор_фио_родительный",
        "руководитель_подпись",
    ):
        assert "____" in fields[name]
    assert agreement_context(bare, (EDUCATOR,)).findings == ()


@pytest.mark.parametrize(
    ("mentee", "said"),
    [
        (replace(MENTEE, full_name=""), "не указано полное имя"),
        (replace(MENTEE, full_name="Шевченко"), "не указано полное имя"),
        (replace(MENTEE, full_name="=IMPORTXML(1)"), "не указано полное имя"),
        (replace(MENTEE, gender=Gender.UNKNOWN), "не указан пол"),
        (replace(MENTEE, gender=Gender.FEMALE), "не подходит к отчеству"),
    ],
)
def test_no_agreement_is_made_where_a_case_would_be_guessed(mentee: Participant, said: str) -> None:
    draft = agreement_context(replace(FACTS, mentee=mentee), (EDUCATOR,))
    assert draft.context is None
    (finding,) = draft.findings
    assert said in finding
    assert "У-02" in finding
    assert "Илья" not in finding


@pytest.mark.parametrize(
    ("position", "said"), [("аниматор", "«аниматор»"), ("", "не указана должность")]
)
def test_a_position_that_cannot_be_declined_is_a_remark_and_no_bar(
    position: str, said: str
) -> None:
    draft = agreement_context(
        replace(FACTS, mentor=replace(MENTOR, position=position)), (EDUCATOR,)
    )
    assert draft.context is not None
    (finding,) = draft.findings
    assert said in finding
    assert "У-01" in finding


@pytest.mark.parametrize(
    ("name", "genitive", "said"),
    [("Ким Саша", "(Ким Саша)", "Пол куратора"), ("Анна", "Анна", "Имя куратора")],
)
def test_an_official_whose_cases_are_unknown_is_never_declined_by_guess(
    name: str, genitive: str, said: str
) -> None:
    organisation = FACTS.organisation.model_copy(update={"coordinator": Person(full_name=name)})
    draft = agreement_context(replace(FACTS, organisation=organisation), (EDUCATOR,))
    assert draft.context is not None
    assert draft.context["куратор_фио_родительный"] == genitive
    assert said in draft.findings[0]


def test_numbers_follow_one_another_within_a_school_year() -> None:
    assert agreement_number(3, YEAR) == "3/2026-27"
    assert next_agreement_number([], YEAR) == "1/2026-27"
    taken = ["1/2026-27", "№ 4/2026–27", "9/2025-26", "14-а", "", "2/2026-27"]
    assert next_agreement_number(taken, YEAR) == "5/2026-27"


@given(st.lists(st.integers(1, 500)))
def test_the_next_number_is_never_taken(places: list[int]) -> None:
    taken = [agreement_number(place, YEAR) for place in places]
    assert next_agreement_number(taken, YEAR) not in taken


def test_a_paper_has_its_key_and_a_title_without_names() -> None:
    assert paper_key(AGREEMENT, "П-05", YEAR) == "agreement:П-05:2026-27"
    kind = PaperKind(
        kind=AGREEMENT,
        activity="3.10",
        title="Соглашение № {number} ({pair})",
        template="agreement",
        template_title="Шаблон",
        per="pair",
    )
    assert paper_title(kind, number="3/2026-27", pair="П-05") == "Соглашение № 3/2026-27 (П-05)"
