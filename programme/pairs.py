"""Pairs: what the matching proposed, what the coordinator decided, where each pair stands."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from programme.ending import Ending


class PairState(StrEnum):
    """Where a pair stands; the value is the word of the command line's JSON."""

    PROPOSED = "proposed"
    PINNED = "pinned"
    APPROVED = "approved"
    ACTIVE = "active"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    ENDED = "ended"

    @property
    def caption(self) -> str:
        """The state as staff read it in the sheet."""
        return _CAPTIONS[self]


_CAPTIONS = {
    PairState.PROPOSED: "предложена",
    PairState.PINNED: "закреплена",
    PairState.APPROVED: "утверждена",
    PairState.ACTIVE: "действует",
    PairState.REJECTED: "отклонена",
    PairState.WITHDRAWN: "снята с рассмотрения",
    PairState.ENDED: "прекращена",
}


class Decision(StrEnum):
    """What the coordinator types beside a proposed pair."""

    APPROVE = "утвердить"
    REJECT = "отклонить"
    PIN = "закрепить"
    NONE = ""


@dataclass(frozen=True)
class Pair:
    """One row of «Пары».

    Attributes:
        code: «П-05», given once, never reused.
        mentor: Code of the mentor.
        mentee: Code of the mentee.
        state: As last written by the programme.
        decision: As typed by the coordinator.
        ending: As typed by the coordinator; None while nobody ends the pair.
    """

    code: str
    mentor: str
    mentee: str
    state: PairState = PairState.PROPOSED
    decision: Decision = Decision.NONE
    ending: Ending | None = None

    @property
    def may_end(self) -> bool:
        """Whether an ending typed beside it counts: the pair has been approved, so its papers are under way."""
        return self.decision is Decision.APPROVE or self.state in _LASTING

    def on(self, today: date) -> "Pair":
        """The pair as its ending leaves it on a day, for the matching and the register to go on from.

        It goes on as it is until the day it ends on. Where the ending is taken back or put off, an ended pair
        is open again to what the coordinator has decided beside it.
        """
        if self.ending and self.may_end and self.ending.is_over(today):
            return replace(self, state=PairState.ENDED)
        return replace(self, state=PairState.PROPOSED) if self.state is PairState.ENDED else self


_LASTING = frozenset({PairState.APPROVED, PairState.ACTIVE, PairState.ENDED})

ENDING_COUNTS_NOT = (
    "Столбец «Прекращение» не учтён: он — для утверждённых пар. Эту пару отклоните в столбце «Решение» "
    "или очистите «Прекращение»."
)
"""What people are told of an ending beside a pair that has not been approved."""
