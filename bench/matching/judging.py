"""An answer to a plain problem judged: whoever gave it, by the same lines."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from programme.matching.network import IntArray, Mask

_LEAST, _MOST = np.iinfo(np.int64).min, np.iinfo(np.int64).max


@dataclass(frozen=True)
class Verdict:
    """What a set of pairs is worth.

    Attributes:
        total: Points of the permitted pairs.
        covered: Mentees with a mentor they may have.
        blocking: Pairs who both would rather have each other than what they have.
        broken: Pairs that are not permitted, and mentees above a mentor's places.
    """

    total: int
    covered: int
    blocking: int
    broken: int


def judged(problem: Mapping[str, Any], chosen: Sequence[int]) -> Verdict:
    """Judge for each mentee the number of the mentor, or -1.

    Raises:
        ValueError: It is no answer for so many mentees.
    """
    mentors = np.asarray(chosen, dtype=np.int64)
    if mentors.shape != (problem["n_mentees"],):
        raise ValueError(f"{problem['n_mentees']} mentees, but {mentors.shape} answers")
    taken = _taken(problem, mentors)
    used = np.bincount(_edges(problem, "mentor")[taken], minlength=problem["n_mentors"])
    over = np.maximum(used - np.asarray(problem["capacity"], dtype=np.int64), 0).sum()
    covered = int(taken.sum())
    return Verdict(
        int(_edges(problem, "score")[taken].sum()),
        covered,
        blocking(problem, mentors),
        int((mentors >= 0).sum()) - covered + int(over),
    )


def blocking(problem: Mapping[str, Any], mentors: IntArray) -> int:
    """How many permitted pairs strictly prefer each other: to the mentor one has, to the worst mentee the other has.

    Whoever has nobody, or a free place, prefers every permitted partner.
    """
    mentee, mentor = _edges(problem, "mentee"), _edges(problem, "mentor")
    of_mentee, of_mentor = _edges(problem, "mentee_points"), _edges(problem, "mentor_points")
    taken = _taken(problem, mentors)
    has = np.full(problem["n_mentees"], _LEAST)
    has[mentee[taken]] = of_mentee[taken]
    worst = np.full(problem["n_mentors"], _MOST)
    np.minimum.at(worst, mentor[taken], of_mentor[taken])
    used = np.bincount(mentor[taken], minlength=problem["n_mentors"])
    worst[used < np.asarray(problem["capacity"], dtype=np.int64)] = _LEAST
    return int(((of_mentee > has[mentee]) & (of_mentor > worst[mentor])).sum())


def _taken(problem: Mapping[str, Any], mentors: IntArray) -> Mask:
    taken: Mask = mentors[_edges(problem, "mentee")] == _edges(problem, "mentor")
    return taken


def _edges(problem: Mapping[str, Any], name: str) -> IntArray:
    return np.asarray(problem["edges"][name], dtype=np.int64)
