"""A1 notation: what is written can be read back, and open or reversed ranges come out in order."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from emulator.sheets.a1 import (
    MAX_COLUMNS,
    Bounds,
    column_index,
    column_letters,
    format_cells,
    parse_cells,
    parse_reference,
    quote_title,
)


@settings(deadline=None)
@given(st.integers(0, MAX_COLUMNS - 1))
def test_column_letters_name_their_index(index: int) -> None:
    assert column_index(column_letters(index)) == index


@pytest.mark.parametrize(
    ("index", "letters"),
    [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (18277, "ZZZ")],
)
def test_columns_are_counted_as_people_do(index: int, letters: str) -> None:
    assert column_letters(index) == letters


@settings(deadline=None)
@given(st.integers(0, 5000), st.integers(0, 1000), st.integers(1, 50), st.integers(1, 50))
def test_written_cells_are_read_back(top: int, left: int, height: int, width: int) -> None:
    bounds = Bounds(top, left, top + height, left + width)

    assert parse_cells(format_cells(*bounds)) == bounds  # type: ignore[arg-type]


@settings(deadline=None)
@given(st.text(min_size=1, max_size=30))
def test_any_title_is_read_back_from_its_quoted_form(title: str) -> None:
    assert parse_reference(f"{quote_title(title)}!A1")[:2] == (title, Bounds(0, 0, 1, 1))


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("A1", (0, 0, 1, 1)),
        ("$B$2", (1, 1, 2, 2)),
        ("D4:A1", (0, 0, 4, 4)),
        ("A:A", (None, 0, None, 1)),
        ("2:3", (1, None, 3, None)),
        ("A1:A", (0, 0, None, 1)),
        ("A1:1", (0, 0, 1, None)),
        ("A5:B", (4, 0, None, 2)),
        ("R2C3", (1, 2, 2, 3)),
        ("R1C1:R2C2", (0, 0, 2, 2)),
        ("R[1]C[1]", (1, 1, 2, 2)),
        ("RC", (0, 0, 1, 1)),
        ("C[1]", (None, 1, None, 2)),
        ("R1C1:R2", (0, 0, 2, None)),
    ],
)
def test_forms_of_ranges(text: str, bounds: tuple[int | None, ...]) -> None:
    assert parse_cells(text) == Bounds(*bounds)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "A",
        "1",
        "A0",
        "A1:",
        ":A1",
        "A1:B2:C3",
        "ABCD1",
        "A-1",
        " A1",
        "A1: B2",
        "R0C1",
        "A1:R2C2",
        "R[-1]C",
    ],
)
def test_what_is_no_range_is_not_read_as_one(text: str) -> None:
    assert parse_cells(text) is None


@pytest.mark.parametrize("text", ["'Журнал", "'a'b'!A1", "'Журнал'!"])
def test_malformed_references_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=text.replace("(", ".")):
        parse_reference(text)


@pytest.mark.parametrize(
    ("title", "quoted"),
    [
        ("Sheet1", "Sheet1"),
        ("Пары", "'Пары'"),
        ("A1", "'A1'"),
        ("my tab", "'my tab'"),
        ("it's", "'it''s'"),
        ("2026", "'2026'"),
    ],
)
def test_titles_are_quoted_only_where_needed(title: str, quoted: str) -> None:
    assert quote_title(title) == quoted
