"""What the cells of a column look like and accept: widths, formats, drop-downs."""

from collections.abc import Iterator, Sequence

from config.schema import Configuration
from generators.workbook.columns import Column, Kind
from generators.workbook.palette import OWNERS, colour_style
from generators.workbook.ranges import Request, body_range, runs
from generators.workbook.rules import validation_rule

FORMAT_FIELDS = (
    "userEnteredFormat(backgroundColorStyle,numberFormat,wrapStrategy,verticalAlignment)"
)

# Text stays text: «3.10» typed by people must not become the third of October.
_NUMBER_FORMATS = {
    Kind.TEXT: {"type": "TEXT", "pattern": "@"},
    Kind.LONG_TEXT: {"type": "TEXT", "pattern": "@"},
    Kind.CLIPPED: {"type": "TEXT", "pattern": "@"},
    Kind.CHOICE: {"type": "TEXT", "pattern": "@"},
    Kind.NUMBER: {"type": "NUMBER", "pattern": "0"},
    Kind.DECIMAL: {"type": "NUMBER", "pattern": "0.0"},
    Kind.DATE: {"type": "DATE", "pattern": "dd.mm.yyyy"},
    Kind.MOMENT: {"type": "DATE_TIME", "pattern": "dd.mm.yyyy hh:mm"},
}
_WRAPPING = {Kind.LONG_TEXT: "WRAP", Kind.LINK: "CLIP", Kind.CLIPPED: "CLIP"}


def column_requests(
    sheet_id: int, columns: Sequence[Column], first_column: int, configuration: Configuration
) -> list[Request]:
    """Widths, formats and drop-downs of neighbouring columns, the first at ``first_column``.

    Check boxes are not among them: a FALSE check box counts as data, so a whole column of them
    would send every appended row below the grid. They come with their row (``validation_rule``).
    """
    return [
        *_widths(sheet_id, columns, first_column),
        *_formats(sheet_id, columns, first_column),
        *_drop_downs(sheet_id, columns, first_column, configuration),
    ]


def _widths(sheet_id: int, columns: Sequence[Column], shift: int) -> Iterator[Request]:
    for first, end, column in runs(columns, lambda c: c.width):
        yield {
            "updateDimensionProperties": {
                "range": {
                    "sheetId": sheet_id,
                    "dimension": "COLUMNS",
                    "startIndex": shift + first,
                    "endIndex": shift + end,
                },
                "properties": {"pixelSize": column.width},
                "fields": "pixelSize",
            }
        }


def _formats(sheet_id: int, columns: Sequence[Column], shift: int) -> Iterator[Request]:
    for first, end, column in runs(columns, lambda c: (c.owner, c.kind)):
        yield _format_request(column, body_range(sheet_id, shift + first, shift + end))


def _format_request(column: Column, cells: Request) -> Request:
    look: Request = {
        "backgroundColorStyle": colour_style(OWNERS[column.owner].body),
        "wrapStrategy": _WRAPPING.get(column.kind, "OVERFLOW_CELL"),
        "verticalAlignment": "TOP",
    }
    if column.kind in _NUMBER_FORMATS:
        look["numberFormat"] = _NUMBER_FORMATS[column.kind]
    return {
        "repeatCell": {
            "range": cells,
            "cell": {"userEnteredFormat": look},
            "fields": FORMAT_FIELDS,
        }
    }


def _drop_downs(
    sheet_id: int, columns: Sequence[Column], shift: int, configuration: Configuration
) -> Iterator[Request]:
    for place, column in enumerate(columns, shift):
        rule = validation_rule(column, configuration)
        if rule and column.kind is not Kind.CHECKBOX:
            cells = body_range(sheet_id, place, place + 1)
            yield {"setDataValidation": {"range": cells, "rule": rule}}
