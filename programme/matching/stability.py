"""The stable way: no two people would both rather have each other than what they have.

Mentees ask, mentors keep the best of those who asked (deferred acceptance: Gale, Shapley, *College Admissions
and the Stability of Marriage*, American Mathematical Monthly 69, 1962, pp. 9-15). Of all stable sets it finds
the one that no mentee would change for another. Somebody may stay alone who need not in the best set for all.
"""

import heapq
from dataclasses import dataclass

import numpy as np
import pandas as pd

from programme.matching.branching import Choice, Couple, Cut, Task
from programme.matching.network import IntArray, Mask
from programme.matching.proposal import Proof, SolverFailureError
from programme.matching.score import PARTS

MOST_TRIED = 64
"""Sets tried where two-way pairs are in the way."""


@dataclass(frozen=True)
class Preferences:
    """How much each side of each candidate pair would like it: its own wish and what both have in common.

    Attributes:
        mentee_points: For each candidate pair; a mentor in reserve comes after all others.
        mentor_points: For each candidate pair.
    """

    mentee_points: IntArray
    mentor_points: IntArray

    @classmethod
    def of(cls, table: pd.DataFrame) -> "Preferences":
        """The preferences of a table of candidates."""
        parts = {name: table[name].to_numpy(dtype=np.int64) for name in PARTS}
        everything = np.zeros(len(table), dtype=np.int64)
        for points in parts.values():
            everything += points
        after_all = int(everything.max(initial=0)) + 1
        reserve = table["reserve"].to_numpy(dtype=np.int64)
        return cls(
            mentee_points=everything - parts["mentor_wish"] - after_all * reserve,
            mentor_points=everything - parts["mentee_wish"],
        )


def choose_stable(task: Task, preferences: Preferences) -> Choice:
    """A stable set of pairs; groups are not formed.

    Two-way pairs that may not both stand are met by leaving out one of the two, depth first. Then a stable
    set need not exist: of what was tried the one with the fewest blocking pairs is taken, ``Proof.NONE``.

    Raises:
        SolverFailureError: The set found fails the check.
    """
    couples = [rule for rule in task.rules if isinstance(rule, Couple)]
    pairing = _Pairing(task, preferences)
    waiting, tried = [frozenset[int]()], list[tuple[int, frozenset[int]]]()
    for _ in range(MOST_TRIED):
        if not waiting:
            break
        left_out = waiting.pop()
        chosen = pairing.without(left_out)
        broken = next((ways for rule in couples if (ways := rule.ways(chosen))), ())
        waiting += [left_out | way.edges for way in broken]
        if not broken:
            unhappy = len(_blocking_permitted(task, preferences, chosen, couples))
            if not unhappy:
                return _choice(chosen, Proof.STABLE)
            tried.append((unhappy, chosen))
    if not couples:
        raise SolverFailureError(
            "Подбор не прошёл проверку на устойчивость. Прежнее предложение оставлено без изменений."
        )
    if not tried:
        return _choice(_without_couples(pairing, couples), Proof.NONE)
    return _choice(min(tried, key=lambda found: (found[0], sorted(found[1])))[1], Proof.NONE)


def blocking(
    task: Task, preferences: Preferences, chosen: frozenset[int] | tuple[int, ...]
) -> IntArray:
    """Numbers of the candidate pairs that are not chosen though both sides would rather have each other.

    A mentor with a free place for a pair would rather have anybody than nobody.
    """
    problem, edges = task.problem, np.array(sorted(chosen), dtype=np.int64)
    mentee, mentor = problem.edge_mentee, problem.edge_mentor
    nobody = np.iinfo(np.int64).min
    has = np.full(problem.mentees, nobody, dtype=np.int64)
    has[mentee[edges]] = preferences.mentee_points[edges]
    room = room_for_pairs(task)
    least = np.full(problem.mentors, np.iinfo(np.int64).max, dtype=np.int64)
    np.minimum.at(least, mentor[edges], preferences.mentor_points[edges])
    load = np.bincount(mentor[edges], minlength=problem.mentors)
    least[load < room] = nobody
    both: Mask = preferences.mentee_points > has[mentee]
    both &= (preferences.mentor_points > least[mentor]) & (room[mentor] > 0)
    both[edges] = False
    return np.flatnonzero(both)


def room_for_pairs(task: Task) -> IntArray:
    """For each mentor the number of free places, those of a group apart."""
    places = task.problem.place_mentor[~task.beyond_pairs]
    return np.bincount(places, minlength=task.problem.mentors)


def _blocking_permitted(
    task: Task, preferences: Preferences, chosen: frozenset[int], couples: list[Couple]
) -> list[int]:
    """Without those that may not stand because the reverse pair does."""
    barred = {couple.one for couple in couples if couple.other in chosen}
    barred |= {couple.other for couple in couples if couple.one in chosen}
    return [row for row in blocking(task, preferences, chosen).tolist() if row not in barred]


def _without_couples(pairing: "_Pairing", couples: list[Couple]) -> frozenset[int]:
    left_out = frozenset[int]()
    while True:
        chosen = pairing.without(left_out)
        cuts = [ways[-1] for rule in couples if (ways := rule.ways(chosen))]
        if not cuts:
            return chosen
        left_out |= frozenset().union(*(cut.edges for cut in cuts))


def _choice(chosen: frozenset[int], proof: Proof) -> Choice:
    return Choice(tuple(sorted(chosen)), (), (), proof, Cut())


class _Pairing:
    """Deferred acceptance over one table of candidates; of equals the first by code is preferred."""

    def __init__(self, task: Task, preferences: Preferences) -> None:
        problem = task.problem
        order = np.lexsort((problem.edge_mentor, -preferences.mentee_points, problem.edge_mentee))
        ends = np.searchsorted(problem.edge_mentee[order], np.arange(problem.mentees + 1))
        self._wanted: list[int] = order.tolist()
        self._ends: list[int] = ends.tolist()
        self._mentor: list[int] = problem.edge_mentor.tolist()
        self._points: list[int] = preferences.mentor_points.tolist()
        self._room: list[int] = room_for_pairs(task).tolist()

    def without(self, left_out: frozenset[int]) -> frozenset[int]:
        """The edges chosen where some may not be."""
        kept: list[list[tuple[int, int, int]]] = [[] for _ in self._room]
        asked = self._ends[:-1]
        asking = list(range(len(asked) - 1, -1, -1))
        while asking:
            mentee = asking.pop()
            while asked[mentee] < self._ends[mentee + 1]:
                edge = self._wanted[asked[mentee]]
                asked[mentee] += 1
                if edge in left_out:
                    continue
                refused = self._refused(kept[self._mentor[edge]], mentee, edge)
                if refused != mentee:
                    asking += [refused] if refused >= 0 else []
                    break
        return frozenset(edge for heap in kept for _, _, edge in heap)

    def _refused(self, heap: list[tuple[int, int, int]], mentee: int, edge: int) -> int:
        """Who is refused when the mentee asks for an edge: -1 for nobody."""
        entry = (self._points[edge], -mentee, edge)
        if len(heap) < self._room[self._mentor[edge]]:
            heapq.heappush(heap, entry)
            return -1
        if not heap:
            return mentee
        return -heapq.heappushpop(heap, entry)[1]
