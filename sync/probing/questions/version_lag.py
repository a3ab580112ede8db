"""How soon Drive tells that a cell changed."""

from typing import Any

from sync.probing.bench import Bench
from sync.probing.books import new_book, write
from sync.probing.question import Question, Reading, Seen


def _ask(bench: Bench) -> Seen:
    book = new_book(bench)
    before = _told(bench, book)
    write(bench, book, "A1", "changed", "RAW")
    by_version = bench.seconds_until(lambda: _told(bench, book)["version"] != before["version"])
    by_time = bench.seconds_until(
        lambda: _told(bench, book)["modifiedTime"] != before["modifiedTime"]
    )
    total = None if by_time is None else (by_version or 0.0) + by_time
    told = f"version: {_when(bench, by_version)}; modifiedTime: {_when(bench, total)}."
    return Seen("at-once" if by_version == 0 and by_time == 0 else "late", told)


def _told(bench: Bench, book: str) -> dict[str, Any]:
    return dict(bench.call("drive.files.get", fileId=book, fields="version,modifiedTime"))


def _when(bench: Bench, waited: float | None) -> str:
    if waited is None:
        return f"not within {bench.waiting.seconds:.0f} s"
    return f"after about {waited:.0f} s" if waited else "at once"


QUESTION = Question(
    name="drive.version",
    asks="Do version and modifiedTime tell at once that a cell changed?",
    title="сразу ли видно, что таблицу изменили",
    steps="files.get of a spreadsheet before a cell is written and afterwards, until both differ.",
    readings={
        "at-once": Reading(
            "Drive tells of a changed cell at once.",
            "Handled: a run reads the spreadsheet itself and rests nothing on these fields.",
        ),
        "late": Reading(
            "Drive tells of a changed cell late.",
            "Handled: a run reads the spreadsheet itself; only `export` goes by modifiedTime, and may for that long take "
            "a paper for unchanged.",
        ),
    },
    ask=_ask,
)
