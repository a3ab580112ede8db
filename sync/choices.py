"""Ф3's choices follow the registers: option by option, ids and answers untouched."""

from collections.abc import Iterable

from config.schema import Configuration
from generators.questionnaires.choices import Choices
from generators.questionnaires.forms import choice_update_requests
from sync.workspace.errors import Refused
from sync.workspace.gateway import Workspace
from sync.world import ChoiceUpdate


def bring_up_to_date(
    workspace: Workspace, configuration: Configuration, updates: Iterable[ChoiceUpdate]
) -> None:
    """Give forms the choices of today; a form that has them already is not touched."""
    questionnaires = {q.code: q for q in configuration.questionnaires}
    for update in updates:
        choices = Choices(mentors=update.mentors, mentees=update.mentees)
        try:
            form = workspace.forms.get(update.form_id)
            requests = choice_update_requests(
                form, questionnaires[update.questionnaire], configuration, choices
            )
            if requests:
                workspace.forms.update(update.form_id, requests, form["revisionId"])
        except Refused as refusal:
            if refusal.code != 404:
                raise
            # The form is gone: reading its responses has said so beside its row.
