"""For each proposed pair the next best choices of both sides, and what each would cost the whole."""

from collections.abc import Iterable, Iterator, Mapping

import numpy as np

from programme.matching.considering import Considered
from programme.matching.costing import keeps_rules, told
from programme.matching.exchange import MOST_MENTORS, Exchange, Exchanges
from programme.matching.preferred import SHOWN, Preferred

ASK = "Другие варианты этой пары и их цену покажет команда nastavnik explain."
"""Instead, where there are too many mentors for the table of exchanges."""

Alternatives = Mapping[tuple[str, str], tuple[str, ...]]
"""(mentor, mentee) → Russian lines; codes only."""


def exchanges_of(considered: Considered) -> Exchanges | None:
    """The exchanges in a set that was chosen as the best; None in a crowd."""
    if len(considered.found.sides.mentors) > MOST_MENTORS:
        return None
    problem, kept = considered.task.under(considered.choice.cut)
    edges = np.searchsorted(kept, np.array(considered.choice.edges, dtype=np.int64))
    return Exchanges(problem, edges)


def alternatives(considered: Considered, exchanges: Exchanges | None) -> Alternatives:
    """The lines for every pair that people have not fixed.

    In the stable way they say what each would rather have, and why it can't be had.

    Where the choice itself needed branches (groups, two-way pairs), a price is that within its branch:
    the true one may be lower, and the line says «не больше».
    """
    proposed = considered.found.pairs(considered.choice.edges)
    if len(considered.found.sides.mentors) > MOST_MENTORS:
        return dict.fromkeys(proposed, (ASK,))
    telling = _Telling(considered, exchanges) if exchanges else Preferred(considered)
    return {pair: tuple(telling.lines(*pair)) for pair in proposed}


class _Telling:
    def __init__(self, considered: Considered, exchanges: Exchanges) -> None:
        self._considered, self._exchanges = considered, exchanges
        sides = considered.found.sides
        self._mentees = {code: place for place, code in enumerate(sides.mentees)}
        self._mentors = {code: place for place, code in enumerate(sides.mentors)}
        self._at_most = " (не больше)" if considered.choice.cut.size else ""

    def lines(self, mentor: str, mentee: str) -> Iterator[str]:
        sides = self._considered.found.sides
        others = self._exchanges.of_mentee(self._mentees[mentee])
        for exchange in self._best(others):
            (_, _, other), *_ = exchange.moves
            yield f"{mentee} с {sides.mentors[other]}: {self._told(exchange)}"
        others = self._exchanges.of_mentor(self._mentors[mentor])
        for exchange in self._best(others):
            (other, _, _), *_ = exchange.moves
            yield f"{mentor} с {sides.mentees[other]}: {self._told(exchange)}"

    def _told(self, exchange: Exchange) -> str:
        return f"{told(self._considered, exchange)}{self._at_most}"

    def _best(self, exchanges: Iterable[Exchange]) -> list[Exchange]:
        found = (exchange for exchange in exchanges if keeps_rules(self._considered, exchange))
        return [exchange for exchange, _ in zip(found, range(SHOWN), strict=False)]
