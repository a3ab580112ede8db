"""Deleted questions as Google's requests: put back where they stood, with the ids they had."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from config.questionnaire import Question, QuestionKind, Questionnaire
from config.schema import Configuration
from generators.questionnaires.choices import Choices, options_of
from generators.questionnaires.drift import places_of
from generators.questionnaires.forms import options_request
from generators.questionnaires.items import Json, item_of, option_bodies


def repair_requests(
    form: Mapping[str, Any], questionnaire: Questionnaire, configuration: Configuration
) -> list[Json]:
    """What gives a form its deleted questions and sections again; [] where it has them all.

    Each comes after the nearest question that stood before it, and what people have added or moved stays.
    Options that follow a list or register are left to the next run: here nobody is known.

    Args:
        form: The Form as forms.get gives it.
        questionnaire: What it should ask.
        configuration: Competencies and positions, for options and grids.
    """
    items = list(form.get("items", []))
    missing = [q for q in questionnaire.questions if not places_of(items, questionnaire, q)]
    # Sections first, because an option may only lead to a section that is there.
    missing.sort(key=lambda question: question.kind is not QuestionKind.SECTION)
    requests = []
    for question in missing:
        place = _place(items, questionnaire, question)
        item = item_of(questionnaire, question, configuration, Choices())
        items.insert(place, item)
        requests.append({"createItem": {"item": item, "location": {"index": place}}})
    return [*requests, *_branches(items, questionnaire, configuration, missing)]


def _place(items: Sequence[Json], questionnaire: Questionnaire, question: Question) -> int:
    """After the nearest question before it that stands; at the beginning where none does."""
    before = questionnaire.questions[: questionnaire.questions.index(question)]
    for neighbour in reversed(before):
        for place in places_of(items, questionnaire, neighbour):
            return place + 1
    return 0


def _branches(
    items: Sequence[Json],
    questionnaire: Questionnaire,
    configuration: Configuration,
    missing: Sequence[Question],
) -> Iterator[Json]:
    """Google forgets which options led to a section that was deleted."""
    anew = {question.id for question in missing}
    for question in questionnaire.questions:
        if question.id in anew or question.choices_from or not anew & {*question.goes_to.values()}:
            continue
        options = options_of(question, configuration, Choices())
        for place in places_of(items, questionnaire, question):
            yield options_request(place, option_bodies(questionnaire, question, options))
