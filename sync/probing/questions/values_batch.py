"""Whether values.batchUpdate writes what stands before a refused range."""

from sync.probing.bench import Bench
from sync.probing.books import new_book, read
from sync.probing.question import Question, Reading, Seen


def _ask(bench: Bench) -> Seen:
    book = new_book(bench)
    data = [
        {"range": "A1", "values": [["written"]]},
        {"range": "'No such tab'!A1", "values": [["refused"]]},
    ]
    refusal = bench.refusal(
        "sheets.spreadsheets.values.batchUpdate",
        spreadsheetId=book,
        body={"valueInputOption": "RAW", "data": data},
    )
    if refusal is None:
        return Seen("accepted", "A range on a tab that does not exist was taken.")
    return Seen("one-by-one" if read(bench, book, "A1") else "all-or-nothing")


QUESTION = Question(
    name="sheets.values-batch-update",
    asks="Does values.batchUpdate write the ranges before a refused one?",
    title="пишется ли часть значений, если другая не принята",
    steps="values.batchUpdate with a good range and one on a tab that does not exist; read back.",
    readings={
        key: Reading(words, "Handled: every write of a run is one spreadsheets.batchUpdate.")
        for key, words in (
            ("all-or-nothing", "All or nothing."),
            ("one-by-one", "The ranges before it are written."),
        )
    },
    ask=_ask,
)
