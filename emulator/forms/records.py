"""The stored record of a form: how it begins, how it is copied, how it is sent.

A record in the collection "forms" under the file's id:
`publicId, info {title?, description?}, settings, items, revision (int), state {published, accepting}`.
"""

from __future__ import annotations

import base64
import copy
import hashlib
from collections.abc import Callable
from typing import Any

from emulator.forms.publishing import publish_settings
from emulator.forms.rules import Json
from emulator.quirks import Quirks

PUBLIC_ID_START = "1FAIpQLS"
PUBLIC_ID_LENGTH = 56
FIRST_REVISION = 2
ID_FIELDS = ("itemId", "questionId", "goToSectionId")


def collection(quirks: Quirks) -> str:
    """The emailCollectionType of a new form: private accounts and Workspace domains differ."""
    return "VERIFIED" if quirks.is_other("forms.email-collection") else "DO_NOT_COLLECT"


def new_form(
    file_id: str, title: str = "", *, published: bool = False, collection: str = "DO_NOT_COLLECT"
) -> Json:
    """A form without items."""
    return {
        "publicId": public_id(file_id),
        "info": {"title": title} if title else {},
        "settings": {"emailCollectionType": collection},
        "items": [],
        "revision": FIRST_REVISION,
        "state": {"published": published, "accepting": published},
    }


def copied_form(source: Json, file_id: str, new_id: Callable[[], str] | None = None) -> Json:
    """A copy made by Drive: same content, another public id, not published, no responses.

    Items and questions keep their ids unless `new_id` makes others; jumps to sections follow.
    """
    fresh = new_form(file_id)
    content = {name: copy.deepcopy(source[name]) for name in ("info", "settings", "items")}
    if new_id:
        content["items"] = _renamed(content["items"], {}, new_id)
    return fresh | content


def _renamed(part: Any, names: dict[str, str], new_id: Callable[[], str]) -> Any:
    """A part of a form with every id replaced by a new one, the same for the same."""
    if isinstance(part, list):
        return [_renamed(item, names, new_id) for item in part]
    if not isinstance(part, dict):
        return part
    renamed: Json = {}
    for key, value in part.items():
        if key in ID_FIELDS:
            names.setdefault(value, new_id())
        renamed[key] = names[value] if key in ID_FIELDS else _renamed(value, names, new_id)
    return renamed


def public_id(file_id: str) -> str:
    """The id in the address that responders get; it differs from the id for editors."""
    digest = hashlib.sha512(f"responders of {file_id}".encode()).digest()
    return (PUBLIC_ID_START + base64.urlsafe_b64encode(digest).decode("ascii"))[:PUBLIC_ID_LENGTH]


def revision_id(form: Json) -> str:
    """The revision as Google writes it: eight hexadecimal digits."""
    return f"{form['revision']:08x}"


def as_resource(form: Json, file_id: str, document_title: str, base_url: str) -> Json:
    """The form as forms.get sends it; the document's title is the name of the Drive file."""
    resource: Json = {
        "formId": file_id,
        "info": form["info"] | {"documentTitle": document_title},
        "settings": form["settings"],
        "revisionId": revision_id(form),
        "responderUri": f"{base_url}/forms/d/e/{form['publicId']}/viewform",
        "publishSettings": publish_settings(form["state"]),
    }
    if form["items"]:
        resource["items"] = form["items"]
    return resource
