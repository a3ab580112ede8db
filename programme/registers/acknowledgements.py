"""Who has read which directive against signature (mentoring.md 2.4: both people of a pair, late arrivals too)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from programme.progress.facts import Happening, ProofItem
from programme.russian.dates import short_date


class Read(StrEnum):
    """Where an acknowledgement stands."""

    SIGNED = "подписано"
    WAITING = "ждёт подписи"
    NOT_NEEDED = "не требуется"


@dataclass(frozen=True)
class Acknowledgement:
    """One row of «Ознакомление».

    Attributes:
        person: Code of who is to sign.
        paper: «Приказ о закреплении пар № 42-ОД».
        link: Where the paper lies.
        activity: The roadmap line of the paper.
        signed: The day of the signature; None while nobody has typed one.
        is_needed: Whether the paper stands and the person still has to read it.
        dated: The day of the paper; None while it isn't typed.
    """

    person: str
    paper: str
    link: str = ""
    activity: str = ""
    signed: date | None = None
    is_needed: bool = True
    dated: date | None = None

    def read(self, today: date) -> Read:
        """Where it stands on a day; a signature of the future is none, nor is one before the paper's day."""
        if self.signed and (self.dated or self.signed) <= self.signed <= today:
            return Read.SIGNED
        return Read.WAITING if self.is_needed else Read.NOT_NEEDED

    def happening(self, today: date) -> Happening | None:
        """What it proves; None where it isn't needed."""
        read = self.read(today)
        if read is Read.NOT_NEEDED or not self.activity:
            return None
        is_done = read is Read.SIGNED
        day = f" {short_date(self.signed)}" if self.signed and is_done else ""
        return Happening(
            activity=self.activity,
            kind="acknowledgement",
            item=ProofItem(f"{self.person}, {self.paper}: {read.value}{day}", self.link),
            on=self.signed if is_done else None,
            is_done=is_done,
            waits_for="" if is_done else f"{self.person}: ознакомиться под подпись ({self.paper})",
        )
