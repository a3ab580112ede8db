"""Whether Cloud Run's identity is given the rights of Forms."""

from sync.probing.bench import Bench
from sync.probing.question import NotAsked, Question, Reading, Seen
from sync.workspace.errors import Refused
from sync.workspace.faults import Fault
from sync.workspace.identity import Kind

_ABSENT = "nastavnik-probe-no-such-form"


def _ask(bench: Bench) -> Seen:
    if bench.google.kind is not Kind.MACHINE:
        raise NotAsked("The credentials do not come from a metadata server.")
    try:
        bench.call("forms.forms.get", formId=_ABSENT)
    except Refused as refusal:
        if refusal.fault is Fault.SCOPES:
            return Seen("ignored")
        if refusal.code in {403, 404} and refusal.fault is not Fault.API_OFF:
            return Seen("honoured", "The form was looked for, and is not there.")
        raise
    return Seen("found", "A form that can't exist was found.")


QUESTION = Question(
    name="forms.metadata-scopes",
    asks="Does the metadata server give tokens that Forms accepts?",
    title="дают ли ключи Cloud Run доступ к Формам",
    steps="forms.get of a form that does not exist: 404 says that the token was accepted.",
    readings={
        "honoured": Reading(
            "The token is accepted by Forms.", "Handled: Cloud Run needs no key file for Forms."
        ),
        "ignored": Reading(
            "The token lacks the scopes of Forms (a virtual machine ignores what is asked for).",
            "Handled: `doctor` names it; use Cloud Run, a key file, or delegation.",
        ),
    },
    ask=_ask,
)
