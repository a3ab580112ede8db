"""What a service's handler sees: the world it works on, the call, and the forms of an answer."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from emulator.clock import Clock, Ids
from emulator.mask import Mask
from emulator.quirks import Quirks, quirks_of
from emulator.store import Store

OWNER = "owner@example.org"


class World:
    """One Google Workspace: its memory, its clock and its sequence of ids."""

    def __init__(self) -> None:
        self.store = Store()
        self.clock = Clock(self.store)
        self.ids = Ids(self.store)

    @property
    def quirks(self) -> Quirks:
        """The answers that hold to open questions about Google."""
        return quirks_of(self.store)

    @property
    def base_url(self) -> str:
        """Where this Workspace is served, without a final slash; "" before it is."""
        kept = self.store.get("meta", "base_url") or {}
        return str(kept.get("url", ""))

    @base_url.setter
    def base_url(self, url: str) -> None:
        self.store.put("meta", "base_url", {"url": url})


@dataclass(frozen=True)
class Call:
    """One call of a Google method, checked against its discovery document.

    Attributes:
        method: Google's method id, for example `sheets.spreadsheets.values.get`.
        params: path and query parameters in the document's types; unset ones are absent.
            `alt` is present only where it asks for `media`.
        body: the JSON body, checked; {} where there is none.
        caller: e-mail address of who calls.
        app: the application that calls for them; "" where nothing tells.
        fields: the parsed `fields` parameter; None asks for the API's default.
        media: the uploaded bytes, if any, and their type.
        scopes: what the caller's token is for; None where nobody limits it.
        own_files_only: whether they reach only files that the application made or was given
            (`drive.file`).
    """

    method: str
    params: Mapping[str, Any]
    body: dict[str, Any] = field(default_factory=dict)
    caller: str = OWNER
    app: str = ""
    fields: Mask | None = None
    media: bytes | None = None
    media_type: str = ""
    scopes: frozenset[str] | None = None
    own_files_only: bool = False


@dataclass(frozen=True)
class Reply:
    """An answer that is not JSON with status 200."""

    body: bytes
    content_type: str
    status: int = 200


Handler = Callable[[World, Call], dict[str, Any] | Reply]
