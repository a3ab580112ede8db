"""Scores of many pairs at once: a long table, one row a pair, one column a part."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from config.matching_settings import MatchingSettings
from programme.matching import answers
from programme.matching.pool import Pool

IntArray = npt.NDArray[np.int64]
Column = npt.NDArray[np.int32]

PARTS = {
    "need": "запросы и компетенции",
    "mutual": "взаимное желание",
    "mentee_wish": "желание наставляемого",
    "mentor_wish": "желание наставника",
    "position": "должность",
    "group": "группа или направление",
    "time": "время встреч",
    "format": "формат встреч",
}
"""The parts of a score and how staff read them; each is a column of the table."""

_RANKS_THAT_COUNT = 3
_MOST_USEFUL = int(answers.USEFULNESS.max())
_USEFULNESS = answers.USEFULNESS.astype(np.int32)
_BLOCK = 1 << 16
"""So many pairs at a time stay in the processor's cache."""


@dataclass(frozen=True)
class Sides:
    """Who stands behind the row and column numbers of a table of pairs.

    Attributes:
        mentees: Codes; a table's column ``mentee`` holds places in this tuple.
        mentors: Codes; a table's column ``mentor`` holds places in this tuple.
    """

    mentees: tuple[str, ...]
    mentors: tuple[str, ...]


def with_scores(
    pairs: pd.DataFrame, sides: Sides, pool: Pool, settings: MatchingSettings
) -> pd.DataFrame:
    """The table of pairs (columns ``mentee``, ``mentor``, no row twice) with a column a part and ``score``.

    Every part is a whole, non-negative number of points; the rows keep their order.
    """
    columns = _parts(pairs, sides, pool, settings)
    score = np.zeros(len(pairs), dtype=np.int32)
    for part in PARTS:
        score += columns[part]
    sides_of = {side: pairs[side].to_numpy() for side in ("mentee", "mentor")}
    # Without a copy: what millions of pairs have in memory counts.
    return pd.DataFrame({**sides_of, **columns, "score": score}, index=pairs.index, copy=False)


def rows_of(pairs: pd.DataFrame, sides: Sides, named: Iterable[tuple[str, str]]) -> IntArray:
    """For each of the ``named`` (mentor, mentee) the number of its row, -1 where it has none."""
    mentees = {code: place for place, code in enumerate(sides.mentees)}
    mentors = {code: place for place, code in enumerate(sides.mentors)}
    width = len(mentors)
    numbers = [
        mentees[mentee] * width + mentors[mentor] if mentee in mentees and mentor in mentors else -1
        for mentor, mentee in named
    ]
    if not len(pairs):
        return np.full(len(numbers), -1, dtype=np.int64)
    keys = pairs["mentee"].to_numpy(dtype=np.int64) * width + pairs["mentor"].to_numpy()
    order = np.argsort(keys, kind="stable")  # quick where they are sorted, as candidates are
    wanted = np.array(numbers, dtype=np.int64)
    found = np.searchsorted(keys, wanted, sorter=order)
    rows = order[np.minimum(found, len(keys) - 1)]
    return np.where(keys[rows] == wanted, rows, -1)


def _parts(
    pairs: pd.DataFrame, sides: Sides, pool: Pool, settings: MatchingSettings
) -> dict[str, Column]:
    """Each part's points of each pair."""
    by_mentee = _ranks(pairs, sides, _wishes_of_mentees(sides, pool))
    by_mentor = _ranks(pairs, sides, _wishes_of_mentors(sides, pool))
    common = _Common(pairs, sides, pool)
    return {
        "need": _need(pairs, sides, pool, settings.weight_need),
        "mutual": _mutual(by_mentee, by_mentor, settings.weight_mutual),
        "mentee_wish": _wish(by_mentee, settings.weight_wish),
        "mentor_wish": _wish(by_mentor, settings.weight_wish),
        "position": common.position(settings.weight_position),
        "group": common.group(settings.weight_group),
        "time": common.time(settings.weight_time),
        "format": common.format(settings.weight_format),
    }


def _need(pairs: pd.DataFrame, sides: Sides, pool: Pool, weight: int) -> Column:
    """Points for needs: ``weight`` for each at the greatest deficit and mastery, else less or none."""
    needs = [tuple(dict.fromkeys(pool.mentee(code).needs)) for code in sides.mentees]
    keys = sorted(frozenset[str]().union(*needs))
    skills = _skills(sides, pool, keys)
    total = np.zeros(len(pairs), dtype=np.int32)
    for nth in range(max(map(len, needs), default=0)):
        key, deficit = _nth_needs(sides, pool, keys, [own[nth : nth + 1] for own in needs])
        for block, mentee, mentor in _blocks(pairs):
            total[block] += _USEFULNESS[deficit[mentee], skills[key[mentee], mentor]]
    for block in _slices(len(total)):
        total[block] = _rounded(weight * total[block], _MOST_USEFUL)
    return total


def _skills(sides: Sides, pool: Pool, keys: Sequence[str]) -> Column:
    """Competency × mentor: how well the mentor can help."""
    cells = [answers.skill(pool, mentor, key) for key in keys for mentor in sides.mentors]
    return np.array(cells, dtype=np.int32).reshape(len(keys), len(sides.mentors))


def _nth_needs(
    sides: Sides, pool: Pool, keys: Sequence[str], needs: Sequence[Sequence[str]]
) -> tuple[Column, Column]:
    """The number and the deficit of one need of each mentee; without one a deficit of 0, which no skill helps."""
    number = {key: place for place, key in enumerate(keys)}
    cells = [
        (number[own[0]], answers.deficit(pool, mentee, own[0])) if own else (0, 0)
        for mentee, own in zip(sides.mentees, needs, strict=True)
    ]
    table = np.array(cells, dtype=np.int32)
    return table[:, 0].copy(), table[:, 1].copy()


def _blocks(pairs: pd.DataFrame) -> Iterator[tuple[slice, Column, Column]]:
    """Some rows at a time, with their mentees and mentors."""
    mentee, mentor = pairs["mentee"].to_numpy(), pairs["mentor"].to_numpy()
    return ((block, mentee[block], mentor[block]) for block in _slices(len(pairs)))


def _slices(rows: int) -> Iterator[slice]:
    return (slice(first, first + _BLOCK) for first in range(0, rows, _BLOCK))


def _mutual(by_mentee: Column, by_mentor: Column, weight: int) -> Column:
    """The whole weight where both named each other first, falling to a fifth where both did third."""
    points = np.zeros_like(by_mentee)
    both = np.flatnonzero((by_mentee > 0) & (by_mentor > 0))
    points[both] = _rounded(weight * (7 - by_mentee[both] - by_mentor[both]), 5)
    return points


def _wish(ranks: Column, weights: Sequence[int]) -> Column:
    return np.array((0, *weights), dtype=np.int32)[ranks]


def _rounded(numerator: Column, denominator: int) -> Column:
    """Division rounded half up, in whole numbers; the largest weights stay far below 31 bits."""
    return (2 * numerator + denominator) // (2 * denominator)


def _wishes_of_mentees(sides: Sides, pool: Pool) -> Iterable[tuple[str, str, int]]:
    for mentee in sides.mentees:
        for rank, mentor in enumerate(pool.wishes_of_mentee(mentee).wanted, 1):
            yield mentor, mentee, rank


def _wishes_of_mentors(sides: Sides, pool: Pool) -> Iterable[tuple[str, str, int]]:
    for mentor in sides.mentors:
        for rank, mentee in enumerate(pool.wishes_of_mentor(mentor).wanted, 1):
            yield mentor, mentee, rank


def _ranks(pairs: pd.DataFrame, sides: Sides, wishes: Iterable[tuple[str, str, int]]) -> Column:
    """For each pair the rank of the wish, 1…3; 0 where there is none or it comes later."""
    named: dict[tuple[str, str], int] = {}
    for mentor, mentee, rank in wishes:
        if rank <= _RANKS_THAT_COUNT:
            named.setdefault((mentor, mentee), rank)
    rows, rank_of = rows_of(pairs, sides, named), np.array(list(named.values()), dtype=np.int32)
    ranks = np.zeros(len(pairs), dtype=np.int32)
    ranks[rows[rows >= 0]] = rank_of[rows >= 0]
    return ranks


class _Common:
    """What the two of each pair have in common: the weight, or 0."""

    def __init__(self, pairs: pd.DataFrame, sides: Sides, pool: Pool) -> None:
        self._pairs, self._sides, self._pool = pairs, sides, pool

    def position(self, weight: int) -> Column:
        pool = self._pool
        return self._share(
            weight,
            lambda code: {answers.position(code, pool.mentee(code).background.position, pool)},
            lambda code: {answers.position(code, pool.mentor(code).background.position, pool)},
        )

    def group(self, weight: int) -> Column:
        return self._share(
            weight,
            lambda code: answers.plain_set([self._pool.mentee(code).background.group]),
            lambda code: answers.plain_set([self._pool.mentor(code).background.group]),
        )

    def time(self, weight: int) -> Column:
        return self._share(
            weight,
            lambda code: answers.times(self._pool.mentee(code).times),
            lambda code: answers.times(self._pool.mentor(code).times),
        )

    def format(self, weight: int) -> Column:
        return self._share(
            weight,
            lambda code: answers.formats(self._pool.mentee(code).formats),
            lambda code: answers.formats(self._pool.mentor(code).formats),
        )

    def _share(
        self,
        weight: int,
        of_mentee: Callable[[str], Iterable[str]],
        of_mentor: Callable[[str], Iterable[str]],
    ) -> Column:
        """Looked up by kinds of people: many give the same answer."""
        mentees = [frozenset(of_mentee(code)) for code in self._sides.mentees]
        mentors = [frozenset(of_mentor(code)) for code in self._sides.mentors]
        words = frozenset().union(*mentees) & frozenset().union(*mentors) - {""}
        asking, kind_of_mentee = _kinds(own & words for own in mentees)
        offering, kind_of_mentor = _kinds(own & words for own in mentors)
        points = np.array(
            [[weight if one & other else 0 for other in offering] for one in asking], dtype=np.int32
        ).reshape(len(asking), len(offering))
        column = np.zeros(len(self._pairs), dtype=np.int32)
        if not points.any():
            return column
        for block, mentee, mentor in _blocks(self._pairs):
            column[block] = points[kind_of_mentee[mentee], kind_of_mentor[mentor]]
        return column


def _kinds(people: Iterable[frozenset[str]]) -> tuple[list[frozenset[str]], Column]:
    """The different answers, and for each of the people which of them is theirs."""
    number: dict[frozenset[str], int] = {}
    kinds = [number.setdefault(own, len(number)) for own in people]
    return list(number), np.array(kinds, dtype=np.int32)
