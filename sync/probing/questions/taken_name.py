"""In which words a taken name is refused."""

from sync.probing.bench import Bench
from sync.probing.books import new_book, refusal_of
from sync.probing.question import Question, Reading, Seen

_NAME = "nastavnik_probe"


def _ask(bench: Bench) -> Seen:
    area = {"sheetId": 0, "startRowIndex": 0, "endRowIndex": 1}
    add = {"addNamedRange": {"namedRange": {"name": _NAME, "range": area}}}
    refusal = refusal_of(bench, new_book(bench), add, add)
    if refusal is None:
        return Seen("accepted", "Two ranges have the same name.")
    if f"with name: {_NAME}" in refusal.said:
        return Seen("colon")
    return Seen("plain" if f"with name {_NAME}" in refusal.said else "other-words")


QUESTION = Question(
    name="sheets.taken-name",
    asks="In which words does addNamedRange refuse a taken name?",
    title="какими словами отказывают в занятом имени",
    steps="addNamedRange twice in one batch.",
    readings={
        key: Reading(words, "Handled: the program looks at what stands afterwards, not at words.")
        for key, words in (
            ("plain", "“with name X, …”"),
            ("colon", "“with name: X, …”"),
            ("other-words", "Other words; they stand below."),
        )
    },
    ask=_ask,
)
