"""Effective formats: what a conditional format or a band paints, and when."""

from typing import Any

import pytest
from sheets_drafts import a_document, a_draft, applied, grid

from emulator.sheets.reading import Reader

RED = {"red": 1}
VALUES = {
    "да": {"stringValue": "да"},
    "": None,
    "7": {"numberValue": 7},
    "2026-08-31": {"numberValue": 46265},
    "TRUE": {"boolValue": True},
}


def shown_format(document: dict[str, Any], row: int, column: int = 0) -> dict[str, Any]:
    """The effective format of a cell."""
    data = Reader(a_draft(document), None, grid_data=True, places=None).spreadsheet()["sheets"][0][
        "data"
    ][0]
    found: dict[str, Any] = data["rowData"][row]["values"][column]["effectiveFormat"]
    return found


@pytest.mark.parametrize(
    ("kind", "values", "painted"),
    [
        ("BLANK", [], {""}),
        ("NOT_BLANK", [], {"да", "7", "2026-08-31", "TRUE"}),
        ("TEXT_EQ", ["Да"], {"да"}),
        ("TEXT_CONTAINS", ["а"], {"да"}),
        ("TEXT_STARTS_WITH", ["нет"], set()),
        ("NUMBER_GREATER", ["5"], {"7", "2026-08-31"}),
        ("NUMBER_BETWEEN", ["8", "1"], {"7"}),
        ("NUMBER_EQ", ["=3+4"], {"7"}),
        ("DATE_BEFORE", ["2026-09-01"], {"7", "2026-08-31"}),
        ("DATE_BEFORE", ["=TODAY()"], {"7", "2026-08-31"}),
        ("CUSTOM_FORMULA", ["=A1=7"], {"7"}),
        ("CUSTOM_FORMULA", ['=AND($A1<>"",A1<TODAY())'], {"7", "2026-08-31"}),
        ("CUSTOM_FORMULA", ["=NOSUCH(A1)"], set()),
        ("CUSTOM_FORMULA", ["=1+"], set()),
    ],
)
def test_a_conditional_format_paints_the_cells_that_meet_it(
    kind: str, values: list[str], painted: set[str]
) -> None:
    document = a_document([["x"]] * len(VALUES))
    for row, value in enumerate(VALUES.values()):
        document["sheets"][0]["rows"][row] = [
            {"note": ".", "userEnteredValue": value} if value else {"note": "."}
        ]
    condition = {"type": kind, "values": [{"userEnteredValue": v} for v in values]}
    rule = {
        "ranges": [grid(0, 9)],
        "booleanRule": {"condition": condition, "format": {"backgroundColor": RED}},
    }
    document = applied(document, {"addConditionalFormatRule": {"rule": rule}})

    found = {
        name
        for row, name in enumerate(VALUES)
        if shown_format(document, row)["backgroundColor"] == RED
    }
    assert found == painted


def test_relative_dates_count_from_the_spreadsheets_today() -> None:
    document = a_document([["x"]])
    document["sheets"][0]["rows"][0][0] = {"userEnteredValue": {"numberValue": 46265}}
    condition = {"type": "DATE_EQ", "values": [{"relativeDate": "YESTERDAY"}]}
    rule = {
        "ranges": [grid(0, 1)],
        "booleanRule": {"condition": condition, "format": {"textFormat": {"bold": True}}},
    }
    document = applied(document, {"addConditionalFormatRule": {"rule": rule}})

    assert shown_format(document, 0)["textFormat"]["bold"] is True
    document["properties"] |= {"timeZone": "Asia/Tokyo"}
    assert shown_format(document, 0)["textFormat"]["bold"] is True
    document["properties"] |= {"timeZone": "Pacific/Pago_Pago"}  # there it is still 31 August
    assert shown_format(document, 0)["textFormat"]["bold"] is False


def test_the_first_rule_that_sets_a_field_decides() -> None:
    def rule(color: dict[str, int], *, bold: bool) -> dict[str, Any]:
        condition = {"type": "NOT_BLANK"}
        shown = (
            {"backgroundColor": color, "textFormat": {"bold": bold}}
            if bold
            else {"backgroundColor": color}
        )
        return {
            "addConditionalFormatRule": {
                "index": 0,
                "rule": {
                    "ranges": [grid(0, 1)],
                    "booleanRule": {"condition": condition, "format": shown},
                },
            }
        }

    document = applied(a_document([["x"]]), rule({"green": 1}, bold=True), rule(RED, bold=False))
    shown = shown_format(document, 0)

    assert (shown["backgroundColor"], shown["textFormat"]["bold"]) == (RED, True)


def test_bands_lie_under_a_cells_own_fill() -> None:
    band = {
        "range": grid(0, 4),
        "rowProperties": {
            "headerColor": {"blue": 1},
            "firstBandColor": {"green": 1},
            "secondBandColor": RED,
        },
    }
    own = {
        "repeatCell": {
            "range": grid(2, 3),
            "fields": "userEnteredFormat.backgroundColor",
            "cell": {"userEnteredFormat": {"backgroundColor": {}}},
        }
    }
    document = applied(
        a_document([["a"], ["b"], ["c"], ["d"]]), {"addBanding": {"bandedRange": band}}, own
    )

    assert [shown_format(document, row)["backgroundColor"] for row in range(4)] == [
        {"blue": 1},
        {"green": 1},
        {},
        {"green": 1},
    ]
