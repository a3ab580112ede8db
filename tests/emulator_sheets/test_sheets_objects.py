"""What else lives on a tab: merges, groups, tables, charts, metadata; and masks of updates."""

from typing import Any

import pytest
from sheets_drafts import a_document, a_draft, applied, grid, rows_of, texts

from emulator.errors import ApiError
from emulator.sheets.batch import apply_requests
from emulator.sheets.reading import Reader


def _first(document: dict[str, Any]) -> dict[str, Any]:
    tab: dict[str, Any] = document["sheets"][0]
    return tab


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        (None, "At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)"),
        ("userEnteredFormat.bold", "Invalid field: userEnteredFormat.bold"),
        ("cell.note", "Invalid field: cell.note"),
        ("note(", "Invalid field mask: note("),
    ],
)
def test_update_masks_are_checked(fields: str | None, message: str) -> None:
    request = {"range": grid(0, 1), "cell": {"note": "а"}} | ({"fields": fields} if fields else {})
    with pytest.raises(ApiError) as refused:
        applied(a_document(), {"repeatCell": request})

    assert refused.value.message == f"Invalid requests[0].repeatCell: {message}"


def test_a_masked_update_writes_what_it_names_and_clears_what_it_names_but_lacks() -> None:
    bold = {"textFormat": {"bold": True, "fontSize": 12}, "horizontalAlignment": "CENTER"}
    first = {
        "repeatCell": {
            "range": grid(0, 1),
            "fields": "userEnteredFormat,note",
            "cell": {"note": "а", "userEnteredFormat": bold},
        }
    }
    second = {
        "repeatCell": {
            "range": grid(0, 1),
            "fields": "userEnteredFormat.textFormat.fontSize,note",
            "cell": {},
        }
    }
    document = applied(a_document(), first, second)

    assert _first(document)["rows"][0][0] == {
        "userEnteredFormat": {"textFormat": {"bold": True}, "horizontalAlignment": "CENTER"}
    }


def test_one_colour_written_twice_is_the_last_one() -> None:
    def paint(name: str, color: dict[str, Any]) -> dict[str, Any]:
        return {
            "repeatCell": {
                "range": grid(0, 1),
                "fields": f"userEnteredFormat.{name}",
                "cell": {"userEnteredFormat": {name: color}},
            }
        }

    document = applied(
        a_document(),
        paint("backgroundColor", {"red": 1}),
        paint("backgroundColorStyle", {"themeColor": "ACCENT1"}),
    )
    shown = _first(document)["rows"][0][0]["userEnteredFormat"]

    assert shown["backgroundColorStyle"] == {"themeColor": "ACCENT1"}
    assert shown["backgroundColor"] == {"red": 0.25882354, "green": 0.52156866, "blue": 0.95686275}


def test_a_merge_swallows_smaller_ones_and_what_lay_under_it() -> None:
    document = a_document([["а", "б"], ["в", "г"]])
    rows = {"mergeCells": {"range": grid(0, 2, 0, 2), "mergeType": "MERGE_ROWS"}}
    whole = {"mergeCells": {"range": grid(0, 2, 0, 2), "mergeType": "MERGE_ALL"}}
    document = applied(document, rows)
    assert (len(_first(document)["merges"]), texts(document)) == (2, [["а"], ["в"]])
    document = applied(document, whole)
    assert (len(_first(document)["merges"]), texts(document)) == (1, [["а"]])
    with pytest.raises(ApiError, match="select all cells in a merged range"):
        applied(document, {"unmergeCells": {"range": grid(0, 1, 0, 1)}})


def test_groups_nest_and_lose_a_level_at_a_time() -> None:
    def span(start: int, end: int) -> dict[str, Any]:
        return {"range": {"dimension": "ROWS", "startIndex": start, "endIndex": end}}

    document = applied(
        a_document(), {"addDimensionGroup": span(0, 5)}, {"addDimensionGroup": span(2, 4)}
    )
    depths = [
        (g["range"]["startIndex"], g["range"]["endIndex"], g["depth"])
        for g in _first(document)["rowGroups"]
    ]
    assert depths == [(0, 5, 1), (2, 4, 2)]
    document = applied(document, {"deleteDimensionGroup": span(0, 5)})
    assert [(g["range"]["startIndex"], g["depth"]) for g in _first(document)["rowGroups"]] == [
        (2, 1)
    ]


def test_a_table_names_its_columns_grows_by_append_cells_and_drops_the_values() -> None:
    table = {
        "name": "Пары",
        "tableId": "t1",
        "range": grid(0, 2, 0, 2),
        "columnProperties": [{"columnIndex": 1, "columnName": "ответ", "columnType": "DROPDOWN"}],
    }
    more = {
        "appendCells": {"tableId": "t1", "fields": "userEnteredValue", "rows": rows_of(["У-08"])}
    }
    document = applied(
        a_document([["код"], ["У-07"], ["ниже"]]), {"addTable": {"table": table}}, more
    )

    assert texts(document) == [["код", "ответ"], ["У-07"], [], ["ниже"]]
    assert _first(document)["tables"][0]["range"]["endRowIndex"] == 3
    with pytest.raises(ApiError, match="A table cannot overlap another table"):
        applied(document, {"addTable": {"table": {"range": grid(1, 5)}}})


def test_a_chart_is_kept_with_its_place_and_follows_inserted_rows() -> None:
    source = {"sourceRange": {"sources": [grid(1, 5)]}}
    chart = {
        "spec": {
            "title": "Ход",
            "basicChart": {"chartType": "BAR", "domains": [{"domain": source}]},
        },
        "position": {"overlayPosition": {"anchorCell": {"rowIndex": 6, "columnIndex": 1}}},
    }
    book = a_draft()
    [reply] = apply_requests(book, [{"addChart": {"chart": chart}}])
    document = applied(
        book.document(),
        {"insertDimension": {"range": {"dimension": "ROWS", "startIndex": 0, "endIndex": 2}}},
    )
    [kept] = _first(document)["charts"]

    assert reply["addChart"]["chart"]["chartId"] == kept["chartId"]
    assert kept["position"]["overlayPosition"]["anchorCell"] == {"rowIndex": 8, "columnIndex": 1}
    assert (
        kept["spec"]["basicChart"]["domains"][0]["domain"]["sourceRange"]["sources"][0][
            "startRowIndex"
        ]
        == 3
    )


def test_an_id_belongs_to_one_chart_or_slicer() -> None:
    slicer = {"addSlicer": {"slicer": {"slicerId": 4, "spec": {"title": "а"}}}}
    chart = {"addChart": {"chart": {"chartId": 4, "spec": {"title": "а"}}}}

    for pair in ((slicer, chart), (chart, slicer), (chart, chart)):
        with pytest.raises(ApiError, match="Duplicate"):
            applied(a_document(), *pair)


@pytest.mark.parametrize(
    ("lookup", "found"),
    [
        ({"metadataKey": "пара"}, [1, 2]),
        ({"metadataValue": "У-07"}, [1]),
        ({"locationType": "ROW"}, [1]),
        ({"metadataLocation": {"sheetId": 0}}, [2]),
        (
            {
                "metadataLocation": {"sheetId": 0},
                "locationMatchingStrategy": "INTERSECTING_LOCATION",
            },
            [1, 2],
        ),
        ({"metadataId": 3}, [3]),
    ],
)
def test_metadata_is_found_by_what_it_says_and_where_it_hangs(
    lookup: dict[str, Any], found: list[int]
) -> None:
    row = {"dimensionRange": {"dimension": "ROWS", "startIndex": 1, "endIndex": 2}}
    hung = [
        (1, "пара", "У-07", row),
        (2, "пара", "", {"sheetId": 0}),
        (3, "поколение", "", {"spreadsheet": True}),
    ]
    made = [
        {
            "createDeveloperMetadata": {
                "developerMetadata": {
                    "metadataId": n,
                    "metadataKey": k,
                    "metadataValue": v,
                    "location": where,
                    "visibility": "DOCUMENT",
                }
            }
        }
        for n, k, v, where in hung
    ]
    book = a_draft()
    apply_requests(book, made)
    [reply] = apply_requests(
        book, [{"deleteDeveloperMetadata": {"dataFilter": {"developerMetadataLookup": lookup}}}]
    )

    assert [
        m["metadataId"] for m in reply["deleteDeveloperMetadata"]["deletedDeveloperMetadata"]
    ] == found


def test_duplicates_blanks_and_words_are_cleaned_and_counted() -> None:
    book = a_draft(a_document([["а", "1"], ["А", "1"], ["  б  в ", "2"]]))
    replies = apply_requests(book, [
        {"trimWhitespace": {"range": grid(0, 3, 0, 2)}},
        {"deleteDuplicates": {"range": grid(0, 3, 0, 2)}},
        {"findReplace": {"find": "(б) в", "replacement": "$1-$1", "searchByRegex": True, "allSheets": True}},
    ])  # fmt: skip

    assert texts(book.document()) == [["а", "1"], ["б-б", "2"]]
    assert replies[:2] == [
        {"trimWhitespace": {"cellsChangedCount": 1}},
        {"deleteDuplicates": {"duplicatesRemovedCount": 1}},
    ]
    assert replies[2]["findReplace"] == {
        "valuesChanged": 1,
        "rowsChanged": 1,
        "sheetsChanged": 1,
        "occurrencesChanged": 1,
    }


def test_copies_repeat_to_fill_and_carry_relative_references() -> None:
    document = a_document([["1", "2"]])
    _first(document)["rows"][0][1] = {"userEnteredValue": {"formulaValue": "=A1&$A$1"}}
    document = applied(
        document, {"copyPaste": {"source": grid(0, 1, 0, 2), "destination": grid(1, 3, 0, 2)}}
    )

    formulas = [row[1]["userEnteredValue"]["formulaValue"] for row in _first(document)["rows"]]
    assert formulas == ["=A1&$A$1", "=A2&$A$1", "=A3&$A$1"]


def test_borders_are_drawn_outside_and_inside_and_taken_away() -> None:
    line = {"style": "SOLID", "color": {"red": 1}}
    drawn = {"updateBorders": {"range": grid(0, 2, 0, 1), "top": line, "innerHorizontal": line}}
    document = applied(a_document(), drawn)
    first, second = (row[0]["userEnteredFormat"]["borders"] for row in _first(document)["rows"])
    assert (sorted(first), sorted(second)) == (["bottom", "top"], ["top"])

    document = applied(
        document,
        {
            "updateBorders": {
                "range": grid(0, 2, 0, 1),
                "top": {"style": "NONE"},
                "innerHorizontal": {"style": "NONE"},
            }
        },
    )
    assert _first(document).get("rows", []) == []


def test_a_basic_filter_hides_the_rows_that_fail_it() -> None:
    criteria = {"0": {"hiddenValues": ["нет"]}, "1": {"condition": {"type": "NOT_BLANK"}}}
    chosen = {"setBasicFilter": {"filter": {"range": grid(0, 5, 0, 2), "criteria": criteria}}}
    document = applied(
        a_document([["код", "б"], ["да", "1"], ["нет", "2"], ["да"], ["да", "3"]], height=6), chosen
    )
    shown = Reader(a_draft(document), None, grid_data=True, places=None).spreadsheet()["sheets"][0]

    hidden = [bool(row.get("hiddenByFilter")) for row in shown["data"][0]["rowMetadata"]]
    assert hidden == [False, False, True, True, False, False]
