"""`python -m torture`: ends the product at every request of the demo's story and counts what survives."""

import os
import sys
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from time import perf_counter

from torture.points import Point, points_of, sample
from torture.story import Stage, played
from torture.sweep import Verdict, strike

SHOWN = 6
"""Differences shown of a point that did not survive."""


def main() -> int:
    """Play, strike, count; returns the exit code."""
    wanted = int(os.environ.get("TORTURE_POINTS", "0"))
    workers = max(1, min(int(os.environ.get("TORTURE_WORKERS", "0")) or os.cpu_count() or 1, 8))
    began = perf_counter()
    with ThreadPoolExecutor(workers) as pool:
        shares = [pool.submit(_swept, wanted, share, workers) for share in range(workers)]
        verdicts = [verdict for share in shares for verdict in share.result()]
    survived = sum(verdict.survived for verdict in verdicts)
    lost = sum(bool(verdict.missing or verdict.trouble) for verdict in verdicts)
    doubled = sum(bool(verdict.surplus) for verdict in verdicts)
    print(f"{perf_counter() - began:.0f} s")
    print(
        f"torture: points {len(verdicts)}, survived {survived}, lost {lost}, doubled {doubled}",
        flush=True,
    )
    return 0 if verdicts and survived == len(verdicts) else 1


def _swept(wanted: int, share: int, shares: int) -> list[Verdict]:
    """One worker's share of the points, on a stage of its own."""
    with played() as stage:
        chosen = _points(stage, wanted)
        if share == 0:
            _announce(stage, len(chosen))
        return [_struck(stage, point) for point in chosen[share::shares]]


def _points(stage: Stage, wanted: int) -> Sequence[Point]:
    every = [
        point
        for place, command in enumerate(stage.commands)
        for point in points_of(place, command.requests)
    ]
    return sample(every, wanted)


def _announce(stage: Stage, count: int) -> None:
    for place, command in enumerate(stage.commands):
        print(
            f"command {place}: {command.name} on {command.today}, {len(command.requests)} requests"
        )
    print(f"points to strike: {count}", flush=True)


_printing = threading.Lock()


def _struck(stage: Stage, point: Point) -> Verdict:
    verdict = strike(stage, point)
    with _printing:
        _tell(verdict)
    return verdict


def _tell(verdict: Verdict) -> None:
    print(f"{'survived' if verdict.survived else 'DIFFERS '}: {verdict.point}", flush=True)
    if verdict.trouble:
        print(f"    {verdict.trouble}")
    for sign, lines in (("-", verdict.missing), ("+", verdict.surplus)):
        for line in lines[:SHOWN]:
            print(f"    {sign} {line[:300]}")


if __name__ == "__main__":
    sys.exit(main())
