"""What a question works with: calls that are noted, a scratch folder, waiting, a person to ask."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol

from sync.probing.exchanges import Exchange, refused_in_short, shortened, told, with_another
from sync.probing.scratch import Scratch
from sync.workspace.errors import Refused, WorkspaceError
from sync.workspace.probing import Google


class Person(Protocol):
    """Who sits at the keyboard, if anybody does."""

    def asked(self, text: str) -> str:
        """What they type, or "" where they leave the question out or nobody is there; the text is Russian."""


@dataclass(frozen=True)
class Waiting:
    """How long to wait for what Google tells late.

    Attributes:
        seconds: At most.
        every: Seconds between two looks.
        sleep: The clock's sleep.
    """

    seconds: float = 60.0
    every: float = 5.0
    sleep: Callable[[float], None] = time.sleep


@dataclass
class Bench:
    """The working place of one question.

    Attributes:
        google: Where calls go.
        scratch: Where files are made.
        person: Whom to ask.
        waiting: How long to wait for what comes late.
        exchanges: What was sent and got back so far.
    """

    google: Google
    scratch: Scratch
    person: Person
    waiting: Waiting
    exchanges: tuple[Exchange, ...] = field(default=())

    def call(self, method: str, **given: Any) -> Any:
        """Call one of Google's methods by its id, and note it.

        Raises:
            WorkspaceError: Google refused or did not answer.
        """
        return self.through(self.google, method, **given)

    def through(self, google: Google, method: str, **given: Any) -> Any:
        """The same through other credentials."""
        try:
            reply = google.call(method, **given)
        except Refused as refusal:
            self._note(method, told(given), refused_in_short(refusal))
            raise
        except WorkspaceError:
            self._note(method, told(given), "no answer")
            raise
        self._note(method, told(given), f"200 {shortened(reply)}")
        return reply

    def refusal(self, method: str, **given: Any) -> Refused | None:
        """How a call is refused; None where it succeeds.

        Raises:
            Refused: For a reason that says nothing about the question: no rights, too many requests, an outage.
        """
        try:
            self.call(method, **given)
        except Refused as refusal:
            if refusal.code in {401, 403, 404, 429} or refusal.code >= 500:
                raise
            return refusal
        return None

    def answer_form(self, url: str, fields: dict[str, str]) -> str:
        """Post an answer to a form's page; what the page says afterwards is not noted, it may name people."""
        try:
            page = self.google.answer_form(url, fields)
        except WorkspaceError as failure:
            shown = refused_in_short(failure) if isinstance(failure, Refused) else "no answer"
            self._note("POST formResponse", shortened(fields), shown)
            raise
        self._note("POST formResponse", shortened(fields), "200 a page")
        return page

    def seconds_until(self, holds: Callable[[], bool]) -> float | None:
        """About how long it took until something held (0: at once); None where it did not in the time given."""
        waited = 0.0
        while not holds():
            if waited + self.waiting.every > self.waiting.seconds:
                return None
            self.waiting.sleep(self.waiting.every)
            waited += self.waiting.every
        return waited

    def _note(self, method: str, sent: str, got: str) -> None:
        name = self.scratch.name
        exchange = Exchange(method, sent.replace(name, "…"), got.replace(name, "…"))
        self.exchanges = with_another(self.exchanges, exchange)
