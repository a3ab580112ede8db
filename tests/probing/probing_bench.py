"""A probe in this process against the emulator; waiting moves the emulator's clock and takes no time."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import requests

from sync.probing.answer import Answer
from sync.probing.bench import Person, Waiting
from sync.probing.probe import asked
from sync.probing.questions import QUESTIONS
from sync.probing.scratch import MY_DRIVE, Scratch
from sync.workspace.identity import Kind
from sync.workspace.probing import Google, open_google
from sync.workspace.session import open_session
from sync.workspace.sources import KEY_VARIABLE, Place, Source
from sync.workspace.transport import Patience, Transport

NAME = "probe of nastavnik 2026-11-28 12:00 abc123"
ROBOT = "robot@project-0000.iam.gserviceaccount.com"
GUEST = "guest@example.org"
SECONDS = 10


class Nobody:
    """There is no person at the keyboard."""

    def asked(self, _text: str) -> str:
        return ""


@dataclass
class Guest:
    """A person who lends a spreadsheet or a shared drive of another account, and lets the program in."""

    base_url: str
    whom: str = "owner@example.org"
    texts: list[str] = field(default_factory=list)

    def asked(self, text: str) -> str:
        self.texts.append(text)
        mine = {"Authorization": f"Bearer emulator:{GUEST}"}
        share = {"type": "user", "role": "writer", "emailAddress": self.whom}
        if "общий диск" in text:
            path = "/drive/v3/drives?requestId=1"
            lent = sent(self.base_url, "POST", path, {"name": "Д"}, mine)["id"]
            share["role"] = "fileOrganizer"
        else:
            body = {"properties": {"title": "Т"}}
            lent = sent(self.base_url, "POST", "/v4/spreadsheets", body, mine)["spreadsheetId"]
        path = f"/drive/v3/files/{lent}/permissions?supportsAllDrives=true"
        sent(self.base_url, "POST", path, share, mine)
        return f"https://docs.google.com/x/{lent}/edit#gid=0"


def sent(
    base_url: str,
    verb: str,
    path: str,
    body: object = None,
    headers: dict[str, str] | None = None,
) -> Any:
    """A call from outside the probe; its reply."""
    reply = requests.request(verb, f"{base_url}{path}", json=body, headers=headers, timeout=SECONDS)
    reply.raise_for_status()
    return reply.json()


def choose(base_url: str, chosen: dict[str, str]) -> None:
    """Let answers of the emulator hold."""
    sent(base_url, "PUT", "/_emulator/quirks", chosen)


def left_on_drive(base_url: str) -> list[str]:
    """Names of all files of the owner, those in the bin too."""
    return [file["name"] for file in sent(base_url, "GET", "/drive/v3/files")["files"]]


def moving_clock(base_url: str) -> Callable[[float], None]:
    """A sleep that moves the emulator's clock instead of waiting."""

    def sleep(seconds: float) -> None:
        now = sent(base_url, "GET", "/_emulator/clock")["now"]
        later = datetime.fromisoformat(now) + timedelta(seconds=seconds)
        told = f"{later.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%f}Z"
        sent(base_url, "PUT", "/_emulator/clock", {"now": told})

    return sleep


def google_of(base_url: str) -> Google:
    """Google as the command opens it."""
    return open_google(base_url)


def google_with(base_url: str, key: Path) -> Google:
    """Google with a service account's key file."""
    return open_google(base_url, Source(Place.FILE, key, KEY_VARIABLE))


def google_as(base_url: str, email: str, kind: Kind = Kind.NOBODY) -> Google:
    """Google as somebody else."""
    session = open_session(base_url, ())
    session.headers["Authorization"] = f"Bearer emulator:{email}"
    return Google(Transport(session, Patience(attempts=1)), endpoint=base_url, kind=kind)


def put(
    google: Google,
    names: Iterable[str] = (),
    *,
    person: Person | None = None,
    seconds: float = 60.0,
    clear: bool = True,
    parent: str = MY_DRIVE,
) -> tuple[Answer, ...]:
    """Ask some questions, or all of them, and clean up."""
    chosen = set(names)
    scratch = Scratch(google, NAME, parent)
    waiting = Waiting(seconds, 5.0, moving_clock(google.endpoint))
    questions = [one for one in QUESTIONS if not chosen or one.name in chosen]
    answers = asked(questions, google, scratch, person=person or Nobody(), waiting=waiting)
    if clear:
        assert scratch.clear() == ()
    return answers
