"""What is known for a paper, its number and key, and what bars it."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from paper_examples import EDUCATOR, ODD, YEAR, paper

from config.organisation import Coordinator, Organisation
from config.paper_kind import PaperKind, PaperSubject
from programme.papers.drafting import Value, draft_of
from programme.papers.facts import (
    InstitutionFacts,
    Member,
    MentorFacts,
    Need,
    Occasion,
    PairFacts,
    PaperFacts,
    PersonFacts,
    Subject,
)
from programme.papers.fields import SUBJECTS, known_fields
from programme.papers.numbering import (
    agreement_number,
    next_agreement_number,
    paper_key,
    paper_title,
)
from programme.people import Forms, Gender, Participant

MENTOR = Participant("У-01", "Иванова Мария Петровна", Gender.FEMALE, "воспитатель")
MENTEE = Participant("У-02", "Шевченко Илья Кузьмич", Gender.MALE, "Воспитатель")
OCCASION = Occasion(
    organisation=Organisation(
        full_name="Детский сад №5",
        short_name="Сад № 5",
        coordinator=Coordinator(full_name="Королёва Анна Львовна", position="методист"),
    ),
    year=YEAR,
    number="3/2026-27",
    dated=date(2026, 9, 15),
)
PAIR = PairFacts(
    code="П-05",
    mentor=MENTOR,
    mentee=MENTEE,
    topics=("Речевое развитие", " ИКТ и цифровые средства. ", ""),
)
FACTS = PaperFacts(OCCASION, PAIR)


def values(facts: PaperFacts) -> dict[str, Value]:
    context = draft_of(facts, (EDUCATOR,)).context
    assert context is not None
    return dict(context)


def entries(fields: dict[str, Value], name: str) -> list[dict[str, str]]:
    return [entry for entry in fields[name] if isinstance(entry, dict)]


def texts(value: object) -> list[str]:
    """Every text in a value, which must be a text, a list of texts or a list of entries."""
    if isinstance(value, str):
        return [value]
    assert isinstance(value, list)
    entries = [item for item in value if isinstance(item, dict)]
    assert len({tuple(entry) for entry in entries}) <= 1
    plain = [item for item in value if isinstance(item, str)]
    assert len(entries) + len(plain) == len(value)
    return plain + [text for entry in entries for part in entry.items() for text in part]


def tidy_texts(facts: PaperFacts, about: PaperSubject) -> list[str]:
    """Every text of a paper, which has all its fields and no space too many."""
    fields = values(facts)
    assert fields.keys() == known_fields(about).keys()
    found = [text for value in fields.values() for text in texts(value)]
    assert all(isinstance(text, str) for text in found)
    assert not [text for text in found if "  " in text or text != text.strip()]
    return found


@pytest.mark.parametrize("example", ["full", "bare", "odd"])
@pytest.mark.parametrize("about", SUBJECTS)
def test_a_paper_has_exactly_the_fields_that_are_explained_to_staff(
    about: PaperSubject, example: str
) -> None:
    assert all(known_fields(about).values())
    found = tidy_texts(paper(example, about), about)
    assert not {"None", "nan"} & set(found)


ANYTHING = st.text(max_size=20) | st.sampled_from(["", " ", "  а  б ", "None", "\xa0.;"])
NAMES = st.sampled_from([MENTOR, MENTEE, replace(MENTOR, code="У-03", position="")])
PEOPLE = st.builds(replace, NAMES, position=ANYTHING)
PAIRS = st.builds(
    PairFacts,
    code=st.just("П-01"),
    mentor=PEOPLE,
    mentee=PEOPLE,
    topics=st.lists(ANYTHING, max_size=6).map(tuple),
    needs=st.lists(st.builds(Need, ANYTHING, st.none() | st.integers(1, 5)), max_size=3).map(tuple),
)
MEMBERS = st.builds(
    Member,
    st.builds(Participant, code=st.just("У-07"), full_name=ANYTHING, position=ANYTHING),
    is_mentor=st.booleans(),
    is_mentee=st.booleans(),
    competencies=st.lists(ANYTHING, max_size=3).map(tuple),
    needs=st.lists(ANYTHING, max_size=3).map(tuple),
)
SOME_PAIRS = st.lists(PAIRS, max_size=3).map(tuple)
ABOUT: dict[PaperSubject, st.SearchStrategy[Subject]] = {
    "pair": PAIRS,
    "mentor": st.builds(MentorFacts, PEOPLE, SOME_PAIRS),
    "person": st.builds(PersonFacts, PEOPLE),
    "institution": st.builds(
        InstitutionFacts, SOME_PAIRS, st.lists(MEMBERS, max_size=4).map(tuple)
    ),
}


@pytest.mark.parametrize("about", SUBJECTS)
@given(data=st.data(), number=ANYTHING, order=ANYTHING)
def test_whatever_people_typed_every_value_is_a_tidy_text(
    data: st.DataObject, number: str, order: str, about: PaperSubject
) -> None:
    occasion = replace(OCCASION, number=number, order_number=order)
    tidy_texts(PaperFacts(occasion, data.draw(ABOUT[about])), about)


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


def test_what_is_unknown_in_a_list_is_empty_and_a_missing_position_a_line() -> None:
    fields = values(PaperFacts(OCCASION, ODD["institution"]))
    (pair,) = entries(fields, "пары")
    assert pair["наставник_винительный"] == "Кузнецову Веру Олеговну"
    assert pair["наставник_должность_винительный"] == "____________________"
    assert pair["темы"] == "ИКТ"
    people = entries(fields, "участники")
    assert [row["фио"] for row in people] == ["Кузнецова Вера Олеговна", "", "Анна"]
    assert [row["роль"] for row in people] == ["наставник", "наставляемый", "наставник"]
    assert [row["компетенции"] for row in entries(fields, "наставники")] == ["", "ИКТ"]
    totals = ("наставников", "наставляемых", "пар", "соглашений", "выполнено", "всего")
    assert [fields[f"итоги_{of}"] for of in totals] == ["2", "1", "1", "0", "0", "1"]


def test_a_form_of_a_name_that_people_corrected_stands_in_lists_too() -> None:
    mentee = replace(MENTEE, forms=Forms(accusative="Шевченку Илью Кузьмича"))
    institution = InstitutionFacts((replace(PAIR, mentee=mentee),))
    (pair,) = entries(values(PaperFacts(OCCASION, institution)), "пары")
    assert pair["наставляемый_винительный"] == "Шевченку Илью Кузьмича"
    assert pair["наставляемый_дательный"] == "Шевченко Илье Кузьмичу"


def test_what_the_institution_has_not_filled_in_is_a_line() -> None:
    bare = PaperFacts(Occasion(Organisation(full_name="Сад", short_name="Сад"), YEAR), PAIR)
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
    assert draft_of(bare, (EDUCATOR,)).findings == ()


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
def test_no_paper_is_made_where_a_case_would_be_guessed(mentee: Participant, said: str) -> None:
    pair = replace(PAIR, mentee=mentee)
    for subject in (
        pair,
        MentorFacts(MENTOR, (PAIR, pair)),
        PersonFacts(mentee),
        InstitutionFacts((pair, pair), orders=True),
    ):
        draft = draft_of(PaperFacts(OCCASION, subject), (EDUCATOR,))
        assert draft.context is None
        (finding,) = draft.findings
        assert finding.startswith("Документ не создан: ")
        assert said in finding
        assert "У-02" in finding
        assert "Илья" not in finding


@pytest.mark.parametrize(
    ("position", "said"), [("аниматор", "«аниматор»"), ("", "не указана должность")]
)
def test_a_position_that_cannot_be_declined_is_a_remark_and_no_bar(
    position: str, said: str
) -> None:
    draft = draft_of(
        PaperFacts(OCCASION, replace(PAIR, mentor=replace(MENTOR, position=position))), (EDUCATOR,)
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
    organisation = OCCASION.organisation.model_copy(
        update={"coordinator": Coordinator(full_name=name)}
    )
    draft = draft_of(PaperFacts(replace(OCCASION, organisation=organisation), PAIR), (EDUCATOR,))
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
    assert paper_key("agreement", "П-05", YEAR) == "agreement:П-05:2026-27"
    kind = PaperKind(
        kind="agreement",
        activity="3.10",
        caption="соглашение",
        title="Соглашение № {number} ({code}), {year}",
        whom="pairs",
    )
    told: dict[str, Any] = {"code": "П-05", "year": "2026/2027"}
    numbered = paper_title(kind, number="3/2026-27", **told)
    assert numbered == "Соглашение № 3/2026-27 (П-05), 2026/2027"
    assert paper_title(kind, number="", **told) == "Соглашение (П-05), 2026/2027 — проект"
