"""One person whose case can't be told bars what orders something of that person, and nothing else."""

from dataclasses import replace

import pytest
from paper_examples import ACTIVITIES, FULL_OCCASION, FULL_PAIR, MEMBERS, OTHER_PAIR
from test_paper_texts import CONFIGURATION, built

from generators.documents.render import render
from generators.documents.text import document_text
from programme.papers.drafting import draft_of
from programme.papers.facts import InstitutionFacts, PaperFacts
from programme.people import Gender

UNTOLD = replace(OTHER_PAIR, mentee=replace(OTHER_PAIR.mentee, gender=Gender.UNKNOWN))
LISTED = InstitutionFacts((FULL_PAIR, UNTOLD), MEMBERS, ACTIVITIES)


def test_a_directive_about_the_pairs_is_barred() -> None:
    draft = draft_of(
        PaperFacts(FULL_OCCASION, replace(LISTED, orders=True)), CONFIGURATION.positions
    )

    assert draft.context is None
    assert "не указан пол" in draft.findings[0]


@pytest.mark.parametrize("name", ["regulation", "matching_minutes", "analytical_report"])
def test_a_paper_that_only_lists_the_pairs_is_made(name: str) -> None:
    draft = draft_of(PaperFacts(FULL_OCCASION, LISTED), CONFIGURATION.positions)

    assert draft.context is not None
    assert draft.findings == ()
    assert "None" not in document_text(render(built(name), draft.context))


def test_its_name_stands_in_brackets_where_a_case_is_needed() -> None:
    context = draft_of(PaperFacts(FULL_OCCASION, LISTED), CONFIGURATION.positions).context
    assert context is not None
    entry = context["пары"][1]
    assert isinstance(entry, dict)

    assert entry["наставляемый_дательный"] == f"({UNTOLD.mentee.full_name})"
