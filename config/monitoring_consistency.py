"""What must agree between config/monitoring.yaml and the questionnaires."""

from collections.abc import Iterator

from config.monitoring_settings import MonitoringSettings, Place, named_questions
from config.questionnaire import Question, QuestionKind, Questionnaire

_CHOICES = (QuestionKind.ONE, QuestionKind.DROPDOWN, QuestionKind.MANY)


def monitoring_faults(
    settings: MonitoringSettings, questionnaires: tuple[Questionnaire, ...]
) -> Iterator[tuple[Place, str]]:
    """Places in config/monitoring.yaml with what doesn't agree there; questionnaires not in use are passed over."""
    known = {questionnaire.code: questionnaire for questionnaire in questionnaires}
    for place, named, answers in named_questions(settings):
        code, question, *row = named.split(".")
        if code in known:
            told = _fault(known[code], question, "".join(row), answers)
            if told:
                yield place, told
    if settings.dissatisfied_to >= settings.satisfied_from:
        told = f"dissatisfied_to не ниже, чем satisfied_from; ожидалось число меньше {settings.satisfied_from}"
        yield ("dissatisfied_to",), told
    sums = [level.at_least for level in settings.curator.levels]
    if sums != sorted(sums, reverse=True) or not sums or sums[-1] != 0:
        told = (
            "уровни суммы не по порядку; ожидались от высшего к низшему, последний — с at_least: 0"
        )
        yield ("curator", "levels"), told
    for n, flag in enumerate(settings.red_flags):
        if sum(map(bool, (flag.answers, flag.other_than, flag.up_to))) != 1:
            told = (
                "неясно, какой ответ тревожен; ожидалось одно из полей: answers, other_than, up_to"
            )
            yield ("red_flags", n), told


def _fault(questionnaire: Questionnaire, name: str, row: str, answers: tuple[str, ...]) -> str:
    question = next((q for q in questionnaire.questions if q.id == name), None)
    if question is None or question.kind is QuestionKind.SECTION:
        return (
            f"в анкете {questionnaire.code} нет вопроса «{name}»; ожидался id одного из её вопросов"
        )
    rows = [each.key for each in question.rows]
    if row and row not in rows and not question.rows_from:
        return f"в вопросе {name} нет строки «{row}»; ожидалась одна из: {', '.join(rows) or 'строк нет'}"
    return _unknown_answer(question, answers)


def _unknown_answer(question: Question, answers: tuple[str, ...]) -> str:
    """Told where an answer that should count is none of those offered: it would never be given."""
    if question.kind not in _CHOICES or not question.options:
        return ""
    unknown = [answer for answer in answers if answer not in question.options]
    if not unknown:
        return ""
    offered = ", ".join(f"«{option}»" for option in question.options)
    return f"в вопросе {question.id} нет ответа «{unknown[0]}»; ожидался один из: {offered}"
