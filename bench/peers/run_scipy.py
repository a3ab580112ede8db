"""SciPy (BSD-3-Clause): the assignment as a full matrix, as a sparse graph, and as a linear programme for HiGHS (MIT).

Neither of the first two knows places: each place is a column. Run as ``python -m bench.peers.run_scipy dense``.
"""

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from bench.peers.protocol import Solved, answer, given

np = import_module("numpy")
optimize = import_module("scipy.optimize")
sparse = import_module("scipy.sparse")
csgraph = import_module("scipy.sparse.csgraph")


@dataclass(frozen=True)
class Numbers:
    """The problem as arrays, which all three ways and the product start from."""

    mentees: int
    mentors: int
    capacity: Any
    mentee: Any
    mentor: Any
    score: Any

    @classmethod
    def of(cls, problem: Mapping[str, Any]) -> "Numbers":
        """The arrays of a plain problem."""
        edges = problem["edges"]
        columns = (problem["capacity"], edges["mentee"], edges["mentor"], edges["score"])
        return cls(problem["n_mentees"], problem["n_mentors"], *map(np.asarray, columns))


def dense(given_numbers: Numbers) -> Solved:
    """A full matrix; no points where a pair is not permitted, and such a pair is nobody's."""
    matrix = np.zeros((given_numbers.mentees, given_numbers.mentors))
    matrix[given_numbers.mentee, given_numbers.mentor] = given_numbers.score
    places = np.repeat(np.arange(given_numbers.mentors), given_numbers.capacity)
    rows, columns = optimize.linear_sum_assignment(matrix[:, places], maximize=True)
    chosen = np.full(given_numbers.mentees, -1)
    chosen[rows] = np.where(matrix[rows, places[columns]] > 0, places[columns], -1)
    return list(chosen)


def thin(given_numbers: Numbers) -> Solved:
    """A sparse graph, with a column for each mentee to stay alone: every row must get one."""
    alone = np.arange(given_numbers.mentees)
    times = given_numbers.capacity[given_numbers.mentor]
    first = np.cumsum(given_numbers.capacity) - given_numbers.capacity
    before = np.cumsum(times) - times
    column = np.arange(times.sum()) + np.repeat(first[given_numbers.mentor] - before, times)
    places = np.repeat(np.arange(given_numbers.mentors), given_numbers.capacity)
    graph = sparse.csr_array(
        (
            # One point more for everything: SciPy reads a zero as no edge, and each row takes exactly one.
            1 + np.concatenate((np.repeat(given_numbers.score, times), np.zeros(len(alone)))),
            (
                np.concatenate((np.repeat(given_numbers.mentee, times), alone)),
                np.concatenate((column, len(places) + alone)),
            ),
        ),
        shape=(len(alone), len(places) + len(alone)),
    )
    rows, columns = csgraph.min_weight_full_bipartite_matching(graph, maximize=True)
    chosen = np.full(len(alone), -1)
    chosen[rows] = np.concatenate((places, np.full(len(alone), -1)))[columns]
    return list(chosen)


def highs(given_numbers: Numbers) -> Solved:
    """A linear programme: its corners are whole numbers here, so no branching is needed."""
    pairs = len(given_numbers.score)
    rows = np.concatenate((given_numbers.mentee, given_numbers.mentees + given_numbers.mentor))
    shape = (given_numbers.mentees + given_numbers.mentors, pairs)
    columns = np.tile(np.arange(pairs), 2)
    solved = optimize.linprog(
        -given_numbers.score,
        A_ub=sparse.csr_array((np.ones(2 * pairs), (rows, columns)), shape=shape),
        b_ub=np.concatenate((np.ones(given_numbers.mentees), given_numbers.capacity)),
        bounds=(0, 1),
        method="highs-ds",
    )
    if not solved.success:
        raise RuntimeError(solved.message)
    taken = solved.x > 0.5
    chosen = np.full(given_numbers.mentees, -1)
    chosen[given_numbers.mentee[taken]] = given_numbers.mentor[taken]
    return list(chosen)


WAYS: Mapping[str, Callable[[Numbers], Solved]] = {"dense": dense, "sparse": thin, "highs": highs}


if __name__ == "__main__":
    numbers = Numbers.of(given())
    answer(lambda: WAYS[sys.argv[1]](numbers))
