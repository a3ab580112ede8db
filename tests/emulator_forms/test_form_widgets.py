"""A page shown again sends the same answers: nothing is lost between the fields and the controls."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from forms_clients import sent_by
from forms_examples import Json, asking, choice, entry, grid, scale, text
from hypothesis import given
from hypothesis import strategies as st

from emulator.forms.answers import read_answer
from emulator.forms.items import questions_of
from emulator.forms.rules import without_defaults
from emulator.forms.sections import Section
from emulator.pages.form_view import widgets_of
from emulator.pages.rendering import environment

ID, ROW_A, ROW_B = "1b", "2b", "3b"
OPTIONS = ["да", "нет & <да>", '"может быть"']
ITEMS = [
    text("Имя", ID),
    text("Рассказ", ID, paragraph=True),
    scale("Польза", ID),
    choice("Роль", [*OPTIONS, {"isOther": True}], ID),
    choice("Время", [*OPTIONS, {"isOther": True}], ID, kind="CHECKBOX"),
    choice("Должность", OPTIONS, ID, kind="DROP_DOWN"),
    asking("Дата", {"dateQuestion": {"includeYear": True}}, ID),
    asking("День рождения", {"dateQuestion": {}}, ID),
    asking("Начало", {"dateQuestion": {"includeYear": True, "includeTime": True}}, ID),
    asking("Праздник", {"dateQuestion": {"includeTime": True}}, ID),
    asking("Когда", {"timeQuestion": {}}, ID),
    asking("Сколько", {"timeQuestion": {"duration": True}}, ID),
    asking("Оценка", {"ratingQuestion": {"ratingScaleLevel": 5, "iconType": "HEART"}}, ID),
    grid("Умения", [("Игра", ROW_A), ("Речь", ROW_B)], OPTIONS),
    grid("Часы", [("Игра", ROW_A), ("Речь", ROW_B)], OPTIONS, kind="CHECKBOX"),
]

WRITTEN = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.just("\n"), max_size=30)
MOMENTS = st.one_of(
    st.dates().map(str),
    st.times().map(lambda time: f"{time:%H:%M}"),
    st.datetimes().map(lambda moment: f"{moment.date()}T{moment:%H:%M}"),
    st.dates().map(lambda day: f"{day:%m-%d}"),
)
CHOSEN = st.sampled_from([*OPTIONS, "__other_option__"])
NUMBERS = st.integers(0, 31).map(str)
WHOLE = st.one_of(CHOSEN, NUMBERS, MOMENTS, WRITTEN)
SUFFIXES = (".other_option_response", "_year", "_month", "_day", "_hour", "_minute")


def sent_for(question: str) -> st.SearchStrategy[dict[str, list[str]]]:
    """Fields of one question: a value or several in the first, texts and numbers in the others."""
    others = {
        entry(question) + suffix: st.lists(NUMBERS | WRITTEN, max_size=1) for suffix in SUFFIXES
    }
    first = st.lists(WHOLE, min_size=1, max_size=1) | st.lists(CHOSEN, max_size=3)
    return st.fixed_dictionaries({entry(question): first}, optional=others)


FIELDS = st.builds(
    lambda *parts: {k: v for part in parts for k, v in part.items()},
    *map(sent_for, (ID, ROW_A, ROW_B)),
)


def shown_again(item: Json, fields: dict[str, list[str]]) -> dict[str, list[str]]:
    """What a browser sends of an item that is shown with these fields."""
    widgets = widgets_of(Section(None, (item,)), fields, {})
    show = environment().get_template("widgets.html").module.widget  # type: ignore[attr-defined]  # a macro
    page = BeautifulSoup(str(show(widgets[0])), "html.parser")
    sent: dict[str, list[str]] = {}
    for control in page.find_all(["input", "textarea", "select"]):
        for name, value in sent_by(control):
            sent.setdefault(name, []).append(value)
    return sent


@given(st.sampled_from(ITEMS).map(lambda item: without_defaults({**item, "itemId": "9"})), FIELDS)
def test_an_item_shown_again_sends_the_same_answer(
    item: Json, fields: dict[str, list[str]]
) -> None:
    columns = item.get("questionGroupItem", {}).get("grid", {}).get("columns")
    again = shown_again(item, fields)

    for question in questions_of(item):
        first = read_answer(question, fields, columns)
        if not first.problem:
            assert read_answer(question, again, columns) == first


MONTH_AND_DAY = {f"{entry(ID)}_month": ["2"], f"{entry(ID)}_day": ["29"]}
CLOCK = {f"{entry(ID)}_hour": ["8"], f"{entry(ID)}_minute": ["05"]}
OTHER = {entry(ID): ["__other_option__"], f"{entry(ID)}.other_option_response": ["своё & <b>"]}
GOOD: list[tuple[str, dict[str, list[str]]]] = [
    ("Рассказ", {entry(ID): ["\nс пустой строки"]}),
    ("Роль", OTHER),
    ("Время", OTHER),
    ("Должность", {entry(ID): [OPTIONS[1]]}),
    ("Дата", {entry(ID): ["2026-09-01"]}),
    ("День рождения", MONTH_AND_DAY),
    ("День рождения", {entry(ID): ["02-29"]}),
    ("Начало", {entry(ID): ["2026-09-01T08:05"]}),
    ("Праздник", MONTH_AND_DAY | CLOCK),
    ("Сколько", CLOCK),
]


@pytest.mark.parametrize(("title", "fields"), GOOD)
def test_a_good_answer_of_each_kind_is_shown_again(
    title: str, fields: dict[str, list[str]]
) -> None:
    item = next(item for item in ITEMS if item["title"] == title)
    item = without_defaults({**item, "itemId": "9"})
    question = questions_of(item)[0]

    first = read_answer(question, fields)

    assert first.answer
    assert read_answer(question, shown_again(item, fields)) == first
