"""The log of calls: what was asked, how it ended and from which quota it drew. No people in it."""

from collections import Counter
from dataclasses import asdict, dataclass
from typing import Any

UNKNOWN = "unknown"


@dataclass(frozen=True)
class Entry:
    """One call.

    Attributes:
        method: Google's method id; `unknown` for a path that no method has.
        http_method: the verb that was meant (the one of `x-http-method-override`, if any).
        path: without query; ids of permissions, which stand for people, are left out.
        status: HTTP status; 0 where the connection was aborted.
        bucket: the quota bucket, "" for none.
        time: RFC 3339 by the emulator's clock.
        fault: the planned failure that struck the call, "" for none.
    """

    method: str
    http_method: str
    path: str
    status: int
    bucket: str
    time: str
    fault: str = ""


class RequestLog:
    """All calls since the last clearing."""

    def __init__(self) -> None:
        self._entries: list[Entry] = []

    def add(self, entry: Entry) -> None:
        """Note a call."""
        self._entries.append(entry)

    def describe(self) -> dict[str, Any]:
        """The calls in order, and how many there were of each method."""
        counts = Counter(entry.method for entry in self._entries)
        return {
            "requests": [asdict(entry) for entry in self._entries],
            "counts": dict(sorted(counts.items())),
        }

    def clear(self) -> None:
        """Forget all calls."""
        self._entries.clear()
