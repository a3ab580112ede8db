"""Directives that papers cite, and directives that change earlier ones."""

import re
from dataclasses import replace
from datetime import date

import pytest
from paper_examples import (
    AMENDED,
    BARE_OCCASION,
    BARE_PAIR,
    FULL_OCCASION,
    FULL_PAIR,
    NO_PATRONYMIC,
    OTHER_PAIR,
    paper,
)

from config.organisation import Person
from config.schema import Position
from generators.documents.building import build_template
from generators.documents.render import render
from generators.documents.source import template_source
from generators.documents.text import document_text
from programme.papers.drafting import Value, draft_of
from programme.papers.facts import (
    InstitutionFacts,
    PairFacts,
    PaperFacts,
    PlannedActivity,
    Requisites,
)
from programme.papers.fields import DIRECTIVES
from programme.people import Gender

HEAD = Position(
    nominative="заведующий",
    genitive="заведующего",
    dative="заведующему",
    accusative="заведующего",
    instrumental="заведующим",
    prepositional="заведующем",
)
LINES = "от «___» __________ 20__ г. № ______"


def values(facts: PaperFacts) -> dict[str, Value]:
    context = draft_of(facts, ()).context
    assert context is not None
    return dict(context)


def listed(fields: dict[str, Value], name: str) -> list[dict[str, str]]:
    return [entry for entry in fields[name] if isinstance(entry, dict)]


def cited(fields: dict[str, Value], name: str) -> str:
    return str(fields[name]).replace("\xa0", " ")


def test_every_directive_is_cited_by_its_own_date_and_number() -> None:
    fields = values(paper("full", "pair"))
    assert {name: cited(fields, name) for name, _ in DIRECTIVES.values()} == {
        "приказ_внедрение": "от «01» сентября 2026 г. № 26/1",
        "приказ_положение": "от «02» сентября 2026 г. № 27-ОД",
        "приказ_программа": "от «03» сентября 2026 г. № 28-ОД",
        "приказ_дорожная_карта": "от «04» сентября 2026 г. № 29-ОД",
        "приказ_форма_соглашения": "от «07» сентября 2026 г. № 30-ОД",
        "приказ_доплата": "от «16» сентября 2026 г. № 15-л/с",
    }
    assert cited(fields, "приказ") == cited(fields, "приказ_пары")
    assert cited(fields, "приказ") == "от «14» сентября 2026 г. № 42-ОД"


def test_what_nobody_typed_of_a_directive_is_a_line() -> None:
    occasion = replace(
        BARE_OCCASION,
        approvals=(
            ("directive_launch", Requisites(number=" 26/1 ")),
            ("directive_roadmap", Requisites(dated=date(2026, 9, 4))),
            ("directive_unknown", Requisites("1")),
        ),
    )
    fields = values(PaperFacts(occasion, BARE_PAIR))
    assert cited(fields, "приказ_внедрение") == "от «___» __________ 20__ г. № 26/1"
    assert cited(fields, "приказ_дорожная_карта") == "от «04» сентября 2026 г. № ______"
    assert cited(fields, "приказ_положение") == cited(fields, "приказ") == LINES
    assert fields["прежний_приказ"] == ""


def test_facts_can_be_kept_for_their_drafts() -> None:
    assert len({paper("full", "pair"), AMENDED, AMENDED}) == 2


def test_a_changing_directive_names_the_earlier_one_and_the_pairs_that_end() -> None:
    fields = values(AMENDED)
    assert cited(fields, "прежний_приказ") == "от «14» сентября 2026 г. № 42-ОД"
    (ended,) = listed(fields, "прекращённые_пары")
    assert ended["номер"] == "1"
    assert ended["наставляемый_винительный"] == "Шевченко Илью Кузьмича"
    assert cited(dict(ended), "дата_прекращения") == "«15» февраля 2027 г."
    (added,) = listed(fields, "пары")
    assert added["наставляемый"] == "Соловей Павел Игоревич"


@pytest.mark.parametrize("name", ["directive_pairs", "directive_payment"])
@pytest.mark.parametrize(
    ("added", "ended", "said", "unsaid"),
    [
        ((OTHER_PAIR,), (FULL_PAIR,), ("Шевченко", "Соловей|Соловья"), ()),
        ((OTHER_PAIR,), (), ("Соловей|Соловья",), ("рекратить", "Шевченко")),
        ((), (FULL_PAIR,), ("рекратить", "Шевченко"), ("Соловей|Соловья", "азначить", "становить")),
    ],
    ids=["both", "added", "ended"],
)
def test_a_change_says_what_it_changes_and_nothing_else(
    name: str,
    added: tuple[PairFacts, ...],
    ended: tuple[PairFacts, ...],
    said: tuple[str, ...],
    unsaid: tuple[str, ...],
) -> None:
    facts = replace(AMENDED, subject=InstitutionFacts(added, ended=ended))
    template = build_template(template_source(name))
    text = document_text(render(template, values(facts))).replace("\xa0", " ")
    assert "О внесении изменений в приказ от «14» сентября 2026 г. № 42-ОД" in text
    assert "№ 51-ОД" in text
    assert [words for words in said if not re.search(words, text)] == []
    assert [words for words in unsaid if re.search(words, text)] == []


def test_an_earlier_directive_that_nobody_described_is_a_line() -> None:
    fields = values(replace(AMENDED, occasion=replace(AMENDED.occasion, earlier=Requisites())))
    assert cited(fields, "прежний_приказ") == LINES


def test_a_pair_that_ends_bars_the_paper_as_any_other() -> None:
    unknown = replace(OTHER_PAIR, mentee=replace(NO_PATRONYMIC, gender=Gender.UNKNOWN))
    draft = draft_of(PaperFacts(FULL_OCCASION, InstitutionFacts(ended=(unknown,), orders=True)), ())
    assert draft.context is None
    assert "У-03" in draft.findings[0]


def test_the_days_of_an_ending_are_dates_or_lines() -> None:
    known, unknown = (values(PaperFacts(FULL_OCCASION, pair)) for pair in (FULL_PAIR, BARE_PAIR))
    assert cited(known, "дата_прекращения") == "«15» февраля 2027 г."
    assert cited(known, "предупредить_до") == "«09» февраля 2027 г."
    assert {cited(unknown, name) for name in ("дата_прекращения", "предупредить_до")} == {
        "«___» __________ 20__ г."
    }


@pytest.mark.parametrize(
    ("position", "nominative", "dative"),
    [
        ("заведующий", "Заведующий", "Заведующему"),
        ("", "____________________", "____________________"),
    ],
)
def test_a_position_that_begins_a_line_begins_with_a_capital(
    position: str, nominative: str, dative: str
) -> None:
    organisation = FULL_OCCASION.organisation.model_copy(
        update={"head": Person(full_name="Белая Инна Юрьевна", position=position)}
    )
    facts = PaperFacts(replace(FULL_OCCASION, organisation=organisation), FULL_PAIR)
    context = draft_of(facts, (HEAD,)).context
    assert context is not None
    assert context["руководитель_должность_с_прописной"] == nominative
    assert context["руководитель_должность_дательный_с_прописной"] == dative


def test_section_rows_of_the_roadmap_are_no_activities() -> None:
    lines = (
        PlannedActivity("1", " Подготовка  условий ", "", "", "", is_section=True),
        PlannedActivity("1.1", "Приказ", "май", "заведующий", "приказ", is_done=True),
    )
    fields = values(PaperFacts(FULL_OCCASION, InstitutionFacts(activities=lines)))
    assert (fields["итоги_всего"], fields["итоги_выполнено"]) == ("1", "1")
    section, line = listed(fields, "мероприятия")
    assert (section["раздел"], line["раздел"]) == ("Подготовка условий", "")
