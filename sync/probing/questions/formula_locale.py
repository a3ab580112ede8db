"""In which locale formulas from the API are read."""

from sync.probing.bench import Bench
from sync.probing.books import by_way, computed, new_book
from sync.probing.question import Question, Reading, Seen

_KEYS = {(False, False): "spreadsheet", (True, True): "en_US"}


def _ask(bench: Bench) -> Seen:
    works = computed(bench, new_book(bench, "ru_RU"), "=IF(TRUE,1,2)")
    key = _KEYS.get(works, "by-way")
    return Seen(key, by_way(works))


QUESTION = Question(
    name="sheets.formula-locale",
    asks="In which locale are formulas read that come through the API?",
    title="по правилам какого языка читаются формулы",
    steps="=IF(TRUE,1,2) into a ru_RU spreadsheet through updateCells and through USER_ENTERED.",
    readings={
        key: Reading(words, "Handled: the program writes values, and no formulas with separators.")
        for key, words in (
            ("spreadsheet", "In that of the spreadsheet: commas don't work in ru_RU."),
            ("en_US", "Always in en_US: commas work in ru_RU."),
            ("by-way", "It depends on the way in."),
        )
    },
    ask=_ask,
)
