"""Pairs: what the matching proposed, what the coordinator decided, where each pair stands."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from programme.ending import Ending, EndingReason
from programme.mentoring_kind import MentoringKind
from programme.pair_term import NOT_PROLONGED, Prolongation
from programme.trial import NO_TRIAL, Trial


class PairState(StrEnum):
    """Where a pair stands; the value is the word of the command line's JSON (docs/decisions/0013)."""

    PROPOSED = "proposed"
    PINNED = "pinned"
    APPROVED = "approved"
    ACTIVE = "active"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    ENDED = "ended"
    REPLACED = "replaced"
    COMPLETED = "completed"
    PLANNED = "planned"
    HELD = "held"

    @property
    def caption(self) -> str:
        """The state as staff read it in the sheet."""
        return _CAPTIONS[self]

    @property
    def is_over(self) -> bool:
        """Whether the pair was at work, or was to be, and is no more; both are free for others."""
        return self in _OVER

    @property
    def is_meeting(self) -> bool:
        """Whether it is that of a meeting, which no papers are made for."""
        return self in _MEETINGS


_CAPTIONS = {
    PairState.PROPOSED: "предложена",
    PairState.PINNED: "закреплена",
    PairState.APPROVED: "утверждена",
    PairState.ACTIVE: "действует",
    PairState.REJECTED: "отклонена",
    PairState.WITHDRAWN: "снята с рассмотрения",
    PairState.ENDED: "прекращена",
    PairState.REPLACED: "заменена",
    PairState.COMPLETED: "завершена",
    PairState.PLANNED: "встреча запланирована",
    PairState.HELD: "встреча проведена",
}
_OVER = frozenset({PairState.ENDED, PairState.REPLACED, PairState.COMPLETED})
_MEETINGS = frozenset({PairState.PLANNED, PairState.HELD})


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
        kind: As typed by the coordinator; None where the cell is empty, and the matching says whether it is a group.
        held_on: The day of a meeting.
        trial: As typed by people.
        prolongation: As typed by people.
    """

    code: str
    mentor: str
    mentee: str
    state: PairState = PairState.PROPOSED
    decision: Decision = Decision.NONE
    ending: Ending | None = None
    kind: MentoringKind | None = None
    held_on: date | None = None
    trial: Trial = NO_TRIAL
    prolongation: Prolongation = NOT_PROLONGED

    @property
    def people(self) -> tuple[str, str]:
        """Mentor and mentee."""
        return self.mentor, self.mentee

    @property
    def is_meeting(self) -> bool:
        """Whether it is a meeting that people decided on; until then its row is a proposal like any other."""
        return self.kind is not None and self.kind.is_meeting and self.decision is Decision.APPROVE

    @property
    def is_beside(self) -> bool:
        """Whether the matching goes on as if the pair were not there: a meeting, or a pair the other way round."""
        decided = self.decision in {Decision.APPROVE, Decision.PIN} or self.state in _LASTING
        return self.is_meeting or (self.kind is MentoringKind.REVERSE and decided)

    @property
    def may_end(self) -> bool:
        """Whether an ending typed beside it counts: the pair has been approved, so its papers are under way."""
        if self.is_meeting:
            return False
        return self.decision is Decision.APPROVE or self.state in _LASTING

    def on(self, today: date) -> "Pair":
        """The pair as a day leaves it, for the matching and the register to go on from.

        It goes on as it is until the day it ends on. Where the ending is taken back or put off, an ended pair
        is open again to what the coordinator has decided beside it. A meeting is held on its day.
        """
        if self.is_meeting:
            held = self.held_on is not None and self.held_on <= today
            return replace(self, state=PairState.HELD if held else PairState.PLANNED)
        if self.ending and self.may_end and self.ending.is_over(today):
            return replace(self, state=_AFTER[self.ending.reason])
        if self.state.is_over or self.state.is_meeting:
            return replace(self, state=PairState.PROPOSED)
        return self


_AFTER = {
    EndingReason.REFUSAL: PairState.ENDED,
    EndingReason.CANCELLATION: PairState.ENDED,
    EndingReason.REPLACEMENT: PairState.REPLACED,
    EndingReason.DONE: PairState.COMPLETED,
}
_LASTING = _OVER | {PairState.APPROVED, PairState.ACTIVE}

ENDING_COUNTS_NOT = (
    "Столбец «Прекращение» не учтён: он — для утверждённых пар. Эту пару отклоните в столбце «Решение» "
    "или очистите «Прекращение»."
)
"""What people are told of an ending beside a pair that has not been approved."""
