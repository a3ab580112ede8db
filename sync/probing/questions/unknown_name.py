"""What deleting an unknown named range does."""

from sync.probing.bench import Bench
from sync.probing.books import new_book, refusal_of
from sync.probing.question import Question, Reading, Seen


def _ask(bench: Bench) -> Seen:
    delete = {"deleteNamedRange": {"namedRangeId": "nastavnik_probe"}}
    return Seen("refused" if refusal_of(bench, new_book(bench), delete) else "ignored")


QUESTION = Question(
    name="sheets.delete-unknown-name",
    asks="What does deleteNamedRange with an unknown id do?",
    title="что будет, если удалить неизвестный диапазон",
    steps="deleteNamedRange in a new spreadsheet.",
    readings={
        key: Reading(
            words, "Handled: the fence begins with updateNamedRange, which refuses an unknown id."
        )
        for key, words in (
            ("refused", "It is refused."),
            ("ignored", "It is passed over in silence."),
        )
    },
    ask=_ask,
)
