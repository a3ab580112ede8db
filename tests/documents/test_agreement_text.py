"""The shipped agreement: its text word for word, right for every pair.

To accept a changed wording, run these tests once with UPDATE_GOLDEN=1 and review the difference.
"""

import os
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from config.schema import Organisation, Person, Position
from generators.documents.building import build_template
from generators.documents.checks import check_template
from generators.documents.render import render
from generators.documents.source import template_source
from generators.documents.text import document_text
from programme.papers import AGREEMENT, AgreementFacts, agreement_context, known_placeholders
from programme.people import Gender, Participant
from programme.school_year import SchoolYear

GOLDEN = Path(__file__).parent / "golden"
TEMPLATE = build_template(template_source("agreement"))
WOMAN = Participant(
    "У-01", "Петрова-Водкина Любовь Ильинична", Gender.FEMALE, "старший воспитатель"
)
MAN = Participant("У-02", "Шевченко Илья Кузьмич", Gender.MALE, "инструктор по физической культуре")
NO_PATRONYMIC = Participant("У-03", "Ким Саша", Gender.FEMALE, "воспитатель")
FULL = AgreementFacts(
    organisation=Organisation(
        full_name="Муниципальное дошкольное образовательное учреждение «Детский сад № 5 СЕРПАНТИН»",
        short_name="МДОУ «Детский сад № 5 СЕРПАНТИН»",
        place="г. Ярославль",
        head=Person(full_name="Белая Инна Юрьевна", position="заведующий", gender="женский"),
        coordinator=Person(
            full_name="Мельник Ольга Андреевна", position="методист", gender="женский"
        ),
    ),
    pair="П-05",
    mentor=WOMAN,
    mentee=MAN,
    number="3/2026-27",
    dated=date(2026, 9, 15),
    year=SchoolYear(date(2026, 9, 1), date(2027, 5, 31)),
    topics=("Речевое развитие", "ИКТ и цифровые средства", "Работа с родителями"),
    order_number="42-ОД",
    order_date=date(2026, 9, 14),
)
BARE = replace(
    FULL,
    organisation=Organisation(full_name="Детский сад № 5", short_name="Детский сад № 5"),
    mentor=MAN,
    mentee=NO_PATRONYMIC,
    dated=None,
    topics=(),
    order_number="",
    order_date=None,
)
CASES = {"agreement-full": FULL, "agreement-bare": BARE}


def text_of(facts: AgreementFacts) -> str:
    draft = agreement_context(facts, ())
    assert draft.context is not None
    return document_text(render(TEMPLATE, draft.context))


@pytest.mark.parametrize("name", CASES)
def test_the_agreement_reads_word_for_word_as_reviewed(name: str) -> None:
    text = text_of(CASES[name]).replace("\xa0", "~")
    file = GOLDEN / f"{name}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("facts", CASES.values(), ids=CASES.keys())
def test_no_tag_blank_word_or_double_space_is_left(facts: AgreementFacts) -> None:
    text = text_of(facts)
    assert not re.search(r"\{\{|\{%|\bNone\b|\bnan\b|undefined", text)
    assert "  " not in re.sub(r"^\| .* \|$", "", text, flags=re.MULTILINE)
    assert not re.search(r" [,.;:)]|,,|\.\.|\(\)|\( ", text)


def test_only_names_and_their_cases_depend_on_gender() -> None:
    """The words around the names are the same for women and men: nothing there agrees with a gender."""
    texts = {
        gender: text_of(
            replace(FULL, mentor=Participant("У-01", "Черных Саша", gender, "воспитатель"))
        )
        for gender in (Gender.FEMALE, Gender.MALE)
    }
    assert texts[Gender.FEMALE] == texts[Gender.MALE]


def test_the_template_uses_only_known_fields_and_is_sound() -> None:
    assert check_template(TEMPLATE, known_placeholders(AGREEMENT)) == ()


def test_the_consent_to_personal_data_is_not_part_of_the_agreement() -> None:
    text = text_of(FULL)
    assert "даю согласие" not in text
    assert "оформляются отдельными документами" in text.replace("\xa0", " ")
    assert "статья\xa0351.8" in text


def test_no_word_of_the_template_mixes_alphabets() -> None:
    source = re.sub(r"\{\{.*?\}\}|\{%.*?%\}|\[.*?\]", "", template_source("agreement"))
    words = re.findall(r"\w+", source)
    assert not [w for w in words if re.search(r"[a-zA-Z]", w) and re.search(r"[а-яёА-ЯЁ]", w)]


def test_the_agreement_is_longer_than_a_page_and_a_half() -> None:
    assert len(text_of(FULL)) > 5000


HOSTILE = [
    "=IMPORTXML(…)",
    "{{ 7*7 }}",
    "<b>A & B</b>",
    "слово " * 9000,
    "🎓",
    "שלום",
    "а\x00б",
    "\u202eа",
]


@pytest.mark.parametrize("value", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_topic_position_or_place_stays_text(value: str) -> None:
    organisation = FULL.organisation.model_copy(update={"place": value, "short_name": value})
    mentor = replace(WOMAN, position=value)
    text = text_of(replace(FULL, organisation=organisation, mentor=mentor, topics=(value,)))
    shown = value.replace("\x00", "").replace("\u202e", "").strip()
    assert text.count(shown) >= 4
    assert text.rstrip().endswith("20__\xa0г. |  |")


def test_a_position_in_the_table_is_in_the_case_the_template_asks_for() -> None:
    educator = Position(
        nominative="воспитатель",
        genitive="воспитателя",
        dative="воспитателю",
        accusative="воспитателя",
        instrumental="воспитателем",
        prepositional="воспитателе",
    )
    context = agreement_context(replace(FULL, mentor=NO_PATRONYMIC), (educator,)).context
    assert context is not None
    template = build_template(
        "соглашение с {{ наставник_должность_творительный }} {{ наставник_кратко_творительный }}"
    )
    assert document_text(render(template, context)) == "соглашение с воспитателем Ким\xa0С.\n"
