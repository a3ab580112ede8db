"""The matching: from people and their answers to the best permitted pairs, explained."""

from programme.matching.pool import Pool, standing
from programme.matching.proposal import Proposal, ProposedPair, SolverFailureError, Unpaired
from programme.matching.proposing import propose

__all__ = [
    "Pool",
    "Proposal",
    "ProposedPair",
    "SolverFailureError",
    "Unpaired",
    "propose",
    "standing",
]
