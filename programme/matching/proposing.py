"""The proposal: the best permitted set of pairs, each explained."""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from config.matching_settings import MatchingSettings
from programme.matching.arrangement import Arrangement
from programme.matching.considering import Considered, consider
from programme.matching.explain import against, why
from programme.matching.objective import worth
from programme.matching.pool import Pool
from programme.matching.proposal import Proposal, ProposedPair
from programme.matching.rules import Rules
from programme.matching.score import PARTS, Sides, with_scores
from programme.matching.unpaired import unpaired


def propose(pool: Pool, settings: MatchingSettings) -> Proposal:
    """The best pairs by the objective of docs/matching.md; the same for every order of the input.

    Fixed pairs stay and are part of the proposal, with what speaks against them.

    Raises:
        SolverFailureError: No verified answer; the text is for staff, the last proposal must stay.
    """
    return explained(consider(pool, settings))


def explained(considered: Considered) -> Proposal:
    """What was chosen, with the reasons of every pair and of everybody who is left."""
    arrangement = Arrangement.of(considered.rules, considered.pairs(considered.choice))
    pairs = _explained(arrangement)
    settings = considered.rules.settings
    return Proposal(
        pairs=pairs,
        unpaired=unpaired(arrangement),
        worth=worth((pair.parts for pair in pairs), arrangement.load.values(), settings),
        beyond=arrangement.beyond,
        reserve=arrangement.reserve,
        proof=considered.choice.proof,
    )


def _explained(arrangement: Arrangement) -> tuple[ProposedPair, ...]:
    every_part = parts_of(arrangement.pairs, arrangement.rules)
    return tuple(
        ProposedPair(
            mentor=mentor,
            mentee=mentee,
            score=sum(parts.values()),
            parts=parts,
            why=tuple(why(arrangement, mentor, mentee, parts)),
            against=tuple(against(arrangement, mentor, mentee)),
            topic=arrangement.topics.get(mentor, ""),
        )
        for (mentor, mentee), parts in zip(arrangement.pairs, every_part, strict=True)
    )


def parts_of(pairs: Sequence[tuple[str, str]], rules: Rules) -> list[Mapping[str, int]]:
    """The parts of each pair's score, fixed pairs included."""
    sides = Sides(
        mentees=tuple(dict.fromkeys(mentee for _, mentee in pairs)),
        mentors=tuple(dict.fromkeys(mentor for mentor, _ in pairs)),
    )
    mentees = {code: place for place, code in enumerate(sides.mentees)}
    mentors = {code: place for place, code in enumerate(sides.mentors)}
    numbers = [(mentees[mentee], mentors[mentor]) for mentor, mentee in pairs]
    rows = pd.DataFrame(numbers, columns=["mentee", "mentor"], dtype=np.int64)
    table = with_scores(rows, sides, rules.pool, rules.settings)[list(PARTS)]
    return [
        dict(zip(PARTS, map(int, row), strict=True))
        for row in table.itertuples(index=False, name=None)
    ]
