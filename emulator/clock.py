"""The emulator's present moment and its sequence of ids; both live in the store."""

import base64
import hashlib
from datetime import UTC, datetime, timedelta
from typing import Any

from emulator.store import Store


def rfc3339(moment: datetime, digits: int = 3) -> str:
    """A moment as Google prints it, in UTC with this many decimals: `2026-09-01T08:00:00.000Z`."""
    moment = moment.astimezone(UTC)
    fraction = f".{moment.microsecond:06d}"[: digits + 1] if digits else ""
    return f"{moment:%Y-%m-%dT%H:%M:%S}{fraction}Z"


def parse_rfc3339(text: str) -> datetime:
    """The moment that RFC 3339 text names; ValueError where it has no time zone or is none."""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(f"no time zone in {text!r}")
    return moment.astimezone(UTC)


class Clock:
    """The real clock moved by an offset, so that a school year can pass in a minute."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def now(self) -> datetime:
        """The present moment in UTC, to the microsecond."""
        kept = self._store.get("meta", "clock") or {}
        return datetime.now(UTC) + timedelta(microseconds=kept.get("offset_microseconds", 0))

    def set(self, moment: datetime) -> None:
        """Make this the present moment; time runs on from here."""
        offset = (moment - datetime.now(UTC)) // timedelta(microseconds=1)
        self._store.put("meta", "clock", {"offset_microseconds": offset})

    rfc3339 = staticmethod(rfc3339)


class Ids:
    """Ids in the shapes of Google's: a sequence that is the same in every fresh world."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def file_id(self) -> str:
        """An id of a Drive file: 44 characters, the first is 1."""
        return "1" + self.token(43)

    def sheet_id(self) -> int:
        """A random-looking positive 31-bit number, as of tabs, protected ranges and charts."""
        return int.from_bytes(self._next()[:4], "big") % (2**31 - 1) + 1

    def hex8(self) -> str:
        """Eight hexadecimal digits, as of questions and items."""
        return self._next().hex()[:8]

    def token(self, length: int) -> str:
        """A text of URL-safe characters, at most 80 of them."""
        return base64.urlsafe_b64encode(self._next()).decode("ascii").rstrip("=")[:length]

    def _next(self) -> bytes:
        kept: dict[str, Any] = self._store.get("meta", "ids") or {"used": 0}
        used = kept["used"] + 1
        self._store.put("meta", "ids", {"used": used})
        return hashlib.sha512(f"emulator id {used}".encode()).digest()
