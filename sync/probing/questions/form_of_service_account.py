"""What forms.create answers an account without storage."""

from sync.probing.bench import Bench
from sync.probing.forms import new_form
from sync.probing.question import NotAsked, Question, Reading, Seen
from sync.probing.who import is_service_account
from sync.workspace.errors import Refused


def _ask(bench: Bench) -> Seen:
    if not is_service_account(bench.google):
        raise NotAsked("The credentials are not a service account's.")
    try:
        new_form(bench, unpublished=True)
    except Refused as refusal:
        if refusal.code in {401, 429}:
            raise
        return Seen(str(refusal.code))
    return Seen("made", "The form was made although the account is said to have no storage.")


QUESTION = Question(
    name="forms.service-account",
    asks="What does forms.create answer a service account, which has no storage?",
    title="что слышит сервисная учётная запись, создавая форму",
    steps="forms.create.",
    readings={
        "403": Reading(
            "A service account is refused with 403.",
            "Handled: the program makes forms by files.create first, whose refusal names the storage.",
        ),
        "500": Reading(
            "A service account is refused with 500, as if Google were out of order.",
            "Handled: the program makes forms by files.create first, whose refusal names the storage.",
        ),
    },
    ask=_ask,
)
