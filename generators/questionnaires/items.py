"""A question of the configuration as an item of Google Forms."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from config.questionnaire import GridRow, Question, QuestionKind, Questionnaire
from config.schema import Competency, Configuration
from generators.questionnaires.choices import Choices, one_line, options_of
from generators.questionnaires.identifiers import item_id, question_id

Json = dict[str, Any]

CHOICE_TYPES: Mapping[QuestionKind, str] = MappingProxyType(
    {
        QuestionKind.ONE: "RADIO",
        QuestionKind.DROPDOWN: "DROP_DOWN",
        QuestionKind.MANY: "CHECKBOX",
    }
)
SUBMIT, NEXT = "submit", "next"
LOW, HIGH = 1, 10
"""Ends of every scale (questionnaires.md, types)."""


class QuestionnaireError(ValueError):
    """A questionnaire that Google Forms cannot hold; the text is Russian and says what to change."""


def item_of(
    questionnaire: Questionnaire,
    question: Question,
    configuration: Configuration,
    choices: Choices,
) -> Json:
    """The Item of a question or section, with its ids.

    Raises:
        QuestionnaireError: it branches where Google Forms cannot.
    """
    item: Json = {
        "itemId": item_id(questionnaire.code, question.id),
        "title": one_line(question.title),
    }
    if question.help:
        item["description"] = question.help
    if question.kind is QuestionKind.SECTION:
        return item | {"pageBreakItem": {}}
    if question.kind is QuestionKind.GRID:
        return item | {"questionGroupItem": _grid(questionnaire, question, configuration)}
    body = {
        "questionId": question_id(questionnaire.code, question.id),
        "required": question.required,
    }
    if question.kind in CHOICE_TYPES:
        options = options_of(question, configuration, choices)
        body["choiceQuestion"] = {
            "type": CHOICE_TYPES[question.kind],
            "options": option_bodies(questionnaire, question, options),
        }
    else:
        body |= _PLAIN[question.kind]()
    return item | {"questionItem": {"question": body}}


def option_bodies(
    questionnaire: Questionnaire, question: Question, options: tuple[str, ...]
) -> list[Json]:
    """The options of a choice question, «другое» last, each leading where ``goes_to`` says.

    Raises:
        QuestionnaireError: ``goes_to`` names an option or section that is not there, or stands
            at a question whose kind cannot branch.
    """
    _check_branches(questionnaire, question, options)
    bodies: list[Json] = [
        {"value": text} | _target(questionnaire, question, text) for text in options
    ]
    # «Другое» has no text of its own, and a drop-down cannot offer it.
    if question.other and question.kind is not QuestionKind.DROPDOWN:
        bodies.append({"isOther": True})
    return bodies


def grid_rows(
    question: Question, configuration: Configuration
) -> tuple[Competency, ...] | tuple[GridRow, ...]:
    """The rows of a grid, competencies or its own, also those no longer asked."""
    return configuration.competencies if question.rows_from == "competencies" else question.rows


def _target(questionnaire: Questionnaire, question: Question, option: str) -> Json:
    if not question.goes_to:
        return {}
    target = question.goes_to.get(option, NEXT)
    if target in {NEXT, SUBMIT}:
        return {"goToAction": "SUBMIT_FORM" if target == SUBMIT else "NEXT_SECTION"}
    return {"goToSectionId": item_id(questionnaire.code, target)}


def _check_branches(
    questionnaire: Questionnaire, question: Question, options: tuple[str, ...]
) -> None:
    where = f"{questionnaire.code}, вопрос {question.id}"
    if question.goes_to and question.kind is QuestionKind.MANY:
        raise QuestionnaireError(
            f"{where}: переходы возможны только при одном ответе (one, dropdown)."
        )
    sections = {q.id for q in questionnaire.questions if q.kind is QuestionKind.SECTION}
    for option, target in question.goes_to.items():
        if option not in options:
            raise QuestionnaireError(
                f"{where}: в goes_to назван ответ «{option}», которого нет в options."
            )
        if target not in {*sections, NEXT, SUBMIT}:
            raise QuestionnaireError(f"{where}: переход ведёт к странице «{target}», которой нет.")


def row_bodies(
    questionnaire: Questionnaire, question: Question, configuration: Configuration
) -> list[Json]:
    """The rows of a grid that are asked, with their ids."""
    return [
        {
            "questionId": question_id(questionnaire.code, question.id, entry.key),
            "required": question.required,
            "rowQuestion": {"title": one_line(entry.text)},
        }
        for entry in grid_rows(question, configuration)
        if entry.active
    ]


def _grid(questionnaire: Questionnaire, question: Question, configuration: Configuration) -> Json:
    rows = row_bodies(questionnaire, question, configuration)
    if not rows or not question.columns:
        where = f"{questionnaire.code}, вопрос {question.id}"
        raise QuestionnaireError(
            f"{where}: у сетки нет строк (rows или rows_from) или столбцов (columns)."
        )
    columns = [{"value": text} for text in dict.fromkeys(map(one_line, question.columns))]
    return {"questions": rows, "grid": {"columns": {"type": "RADIO", "options": columns}}}


def _scale() -> Json:
    ends = {"low": LOW, "high": HIGH, "lowLabel": "совсем нет", "highLabel": "полностью"}
    return {"scaleQuestion": ends}


def _line() -> Json:
    return {"textQuestion": {"paragraph": False}}


def _paragraph() -> Json:
    return {"textQuestion": {"paragraph": True}}


def _date() -> Json:
    # Without the year Google asks for month and day only, and the answer's year would be a guess.
    return {"dateQuestion": {"includeYear": True, "includeTime": False}}


_PLAIN: Mapping[QuestionKind, Callable[[], Json]] = {
    QuestionKind.SCALE: _scale,
    QuestionKind.LINE: _line,
    QuestionKind.PARAGRAPH: _paragraph,
    QuestionKind.DATE: _date,
}
