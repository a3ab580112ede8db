"""The tabs of answers ↔ submissions."""

from collections.abc import Iterable
from typing import Any

from config.questionnaire import Question, QuestionKind, Questionnaire
from generators.workbook.tabs import answer_key, asked
from programme.russian.codes import parse_code
from programme.submissions import Submission
from sync.tables import Table
from sync.values import moment_text


def stored_submissions(
    table: Table, questionnaire: Questionnaire, zone: str
) -> Iterable[Submission]:
    """The answers kept in a tab; they stand in for responses that Google no longer returns."""
    for row in table.rows:
        if row.keyless:
            continue
        answers: dict[str, tuple[str, ...]] = {}
        for question in asked(questionnaire):
            text = row.text(answer_key(question))
            if text:
                answers |= _unfolded(question, text)
        yield Submission(
            questionnaire.code,
            row.key,
            moment_text(row.cells.get("created"), zone),
            moment_text(row.cells.get("submitted"), zone),
            answers,
            row.text("code"),
            parse_code(row.text("about_pair")) or row.text("about_pair"),
            row.text("school_year"),
        )


def _unfolded(question: Question, text: str) -> dict[str, tuple[str, ...]]:
    if question.kind is QuestionKind.GRID:
        parts = (line.partition(": ") for line in text.split("\n"))
        return {f"{question.id}.{key}": (value,) for key, _, value in parts if value}
    several = question.kind is QuestionKind.MANY
    return {question.id: tuple(text.split("\n")) if several else (text,)}


def folded(submission: Submission, questionnaire: Questionnaire) -> dict[str, Any]:
    """A submission's answers as cells: several answers one a line, a grid as «К07: 3» lines."""
    cells: dict[str, Any] = {}
    for question in asked(questionnaire):
        if question.kind is QuestionKind.GRID:
            prefix = f"{question.id}."
            cells[answer_key(question)] = "\n".join(
                f"{key.removeprefix(prefix)}: {values[0]}"
                for key, values in sorted(submission.answers.items())
                if key.startswith(prefix) and values
            )
        else:
            cells[answer_key(question)] = "\n".join(submission.answers.get(question.id, ()))
    return cells
