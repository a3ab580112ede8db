"""One matching: the proposal with its reasons, the alternatives to each pair, and the report on the whole."""

from dataclasses import dataclass

from config.matching_settings import MatchingSettings
from programme.matching.alternatives import Alternatives, alternatives, exchanges_of
from programme.matching.considering import consider
from programme.matching.pool import Pool
from programme.matching.proposal import Proposal
from programme.matching.proposing import explained
from programme.matching.recruiting import wanted
from programme.matching.report import Report, report


@dataclass(frozen=True)
class Matching:
    """Everything that people are told of the pairs.

    Attributes:
        proposal: The pairs, and who is left without.
        alternatives: For each proposed pair the next best of both sides.
        report: How good the whole is.
    """

    proposal: Proposal
    alternatives: Alternatives
    report: Report


def match(pool: Pool, settings: MatchingSettings) -> Matching:
    """Propose, explain, compare; pure: the same for every order of the input.

    Raises:
        SolverFailureError: No verified answer; the text is for staff, the last proposal must stay.
    """
    considered = consider(pool, settings)
    best = considered.at_best
    exchanges = exchanges_of(best)
    return Matching(
        proposal=explained(considered),
        alternatives=alternatives(considered, exchanges if settings.mode == "best" else None),
        report=report(considered, wanted(best, exchanges) if exchanges else None),
    )
