"""A form that asks a question of every kind, and what was answered to it."""

from typing import Any

from forms_examples import Json, asking, choice, creating, grid, scale, text

NAME, BOXES, ROLE, SCALE, STORY, DAY, LIST = "1a", "1b", "1c", "1d", "1e", "1f", "20"
ROW_A, ROW_B = "30", "31"
THANKS = "Спасибо! Ваш ответ записан."
OTHER = "__other_option__"


def every_kind() -> list[Json]:
    return creating(
        text("Имя", NAME, required=True),
        choice("Время", ["утро", "вечер", {"isOther": True}], BOXES, kind="CHECKBOX"),
        choice("Роль", ["наставник", "наставляемый", {"isOther": True}], ROLE, required=True),
        scale("Польза", SCALE),
        text("Рассказ", STORY, paragraph=True),
        asking("Дата", {"dateQuestion": {"includeYear": True}}, DAY),
        choice("Должность", ["воспитатель", "логопед"], LIST, kind="DROP_DOWN"),
        grid("Умения", [("Игра", ROW_A), ("Речь", ROW_B)], ["1", "2", "3"]),
    )


def answers_of(forms: Any, form: Json) -> list[dict[str, list[str]]]:
    reply = forms.forms().responses().list(formId=form["formId"]).execute()
    return [
        {
            question: [one["value"] for one in answer["textAnswers"]["answers"]]
            for question, answer in response.get("answers", {}).items()
        }
        for response in reply.get("responses", [])
    ]
