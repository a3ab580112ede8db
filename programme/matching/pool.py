"""What the matching starts from: the people, their answers, and the pairs that already have a row."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from programme.pairs import Decision, Pair, PairState
from programme.people import MenteeProfile, MentorProfile, Participant, Wishes

FIXED = frozenset({PairState.PINNED, PairState.APPROVED, PairState.ACTIVE})
"""States in which a pair stays whatever the matching would prefer."""

_SHOWN = FIXED | {PairState.PROPOSED}


@dataclass(frozen=True)
class Pool:
    """Everything one proposal is computed from.

    Attributes:
        participants: Code → row of the register.
        mentees: Code → what they ask for; only these people look for a mentor.
        mentors: Code → what they offer; only these people are offered as mentors.
        mentee_wishes: Code of a mentee → whom they want as a mentor.
        mentor_wishes: Code of a mentor → whom they want to teach.
        pairs: The rows of «Пары» as they stand.
        bans: (mentor, mentee) that the coordinator forbids; the reverse pair is not meant.
        competencies: Key («К07») → text, for explanations.
    """

    participants: Mapping[str, Participant] = field(default_factory=dict)
    mentees: Mapping[str, MenteeProfile] = field(default_factory=dict)
    mentors: Mapping[str, MentorProfile] = field(default_factory=dict)
    mentee_wishes: Mapping[str, Wishes] = field(default_factory=dict)
    mentor_wishes: Mapping[str, Wishes] = field(default_factory=dict)
    pairs: tuple[Pair, ...] = ()
    bans: frozenset[tuple[str, str]] = frozenset()
    competencies: Mapping[str, str] = field(default_factory=dict)

    def mentee(self, code: str) -> MenteeProfile:
        """What the person asks for; an empty answer where none was sent."""
        return self.mentees.get(code) or MenteeProfile()

    def mentor(self, code: str) -> MentorProfile:
        """What the person offers; an empty answer where none was sent."""
        return self.mentors.get(code) or MentorProfile()

    def wishes_of_mentee(self, code: str) -> Wishes:
        """Whom a mentee wants; empty where unanswered."""
        return self.mentee_wishes.get(code) or Wishes()

    def wishes_of_mentor(self, code: str) -> Wishes:
        """Whom a mentor wants; empty where unanswered."""
        return self.mentor_wishes.get(code) or Wishes()

    def competency(self, key: str) -> str:
        """Text of a competency; the key itself where the list no longer has it."""
        return self.competencies.get(key, key)


def standing(pair: Pair) -> PairState:
    """Where a pair stands by what the coordinator has typed; ``PROPOSED`` means open to the matching.

    The decision counts, not the state written earlier: a decision that was cleared reopens the row,
    a cleared «отклонить» too. Only an active pair, whose papers are signed, needs an explicit
    «отклонить» to end. An ended one (see ``Pair.on``) stays so, whatever was decided before.
    """
    if pair.state.is_over or (pair.is_meeting and pair.state.is_meeting):
        return pair.state
    if pair.decision is Decision.REJECT:
        return PairState.REJECTED
    if pair.state is PairState.ACTIVE:
        return PairState.ACTIVE
    if pair.decision is Decision.APPROVE:
        return PairState.APPROVED
    if pair.decision is Decision.PIN:
        return PairState.PINNED
    return PairState.PROPOSED


def fixed_pairs(pool: Pool) -> frozenset[tuple[str, str]]:
    """The (mentor, mentee) that stay: pinned, approved or active."""
    return frozenset((p.mentor, p.mentee) for p in pool.pairs if standing(p) in FIXED)


def rejected_pairs(pool: Pool) -> frozenset[tuple[str, str]]:
    """The (mentor, mentee) that are not proposed again: rejected by the coordinator, or ended.

    An ended pair uses no place, and both are free for others. Whoever wants these two once more takes the
    ending back.
    """
    return frozenset(p.people for p in pool.pairs if _is_past(standing(p)))


def _is_past(state: PairState) -> bool:
    return state is PairState.REJECTED or state.is_over


def shown_pairs(pool: Pool) -> frozenset[tuple[str, str]]:
    """The open (mentor, mentee) that people saw in the last proposal; a re-run prefers them."""
    return frozenset(
        (p.mentor, p.mentee)
        for p in pool.pairs
        if p.state in _SHOWN and standing(p) is PairState.PROPOSED
    )
