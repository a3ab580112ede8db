"""The fence of a commit: a compare-and-set on a named range, and the lease of a run that makes papers.

Sheets has no conditional request, but a batch is atomic, updating a named range that is gone is an
error, and so is adding one whose id exists. Each commit therefore begins by replacing generation n
with n+1; a run that planned on an older generation is refused whole (docs/decisions/0003).
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

_NAME = re.compile(r"^nastavnik_(?P<epoch>[0-9a-f]{8})_(?P<number>\d+)$")

LEASE_SECONDS = 15 * 60
"""How long a run that makes papers may take before another takes its work over."""


@dataclass(frozen=True)
class Generation:
    """Which state of the spreadsheet a plan was made on.

    Attributes:
        epoch: Eight hex digits, drawn when the spreadsheet was set up: names that linger after a
            named range was destroyed never collide with those of a later epoch.
        number: Counts the commits.
    """

    epoch: str
    number: int

    @property
    def name(self) -> str:
        """Name and id of the named range."""
        return f"nastavnik_{self.epoch}_{self.number}"

    @property
    def next(self) -> "Generation":
        """The generation after this one."""
        return Generation(self.epoch, self.number + 1)


def find_generation(named_ranges: Iterable[Mapping[str, Any]], epoch: str) -> Generation | None:
    """The spreadsheet's generation in its present epoch; None where the named range is gone.

    One whose id is not its name can't be fenced with: a copy of a spreadsheet may have given it another.
    """
    for named in named_ranges:
        match = _NAME.match(named.get("name", ""))
        if match and match["epoch"] == epoch and named.get("namedRangeId") == named["name"]:
            return Generation(epoch, int(match["number"]))
    return None


def named_range(generation: Generation, sheet_id: int) -> dict[str, Any]:
    """The named range that carries a generation; it lies on the header of the service tab."""
    return {
        "namedRangeId": generation.name,
        "name": generation.name,
        "range": {
            "sheetId": sheet_id,
            "startRowIndex": 0,
            "endRowIndex": 1,
            "startColumnIndex": 0,
            "endColumnIndex": 1,
        },
    }


def fence(generation: Generation, sheet_id: int) -> list[dict[str, Any]]:
    """The requests every commit begins with."""
    old = named_range(generation, sheet_id)
    return [
        {"updateNamedRange": {"namedRange": old, "fields": "name"}},
        {"deleteNamedRange": {"namedRangeId": generation.name}},
        {"addNamedRange": {"namedRange": named_range(generation.next, sheet_id)}},
    ]


@dataclass(frozen=True)
class Lease:
    """Who is making papers, and until when (seconds since 1970 on Google's clock)."""

    owner: str
    expires: float

    def held_against(self, run: str, now: float) -> bool:
        """Whether another run must stay away."""
        # An expiry further ahead than a lease can last was not written by a run.
        return (
            bool(self.owner)
            and self.owner != run
            and now < self.expires <= now + LEASE_SECONDS + 60
        )
