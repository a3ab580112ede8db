"""What a taken metadataId brings about."""

from sync.probing.bench import Bench
from sync.probing.books import change, new_book, refusal_of
from sync.probing.question import Question, Reading, Seen


def _ask(bench: Bench) -> Seen:
    book = new_book(bench)
    item = {
        "metadataId": 7,
        "metadataKey": "probe",
        "visibility": "DOCUMENT",
        "location": {"spreadsheet": True},
    }
    add = {"createDeveloperMetadata": {"developerMetadata": item}}
    change(bench, book, add)
    return Seen("refused" if refusal_of(bench, book, add) else "another")


QUESTION = Question(
    name="sheets.taken-metadata-id",
    asks="What does createDeveloperMetadata do with an id that is taken?",
    title="что будет с занятым номером пометки",
    steps="createDeveloperMetadata twice with the same metadataId.",
    readings={
        key: Reading(words, "Handled: the fence rests on named ranges, not on metadata.")
        for key, words in (
            ("refused", "A taken id is refused."),
            ("another", "A taken id is not refused."),
        )
    },
    ask=_ask,
)
