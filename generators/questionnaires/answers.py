"""Google's responses in the questionnaire's own terms: question ids and texts."""

from collections.abc import Mapping
from typing import Any

from config.questionnaire import QuestionKind, Questionnaire
from config.schema import Configuration
from generators.questionnaires.identifiers import question_id
from generators.questionnaires.items import grid_rows


def question_names(questionnaire: Questionnaire, configuration: Configuration) -> dict[str, str]:
    """Google's questionId → «m17»; a row of a grid is «m18.К07»."""
    names = {}
    for question in questionnaire.questions:
        if question.kind is QuestionKind.GRID:
            for entry in grid_rows(question, configuration):
                row = question_id(questionnaire.code, question.id, entry.key)
                names[row] = f"{question.id}.{entry.key}"
        elif question.kind is not QuestionKind.SECTION:
            names[question_id(questionnaire.code, question.id)] = question.id
    return names


def answers_of(
    response: Mapping[str, Any], questionnaire: Questionnaire, configuration: Configuration
) -> dict[str, tuple[str, ...]]:
    """The answers of a FormResponse, in the order of the questions.

    Texts stay exactly as they came; what was not answered is absent. Answers to questions that
    the questionnaire doesn't know are left out (``drift`` names those questions).
    """
    given = response.get("answers", {})
    texts = {
        name: _texts(given[identifier])
        for identifier, name in question_names(questionnaire, configuration).items()
        if identifier in given
    }
    return {name: values for name, values in texts.items() if values}


def _texts(answer: Mapping[str, Any]) -> tuple[str, ...]:
    values = answer.get("textAnswers", {}).get("answers", [])
    return tuple(value["value"] for value in values if value.get("value"))
