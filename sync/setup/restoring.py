"""Questions that people deleted from a form come back."""

from typing import Any

from config.questionnaire import Questionnaire
from config.schema import Configuration
from generators.questionnaires.drift import drift
from generators.questionnaires.repair import repair_requests
from sync.workspace.errors import Refused
from sync.workspace.gateway import Workspace

Drift = tuple[str, ...] | None
TRIES = 4
"""How often a repair is thought over when somebody else was first."""


def restored(
    workspace: Workspace,
    form: dict[str, Any],
    questionnaire: Questionnaire,
    configuration: Configuration,
) -> Drift:
    """Give a form that has questions the deleted ones again.

    Where Google does not take them, the form stays as it is, and ``doctor`` says what people can do.

    Returns:
        What still differs from the questionnaire; None where nothing was put back.
    """
    for _ in range(TRIES):
        requests = repair_requests(form, questionnaire, configuration) if form.get("items") else []
        if not requests:
            return None
        try:
            workspace.forms.update(form["formId"], requests, form["revisionId"])
        except Refused as refusal:
            if refusal.code != 400:
                raise
            form = workspace.forms.get(form["formId"])
        else:
            return drift(workspace.forms.get(form["formId"]), questionnaire, configuration)
    return None
