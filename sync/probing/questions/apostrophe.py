"""What becomes of an apostrophe that is written with RAW."""

from sync.probing.bench import Bench
from sync.probing.books import new_book, read, write
from sync.probing.question import Question, Reading, Seen

_KEYS: dict[object, str] = {"'07": "kept", "07": "dropped"}


def _ask(bench: Bench) -> Seen:
    book = new_book(bench)
    write(bench, book, "A1", "'07", "RAW")
    shown = read(bench, book, "A1")[0]
    return Seen(_KEYS.get(shown, "another-value"), f"Read back: {shown!r}.")


QUESTION = Question(
    name="sheets.raw-apostrophe",
    asks="What becomes of a leading apostrophe that is written with RAW?",
    title="остаётся ли апостроф в начале ячейки",
    steps="'07 through values.update with RAW; read back.",
    readings={
        key: Reading(words, "Handled: the program writes typed values and adds no apostrophe.")
        for key, words in (("kept", "It stays."), ("dropped", "It is dropped."))
    },
    ask=_ask,
)
