"""What people change in a form is said in words, and nothing else is."""

import copy
from collections.abc import Callable

import pytest
from questionnaire_examples import CHOICES, Json, questionnaire, shipped

from config.schema import Configuration
from generators.questionnaires.drift import drift
from generators.questionnaires.forms import creation_requests


@pytest.fixture(scope="module")
def configuration() -> Configuration:
    return shipped()


@pytest.fixture
def items(configuration: Configuration) -> list[Json]:
    """Ф1 as Google would keep it."""
    requests = creation_requests(questionnaire(configuration, "Ф1"), configuration, CHOICES)
    made = [request["createItem"]["item"] for request in requests if "createItem" in request]
    return copy.deepcopy(made)


def remarks(items: list[Json], configuration: Configuration) -> tuple[str, ...]:
    return drift({"items": items}, questionnaire(configuration, "Ф1"), configuration)


def titled(items: list[Json], start: str) -> Json:
    return next(item for item in items if item["title"].startswith(start))


def test_a_form_as_made_has_not_drifted(items: list[Json], configuration: Configuration) -> None:
    assert remarks(items, configuration) == ()


def rename(items: list[Json]) -> None:
    titled(items, "Педагогический стаж")["title"] = "Ваш стаж"


def delete(items: list[Json]) -> None:
    items.remove(titled(items, "Квалификационная категория"))


def change_kind(items: list[Json]) -> None:
    question = titled(items, "Педагогический стаж")["questionItem"]["question"]
    del question["choiceQuestion"]
    question["textQuestion"] = {}


def respell_option(items: list[Json]) -> None:
    question = titled(items, "Рады ли Вы участию")["questionItem"]["question"]
    question["choiceQuestion"]["options"][0]["value"] = "конечно"


def drop_grid_row(items: list[Json]) -> None:
    titled(items, "Оцените себя")["questionGroupItem"]["questions"].pop(0)


def rename_grid_column(items: list[Json]) -> None:
    grid = titled(items, "Оцените себя")["questionGroupItem"]["grid"]
    grid["columns"]["options"][-1]["value"] = "не знаю"


def add(items: list[Json]) -> None:
    items.insert(3, {"itemId": "01", "title": "Ваш любимый цвет", "questionItem": {"question": {}}})


def move(items: list[Json]) -> None:
    items.insert(1, items.pop(7))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (rename, ("m02", "переименован", "«Ваш стаж»")),
        (delete, ("удалён", "m04")),
        (change_kind, ("m02", "изменён тип")),
        (respell_option, ("m23", "нет варианта: «да»", "появился вариант: «конечно»")),
        (drop_grid_row, ("m18", "К01")),
        (rename_grid_column, ("m18", "«не моё направление»", "«не знаю»")),
        (add, ("добавлен вопрос «Ваш любимый цвет»",)),
        (move, ("m06", "переставлен")),
    ],
)
def test_one_change_gives_one_remark_that_names_it(
    items: list[Json],
    configuration: Configuration,
    change: Callable[[list[Json]], None],
    words: tuple[str, ...],
) -> None:
    change(items)
    (remark,) = remarks(items, configuration)
    assert remark.startswith("Форма Ф1: ")
    assert all(word in remark for word in words)


def test_the_programmes_own_new_options_are_no_drift(configuration: Configuration) -> None:
    which = questionnaire(configuration, "Ф3")
    requests = creation_requests(which, configuration, CHOICES)
    made = [request["createItem"]["item"] for request in requests if "createItem" in request]
    # Sections are created first; Google keeps them where the questions have pushed them.
    order = {question.id: place for place, question in enumerate(which.questions)}
    titles = {question.title: question.id for question in which.questions}
    made.sort(key=lambda item: order[titles[item["title"]]])
    form = {"items": made}
    assert drift(form, which, configuration) == ()
    wish = titled(made, "С кем из наставников Вы хотели бы")["questionItem"]["question"]
    wish["choiceQuestion"]["options"] = [{"value": "У-33 — Кто-то новый"}]
    assert drift(form, which, configuration) == ()


def test_a_recreated_item_is_known_by_the_id_of_its_question(
    items: list[Json], configuration: Configuration
) -> None:
    titled(items, "Педагогический стаж")["itemId"] = "0badcafe"
    assert remarks(items, configuration) == ()


def test_an_empty_form_is_missing_every_question(configuration: Configuration) -> None:
    which = questionnaire(configuration, "Ф1")
    assert len(drift({}, which, configuration)) == len(which.questions)
