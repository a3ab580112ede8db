"""Questions as remarks name them: staff read the questionnaire's own words, never its ids."""

import re
from collections.abc import Callable

from config.questionnaire import Questionnaire

Named = Callable[[str], str]
"""Question id → «Вопрос «…»», for the beginning of a remark about an answer."""

_NOTE = re.compile(r"\s*\([^()]*\)$")


def words(title: str) -> str:
    """A question's title without the note in brackets at its end: «(не более 5)»."""
    return _NOTE.sub("", title)


def named_in(questionnaire: Questionnaire) -> Named:
    """How the questions of a questionnaire are named."""
    titles = {question.id: words(question.title) for question in questionnaire.questions}
    return lambda name: f"Вопрос «{titles.get(name, name)}»"
