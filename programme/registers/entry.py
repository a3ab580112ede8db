"""What every row of a register of work has in common."""

from collections.abc import Mapping
from datetime import date
from typing import Protocol

from programme.progress.facts import Happening


class Entry(Protocol):
    """One row of a register as it was read."""

    @property
    def on(self) -> date | None:
        """The day that says which school year it belongs to; None where no day is known."""

    def told(self, today: date) -> Mapping[str, str]:
        """What the programme says beside it: column → text, «standing» among them."""

    def happening(self, today: date, register_url: str) -> Happening | None:
        """What it proves of its line; None where it speaks for none."""
