"""Answers that say something has happened on a day that is still ahead («Встреча состоялась? — да», in December)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from config.questionnaire import Questionnaire
from programme.russian.dates import short_date
from programme.submissions import Submission


@dataclass(frozen=True)
class NotYetTrue:
    """What was said too early.

    Attributes:
        told: What stands for the answer where the programme tells how it read one.
        remark: What is wrong and what to do.
    """

    told: str
    remark: str


def not_yet_true(
    submission: Submission, questionnaire: Questionnaire, today: date
) -> Mapping[str, NotYetTrue]:
    """Question whose answer speaks of a day ahead → what to tell; on that day it becomes true by itself.

    Args:
        submission: The answer.
        questionnaire: Says which day belongs to which answer (``past_when``).
        today: The day of the run.
    """
    return dict(_found(submission, questionnaire, today))


def _found(
    submission: Submission, questionnaire: Questionnaire, today: date
) -> Iterator[tuple[str, NotYetTrue]]:
    for question in questionnaire.questions:
        day = _day(submission.one(question.id)) if question.past_when else None
        if day is None or day <= today:
            continue
        for name, answer in question.past_when.items():
            asked = questionnaire.question(name)
            if asked and submission.one(name) == answer:
                remark = _AHEAD.format(question.title, short_date(day), asked.title, answer)
                yield name, NotYetTrue(f"не засчитано до {short_date(day)}", remark)


_AHEAD = (
    "«{}»: {} ещё впереди, а на вопрос «{}» ответили «{}». До этого дня не засчитано. Если дата неверна, попросите "
    "ответить на анкету ещё раз: учитывается последний ответ."
)


def _day(text: str) -> date | None:
    """A day as a form gives it; None for anything else."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None
