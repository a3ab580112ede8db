"""Forms follow the registers and the closing days: option by option, ids and answers untouched."""

from collections.abc import Iterable

from config.questionnaire import Questionnaire
from config.schema import Configuration
from generators.questionnaires.forms import choice_update_requests
from sync.workspace.errors import Refused
from sync.workspace.gateway import Workspace
from sync.world import ChoiceUpdate

TRIES = 4
"""How often a form's change is thought over when the form has another revision."""


def bring_up_to_date(
    workspace: Workspace, configuration: Configuration, updates: Iterable[ChoiceUpdate]
) -> None:
    """Give forms the choices and doors of today; a form that has them already is not touched."""
    questionnaires = {q.code: q for q in configuration.questionnaires}
    for update in updates:
        try:
            _update(workspace, configuration, questionnaires[update.questionnaire], update)
        except Refused as refusal:
            if refusal.code != 404:
                raise
            # The form is gone: reading its responses has said so beside its row.


def _update(
    workspace: Workspace,
    configuration: Configuration,
    questionnaire: Questionnaire,
    update: ChoiceUpdate,
) -> None:
    if update.accepts is not None:
        _open_or_close(workspace, update.form_id, accepts=update.accepts)
    for left in reversed(range(TRIES)):
        form = workspace.forms.get(update.form_id)
        requests = choice_update_requests(form, questionnaire, configuration, update.choices)
        if not requests:
            break
        try:
            workspace.forms.update(update.form_id, requests, form["revisionId"])
            break
        except Refused as refusal:
            # Somebody changed the form since it was looked at, or a lost reply hides our own change.
            if refusal.code != 400 or not left:
                raise


def _open_or_close(workspace: Workspace, form_id: str, *, accepts: bool) -> None:
    """Let a form take answers or stop it; one that does so already is not touched."""
    settings = workspace.forms.get(form_id).get("publishSettings", {})
    state = settings.get("publishState", {})
    if state.get("isPublished") and bool(state.get("isAcceptingResponses")) is not accepts:
        workspace.forms.publish(form_id, accepts=accepts)
