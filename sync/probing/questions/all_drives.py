"""Whether a search through all shared drives is whole."""

from sync.probing.bench import Bench
from sync.probing.question import Question, Reading, Seen


def _ask(bench: Bench) -> Seen:
    page = bench.call(
        "drive.files.list",
        q="name = 'probe of nastavnik' and trashed = false",
        corpora="allDrives",
        fields="incompleteSearch",
    )
    return Seen("incomplete" if page.get("incompleteSearch") else "complete")


QUESTION = Question(
    name="drive.all-drives",
    asks="Does a search with corpora=allDrives come through all shared drives?",
    title="ищет ли Диск на всех общих дисках",
    steps="files.list with corpora=allDrives; the reply's incompleteSearch.",
    readings={
        key: Reading(
            words, "Handled: files are looked for in the programme's folder, and without corpora."
        )
        for key, words in (
            ("complete", "The search was whole."),
            ("incomplete", "Google says that the search was not whole."),
        )
    },
    ask=_ask,
)
