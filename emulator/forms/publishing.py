"""Who may see and answer a form: its publish state and the permissions of its file."""

from __future__ import annotations

from enum import Enum

from emulator import errors
from emulator.forms.rules import Json

MASKS = {"", "*", "publishState", "publish_state"}


class Door(Enum):
    """Why a form can or cannot be answered by somebody."""

    OPEN = "open"
    UNPUBLISHED = "unpublished"
    CLOSED = "closed"
    NO_ACCESS = "no access"
    SIGN_IN = "sign in"


def changed_state(body: Json) -> Json:
    """The new publish state that a SetPublishSettingsRequest asks for: {"published", "accepting"}.

    Rules of forms.v1 [PublishSettings]: both booleans must be set, and a form cannot accept
    responses without being published.

    Raises:
        ApiError: 400 where the request breaks one of them.
    """
    if body.get("updateMask", "") not in MASKS:
        raise errors.invalid("Invalid update_mask: only publish_state and * are supported.")
    state = (body.get("publishSettings") or {}).get("publishState") or {}
    published, accepting = state.get("isPublished"), state.get("isAcceptingResponses")
    if published is None or accepting is None:
        raise errors.invalid(
            "Both is_published and is_accepting_responses must be set when updating publish_state."
        )
    if accepting and not published:
        raise errors.invalid(
            "Cannot set is_accepting_responses to true when is_published is false."
        )
    return {"published": published, "accepting": accepting}


def publish_settings(state: Json) -> Json:
    """The `publishSettings` of a form as Google sends them: what is false is left out."""
    shown = {"isPublished": state["published"], "isAcceptingResponses": state["accepting"]}
    return {"publishState": {name: value for name, value in shown.items() if value}}


def door(state: Json, settings: Json, *, admitted: bool, responder: str) -> Door:
    """Whether `responder` ("" for a stranger who is not signed in) may answer the form.

    Publishing alone does not let outsiders in: they must be `admitted` by a permission of the
    file with `view: published`, or by being able to edit it.
    """
    if not state["published"]:
        return Door.UNPUBLISHED
    if not admitted:
        return Door.NO_ACCESS if responder else Door.SIGN_IN
    if not state["accepting"]:
        return Door.CLOSED
    if settings.get("emailCollectionType") == "VERIFIED" and not responder:
        return Door.SIGN_IN
    return Door.OPEN
