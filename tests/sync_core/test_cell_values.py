"""Typed cells: what is written is what is read back, and a text is never a formula."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.values import LONGEST_TEXT, as_date, as_text, clean, decode, encode, scalar, shortened


@pytest.mark.parametrize(
    "text", ["=IMPORTXML(1)", "+7 900", "-5", "@user", "'quoted", "007", "1e5", "4,5", "TRUE"]
)
def test_a_text_stays_a_text_whatever_it_begins_with(text: str) -> None:
    assert encode(scalar(text)) == {"userEnteredValue": {"stringValue": text}}


@given(
    st.one_of(
        st.text(max_size=60),
        st.booleans(),
        st.integers(-(10**9), 10**9),
        st.dates(date(1901, 1, 1)),
    )
)
def test_what_is_written_is_read_back_as_the_same_value(value: str | bool | int | date) -> None:
    cell = encode(scalar(value))
    returned = {"effectiveValue": cell["userEnteredValue"], **cell} if cell else {}

    assert decode(returned, ours=True) == scalar(value)


@given(st.text(max_size=80))
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)


def test_an_answer_of_sixty_thousand_characters_is_cut_and_says_so() -> None:
    kept = shortened("я" * 60_000)

    assert len(kept) <= LONGEST_TEXT
    assert kept.endswith("весь ответ, 60000 знаков, — в самой форме]")


def test_emoji_count_as_two_units_and_are_never_cut_in_half() -> None:
    kept = shortened("😀" * 30_000)

    assert len(kept.encode("utf-16-le")) // 2 <= LONGEST_TEXT
    kept.encode("utf-8")


def test_a_formula_in_a_column_of_ours_is_not_taken_for_our_value() -> None:
    cell = {
        "userEnteredValue": {"formulaValue": '="предложена"'},
        "effectiveValue": {"stringValue": "предложена"},
    }

    assert decode(cell, ours=True) != "предложена"
    assert decode(cell, ours=False) == "предложена"


@pytest.mark.parametrize(
    ("value", "read"),
    [
        (46266.0, date(2026, 9, 1)),
        ("01.09.2026", date(2026, 9, 1)),
        (" 1.9.2026 г.", date(2026, 9, 1)),
        ("31.02.2026", None),
        ("сентябрь", None),
        (None, None),
        (True, None),
    ],
)
def test_dates_that_people_type(value: float | str | bool | None, read: date | None) -> None:
    assert as_date(value) == read


@pytest.mark.parametrize(
    ("value", "text"),
    [(5.0, "5"), (2.5, "2.5"), (True, "да"), (False, ""), (None, ""), (" а ", "а")],
)
def test_values_as_people_read_them(value: float | str | bool | None, text: str) -> None:
    assert as_text(value) == text
