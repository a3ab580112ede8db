"""Pairs: what the matching proposed, what the coordinator decided, where each pair stands."""

from dataclasses import dataclass
from enum import StrEnum


class PairState(StrEnum):
    """Where a pair stands; the value is the word of the command line's JSON."""

    PROPOSED = "proposed"
    PINNED = "pinned"
    APPROVED = "approved"
    ACTIVE = "active"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"

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
    """

    code: str
    mentor: str
    mentee: str
    state: PairState = PairState.PROPOSED
    decision: Decision = Decision.NONE
