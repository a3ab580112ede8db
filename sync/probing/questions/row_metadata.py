"""Whether notes on rows go along with their cells."""

from typing import Any

from sync.probing.bench import Bench
from sync.probing.books import change, entered, new_book
from sync.probing.question import Question, Reading, Seen

_NUMBER = 7
_SORTED_TO, _CUT_TO = 1, 11


def _ask(bench: Bench) -> Seen:
    book = new_book(bench)
    row = {"sheetId": 0, "dimension": "ROWS", "startIndex": 0, "endIndex": 1}
    item = {
        "metadataId": _NUMBER,
        "metadataKey": "probe",
        "visibility": "DOCUMENT",
        "location": {"dimensionRange": row},
    }
    two = {
        "sheetId": 0,
        "startRowIndex": 0,
        "endRowIndex": 2,
        "startColumnIndex": 0,
        "endColumnIndex": 1,
    }
    change(
        bench,
        book,
        entered(0, 0, stringValue="b"),
        entered(1, 0, stringValue="a"),
        {"createDeveloperMetadata": {"developerMetadata": item}},
        {
            "sortRange": {
                "range": two,
                "sortSpecs": [{"dimensionIndex": 0, "sortOrder": "ASCENDING"}],
            }
        },
    )
    after_sort = _row(bench, book)
    cut = {
        "source": {"sheetId": 0, "startRowIndex": 0, "endRowIndex": 5},
        "destination": {"sheetId": 0, "rowIndex": 10},
        "pasteType": "PASTE_NORMAL",
    }
    change(bench, book, {"cutPaste": cut})
    after_cut = _row(bench, book)
    told = f"Row 1 was noted; after the sort the note is on row {after_sort + 1}, after the cut on row {after_cut + 1}."
    keys = {(0, 0): "stays", (_SORTED_TO, _CUT_TO): "follows-cells"}
    return Seen(keys.get((after_sort, after_cut), "mixed"), told)


def _row(bench: Bench, book: str) -> int:
    got: dict[str, Any] = bench.call(
        "sheets.spreadsheets.developerMetadata.get", spreadsheetId=book, metadataId=_NUMBER
    )
    return int(got["location"]["dimensionRange"].get("startIndex", 0))


QUESTION = Question(
    name="sheets.row-metadata",
    asks="Does metadata of rows go along when their cells are sorted, or cut and pasted whole?",
    title="переезжают ли пометки строк при сортировке",
    steps="Metadata on row 1 of two; sortRange turns them; cutPaste moves the first five rows to row 11.",
    readings={
        key: Reading(words, "Handled: rows are known by their codes; no metadata is used.")
        for key, words in (
            ("stays", "Metadata stays on its row."),
            ("follows-cells", "Metadata goes along with the cells."),
        )
    },
    ask=_ask,
)
