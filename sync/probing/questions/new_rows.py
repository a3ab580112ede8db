"""Whether rows can be added to a grid under ids of ours."""

from sync.probing.bench import Bench
from sync.probing.forms import ITEM, NEW_ROW, ROW, added, change, look, new_form
from sync.probing.question import Question, Reading, Seen
from sync.workspace.errors import Refused


def _ask(bench: Bench) -> Seen:
    form = new_form(bench, unpublished=True)["formId"]
    columns = {"type": "RADIO", "options": [{"value": "yes"}, {"value": "no"}]}
    grid = {"questions": [_row(ROW)], "grid": {"columns": columns}}
    change(bench, form, added({"itemId": ITEM, "title": "Grid", "questionGroupItem": grid}))
    update = {
        "item": {"questionGroupItem": {"questions": [_row(ROW), _row(NEW_ROW)]}},
        "location": {"index": 0},
        "updateMask": "questionGroupItem.questions",
    }
    try:
        change(bench, form, {"updateItem": update})
    except Refused as refusal:
        if refusal.code != 400:
            raise
        return Seen("refused")
    rows = look(bench, form)["items"][0]["questionGroupItem"]["questions"]
    ids = [row["questionId"] for row in rows]
    if ids == [ROW, NEW_ROW]:
        return Seen("given")
    kept = "kept" if ids[:1] == [ROW] else "changed"
    return Seen("others", f"The new row got another id; that of the old one is {kept}.")


def _row(question: str) -> dict[str, object]:
    return {"questionId": question, "rowQuestion": {"title": f"Row {question[-1]}"}}


QUESTION = Question(
    name="forms.new-row-ids",
    asks="Does updateItem take further rows of a grid under ids that the caller chose?",
    title="принимает ли сетка новые строки с нашими номерами",
    steps="A grid with one row; updateItem of questionGroupItem.questions with that row and another.",
    readings={
        "given": Reading(
            "New rows get the ids that were sent.",
            "Handled: competencies that are added to a list in force become rows of the standing questionnaires.",
        ),
        "refused": Reading(
            "Rows can't be added under ids of ours.",
            "Tell us: questionnaires with a grid can then not follow a longer list of competencies; `init` says that "
            "Google refused, and the former questionnaire stays.",
            is_handled=False,
        ),
    },
    ask=_ask,
)
