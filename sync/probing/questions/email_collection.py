"""Whether a new form asks for addresses by itself."""

from sync.probing.bench import Bench
from sync.probing.forms import look, new_form
from sync.probing.question import Question, Reading, Seen

_KEYS = {"DO_NOT_COLLECT": "do-not-collect", "VERIFIED": "verified"}


def _ask(bench: Bench) -> Seen:
    form = look(bench, new_form(bench, unpublished=True)["formId"])
    chosen = form.get("settings", {}).get("emailCollectionType")
    if chosen is None:
        return Seen("do-not-collect", "The setting is left out of the reply.")
    return Seen(_KEYS.get(chosen, chosen))


QUESTION = Question(
    name="forms.email-collection",
    asks="Which emailCollectionType does a new form have?",
    title="собирает ли новая форма адреса сама",
    steps="forms.create, forms.get.",
    readings={
        key: Reading(words, "Handled: the program sets it on every questionnaire.")
        for key, words in (
            ("do-not-collect", "A new form collects no addresses."),
            ("verified", "A new form asks those who answer to sign in, and collects their addresses."),
        )
    },
    ask=_ask,
)  # fmt: skip
