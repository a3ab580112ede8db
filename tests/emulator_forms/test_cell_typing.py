"""What a cell shows for typing, and what its page accepts: values in, values out."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emulator.pages.cell_input import Control, problem_of, typed
from emulator.pages.cell_look import style_of
from emulator.pages.sheet_place import Spot
from emulator.sheets.entering import entered
from emulator.sheets.locales import locale_named

RU = locale_named("ru_RU")


@given(st.text(max_size=30))
def test_what_is_shown_for_typing_gives_the_same_value_again(text: str) -> None:
    value, _ = entered(text, RU, 2026)
    cell = {"userEnteredValue": value} if value else {}
    if value and "numberValue" in value:
        return  # numbers go by what the cell shows; the table test has them

    assert entered(typed(cell, RU, 2026), RU, 2026)[0] == value


@given(st.text(min_size=1, max_size=30))
def test_a_text_stays_a_text_when_it_is_saved_unchanged(text: str) -> None:
    shown = typed({"userEnteredValue": {"stringValue": text}}, RU, 2026)

    assert entered(shown, RU, 2026)[0] == {"stringValue": text}


@pytest.mark.parametrize(
    ("number", "shown", "again"),
    [
        (1.5, "1,5", "1,5"),
        (0.25, "25%", "25%"),
        (46280, "15.09.2026", "15.09.2026"),
        (1.23456789, "1,23", "1,23456789"),
        (46280, "вторник", "46280"),
    ],
)
def test_a_number_is_typed_as_it_is_shown_where_that_says_it_all(
    number: float, shown: str, again: str
) -> None:
    cell = {"userEnteredValue": {"numberValue": number}, "formattedValue": shown}

    assert typed(cell, RU, 2026) == again


@given(st.text(max_size=60))
def test_no_text_in_an_address_breaks_the_place(text: str) -> None:
    names = ("gid", "fvid", "from", "cell", "row", "done")
    spot = Spot.read("key", dict.fromkeys(names, text))

    again = Spot.read("key", dict(parse_qsl(urlsplit(spot.address).query)))
    assert again == spot


def test_a_style_holds_only_numbers_and_known_words() -> None:
    form = {
        "backgroundColor": {"red": 2, "green": -1},
        "horizontalAlignment": "LEFT;}</style>",
        "textFormat": {"bold": True, "fontSize": 15, "underline": True, "strikethrough": True},
        "borders": {"top": {"style": "SOLID", "color": {}}, "left": {"style": "x"}},
    }

    assert style_of(form) == (
        "background:#ff0000;font-weight:600;font-size:1.50em;"
        "text-decoration:underline line-through;border-top:1px solid #000000"
    )


def test_a_list_that_follows_something_else_takes_other_values_too() -> None:
    assert not problem_of(Control("choice", "", ("воспитатель",), strict=False), "логопед")
