"""``python -m bench.matching``: what a proved set of pairs costs, beside the solver's bare call and beside others."""

import os
import platform
import sys
from collections.abc import Iterator
from time import perf_counter

from bench.matching.measured import LARGEST, MOST_RATIO, SIZES, Measured, measure
from bench.matching.peers import compare
from bench.matching.records import pool
from config.matching_settings import MatchingSettings
from programme.matching.proposing import propose

WHOLE = (3_000, 1_000)
WHOLE_SECONDS = 15.0


def main() -> int:
    """Measure, print, and answer 1 where a bound is broken."""
    print(f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}\n")
    print(
        "mentees  pairs      bare s   with proof s  ratio  total     short of all pairs by at most"
    )
    measured = []
    for size in (*SIZES, LARGEST):
        measured.append(measure(size))
        print("\n".join(_lines(measured[-1])), flush=True)
    seconds = _whole_proposal()
    wrong = compare()
    wrong += [f"{m.size}: {m.ratio:.2f} bare calls" for m in measured if _is_dear(m)]
    if seconds > WHOLE_SECONDS:
        wrong.append(f"a whole proposal takes {seconds:.1f} s")
    print(
        f"\nBounds: {MOST_RATIO} bare calls (up to {SIZES[-1].mentees} mentees), {WHOLE_SECONDS:.0f} s a proposal"
    )
    print("\n".join(["NOT KEPT:", *wrong]) if wrong else "All kept.")
    return 1 if wrong else 0


def _lines(measured: Measured) -> Iterator[str]:
    size = measured.size
    loss = (measured.at_most - measured.total) / max(1, measured.at_most)
    yield (
        f"{size.mentees:7} {measured.edges:9} {measured.bare:9.3f} {measured.ours:12.3f} "
        f"{measured.ratio:8.2f}  {measured.total:8}  {100 * loss:.3f} %"
        + (f" (the {size.shortlist} best and all wishes)" if size.shortlist else "")
    )


def _whole_proposal() -> float:
    """Seconds from records to explained pairs, all levels, every pair a candidate."""
    people = pool(*WHOLE)
    began = perf_counter()
    proposal = propose(people, MatchingSettings())
    seconds = perf_counter() - began
    print(
        f"\nA whole proposal, {WHOLE[0]} mentees and {WHOLE[1]} mentors, from records to explained pairs: "
        f"{seconds:.1f} s, {len(proposal.pairs)} pairs, proved: {proposal.proved}"
    )
    return seconds


def _is_dear(measured: Measured) -> bool:
    return measured.size.bounded and measured.ratio > MOST_RATIO


if __name__ == "__main__":
    sys.exit(main())
