"""How forms.create leaves a form."""

from sync.probing.bench import Bench
from sync.probing.forms import is_published, new_form
from sync.probing.question import Question, Reading, Seen


def _ask(bench: Bench) -> Seen:
    form = new_form(bench)
    root = bench.call("drive.files.get", fileId="root", fields="id")["id"]
    file = bench.call("drive.files.get", fileId=form["formId"], fields="parents")
    where = "My Drive" if root in file.get("parents", []) else "another place than My Drive"
    state = "published" if is_published(form) else "unpublished"
    return Seen(state, f"Its file lies in {where}.")


QUESTION = Question(
    name="forms.new-form",
    asks="How does forms.create leave a form when `unpublished` is not sent, and where does its file lie?",
    title="какой появляется новая форма",
    steps="forms.create with a title alone; the reply's publishSettings; the parents of its file.",
    readings={
        "unpublished": Reading(
            "A new form is unpublished.",
            "Handled: the program asks for an unpublished form and publishes it itself.",
        ),
        "published": Reading(
            "A new form is published at once.",
            "Handled: the program asks for an unpublished form and publishes it itself.",
        ),
    },
    ask=_ask,
)
