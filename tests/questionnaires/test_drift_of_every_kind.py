"""A question of any kind that people renamed, moved, deleted or asked otherwise is said, and read by its id alone."""

from typing import Any

import pytest
from questionnaire_examples import CHOICES, Json, questionnaire, shipped

from config.questionnaire import Questionnaire
from generators.questionnaires.drift import drift
from generators.questionnaires.items import item_of

CONFIGURATION = shipped()
CODES = [which.code for which in CONFIGURATION.questionnaires]


def form_of(which: Questionnaire) -> dict[str, Any]:
    items: list[Json] = [item_of(which, q, CONFIGURATION, CHOICES) for q in which.questions]
    return {"items": items}


@pytest.mark.parametrize("code", CODES)
def test_every_question_renamed_moved_or_deleted_is_said(code: str) -> None:
    which = questionnaire(CONFIGURATION, code)
    assert drift(form_of(which), which, CONFIGURATION) == ()
    for place, question in enumerate(which.questions):
        renamed = form_of(which)
        renamed["items"][place]["title"] = "Другой вопрос"
        (told,) = drift(renamed, which, CONFIGURATION)
        assert f"вопрос {question.id} " in told
        assert "переименован" in told
        deleted = form_of(which)
        del deleted["items"][place]
        assert f"удалён вопрос {question.id} " in drift(deleted, which, CONFIGURATION)[0]
        if 0 < place < len(which.questions) - 1:
            moved = form_of(which)
            moved["items"].append(moved["items"].pop(place))
            assert "переставлен" in drift(moved, which, CONFIGURATION)[0]


def asked(form: dict[str, Any], which: Questionnaire, name: str) -> Json:
    place = [q.id for q in which.questions].index(name)
    item: Json = form["items"][place]
    return item


def test_a_date_without_its_year_and_a_scale_of_other_ends_are_said() -> None:
    which = questionnaire(CONFIGURATION, "Ф4")
    form = form_of(which)
    asked(form, which, "f02")["questionItem"]["question"]["dateQuestion"]["includeYear"] = False
    asked(form, which, "f03")["questionItem"]["question"]["scaleQuestion"]["high"] = 5
    told = drift(form, which, CONFIGURATION)
    assert len(told) == 2
    assert all("изменён тип ответа" in text for text in told)


def test_a_row_that_is_gone_from_a_grid_of_its_own_is_said() -> None:
    which = questionnaire(CONFIGURATION, "Ф8")
    form = form_of(which)
    del asked(form, which, "k00")["questionGroupItem"]["questions"][2]
    (told,) = drift(form, which, CONFIGURATION)
    assert "нет строки k03" in told
