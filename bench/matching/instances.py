"""Seeded problems of any size: needs and competencies, functions, levels, sites, wishes.

The rules are those of the published comparison of solvers that docs/matching.md names: scores from 20 points
up, a third of all pairs permitted, places for a tenth more people than there are.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from programme.matching.network import IntArray

SmallArray = npt.NDArray[np.int16]

COMPETENCIES, FUNCTIONS, LEVELS, SITES, BLOCK = 24, 12, 6, 6, 256


@dataclass(frozen=True)
class Crowd:
    """People as numbers, a row a person.

    Attributes:
        needs: Mentee × competency, 0 or 1.
        offers: Mentor × competency, 0 or 1.
        capacity: A number a mentor.
        traits: Of mentees and of mentors: function, level, site, whether they may meet at a distance.
        wishes: (mentee, mentor, points): whom people named.
    """

    needs: IntArray
    offers: IntArray
    capacity: IntArray
    traits: tuple[SmallArray, SmallArray]
    wishes: IntArray


def crowd(mentees: int, seed: int = 7) -> Crowd:
    """So many mentees and a third as many mentors."""
    dice, mentors = np.random.default_rng(seed), max(2, mentees // 3)
    capacity = dice.integers(1, 6, mentors)
    while capacity.sum() < 1.1 * mentees:
        capacity[dice.integers(mentors)] += 1
    named = dice.integers(0, 6, mentees)
    of_mentees = np.repeat(np.arange(mentees), named)
    # A few mentors are famous: squares of even numbers crowd at the beginning.
    of_mentors = (dice.random(len(of_mentees)) ** 2 * mentors).astype(np.int64)
    rank = np.concatenate([np.arange(count) for count in named]) if len(of_mentees) else named[:0]
    return Crowd(
        _some(dice, mentees, 2, 5),
        _some(dice, mentors, 3, 7),
        capacity,
        (_traits(dice, mentees), _traits(dice, mentors)),
        np.column_stack((of_mentees, of_mentors, 3 * (5 - rank))).astype(np.int64),
    )


def _some(dice: np.random.Generator, people: int, least: int, most: int) -> IntArray:
    order = dice.random((people, COMPETENCIES)).argsort(axis=1).argsort(axis=1)
    return (order < dice.integers(least, most, (people, 1))).astype(np.int64)


def _traits(dice: np.random.Generator, people: int) -> SmallArray:
    columns = [dice.integers(0, most, people) for most in (FUNCTIONS, LEVELS, SITES)]
    # Small numbers: a block of a large crowd holds millions of each.
    return np.column_stack((*columns, dice.random(people) < 0.4)).astype(np.int16)


def problem(people: Crowd, shortlist: int = 0) -> dict[str, Any]:
    """The problem of a crowd.

    To each side a pair is worth what speaks for it without anybody's wish, and twice the points of the own wish.
    Mentors name nobody here.

    Args:
        people: The crowd.
        shortlist: So many best mentors a mentee, and every permitted wish; 0: every permitted pair.
    """
    blocks = list(_blocks(people, shortlist))
    mentee, mentor, score, wish = (np.concatenate(parts) for parts in zip(*blocks, strict=True))
    return {
        "n_mentees": len(people.needs),
        "n_mentors": len(people.offers),
        "capacity": people.capacity.tolist(),
        "edges": {
            "mentee": mentee,
            "mentor": mentor,
            "score": score,
            "mentee_points": score + wish,
            "mentor_points": score - wish,
        },
    }


def _blocks(people: Crowd, shortlist: int) -> Iterator[tuple[IntArray, ...]]:
    """Edges of so many mentees at a time: a whole matrix of a large crowd would not fit into memory."""
    for first in range(0, len(people.needs), BLOCK):
        last = min(first + BLOCK, len(people.needs))
        points, wishes = scores(people, first, last)
        chosen = points >= 0
        if shortlist and shortlist < points.shape[1]:
            best = np.argpartition(-points, shortlist, axis=1)[:, :shortlist]
            near = np.zeros_like(chosen)
            np.put_along_axis(near, best, values=True, axis=1)
            chosen &= near | (wishes > 0)
        mentee, mentor = np.nonzero(chosen)
        score, wish = (table[mentee, mentor].astype(np.int64) for table in (points, wishes))
        yield mentee + first, mentor, score, wish


def scores(people: Crowd, first: int, last: int) -> tuple[SmallArray, SmallArray]:
    """Points of some mentees with every mentor, -1 where the pair is barred, and those of the mentees' wishes alone."""
    of_mentees, of_mentors = people.traits[0][first:last, None, :], people.traits[1][None, :, :]
    # Whole numbers this small are exact as floats, for which the product is fast.
    needs, offers = (
        table.astype(np.float32) for table in (people.needs[first:last], people.offers)
    )
    shared = np.minimum(needs @ offers.T, 3).astype(np.int16)
    apart = np.abs(of_mentors[..., 1] - of_mentees[..., 1] - 1)
    same_site = of_mentees[..., 2] == of_mentors[..., 2]
    points = 20 + 6 * shared + 5 * (of_mentees[..., 0] == of_mentors[..., 0])
    points += np.maximum(8 - 2 * apart, 0) + 3 * same_site
    mine = people.wishes[(people.wishes[:, 0] >= first) & (people.wishes[:, 0] < last)]
    wishes = np.zeros(points.shape, dtype=np.int16)
    np.add.at(wishes, (mine[:, 0] - first, mine[:, 1]), mine[:, 2].astype(np.int16))
    may_meet = same_site | ((of_mentees[..., 3] & of_mentors[..., 3]) == 1)
    return np.where(may_meet, points + wishes, -1), wishes
