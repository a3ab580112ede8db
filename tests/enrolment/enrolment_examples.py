"""Builders for answers and people, all invented."""

from config.questionnaire import Question, QuestionKind, Questionnaire
from config.schema import Competency
from programme.people import Participant
from programme.submissions import Submission

COMPETENCIES = (
    Competency(key="К01", text="Планирование"),
    Competency(key="К02", text="Документация группы"),
    Competency(key="К03", text="Развивающая среда", active=False),
    Competency(key="К04", text="Режимные моменты"),
    Competency(key="К05", text="Игровая деятельность"),
    Competency(key="К06", text="Познавательное развитие"),
    Competency(key="К07", text="Речевое развитие"),
)


def a_questionnaire(code: str, *questions: Question) -> Questionnaire:
    position = Question(
        id="m01" if code == "Ф1" else "n01",
        title="Должность",
        kind=QuestionKind.DROPDOWN,
        choices_from="positions",
    )
    return Questionnaire(
        code=code,
        tab=f"answers_{code.replace('Ф', 'f')}",
        title=code,
        intro="",
        activities=(),
        identity="code" if code == "Ф3" else "fio",
        questions=questions or (position,),
    )


QUESTIONNAIRES = tuple(a_questionnaire(code) for code in ("Ф1", "Ф2", "Ф3"))


def an_answer(
    questionnaire: str,
    response_id: str,
    answers: dict[str, str | tuple[str, ...]],
    *,
    day: int = 1,
    submitted: str = "",
    code: str = "",
) -> Submission:
    created = f"2026-09-{day:02}T08:00:00Z"
    texts = {name: (value,) if isinstance(value, str) else value for name, value in answers.items()}
    return Submission(questionnaire, response_id, created, submitted or created, texts, code)


def a_name(name: str, response_id: str, *, questionnaire: str = "Ф1", day: int = 1) -> Submission:
    return an_answer(questionnaire, response_id, {"fio": name}, day=day)


def a_participant(code: str, full_name: str) -> Participant:
    return Participant(code=code, full_name=full_name)
