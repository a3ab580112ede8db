"""How soon a search finds a new file."""

import secrets

from sync.probing.bench import Bench
from sync.probing.question import Question, Reading, Seen
from sync.workspace.drive import FOLDER


def _ask(bench: Bench) -> Seen:
    mark = f"probe-{secrets.token_hex(2)}"
    body = {
        "name": mark,
        "mimeType": FOLDER,
        "parents": [bench.scratch.folder],
        "properties": {"nastavnik_probe": mark},
        "appProperties": {"nastavnik_probe": mark},
    }
    bench.call("drive.files.create", body=body, fields="id")
    held = f"has {{ key='nastavnik_probe' and value='{mark}' }}"
    queries = {
        "name": f"name = '{mark}'",
        "properties": f"properties {held}",
        "appProperties": f"appProperties {held}",
    }
    passed, told, is_late = 0.0, [], False
    for kind, query in queries.items():
        waited = bench.seconds_until(lambda query=query: _finds(bench, query))  # type: ignore[misc]  # bound now
        passed += waited or 0.0
        is_late = is_late or waited is None or passed > 0
        told.append(f"by {kind} {_when(bench, waited, passed)}")
    return Seen("late" if is_late else "at-once", f"Found {', '.join(told)}.")


def _finds(bench: Bench, query: str) -> bool:
    page = bench.call("drive.files.list", q=f"{query} and trashed = false", fields="files(id)")
    return bool(page.get("files"))


def _when(bench: Bench, waited: float | None, passed: float) -> str:
    if waited is None:
        return f"not within {bench.waiting.seconds:.0f} s"
    return f"after about {passed:.0f} s" if passed else "at once"


QUESTION = Question(
    name="drive.search",
    asks="Does files.list find a new file by name, properties and appProperties at once?",
    title="сразу ли Диск находит новый файл",
    steps="A folder with a name, a property and a private property of its own; each is searched for until it is found.",
    readings={
        "at-once": Reading(
            "A new file is found at once.",
            "Handled: where a file must not be made twice, the folder is listed and nothing is searched for.",
        ),
        "late": Reading(
            "A new file is found late.",
            "Handled: where a file must not be made twice, the folder is listed and nothing is searched for.",
        ),
    },
    ask=_ask,
)
