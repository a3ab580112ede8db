"""Any method of Google's by its id, for ``probe-google``: what the product itself has no use for."""

import importlib.metadata
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import requests
from googleapiclient.discovery import build
from googleapiclient.http import MediaIoBaseUpload

from sync.workspace.errors import Refused, Unreachable
from sync.workspace.identity import Kind
from sync.workspace.logs import log_answers
from sync.workspace.scopes import SCOPES
from sync.workspace.session import open_session
from sync.workspace.sources import Source
from sync.workspace.transport import Patience, SessionHttp, Transport

VERSIONS = {"drive": "v3", "sheets": "v4", "forms": "v1"}
LIBRARIES = ("google-api-python-client", "google-auth", "gspread", "requests")
_ALL_DRIVES: Mapping[str, Mapping[str, bool]] = {
    **{
        f"drive.{name}": {"supportsAllDrives": True}
        for name in (
            "files.copy",
            "files.create",
            "files.delete",
            "files.get",
            "files.update",
            "permissions.create",
        )
    },
    "drive.files.list": {"supportsAllDrives": True, "includeItemsFromAllDrives": True},
}
"""What a call must say to reach files of shared drives; those in My Drive are reached all the same."""

PAGES_OF_FORMS = "docs.google.com"
"""The one host beside the emulator to which an answer is posted."""

PAGE_SECONDS = (10, 60)


@dataclass(frozen=True)
class Content:
    """What goes up with a file."""

    data: bytes
    mime_type: str


class Google:
    """Google Workspace, or an emulator of it, with every method its discovery documents name.

    Attributes:
        endpoint: The emulator's base URL, or "google".
        kind: Of what kind the credentials are; never whose.
    """

    def __init__(
        self,
        transport: Transport,
        *,
        endpoint: str = "google",
        kind: Kind = Kind.NOBODY,
        pause: Callable[[], None] = lambda: None,
        narrower: Callable[[Sequence[str]], Transport] | None = None,
    ) -> None:
        """Work through an open transport.

        Args:
            transport: Where requests go.
            endpoint: The emulator's base URL, or "google".
            kind: Of what kind the credentials are.
            pause: Called before each request to Sheets or Forms, to stay within their quotas per minute;
                Drive's are far wider.
            narrower: Opens another transport of the same credentials with other scopes.
        """
        self.endpoint, self.kind = endpoint, kind
        self._narrower = narrower
        self._transport, self._pause = transport, pause
        self._services: dict[str, Any] = {}

    @property
    def counts(self) -> Mapping[str, int]:
        """Requests sent so far, by Google's method id."""
        return dict(sorted(self._transport.counts.items()))

    def call(self, method: str, *, content: Content | None = None, **given: Any) -> Any:
        """Call a method by its id («drive.files.create»); ``given`` are its parameters and ``body``.

        Raises:
            Refused: Google answered with an error.
            Unreachable: No answer came.
        """
        api, *resources, name = method.split(".")
        here = self._service(api)
        for resource in resources:
            here = getattr(here, resource)()
        if content:
            given["media_body"] = MediaIoBaseUpload(
                io.BytesIO(content.data), mimetype=content.mime_type
            )
        if api != "drive":
            self._pause()
        return getattr(here, name)(**{**_ALL_DRIVES.get(method, {}), **given}).execute()

    def _service(self, api: str) -> Any:
        if api not in self._services:
            self._services[api] = build(
                api,
                VERSIONS[api],
                http=SessionHttp(self._transport),
                cache_discovery=False,
                static_discovery=True,
            )
        return self._services[api]

    def narrowed(self, scopes: Sequence[str]) -> "Google | None":
        """The same account with these scopes alone; None where that can't be (no credentials, no scopes)."""
        if self._narrower is None or self.kind is Kind.NOBODY:
            return None
        transport = self._narrower(scopes)
        return Google(transport, endpoint=self.endpoint, kind=self.kind, pause=self._pause)

    def answer_form(self, url: str, fields: Mapping[str, str]) -> str:
        """Send an answer as a stranger's browser would; the page that comes back.

        Args:
            url: The form's responder link (``…/viewform``).
            fields: Names and values of the page's fields («entry.26»).

        Raises:
            Refused: The page did not take it, or the link leads elsewhere than to Google or the emulator.
            Unreachable: No answer came.
        """
        name, parts = "formResponse", urlsplit(url)
        emulated = self.endpoint != "google" and urlsplit(self.endpoint).netloc == parts.netloc
        if not emulated and (parts.scheme, parts.hostname) != ("https", PAGES_OF_FORMS):
            raise Refused(name, 0, "unknown host", "the form's link leads to another host")
        address = f"{url.partition('?')[0].removesuffix('viewform')}formResponse"
        self._pause()
        with requests.Session() as stranger:
            stranger.trust_env = not emulated
            try:
                page = stranger.post(address, data=dict(fields), timeout=PAGE_SECONDS)
            except requests.RequestException as error:
                raise Unreachable(f"Страница формы не отвечает. ({name})") from error
        if not page.ok:
            raise Refused(name, page.status_code, "", "the form's page did not take the answer")
        return page.text


def open_google(
    emulator: str, source: Source | None = None, pause: Callable[[], None] = lambda: None
) -> Google:
    """Open Google, or the emulator at that base URL, with the rights of ``probe-google``.

    Raises:
        NoCredentials: There is nothing usable.
    """
    kinds: list[Kind] = []

    def opened(scopes: Sequence[str]) -> Transport:
        session = open_session(emulator, scopes, source)
        log_answers(session)
        kinds.append(session.identity.kind)
        # A probe that waits long for one answer asks nothing else meanwhile.
        return Transport(session, Patience(attempts=7, run_seconds=3600.0))

    transport = opened(SCOPES["probe-google"])
    return Google(
        transport, endpoint=emulator or "google", kind=kinds[0], pause=pause, narrower=opened
    )


def library_versions() -> Mapping[str, str]:
    """The versions of the libraries that speak with Google."""
    return {name: importlib.metadata.version(name) for name in LIBRARIES}
