"""What people have changed in a form since it was made, in words for the coordinator."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from config.questionnaire import Question, QuestionKind, Questionnaire
from config.schema import Configuration
from generators.questionnaires.choices import Choices, one_line, options_of
from generators.questionnaires.identifiers import item_id, question_id
from generators.questionnaires.items import CHOICE_TYPES, HIGH, LOW, Json, grid_rows

_QUESTION_KINDS = {
    QuestionKind.SCALE: "scaleQuestion",
    QuestionKind.LINE: "textQuestion",
    QuestionKind.PARAGRAPH: "textQuestion",
    QuestionKind.DATE: "dateQuestion",
}


@dataclass(frozen=True)
class _Standing:
    """A question of ours found in the form."""

    question: Question
    item: Json
    place: int

    @property
    def name(self) -> str:
        return f"Вопрос {self.question.id} «{one_line(self.question.title)}»"


def drift(
    form: Mapping[str, Any], questionnaire: Questionnaire, configuration: Configuration
) -> tuple[str, ...]:
    """Questions deleted, renamed, changed in kind, moved or added by hand, and options spelt anew.

    Questions are known by their ids, so renamed and moved ones still count. Options that follow
    a register or list are not compared: the programme renews them itself.

    Args:
        form: The Form as forms.get gives it.
        questionnaire: What it should ask.
        configuration: Competencies, for the rows of grids.

    Returns:
        One sentence or two for each change; () where the form is as made.
    """
    items: list[Json] = list(form.get("items", []))
    found = [
        _Standing(question, items[place], place)
        for question in questionnaire.questions
        for place in places_of(items, questionnaire, question)
    ]
    changes = [
        *_deleted(questionnaire, found),
        *(text for standing in found for text in _changed(standing, questionnaire, configuration)),
        *_moved(found),
        *_added(items, {standing.place for standing in found}),
    ]
    return tuple(f"Форма {questionnaire.code}: {text}" for text in changes)


def lacks_identity(form: Mapping[str, Any], questionnaire: Questionnaire) -> bool:
    """Whether the question that says who answers (name or code) is gone: no new answer can be told whose it is."""
    asked = questionnaire.question(questionnaire.identity)
    return asked is not None and not places_of(form.get("items", []), questionnaire, asked)


def places_of(items: Sequence[Json], questionnaire: Questionnaire, question: Question) -> list[int]:
    """Where a question stands: [] or one place; its item's id or its question's id will do."""
    wanted = {
        item_id(questionnaire.code, question.id),
        question_id(questionnaire.code, question.id),
    }
    hits = (place for place, item in enumerate(items) if wanted & set(_ids(item)))
    return list(hits)[:1]


def _ids(item: Json) -> tuple[str, str]:
    asked = item.get("questionItem", {}).get("question", {})
    return item.get("itemId", ""), asked.get("questionId", "")


def _deleted(questionnaire: Questionnaire, found: Sequence[_Standing]) -> Iterator[str]:
    standing = {one.question.id for one in found}
    for question in questionnaire.questions:
        if question.id not in standing:
            yield (
                f"удалён вопрос {question.id} «{one_line(question.title)}». Ответы на него больше не "
                f"поступают. Вернуть вопрос на место может nastavnik init."
            )


def _changed(
    standing: _Standing, questionnaire: Questionnaire, configuration: Configuration
) -> Iterator[str]:
    question, item = standing.question, standing.item
    title = one_line(item.get("title", ""))
    if title != one_line(question.title):
        yield (
            f"{_lower(standing.name)} переименован: теперь «{title}». Ответы учитываются как прежде; "
            f"если смысл вопроса изменился, верните прежний текст."
        )
    if not _same_kind(question, item):
        yield (
            f"{_lower(standing.name)}: изменён тип ответа, ответы могут читаться неверно. "
            f"Верните прежний тип."
        )
    elif question.kind is QuestionKind.GRID:
        yield from _grid_changes(standing, questionnaire, configuration)
    elif question.kind in CHOICE_TYPES and not question.choices_from:
        yield from _option_changes(standing, configuration)


def _same_kind(question: Question, item: Json) -> bool:
    if question.kind is QuestionKind.SECTION:
        return "pageBreakItem" in item
    if question.kind is QuestionKind.GRID:
        return "grid" in item.get("questionGroupItem", {})
    asked = item.get("questionItem", {}).get("question", {})
    if question.kind in CHOICE_TYPES:
        return bool(asked.get("choiceQuestion", {}).get("type") == CHOICE_TYPES[question.kind])
    if question.kind is QuestionKind.DATE:
        # A day without its year would be read as another one.
        return bool(asked.get("dateQuestion", {}).get("includeYear"))
    if question.kind is QuestionKind.SCALE:
        scale = asked.get("scaleQuestion", {})
        return (scale.get("low", 0), scale.get("high", 0)) == (LOW, HIGH)
    return _QUESTION_KINDS[question.kind] in asked


def _grid_changes(
    standing: _Standing, questionnaire: Questionnaire, configuration: Configuration
) -> Iterator[str]:
    group = standing.item["questionGroupItem"]
    rows = {row.get("questionId") for row in group.get("questions", [])}
    for entry in grid_rows(standing.question, configuration):
        identifier = question_id(questionnaire.code, standing.question.id, entry.key)
        if entry.active and identifier not in rows:
            yield f"{_lower(standing.name)}: в сетке нет строки {entry.key} «{entry.text}»."
    options = group["grid"].get("columns", {}).get("options", [])
    yield from _differences(standing, standing.question.columns, options)


def _option_changes(standing: _Standing, configuration: Configuration) -> Iterator[str]:
    expected = options_of(standing.question, configuration, Choices())
    options = standing.item["questionItem"]["question"]["choiceQuestion"].get("options", [])
    yield from _differences(standing, expected, options)


def _differences(
    standing: _Standing, expected: Sequence[str], options: Sequence[Json]
) -> Iterator[str]:
    offered = [option.get("value", "") for option in options if not option.get("isOther")]
    wanted = list(map(one_line, expected))
    gone = [text for text in wanted if text not in offered]
    fresh = [text for text in offered if text not in wanted]
    if gone or fresh:
        parts = [
            f"{caption}: {', '.join(f'«{text}»' for text in texts)}"
            for caption, texts in (("нет варианта", gone), ("появился вариант", fresh))
            if texts
        ]
        yield (
            f"{_lower(standing.name)}: изменены варианты ответа ({'; '.join(parts)}). "
            f"Новые варианты программа может не понять."
        )


def _moved(found: Sequence[_Standing]) -> Iterator[str]:
    """As few as explain the order: everything outside a longest run that still ascends."""
    kept = _longest_ascent([standing.place for standing in found])
    for standing in found:
        if standing.place not in kept:
            yield f"{_lower(standing.name)} переставлен. Ответы учитываются как прежде."


def _longest_ascent(numbers: Sequence[int]) -> set[int]:
    """Members of a longest strictly ascending subsequence (patience sorting)."""
    tails: list[int] = []
    before: dict[int, int | None] = {}
    for number in numbers:
        pile = bisect_left(tails, number)
        before[number] = tails[pile - 1] if pile else None
        tails[pile : pile + 1] = [number]
    chain: set[int] = set()
    step = tails[-1] if tails else None
    while step is not None:
        chain.add(step)
        step = before[step]
    return chain


def _added(items: Sequence[Json], known: set[int]) -> Iterator[str]:
    for place, item in enumerate(items):
        asks = "questionItem" in item or "questionGroupItem" in item
        if asks and place not in known:
            yield (
                f"добавлен вопрос «{one_line(item.get('title', ''))}», которого программа не знает: "
                f"ответы на него остаются только в самой форме."
            )


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
