"""Whether a protection keeps the id that the caller chose."""

from sync.probing.bench import Bench
from sync.probing.books import change, new_book
from sync.probing.question import Question, Reading, Seen

_NUMBER = 7


def _ask(bench: Bench) -> Seen:
    protection = {"protectedRangeId": _NUMBER, "range": {"sheetId": 0}, "warningOnly": True}
    replies = change(bench, new_book(bench), {"addProtectedRange": {"protectedRange": protection}})
    made = replies[0]["addProtectedRange"]["protectedRange"]["protectedRangeId"]
    return Seen("given" if made == _NUMBER else "chosen")


QUESTION = Question(
    name="sheets.protected-range-id",
    asks="Does addProtectedRange keep the id that the caller chose?",
    title="сохраняет ли защита наш номер",
    steps="addProtectedRange with protectedRangeId 7; the reply's id.",
    readings={
        key: Reading(words, "Handled: protections are known by their descriptions.")
        for key, words in (
            ("given", "It keeps it."),
            ("chosen", "Google chooses another."),
        )
    },
    ask=_ask,
)
