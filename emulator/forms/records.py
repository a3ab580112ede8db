"""The stored record of a form: how it begins, how it is copied, how it is sent.

A record in the collection "forms" under the file's id:
`publicId, info {title?, description?}, settings, items, revision (int), state {published, accepting}`.
"""

from __future__ import annotations

import base64
import copy
import hashlib

from emulator.forms.publishing import publish_settings
from emulator.forms.rules import Json

PUBLIC_ID_START = "1FAIpQLS"
PUBLIC_ID_LENGTH = 56
FIRST_REVISION = 2


def new_form(file_id: str, title: str = "", *, published: bool = False) -> Json:
    """A form without items.

    E-mail addresses are not collected: the emulated owner is a private account, for which this is
    the default; owners in a Workspace domain would have VERIFIED.
    """
    return {
        "publicId": public_id(file_id),
        "info": {"title": title} if title else {},
        "settings": {"emailCollectionType": "DO_NOT_COLLECT"},
        "items": [],
        "revision": FIRST_REVISION,
        "state": {"published": published, "accepting": published},
    }


def copied_form(source: Json, file_id: str) -> Json:
    """A copy made by Drive: same content and ids, another public id, not published, no responses."""
    fresh = new_form(file_id)
    content = {name: copy.deepcopy(source[name]) for name in ("info", "settings", "items")}
    return fresh | content


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
