"""Scores of many pairs at once: a long table, one row a pair, one column a part."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import numpy.typing as npt
import pandas as pd

from config.schema import MatchingSettings
from programme.matching import answers
from programme.matching.pool import Pool

Row = TypeVar("Row")
IntArray = npt.NDArray[np.int64]

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
_BOTH = np.array([[0, 0], [0, 1]], dtype=np.int64)


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
    """The table of pairs (columns ``mentee``, ``mentor``) with a column a part and ``score``.

    Every part is a whole, non-negative number of points; the rows keep their order.
    """
    rank_by_mentee = _ranks(pairs, sides, _wishes_of_mentees(sides, pool))
    rank_by_mentor = _ranks(pairs, sides, _wishes_of_mentors(sides, pool))
    common = _Common(pairs, sides, pool)
    table = pairs.assign(
        need=_need(pairs, sides, pool, settings.weight_need),
        mutual=_mutual(rank_by_mentee, rank_by_mentor, settings.weight_mutual),
        mentee_wish=_wish(rank_by_mentee, settings.weight_wish),
        mentor_wish=_wish(rank_by_mentor, settings.weight_wish),
        position=settings.weight_position * common.position(),
        group=settings.weight_group * common.group(),
        time=settings.weight_time * common.time(),
        format=settings.weight_format * common.format(),
    )
    return table.assign(score=table[list(PARTS)].sum(axis="columns"))


def _need(pairs: pd.DataFrame, sides: Sides, pool: Pool, weight: int) -> IntArray:
    """Points for needs: ``weight`` for each at the greatest deficit and mastery, else less or none."""
    keys = sorted({key for mentee in sides.mentees for key in pool.mentee(mentee).needs})
    deficits = _matrix(
        sides.mentees,
        keys,
        lambda code, key: answers.deficit(pool, code, key) if key in pool.mentee(code).needs else 0,
    )
    skills = _matrix(sides.mentors, keys, lambda code, key: answers.skill(pool, code, key))
    return _rounded(weight * _summed(answers.USEFULNESS, pairs, deficits, skills), _MOST_USEFUL)


def _mutual(rank_by_mentee: IntArray, rank_by_mentor: IntArray, weight: int) -> IntArray:
    """The whole weight where both named each other first, falling to a fifth where both did third."""
    both = (rank_by_mentee > 0) & (rank_by_mentor > 0)
    return np.where(both, _rounded(weight * (7 - rank_by_mentee - rank_by_mentor), 5), 0)


def _wish(ranks: IntArray, weights: Sequence[int]) -> IntArray:
    return np.array((0, *weights), dtype=np.int64)[ranks]


def _rounded(numerator: IntArray, denominator: int) -> IntArray:
    """Division rounded half up, in whole numbers."""
    return (2 * numerator + denominator) // (2 * denominator)


def _wishes_of_mentees(sides: Sides, pool: Pool) -> Iterable[tuple[str, str, int]]:
    for mentee in sides.mentees:
        for rank, mentor in enumerate(pool.wishes_of_mentee(mentee).wanted, 1):
            yield mentee, mentor, rank


def _wishes_of_mentors(sides: Sides, pool: Pool) -> Iterable[tuple[str, str, int]]:
    for mentor in sides.mentors:
        for rank, mentee in enumerate(pool.wishes_of_mentor(mentor).wanted, 1):
            yield mentee, mentor, rank


def _ranks(pairs: pd.DataFrame, sides: Sides, wishes: Iterable[tuple[str, str, int]]) -> IntArray:
    """For each pair the rank of the wish, 1…3; 0 where there is none or it comes later."""
    mentees = {code: place for place, code in enumerate(sides.mentees)}
    mentors = {code: place for place, code in enumerate(sides.mentors)}
    width = len(sides.mentors)
    named: dict[int, int] = {}
    for mentee, mentor, rank in wishes:
        if rank <= _RANKS_THAT_COUNT and mentee in mentees and mentor in mentors:
            named.setdefault(mentees[mentee] * width + mentors[mentor], rank)
    numbers = pairs["mentee"].to_numpy() * width + pairs["mentor"].to_numpy()
    ranks = pd.Series(named, dtype=np.int64).reindex(numbers, fill_value=0)
    return np.asarray(ranks, dtype=np.int64)


class _Common:
    """What the two of each pair have in common, as 0 or 1."""

    def __init__(self, pairs: pd.DataFrame, sides: Sides, pool: Pool) -> None:
        self._pairs, self._sides, self._pool = pairs, sides, pool

    def position(self) -> IntArray:
        pool = self._pool
        return self._share(
            lambda code: {answers.position(code, pool.mentee(code).background.position, pool)},
            lambda code: {answers.position(code, pool.mentor(code).background.position, pool)},
        )

    def group(self) -> IntArray:
        return self._share(
            lambda code: answers.plain_set([self._pool.mentee(code).background.group]),
            lambda code: answers.plain_set([self._pool.mentor(code).background.group]),
        )

    def time(self) -> IntArray:
        return self._share(
            lambda code: answers.times(self._pool.mentee(code).times),
            lambda code: answers.times(self._pool.mentor(code).times),
        )

    def format(self) -> IntArray:
        return self._share(
            lambda code: answers.formats(self._pool.mentee(code).formats),
            lambda code: answers.formats(self._pool.mentor(code).formats),
        )

    def _share(
        self,
        of_mentee: Callable[[str], Iterable[str]],
        of_mentor: Callable[[str], Iterable[str]],
    ) -> IntArray:
        mentees = [frozenset(of_mentee(code)) for code in self._sides.mentees]
        mentors = [frozenset(of_mentor(code)) for code in self._sides.mentors]
        words = sorted(frozenset().union(*mentees) & frozenset().union(*mentors) - {""})
        said = _matrix(mentees, words, lambda own, word: int(word in own))
        heard = _matrix(mentors, words, lambda own, word: int(word in own))
        return (_summed(_BOTH, self._pairs, said, heard) > 0).astype(np.int64)


def _matrix(
    rows: Sequence[Row], columns: Sequence[str], value: Callable[[Row, str], int]
) -> IntArray:
    cells = [value(row, column) for row in rows for column in columns]
    return np.array(cells, dtype=np.int64).reshape(len(rows), len(columns))


def _summed(
    worth: IntArray, pairs: pd.DataFrame, of_mentees: IntArray, of_mentors: IntArray
) -> IntArray:
    """For each pair the sum of ``worth[mentee's cell, mentor's cell]`` over the columns, one at a time.

    Memory stays linear in the pairs: no array of pairs × columns is made.
    """
    total = np.zeros(len(pairs), dtype=np.int64)
    mentee, mentor = pairs["mentee"].to_numpy(), pairs["mentor"].to_numpy()
    for column in range(of_mentees.shape[1]):
        total += worth[of_mentees[mentee, column], of_mentors[mentor, column]]
    return total
