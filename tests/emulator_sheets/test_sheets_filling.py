"""Requests that spread cells out: filling on, cutting texts into columns, shuffling rows."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sheets_drafts import a_document, applied, grid, rows_of, texts

from emulator.errors import ApiError


def filled(values: list[Any], length: int, **more: Any) -> list[str]:
    """A column of values, filled on downwards; a formula is a text with its sign."""
    cells = [
        {"userEnteredValue": {"formulaValue": v}}
        if str(v).startswith("=")
        else rows_of([v])[0]["values"][0]
        for v in values
    ]
    rows = [{"values": [cell]} for cell in cells]
    start = {"sheetId": 0, "rowIndex": 2 if length < 0 else 0, "columnIndex": 0}
    put = {"updateCells": {"rows": rows, "fields": "userEnteredValue", "start": start}}
    top = start["rowIndex"]
    source = {"source": grid(top, top + len(values)), "dimension": "ROWS", "fillLength": length}
    fill = {"autoFill": {"sourceAndDestination": source} | more}
    return [row[0] if row else "" for row in texts(applied(a_document(), put, fill))]


@pytest.mark.parametrize(
    ("values", "length", "expected"),
    [
        ([1, 2], 3, ["1", "2", "3", "4", "5"]),
        ([10, 7], 2, ["10", "7", "4", "1"]),
        ([0.5, 1], 1, ["0.5", "1", "1.5"]),
        ([1], 2, ["1", "1", "1"]),
        ([1, 2, 4], 2, ["1", "2", "4", "1", "2"]),
        (["а", "б"], 3, ["а", "б", "а", "б", "а"]),
        (["Группа 1"], 2, ["Группа 1", "Группа 2", "Группа 3"]),
        (["У-08", "У-10"], 1, ["У-08", "У-10", "У-12"]),
        ([3, 4], -2, ["1", "2", "3", "4"]),
        ([1, "=A1+1"], 2, ["1", "2", "1", "2"]),
        ([True], 1, ["TRUE", "TRUE"]),
    ],
)  # fmt: skip
def test_cells_go_on(values: list[Any], length: int, expected: list[str]) -> None:
    assert filled(values, length) == expected


def test_the_alternate_series_counts_what_would_repeat_and_repeats_what_would_count() -> None:
    assert filled([1], 2, useAlternateSeries=True) == ["1", "2", "3"]
    assert filled([1, 2], 2, useAlternateSeries=True) == ["1", "2", "1", "2"]


def test_a_date_goes_on_by_days() -> None:
    cell = {"userEnteredValue": {"numberValue": 46266}, "userEnteredFormat": {"numberFormat": {"type": "DATE", "pattern": "yyyy-mm-dd"}}}  # fmt: skip
    put = {"updateCells": {"rows": [{"values": [cell]}], "fields": "*", "range": grid(0, 1)}}
    fill = {"autoFill": {"range": grid(0, 3)}}
    assert texts(applied(a_document(), put, fill)) == [
        ["2026-09-01"],
        ["2026-09-02"],
        ["2026-09-03"],
    ]


def test_what_is_filled_must_fit_into_the_grid() -> None:
    with pytest.raises(ApiError, match="does not fit"):
        filled([1, 2], 100)


def split(values: list[str], **how: str) -> list[list[str]]:
    request = {"textToColumns": {"source": grid(0, len(values))} | how}
    return texts(applied(a_document([[v] for v in values]), request))


@pytest.mark.parametrize(
    ("how", "values", "expected"),
    [
        ({"delimiterType": "COMMA"}, ["а, б,7"], [["а", "б", "7"]]),
        ({"delimiterType": "SPACE"}, ["а б", "в"], [["а", "б"], ["в"]]),
        ({"delimiterType": "CUSTOM", "delimiter": "--"}, ["а--б"], [["а", "б"]]),
        ({}, ["а;б", "в;г,д"], [["а", "б"], ["в", "г,д"]]),
        ({}, ["абв"], [["абв"]]),
        ({"delimiterType": "COMMA"}, ["1,2,3,4,5,6,7,8"], [list("12345678")]),
    ],
)
def test_texts_are_cut_into_columns(
    how: dict[str, str], values: list[str], expected: list[list[str]]
) -> None:
    assert split(values, **how) == expected


@pytest.mark.parametrize(
    "request_", [{"source": grid(0, 1, 0, 2)}, {"source": grid(0, 1), "delimiterType": "CUSTOM"}]
)
def test_a_cut_that_cannot_be_is_refused(request_: dict[str, Any]) -> None:
    with pytest.raises(ApiError):
        applied(a_document([["а"]]), {"textToColumns": request_})


@given(st.lists(st.sampled_from("абвгд"), min_size=1, max_size=8))
def test_shuffling_keeps_the_rows_whole(letters: list[str]) -> None:
    rows = [[letter, f"{number}"] for number, letter in enumerate(letters)]
    area = grid(0, len(rows), 0, 2)
    after = texts(applied(a_document(rows), {"randomizeRange": {"range": area}}))
    assert sorted(after) == sorted(rows)


def test_a_chart_gets_and_loses_a_border() -> None:
    colour = {"colorStyle": {"rgbColor": {"red": 1}}}
    chart = {"addChart": {"chart": {"chartId": 4, "spec": {"title": "а"}}}}
    border = {
        "updateEmbeddedObjectBorder": {"objectId": 4, "border": colour, "fields": "colorStyle"}
    }
    drawn = applied(a_document(), chart, border)
    assert drawn["sheets"][0]["charts"][0]["border"] == colour | {"color": {"red": 1}}
    bare = {"updateEmbeddedObjectBorder": {"objectId": 4, "border": {}, "fields": "*"}}
    assert "border" not in applied(drawn, bare)["sheets"][0]["charts"][0]


@pytest.mark.parametrize("kind", ["copyPaste", "cutPaste"])
def test_pasted_values_are_what_formulas_come_to(kind: str) -> None:
    formulas = [
        {"values": [{"userEnteredValue": {"formulaValue": text}}]} for text in ("=1+2", "=1/0")
    ]
    put = {"updateCells": {"rows": formulas, "fields": "userEnteredValue", "range": grid(0, 2)}}
    corner = {"sheetId": 0, "rowIndex": 0, "columnIndex": 2}
    place = corner if kind == "cutPaste" else grid(0, 2, 2, 3)
    paste = {kind: {"source": grid(0, 2), "destination": place, "pasteType": "PASTE_VALUES"}}
    after = applied(a_document(), put, paste)
    pasted = [row[2]["userEnteredValue"] for row in after["sheets"][0]["rows"]]
    assert pasted == [{"numberValue": 3}, {"stringValue": "#DIV/0!"}]
