"""What a peer is given and what it answers: one JSON object in on stdin, one out on stdout.

Only the standard library: these lines run in the environments of all peers.
"""

import json
import sys
from collections.abc import Callable, Sequence
from statistics import median
from time import perf_counter
from typing import Any

MOST_REPEATS = 5
ENOUGH_SECONDS = 2.0

Solved = Sequence[int]
"""For each mentee the number of the mentor, or -1."""


def given() -> dict[str, Any]:
    """The problem: ``n_mentees``, ``n_mentors``, ``capacity`` and ``edges``, as ``bench.matching.solve`` takes it."""
    read: dict[str, Any] = json.load(sys.stdin)
    return read


def answer(work: Callable[[], Solved]) -> None:
    """Solve and say how long it took; the import of the library and the reading are left out."""
    seconds, chosen = timed(work)
    json.dump({"seconds": seconds, "chosen": [int(mentor) for mentor in chosen]}, sys.stdout)


def timed(work: Callable[[], Solved]) -> tuple[float, Solved]:
    """The median of a few runs; of one run where that is long already."""
    seconds: list[float] = []
    while True:
        began = perf_counter()
        chosen = work()
        seconds.append(perf_counter() - began)
        if len(seconds) == MOST_REPEATS or sum(seconds) > ENOUGH_SECONDS:
            return median(seconds), chosen
