"""Rows and columns inserted, deleted and moved, held against a plain list of lists."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sheets_drafts import a_document, applied, grid, texts

from emulator.errors import ApiError
from emulator.sheets.grid import Grid

SIZE = 6
STEP = st.tuples(
    st.sampled_from(["insert", "delete", "move"]), st.booleans(),
    st.integers(0, SIZE), st.integers(1, 3), st.integers(0, SIZE),
)  # fmt: skip


def _on_lists(table: list[list[str]], step: tuple[str, bool, int, int, int]) -> list[list[str]]:
    """The same step on a full table."""
    kind, rows, start, count, to = step
    if not rows:
        turned = [list(column) for column in zip(*table, strict=True)]
        after = _on_lists(turned, (kind, True, start, count, to))
        return [list(row) for row in zip(*after, strict=True)]
    end = start + count
    if kind == "insert":
        return table[:start] + [[""] * len(table[0]) for _ in range(count)] + table[start:]
    if kind == "delete":
        return table[:start] + table[end:]
    taken, rest = table[start:end], table[:start] + table[end:]
    at = to if to <= start else to - len(taken)
    return rest[:at] + taken + rest[at:]


def _request(step: tuple[str, bool, int, int, int]) -> dict[str, Any]:
    kind, rows, start, count, to = step
    span = {
        "dimension": "ROWS" if rows else "COLUMNS",
        "startIndex": start,
        "endIndex": start + count,
    }
    if kind == "move":
        return {"moveDimension": {"source": span, "destinationIndex": to}}
    return {f"{kind}Dimension": {"range": span}}


@settings(deadline=None)
@given(
    st.lists(STEP, min_size=1, max_size=6),
    st.lists(
        st.lists(st.sampled_from(["", "а", "б"]), min_size=SIZE, max_size=SIZE),
        min_size=SIZE,
        max_size=SIZE,
    ),
)
def test_steps_do_what_they_do_to_a_plain_table(
    steps: list[tuple[str, bool, int, int, int]], table: list[list[str]]
) -> None:
    document, model = a_document(table, height=SIZE, width=SIZE), table
    for step in steps:
        try:
            document = applied(document, _request(step))
        except ApiError:
            continue
        model = _on_lists(model, step)

    properties = document["sheets"][0]["properties"]["gridProperties"]
    assert (properties["rowCount"], properties["columnCount"]) == (len(model), len(model[0]))
    padded = [row + [""] * (len(model[0]) - len(row)) for row in texts(document)]
    padded += [[""] * len(model[0])] * (len(model) - len(padded))
    assert padded == model


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, 5), st.integers(0, 5), st.sampled_from([None, "x"])), max_size=20
    )
)
def test_a_grid_never_changes_the_rows_it_was_made_from(
    writes: list[tuple[int, int, str | None]],
) -> None:
    kept: list[list[dict[str, Any] | None]] = [
        [{"note": "1"}, None, {"note": "2"}],
        [],
        [{"note": "3"}],
    ]
    before = [list(row) for row in kept]
    changed = Grid(kept)

    for row, column, value in writes:
        changed.put(row, column, {"note": value} if value else None)

    assert kept == before


def _ranges(document: dict[str, Any]) -> list[tuple[int, int]]:
    return [
        (r["range"]["startRowIndex"], r["range"]["endRowIndex"]) for r in document["namedRanges"]
    ]


@pytest.mark.parametrize(
    ("step", "moved"),
    [
        (("insert", True, 0, 2, 0), (4, 6)),
        (("insert", True, 3, 1, 0), (2, 5)),
        (("insert", True, 4, 1, 0), (2, 4)),
        (("delete", True, 0, 1, 0), (1, 3)),
        (("delete", True, 3, 3, 0), (2, 3)),
        (("move", True, 2, 2, 0), (0, 2)),
        (("move", True, 0, 1, 5), (1, 3)),
        (("insert", False, 0, 1, 0), (2, 4)),
    ],
)
def test_a_named_range_follows_its_cells(
    step: tuple[str, bool, int, int, int], moved: tuple[int, int]
) -> None:
    named = {"addNamedRange": {"namedRange": {"name": "пары", "range": grid(2, 4)}}}
    document = applied(a_document(), named, _request(step))

    assert _ranges(document) == [moved]


def test_references_in_formulas_follow_their_cells_or_break() -> None:
    document = a_document([["1", "2", "3"], ["4"], ["5"]])
    formula = {"updateCells": {"range": grid(4, 5), "fields": "userEnteredValue", "rows": [
        {"values": [{"userEnteredValue": {"formulaValue": '=A1&$B$1&C1&"A1"&SUM(A1:A3)'}}]}]}}  # fmt: skip
    document = applied(
        document, formula, _request(("insert", True, 0, 1, 0)), _request(("delete", False, 2, 1, 0))
    )

    cell = document["sheets"][0]["rows"][5][0]["userEnteredValue"]["formulaValue"]
    assert cell == '=A2&$B$2&#REF!&"A1"&SUM(A2:A4)'


def test_row_metadata_stays_with_its_row_on_insertion_and_goes_with_it() -> None:
    hung = {"createDeveloperMetadata": {"developerMetadata": {
        "metadataKey": "пара", "visibility": "DOCUMENT",
        "location": {"dimensionRange": {"dimension": "ROWS", "startIndex": 3, "endIndex": 4}}}}}  # fmt: skip
    document = applied(a_document(), hung, _request(("insert", True, 0, 1, 0)))

    assert document["developerMetadata"][0]["location"]["dimensionRange"]["startIndex"] == 4
    assert applied(document, _request(("delete", True, 4, 1, 0)))["developerMetadata"] == []


def test_sorting_moves_contents_and_leaves_row_metadata() -> None:
    hung = {"createDeveloperMetadata": {"developerMetadata": {
        "metadataKey": "пара", "visibility": "DOCUMENT",
        "location": {"dimensionRange": {"dimension": "ROWS", "startIndex": 0, "endIndex": 1}}}}}  # fmt: skip
    ordered = {
        "sortRange": {
            "range": grid(0, 3, 0, 2),
            "sortSpecs": [{"dimensionIndex": 0, "sortOrder": "ASCENDING"}],
        }
    }
    document = applied(a_document([["в", "3"], ["", "4"], ["а", "1"]]), hung, ordered)

    assert texts(document) == [["а", "1"], ["в", "3"], ["", "4"]]
    assert document["developerMetadata"][0]["location"]["dimensionRange"]["startIndex"] == 0


@pytest.mark.parametrize(
    ("step", "message"),
    [
        (
            ("delete", True, 10, 1, 0),
            "Cannot delete a row that doesn't exist. Tried to delete row index 10 but there are only 10 rows.",
        ),
        (("delete", True, 0, 10, 0), "You can't delete all the rows on the sheet."),
    ],
)
def test_impossible_deletions_are_refused_in_googles_words(
    step: tuple[str, bool, int, int, int], message: str
) -> None:
    with pytest.raises(ApiError) as refused:
        applied(a_document(), _request(step))

    assert refused.value.message == f"Invalid requests[0].deleteDimension: {message}"
