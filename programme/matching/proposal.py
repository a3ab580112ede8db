"""What the matching answers with."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum


class SolverFailureError(Exception):
    """The solver gave no answer that could be verified; the last proposal must stay. Russian text."""


class Proof(Enum):
    """What is proved of a set of pairs."""

    WHOLE = "nothing permitted is better"
    PAIRS = "nothing permitted is better without groups; sets with groups were not all tried"
    STABLE = "no two people would both rather have each other"
    NONE = "permitted, but something better may exist"


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
        topic: Key of the common topic where the mentor's mentees form a group; "" for a pair.
    """

    mentor: str
    mentee: str
    score: int
    parts: Mapping[str, int]
    why: tuple[str, ...]
    against: tuple[str, ...]
    topic: str = ""


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
        beyond: People in groups beyond the places for pairs.
        reserve: Pairs with a mentor in reserve.
        proof: What is proved; less than the whole only where the search among rules between pairs
            (``programme.matching.branching``) reached its limit.
    """

    pairs: tuple[ProposedPair, ...] = ()
    unpaired: tuple[Unpaired, ...] = ()
    worth: tuple[int, ...] = ()
    beyond: int = 0
    reserve: int = 0
    proof: Proof = Proof.WHOLE

    @property
    def proved(self) -> bool:
        """Whether what the chosen way promises was proved."""
        return self.proof in {Proof.WHOLE, Proof.STABLE}
