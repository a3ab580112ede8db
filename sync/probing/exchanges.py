"""What was sent to Google and what came back, short enough for a report and without anybody's data."""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sync.workspace.addresses import ADDRESS
from sync.workspace.errors import Refused

LONGEST = 420
"""Characters of one side that a report shows."""

_LINK = re.compile(r"https?://[^\s\"'<>)]+")
# Files, folders, permissions, responses, projects: a long word with digits. Names of fields have none.
_ID = re.compile(r"(?<![\w-])(?=[\w-]*\d)(?=[\w-]{16,})[\w-]+|\b\d{9,}\b")
# What stands under a field that is called an id, unless it is as short as those that the probe chooses.
_SAID_ID = re.compile(r'("(?:id|\w+Id)": ")([^"#<]{9,})(?=")')


@dataclass(frozen=True)
class Exchange:
    """One call.

    Attributes:
        method: Google's method id.
        sent: Its parameters and body.
        got: What came back, or how it was refused.
        times: How often it was sent in succession.
    """

    method: str
    sent: str
    got: str
    times: int = 1


def masked(text: str) -> str:
    """A text without addresses and links, its ids shortened to hashes."""
    text = ADDRESS.sub("<address>", _LINK.sub("<link>", text))
    return _ID.sub(lambda found: hashed(found[0]), text)


def hashed(name: str) -> str:
    """An id as it stands in a report: the same for the same, and no way back."""
    return f"#{hashlib.sha256(name.encode()).hexdigest()[:6]}"


def shortened(value: object) -> str:
    """A value as masked JSON of bounded length; bytes by their number."""
    if isinstance(value, bytes):
        return f"{len(value)} bytes"
    text = masked(json.dumps(value, ensure_ascii=False, default=str))
    text = _SAID_ID.sub(lambda found: found[1] + hashed(found[2]), text)
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def refused_in_short(refusal: Refused) -> str:
    """A refusal: status, Google's word for it, Google's words."""
    said = masked(" ".join(refusal.said.split()))
    said = said if len(said) <= LONGEST else f"{said[:LONGEST]}…"
    return f"{refusal.code} {refusal.reason}: {said}".strip()


def with_another(noted: Sequence[Exchange], made: Exchange) -> tuple[Exchange, ...]:
    """The list with one more; the same once more is only counted."""
    if noted and replace(noted[-1], times=1) == made:
        return (*noted[:-1], replace(noted[-1], times=noted[-1].times + 1))
    return (*noted, made)


def told(given: Mapping[str, Any]) -> str:
    """A call's parameters as the report shows them; what only chooses fields is left out."""
    return shortened({name: value for name, value in given.items() if name not in _UNTOLD})


_UNTOLD = {"fields", "content"}
