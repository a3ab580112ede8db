"""The shipped agreement: right for every pair, whatever people typed; its wording is in test_paper_texts."""

from dataclasses import replace

import pytest
from paper_examples import EDUCATOR, FULL_OCCASION, FULL_PAIR, NO_PATRONYMIC, WOMAN, paper

from generators.documents.building import build_template
from generators.documents.render import render
from generators.documents.source import template_source
from generators.documents.text import document_text
from programme.papers.drafting import draft_of
from programme.papers.facts import PairFacts, PaperFacts
from programme.people import Gender, Participant

TEMPLATE = build_template(template_source("agreement"))


def text_of(facts: PaperFacts) -> str:
    draft = draft_of(facts, ())
    assert draft.context is not None
    return document_text(render(TEMPLATE, draft.context))


def of_pair(pair: PairFacts) -> PaperFacts:
    return PaperFacts(FULL_OCCASION, pair)


def test_only_names_and_their_cases_depend_on_gender() -> None:
    """The words around the names are the same for women and men: nothing there agrees with a gender."""
    texts = {
        gender: text_of(
            of_pair(
                replace(FULL_PAIR, mentor=Participant("У-01", "Черных Саша", gender, "воспитатель"))
            )
        )
        for gender in (Gender.FEMALE, Gender.MALE)
    }
    assert texts[Gender.FEMALE] == texts[Gender.MALE]


def test_the_consent_to_personal_data_is_not_part_of_the_agreement() -> None:
    text = text_of(paper("full", "pair"))
    assert "даю согласие" not in text
    assert "оформляются отдельными документами" in text.replace("\xa0", " ")
    assert "статья\xa0351.8" in text


def test_the_agreement_is_longer_than_a_page_and_a_half() -> None:
    assert len(text_of(paper("full", "pair"))) > 5000


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
    organisation = FULL_OCCASION.organisation.model_copy(
        update={"place": value, "short_name": value}
    )
    pair = replace(FULL_PAIR, mentor=replace(WOMAN, position=value), topics=(value,))
    text = text_of(PaperFacts(replace(FULL_OCCASION, organisation=organisation), pair))
    shown = value.replace("\x00", "").replace("\u202e", "").strip()
    assert text.count(shown) >= 4
    assert text.rstrip().endswith("20__\xa0г. |  |")


def test_a_position_in_the_table_is_in_the_case_the_template_asks_for() -> None:
    pair = of_pair(replace(FULL_PAIR, mentor=NO_PATRONYMIC))
    context = draft_of(pair, (EDUCATOR,)).context
    assert context is not None
    template = build_template(
        "соглашение с {{ наставник_должность_творительный }} {{ наставник_кратко_творительный }}"
    )
    assert document_text(render(template, context)) == "соглашение с воспитателем Ким\xa0С.\n"
