"""Remarks quote people in the spreadsheet, beside the row, and nowhere else."""

from pathlib import Path

import pytest
from needles import found
from office import Office, mentor, service

from config.loading import load
from sync.cli.discreet import discreet

NAMED = "Заяц Вера Ильинична, как договорились"
CONFIGURATION = load(Path(__file__).parents[2] / "config" / "organisation.yaml")


@pytest.mark.parametrize(("text", "told"), [
    (f"«{NAMED}» — не участник: не учтено.", "«…» — не участник: не учтено."),
    ("Исправьте на вкладке «Участники».", "Исправьте на вкладке «Участники»."),
    ("Выберите «утвердить» или очистите «Решение».", "Выберите «утвердить» или очистите «Решение»."),
    (
        "Вопрос «Рады ли Вы участию?»: «Ли» не читается.",
        "Вопрос «Рады ли Вы участию?»: «…» не читается.",
    ),
])  # fmt: skip
def test_a_quotation_stays_only_where_it_is_the_programmes_own_word(text: str, told: str) -> None:
    assert discreet([("Ответы Ф3", "У-01", text)], CONFIGURATION) == [("Ответы Ф3", "У-01", told)]


@pytest.mark.parametrize("remark", [
    ("", "", "Копии лежат в папке «Копии таблицы»."),
    ("Документы", "", "Шаблон: неизвестное поле «настваник_фио»."),
])  # fmt: skip
def test_a_remark_on_no_row_quotes_nobody(remark: tuple[str, str, str]) -> None:
    assert discreet([remark], CONFIGURATION) == [remark]


@pytest.mark.journey
def test_an_answer_that_is_not_understood_is_shown_beside_its_row_and_not_in_the_output(
    office: Office,
) -> None:
    offer_a_name(office)
    office.answer("Ф2", mentor("Громова Анна Львовна", places=NAMED))

    planned, done = office.run("plan"), office.run("sync")

    assert done.code == 0, done.said
    (row,) = office.rows("Ответы Ф2")
    assert NAMED in row["Замечание программы"]
    for answered in (planned, done, office.run("plan")):
        told = str(answered.value)
        assert "не читается" in told
        assert not found(f"{told}{answered.said}", (r"\bЗаяц\b", "договорились", r"\bГромов"))


def offer_a_name(office: Office) -> None:
    """Somebody has added a choice to the form that the programme does not know."""
    form = next(row["Файл формы"] for row in office.rows("Анкеты") if row["Анкета"] == "Ф2")
    forms = service(office.base_url, "forms.v1").forms()
    items = forms.get(formId=form).execute()["items"]
    place = next(n for n, i in enumerate(items) if i.get("title", "").startswith("Скольких"))
    item = items[place]
    item["questionItem"]["question"]["choiceQuestion"]["options"].append({"value": NAMED})
    mask = "questionItem.question.choiceQuestion.options"
    change = {"item": item, "location": {"index": place}, "updateMask": mask}
    forms.batchUpdate(formId=form, body={"requests": [{"updateItem": change}]}).execute()
