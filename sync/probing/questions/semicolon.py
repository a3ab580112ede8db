"""Whether a semicolon parts arguments everywhere."""

from sync.probing.bench import Bench
from sync.probing.books import by_way, computed, new_book
from sync.probing.question import Question, Reading, Seen

_KEYS = {(False, False): "refused", (True, True): "accepted"}


def _ask(bench: Bench) -> Seen:
    works = computed(bench, new_book(bench, "en_US"), "=SUM(1;2)")
    key = _KEYS.get(works, "by-way")
    return Seen(key, by_way(works))


QUESTION = Question(
    name="sheets.semicolon",
    asks="Does a semicolon part arguments in a locale whose separator is the comma?",
    title="понимает ли английская таблица точку с запятой",
    steps="=SUM(1;2) into an en_US spreadsheet through updateCells and through USER_ENTERED.",
    readings={
        key: Reading(words, "Handled: the program writes values, and no formulas with separators.")
        for key, words in (
            ("accepted", "It does."),
            ("refused", "It does not."),
            ("by-way", "It depends on the way in."),
        )
    },
    ask=_ask,
)
