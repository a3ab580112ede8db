"""The package ``matching`` (MIT): hospitals and residents, stable but blind to the total.

Run as ``python -m bench.peers.run_matching``.
"""

import sys
from collections.abc import Iterable, Mapping
from importlib import import_module
from typing import Any

from bench.peers.protocol import Solved, answer, given

# It copies its players, who are linked to each other, and ends in a recursion error from 300 people on.
DEPTH = 1_000_000

games = import_module("matching.games")


def hospital_resident(problem: Mapping[str, Any]) -> Solved:
    """The stable pairs that are best for mentees; who is open to nobody takes no part."""
    edges = problem["edges"]
    pairs = [
        (mentee, mentor, of_mentee, of_mentor)
        for mentee, mentor, of_mentee, of_mentor in zip(
            *(edges[name] for name in ("mentee", "mentor", "mentee_points", "mentor_points")),
            strict=True,
        )
        if problem["capacity"][mentor] > 0
    ]
    game = games.HospitalResident.create_from_dictionaries(
        _lists((mentee, -points, mentor) for mentee, mentor, points, _ in pairs),
        _lists((mentor, -points, mentee) for mentee, mentor, _, points in pairs),
        dict(enumerate(problem["capacity"])),
    )
    chosen = [-1] * problem["n_mentees"]
    for hospital, residents in game.solve(optimal="resident").items():
        for resident in residents:
            chosen[resident.name] = hospital.name
    return chosen


def _lists(ranked: Iterable[tuple[int, int, int]]) -> dict[int, list[int]]:
    """(who, minus points, whom) → for each person the others, best first, equals by number: ties are unknown to it."""
    lists: dict[int, list[int]] = {}
    for who, _, whom in sorted(ranked):
        lists.setdefault(who, []).append(whom)
    return lists


if __name__ == "__main__":
    sys.setrecursionlimit(DEPTH)
    read = given()
    answer(lambda: hospital_resident(read))
