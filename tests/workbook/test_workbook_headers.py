"""Columns are found by their headers, however people have moved or retyped them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from workbook_examples import TABS

from generators.workbook.columns import Column, Owner, Tab
from generators.workbook.headers import column_letters, find_columns

PEOPLE = Tab(
    key="people",
    title="Участники",
    sheet_id=1,
    key_column="code",
    columns=(
        Column("code", "Код", Owner.PROGRAMME),
        Column("gender", "Пол", Owner.PEOPLE),
        Column("places", "Не более наставляемых", Owner.PEOPLE),
    ),
)
ANSWERS = Tab(
    key="answers",
    title="Ответы",
    sheet_id=2,
    key_column="response",
    columns=(
        Column("response", "Ответ", Owner.PROGRAMME),
        Column("m1", "m1. Ваша должность", Owner.PROGRAMME),
        Column("m17", "m17. Запросы", Owner.PROGRAMME),
    ),
)


@pytest.mark.parametrize(
    "header",
    ["Не более наставляемых", "не более  НАСТАВЛЯЕМЫХ ", "Не\u00a0более\nнаставляемых", "Не болеё наставляемых\u200b"],
)  # fmt: skip
def test_a_header_is_known_in_any_dress(header: str) -> None:
    assert find_columns(PEOPLE, ["Код", header, "Пол"]) == (
        {"code": 0, "places": 1, "gender": 2},
        (),
    )


def test_a_missing_column_is_named_with_its_remedy() -> None:
    found, faults = find_columns(PEOPLE, ["Код", "", "Не более наставляемых"])
    assert found == {"code": 0, "places": 2}
    assert faults == (
        (
            "Нет столбца «Пол»: верните этот заголовок в первую строку вкладки «Участники» "
            "или запустите nastavnik init: он добавит столбец справа."
        ),
    )


def test_of_a_doubled_header_the_first_wins_and_both_are_named() -> None:
    found, faults = find_columns(PEOPLE, ["Код", "Пол", "Не более наставляемых", "пол"])
    assert found["gender"] == 1
    (fault,) = faults
    assert "«Пол»" in fault
    assert "(B, D)" in fault


@pytest.mark.parametrize("row", [[], ["", ""], ["У-01", "женский", "2"]])
def test_a_lost_header_row_is_one_remark_not_one_a_column(row: list[str]) -> None:
    found, faults = find_columns(PEOPLE, row)
    assert found == {}
    assert len(faults) == 1
    assert "«Участники»" in faults[0]


def test_a_reworded_question_keeps_its_column() -> None:
    row = ["Ответ", "m17. Что Вам нужно?", "m1. Кем Вы работаете?"]
    assert find_columns(ANSWERS, row) == ({"response": 0, "m1": 2, "m17": 1}, ())


def test_a_question_is_not_taken_for_one_whose_number_begins_alike() -> None:
    found, faults = find_columns(ANSWERS, ["Ответ", "m17. Запросы"])
    assert found == {"response": 0, "m17": 1}
    assert len(faults) == 1


@pytest.mark.parametrize(
    ("index", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA")]
)  # fmt: skip
def test_columns_are_lettered_as_google_letters_them(index: int, letters: str) -> None:
    assert column_letters(index) == letters


@given(st.data())
def test_every_order_of_columns_is_found(data: st.DataObject) -> None:
    tab = data.draw(st.sampled_from(TABS))
    columns = data.draw(st.permutations(tab.columns))
    found, faults = find_columns(tab, [column.header for column in columns])
    assert faults == ()
    assert found == {column.key: place for place, column in enumerate(columns)}
