"""What the matching answers with."""

from collections.abc import Mapping
from dataclasses import dataclass


class SolverFailureError(Exception):
    """The solver gave no answer that could be verified; the last proposal must stay. Russian text."""


@dataclass(frozen=True)
class ProposedPair:
    """A pair of the proposal, or one that people have fixed.

    Attributes:
        mentor: Code of the mentor.
        mentee: Code of the mentee.
        score: Sum of the parts.
        parts: Points by part (``programme.matching.score.PARTS``).
        why: Russian phrases that speak for the pair; codes, no names.
        against: Russian phrases that the coordinator should weigh; codes, no names.
    """

    mentor: str
    mentee: str
    score: int
    parts: Mapping[str, int]
    why: tuple[str, ...]
    against: tuple[str, ...]


@dataclass(frozen=True)
class Unpaired:
    """A mentee without a mentor.

    Attributes:
        mentee: Code.
        reason: Russian: what bars or is short, and the smallest change that would help.
    """

    mentee: str
    reason: str


@dataclass(frozen=True)
class Proposal:
    """The best permitted set of pairs.

    Attributes:
        pairs: By the mentee's code; the fixed ones are among them.
        unpaired: Mentees without a mentor, by code; those who left the institution are not named.
        worth: Points of all pairs by level of the order, the cost of uneven load taken off.
        proved: That nothing better exists was proved; False only where the search among
            two-way pairs (``programme.matching.loops``) reached its limit.
    """

    pairs: tuple[ProposedPair, ...] = ()
    unpaired: tuple[Unpaired, ...] = ()
    worth: tuple[int, ...] = ()
    proved: bool = True
