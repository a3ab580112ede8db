"""How many options a question may have."""

from sync.probing.bench import Bench
from sync.probing.forms import added, change, new_form
from sync.probing.question import Question, Reading, Seen
from sync.workspace.errors import Refused

TRIED = (1000, 500, 250, 100)
ENOUGH = 500
"""Options that the program may need: the mentors of a large municipality."""


def _ask(bench: Bench) -> Seen:
    for count in TRIED:
        if _takes(bench, new_form(bench, unpublished=True)["formId"], count):
            if count == TRIED[0]:
                return Seen("none-seen")
            return Seen(str(count), f"{_above(count)} options were not taken.")
    return Seen("fewer", f"Not even {TRIED[-1]} options were taken.")


def _takes(bench: Bench, form: str, count: int) -> bool:
    options = [{"value": f"Option {number}"} for number in range(1, count + 1)]
    asked = {"choiceQuestion": {"type": "DROP_DOWN", "options": options}}
    try:
        change(bench, form, added({"title": "Many", "questionItem": {"question": asked}}))
    except Refused as refusal:
        if refusal.code in {401, 403, 429}:
            raise
        return False
    return True


def _above(count: int) -> int:
    return TRIED[TRIED.index(count) - 1]


QUESTION = Question(
    name="forms.option-limit",
    asks="How many options may a question have?",
    title="сколько вариантов ответа бывает у вопроса",
    steps=f"A drop-down question with {', '.join(map(str, TRIED))} options, until one is taken.",
    readings={
        "none-seen": Reading(
            f"{TRIED[0]} options are taken.", "Handled: lists of mentors stay far below."
        ),
        str(ENOUGH): Reading(
            f"{ENOUGH} options are taken, more are not.",
            "Handled: lists of mentors stay below; an institution with more mentors would meet the limit.",
        ),
    },
    ask=_ask,
)
