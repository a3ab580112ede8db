"""Days that can't be ahead (``past_when``): which answers they belong to."""

from collections.abc import Iterator

from config.fault import Fault
from config.questionnaire import QuestionKind, Questionnaire


def past_faults(questionnaire: Questionnaire) -> Iterator[Fault]:
    """Days that belong to questions or answers that nobody is offered, and what is no day."""
    for n, question in enumerate(questionnaire.questions):
        place = ("questions", n, "past_when")
        if question.past_when and question.kind is not QuestionKind.DATE:
            told = "поле past_when бывает только у даты; ожидалось kind: date"
            yield Fault(questionnaire.code, place, f"вопрос {question.id}: {told}")
        for name, answer in question.past_when.items():
            asked = questionnaire.question(name)
            if asked is None or answer not in asked.options:
                told = f"у вопроса {name} нет варианта «{answer}»; ожидались вопрос анкеты и один из его вариантов"
                yield Fault(questionnaire.code, (*place, name), f"вопрос {question.id}: {told}")
