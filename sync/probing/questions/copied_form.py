"""Whether a copied form keeps the ids of its questions."""

from sync.probing.bench import Bench
from sync.probing.forms import ITEM, added, change, is_published, look, new_form, text_item
from sync.probing.forms import QUESTION as ASKED
from sync.probing.question import Question, Reading, Seen


def _ask(bench: Bench) -> Seen:
    form = new_form(bench, unpublished=True)["formId"]
    change(bench, form, added(text_item()))
    body = {"name": "copy", "parents": [bench.scratch.folder]}
    copy = bench.call("drive.files.copy", fileId=form, body=body, fields="id")["id"]
    copied = look(bench, copy)
    item = copied["items"][0]
    kept = [item["itemId"] == ITEM, item["questionItem"]["question"]["questionId"] == ASKED]
    state = "published" if is_published(copied) else "unpublished"
    if kept[0] != kept[1]:
        return Seen("some", f"Item kept: {kept[0]}, question kept: {kept[1]}.")
    return Seen("kept" if kept[0] else "new", f"The copy is {state}.")


QUESTION = Question(
    name="forms.copied-ids",
    asks="Do items and questions of a form copied by drive.files.copy keep their ids?",
    title="сохраняет ли копия формы номера вопросов",
    steps="forms.create, one item under ids of ours, files.copy, forms.get of the copy.",
    readings={
        "kept": Reading(
            "A copy keeps the ids.", "Handled: the program copies no forms; it makes them anew."
        ),
        "new": Reading(
            "A copy gets new ids.", "Handled: the program copies no forms; it makes them anew."
        ),
    },
    ask=_ask,
)
