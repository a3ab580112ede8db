"""Which pair came in the place of which: both name each other, so that a replacement can be followed."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from programme.matching.order import code_order
from programme.pairs import Pair, PairState

_NONE = frozenset({PairState.WITHDRAWN, PairState.REJECTED, PairState.PLANNED, PairState.HELD})
"""States of rows that take nobody's place."""


@dataclass(frozen=True)
class Links:
    """What came of pairs that ended early.

    Attributes:
        successor: Code of a pair that ended early → the next pair of the same mentee.
        predecessors: Code of a pair → the pairs in whose place it came.
    """

    successor: Mapping[str, str]
    predecessors: Mapping[str, tuple[str, ...]]

    def told(self, code: str) -> str:
        """«вместо П-03; заменена парой П-07», for «Связанные пары»; "" where there is none."""
        before = ", ".join(self.predecessors.get(code, ()))
        after = self.successor.get(code)
        parts = (f"вместо {before}" if before else "", f"заменена парой {after}" if after else "")
        return "; ".join(part for part in parts if part)


def links(pairs: Iterable[Pair]) -> Links:
    """For every pair that ends early, the next one of the same mentee, as soon as it is proposed or begun.

    Pairs beside a mentor (the other way round, meetings) replace nobody. Of several the one that ended first
    came first, then what stands, by code.
    """
    by_mentee: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        if pair.state not in _NONE and not pair.is_beside:
            by_mentee[pair.mentee].append(pair)
    successor: dict[str, str] = {}
    predecessors: dict[str, list[str]] = defaultdict(list)
    for rows in by_mentee.values():
        for old in rows:
            if (day := _ends_early(old)) and (new := _next(old, day, rows)):
                successor[old.code] = new.code
                predecessors[new.code].append(old.code)
    named = {code: tuple(sorted(old, key=code_order)) for code, old in predecessors.items()}
    return Links(successor, named)


def _ends_early(pair: Pair) -> date | None:
    ending = pair.ending
    if ending is None or not pair.may_end or not ending.changes_directive:
        return None
    return ending.ends_on


def _next(old: Pair, day: date, rows: Iterable[Pair]) -> Pair | None:
    ended = (day, code_order(old.code))
    later = [pair for pair in rows if pair.people != old.people and _order(pair) > ended]
    return min(later, key=_order, default=None)


def _order(pair: Pair) -> tuple[date, tuple[str, int, str]]:
    ends_on = pair.ending.ends_on if pair.ending and pair.may_end else None
    return ends_on or date.max, code_order(pair.code)
