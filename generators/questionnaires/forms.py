"""Questionnaires as Google's requests: making a form, renewing its options."""

from collections.abc import Iterator, Mapping
from typing import Any

from config.questionnaire import Question, QuestionKind, Questionnaire
from config.schema import Configuration
from generators.questionnaires.choices import Choices, one_line, options_of
from generators.questionnaires.identifiers import item_id, question_id
from generators.questionnaires.items import Json, item_of, option_bodies, row_bodies

OPTIONS_MASK = "questionItem.question.choiceQuestion.options"
"""Replaces options and nothing else: ids outside the mask stay, blank ids inside one would be renewed."""

ROWS_MASK = "questionGroupItem.questions"
"""Replaces a grid's rows and nothing else. Each goes with its id: a row without one would get another (forms.v1,
UpdateItemRequest)."""


def form_title(questionnaire: Questionnaire, year: str) -> str:
    """The title people see; ``year`` is the caption of the school year («2026/2027»)."""
    title = one_line(questionnaire.title)
    return f"{title}. {year} учебный год" if year else title


def creation_requests(
    questionnaire: Questionnaire,
    configuration: Configuration,
    choices: Choices,
    *,
    year: str = "",
) -> list[Json]:
    """All that a new, empty form needs, as one batch of forms.batchUpdate.

    Sections come first, because an option may only lead to a section that is there; then each
    question is put in its place among them. A repeat of the batch is refused whole by Google,
    the ids being taken: a form that has items has them all.

    Args:
        questionnaire: What to ask.
        configuration: Competencies and positions, for options and grids.
        choices: People to choose from.
        year: Caption of the school year for the title.

    Raises:
        QuestionnaireError: Google Forms cannot hold the questionnaire.
    """
    info = {"title": form_title(questionnaire, year), "description": questionnaire.intro}
    settings = {"emailCollectionType": "DO_NOT_COLLECT"}
    return [
        {"updateFormInfo": {"info": info, "updateMask": "title,description"}},
        # A Workspace account would collect verified addresses by default.
        {"updateSettings": {"settings": settings, "updateMask": "emailCollectionType"}},
        *_item_requests(questionnaire, configuration, choices),
    ]


def choice_update_requests(
    form: Mapping[str, Any],
    questionnaire: Questionnaire,
    configuration: Configuration,
    choices: Choices,
) -> list[Json]:
    """Renew the options that follow a list or register; [] where the form offers just these.

    Args:
        form: The Form as forms.get gives it.
        questionnaire: What it should ask.
        configuration: Competencies and positions.
        choices: People to choose from.
    """
    followers = {
        question_id(questionnaire.code, question.id): question
        for question in questionnaire.questions
        if question.choices_from
    }
    requests = []
    for index, item in enumerate(form.get("items", [])):
        asked = item.get("questionItem", {}).get("question", {})
        question = followers.get(asked.get("questionId", ""))
        if question is None or "choiceQuestion" not in asked:
            requests += _rows_request(index, item, questionnaire, configuration)
            continue
        options = options_of(question, configuration, choices)
        wanted = option_bodies(questionnaire, question, options)
        if asked["choiceQuestion"].get("options", []) != wanted:
            requests.append(options_request(index, wanted))
    return requests


def _rows_request(
    index: int, item: Json, questionnaire: Questionnaire, configuration: Configuration
) -> list[Json]:
    """Give a grid of directions those that are new, and the names of today; [] where it has them.

    Rows that are no longer offered stay till the next year's form: with a row Google might take the answers.
    """
    ids = {item_id(questionnaire.code, q.id): q for q in questionnaire.questions if q.rows_from}
    question = ids.get(item.get("itemId", ""))
    if question is None or "questionGroupItem" not in item:
        return []
    standing: list[Json] = item["questionGroupItem"].get("questions", [])
    wanted = {row["questionId"]: row for row in row_bodies(questionnaire, question, configuration)}
    rows = [wanted.pop(row.get("questionId", ""), row) for row in standing]
    rows += wanted.values()
    if [_asked(row) for row in rows] == [_asked(row) for row in standing]:
        return []
    body = {"questionGroupItem": {"questions": rows}}
    return [{"updateItem": {"item": body, "location": {"index": index}, "updateMask": ROWS_MASK}}]


def _asked(row: Json) -> tuple[str, str]:
    return row.get("questionId", ""), row.get("rowQuestion", {}).get("title", "")


def _item_requests(
    questionnaire: Questionnaire, configuration: Configuration, choices: Choices
) -> Iterator[Json]:
    def create(place: int, question: Question) -> Json:
        item = item_of(questionnaire, question, configuration, choices)
        return {"createItem": {"item": item, "location": {"index": place}}}

    sections = [q for q in questionnaire.questions if q.kind is QuestionKind.SECTION]
    for place, section in enumerate(sections):
        yield create(place, section)
    for place, question in enumerate(questionnaire.questions):
        if question.kind is not QuestionKind.SECTION:
            yield create(place, question)


def options_request(index: int, options: list[Json]) -> Json:
    """Give the choice question at a place of the form these options."""
    item = {"questionItem": {"question": {"choiceQuestion": {"options": options}}}}
    return {"updateItem": {"item": item, "location": {"index": index}, "updateMask": OPTIONS_MASK}}
