"""The emulator as a process of its own, and its control paths."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import requests

_SECONDS = 60


@dataclass(frozen=True)
class Call:
    """One call as the emulator logged it.

    Attributes:
        method: Google's method id, for example ``sheets.spreadsheets.get``.
        verb: The HTTP method that was meant.
        status: HTTP status.
        bucket: The quota it draws from, as Google calls it.
    """

    method: str
    verb: str
    status: int
    bucket: str = ""

    @property
    def sheets(self) -> bool:
        """Whether it draws from the quotas of Sheets, 60 reads and 60 writes a minute for a user."""
        return self.method.startswith("sheets.")

    @property
    def writes(self) -> bool:
        """Whether it changes something; no product here reads with POST."""
        return self.verb != "GET"


@dataclass(frozen=True)
class Playground:
    """A Google Workspace on this machine."""

    base_url: str

    def state(self) -> Any:
        """The whole memory, for ``restore``."""
        return self._control("GET", "state").json()

    def restore(self, state: Any) -> None:
        """Put everything back to how it was at ``state``."""
        self._control("PUT", "state", state)

    def clear_log(self) -> None:
        """Forget the calls so far."""
        self._control("DELETE", "requests")

    def calls(self) -> tuple[Call, ...]:
        """The calls since the log was cleared, in order."""
        logged = self._control("GET", "requests").json()["requests"]
        return tuple(
            Call(one["method"], one["http_method"], one["status"], one["bucket"]) for one in logged
        )

    def service_account(self, email: str) -> Any:
        """A new service account's key file."""
        return self._control("POST", "service-accounts", {"email": email}).json()

    def keep_quotas(self, *, enabled: bool) -> None:
        """Refuse what exceeds Google's quotas per minute, or no longer; counting starts anew."""
        self._control("PUT", "quota", {"enabled": enabled})

    def answer_after(self, seconds: float) -> None:
        """Let every call wait, as on the way to Google."""
        self._control("PUT", "latency", {"seconds": seconds})

    def _control(
        self, verb: str, path: str, body: Mapping[str, Any] | None = None
    ) -> requests.Response:
        reply = requests.request(
            verb, f"{self.base_url}/_emulator/{path}", json=body, timeout=_SECONDS
        )
        reply.raise_for_status()
        return reply


@contextmanager
def playground() -> Iterator[Playground]:
    """An empty Workspace on a free port; it ends with the block."""
    command = [sys.executable, "-m", "emulator", "--port", "0", "--parent-pid", str(os.getpid())]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None  # noqa: S101 - asked for above
        try:
            yield Playground(json.loads(process.stdout.readline())["base_url"])
        finally:
            process.terminate()
            process.wait(_SECONDS)
