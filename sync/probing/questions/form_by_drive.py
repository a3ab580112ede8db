"""Whether Drive makes forms."""

from sync.probing.bench import Bench
from sync.probing.forms import is_published, look
from sync.probing.question import Question, Reading, Seen
from sync.workspace.drive import FORM


def _ask(bench: Bench) -> Seen:
    body = {"name": "form", "mimeType": FORM, "parents": [bench.scratch.folder]}
    given = {"body": body, "fields": "id,parents"}
    if bench.refusal("drive.files.create", **given):
        return Seen("refused")
    inside = bench.call(
        "drive.files.list",
        q=f"'{bench.scratch.folder}' in parents and mimeType = '{FORM}' and trashed = false",
        fields="files(id)",
    )["files"]
    if not inside:
        return Seen("elsewhere", "The form was made, and does not lie in the folder asked for.")
    state = "published" if is_published(look(bench, inside[0]["id"])) else "unpublished"
    return Seen("made", f"It lies in the folder asked for, and is {state}.")


QUESTION = Question(
    name="drive.form-by-files-create",
    asks="Does drive.files.create make forms, in the folder asked for?",
    title="создаёт ли формы Диск",
    steps="files.create with the mimeType of a form and the scratch folder as parent; the folder's list; forms.get.",
    readings={
        "made": Reading(
            "Drive makes forms.", "Handled: the program makes a form with its key in one request."
        ),
        "refused": Reading(
            "Drive makes no forms.",
            "Handled: the program falls back to forms.create, moves the form and gives it its key afterwards.",
        ),
    },
    ask=_ask,
)
