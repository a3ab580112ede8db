"""Unmodified clients of the emulator: Google's own library, and a browser without scripts."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any
from urllib.parse import urljoin

import httplib2
import requests
from bs4 import BeautifulSoup, Tag
from google.auth.credentials import AnonymousCredentials
from google.oauth2.credentials import Credentials
from google_auth_httplib2 import AuthorizedHttp
from googleapiclient.discovery import build_from_document

Json = dict[str, Any]
SECONDS = 10


def service(base_url: str, document: str, email: str = "") -> Any:
    """A client built from Google's discovery document, its root moved to the emulator; close it."""
    text = (files("googleapiclient.discovery_cache.documents") / f"{document}.json").read_text(
        "utf-8"
    )
    moved = json.loads(text)
    moved["rootUrl"] = f"{base_url}/"
    moved.pop("mtlsRootUrl", None)
    credentials: Any = AnonymousCredentials()
    if email:
        credentials = Credentials(token=f"emulator:{email}")
    http = AuthorizedHttp(credentials, http=httplib2.Http(timeout=SECONDS))
    return build_from_document(moved, http=http)


def new_form(forms: Any, *requests_: Json, title: str = "Анкета") -> Json:
    """A published form that accepts answers, though nobody is let in yet."""
    body = {"info": {"title": title, "documentTitle": f"{title} (файл)"}}
    made: Json = forms.forms().create(body=body, unpublished=True).execute()
    form_id = made["formId"]
    if requests_:
        forms.forms().batchUpdate(formId=form_id, body={"requests": list(requests_)}).execute()
    publish(forms, form_id)
    got: Json = forms.forms().get(formId=form_id).execute()
    return got


def publish(forms: Any, form_id: str, *, published: bool = True, accepting: bool = True) -> Json:
    """Set the publish state of a form."""
    state = {"isPublished": published, "isAcceptingResponses": accepting}
    body = {"publishSettings": {"publishState": state}, "updateMask": "publishState"}
    reply: Json = forms.forms().setPublishSettings(formId=form_id, body=body).execute()
    return reply


def let_everybody_answer(drive: Any, form_id: str) -> None:
    """Give strangers access to the responder's view, and to nothing else."""
    body = {"type": "anyone", "role": "reader", "view": "published"}
    drive.permissions().create(fileId=form_id, body=body).execute()


class Browser:
    """Opens a form and sends its pages as a browser without scripts would."""

    def __init__(self, email: str = "") -> None:
        self.headers = {"Authorization": f"Bearer emulator:{email}"} if email else {}
        self.response = requests.Response()
        self.typed: list[tuple[str, str]] = []

    @property
    def page(self) -> BeautifulSoup:
        """The open page, parsed."""
        return BeautifulSoup(self.response.text, "html.parser")

    @property
    def text(self) -> str:
        """What a person reads on it."""
        return self.page.get_text(" ", strip=True)

    def open(self, url: str) -> Browser:
        """Follow a link."""
        self.response = requests.get(url, headers=self.headers, timeout=SECONDS)
        return self

    def type(self, *pairs: tuple[str, str]) -> Browser:
        """Fill in fields of the open page; each must be on it, and offered where it is a choice."""
        for name, value in pairs:
            controls = self.page.select(f'[name="{name}"]')
            assert any(_takes(c, value) for c in controls), f"no field {name} for {value!r}"
        self.typed = list(pairs)
        return self

    def send(self, go: str = "next", **headers: str) -> Browser:
        """Press a button of the open page."""
        form = self.page.form
        assert form is not None
        url = urljoin(self.response.url, str(form["action"]))
        data = [*self.fields(), ("go", go)]
        self.response = requests.post(
            url, data=data, headers=self.headers | headers, timeout=SECONDS
        )
        self.typed = []
        return self

    def fields(self) -> list[tuple[str, str]]:
        """What the open page would send: what it holds, with what was typed in its place."""
        form = self.page.form
        assert form is not None
        controls = form.find_all(["input", "textarea", "select"])
        held = [pair for control in controls for pair in sent_by(control)]
        typed = {name for name, _ in self.typed}
        return [pair for pair in held if pair[0] not in typed] + self.typed


def sent_by(control: Tag) -> list[tuple[str, str]]:
    """The name and value that a browser sends of a control, if any."""
    name = str(control.get("name", ""))
    if control.name == "textarea":
        return [(name, control.get_text().removeprefix("\n"))]
    if control.name == "select":
        chosen = control.find("option", selected=True)
        return [(name, str(chosen["value"]))] if isinstance(chosen, Tag) else []
    if control.get("type") in {"radio", "checkbox"} and not control.has_attr("checked"):
        return []
    return [(name, str(control.get("value", "")))]


def _takes(control: Tag, value: str) -> bool:
    if control.name == "select":
        return any(option["value"] == value for option in control.find_all("option"))
    if control.get("type") in {"radio", "checkbox"}:
        return control["value"] == value
    return control.get("type") != "hidden"
