"""The product's solve beside SciPy, HiGHS and packages for mentoring: time, total, coverage, blocking pairs."""

import json
import os
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import numpy as np

from bench.matching.adapter import solve
from bench.matching.environments import ROOT, NotInstalled, interpreter, requirement, why
from bench.matching.instances import crowd, problem
from bench.matching.judging import Verdict, judged
from bench.peers.protocol import timed

LIMIT_SECONDS = 60.0
OURS = "Nastavnik, with proof"


@dataclass(frozen=True)
class Peer:
    """Another way to pairs.

    Attributes:
        name: How it is called in the table.
        environment: The lock in bench/peers that it is installed from.
        arguments: What its Python is told.
        exact: Whether it promises the greatest total, so that another total is a fault of one of the two.
    """

    name: str
    environment: str
    arguments: Sequence[str]
    exact: bool = True


def _scipy(name: str, way: str) -> Peer:
    return Peer(name, "scipy", ("-m", "bench.peers.run_scipy", way))


DENSE = _scipy("SciPy, full matrix", "dense")
SPARSE = _scipy("SciPy, sparse graph", "sparse")
HIGHS = _scipy("HiGHS by SciPy, linear programme", "highs")
STABLE = Peer(
    "matching, HospitalResident", "matching", ("-m", "bench.peers.run_matching"), exact=False
)
MUNKRES = Peer("mentor-match, Munkres", "mentor-match", ("-m", "bench.peers.run_mentor_match"))

# (mentees, length of the shortlist or 0 for all pairs, who is asked): whoever would take minutes is not asked.
CASES: Sequence[tuple[int, int, Sequence[Peer]]] = (
    (300, 0, (DENSE, SPARSE, HIGHS, STABLE, MUNKRES)),
    (3_000, 0, (DENSE, SPARSE)),
    (3_000, 20, (SPARSE, HIGHS, STABLE)),
    (30_000, 20, (SPARSE,)),
)


@dataclass(frozen=True)
class Outcome:
    """What came of asking somebody: an answer with its seconds, or why there is none."""

    name: str
    seconds: float = 0.0
    verdict: Verdict | None = None
    missing: str = ""


def compare() -> list[str]:
    """Print a table a case; answer what is wrong."""
    wrong: list[str] = []
    installed = sorted({peer.environment for _, _, peers in CASES for peer in peers})
    print(
        f"\nBeside others ({', '.join(map(requirement, installed))}): from numbers to an answer, once imported"
    )
    for mentees, shortlist, peers in CASES:
        given = problem(crowd(mentees), shortlist)
        pairs = len(given["edges"]["score"])
        best = (
            f"the {shortlist} best a mentee and all wishes" if shortlist else "every permitted pair"
        )
        print(f"\n{mentees} mentees, {pairs} pairs: {best}")
        print(f"  {'':33} seconds  of the best  covered  blocking pairs")
        outcomes = []
        for outcome in _asked(given, peers):
            outcomes.append(outcome)
            print(row(outcome, outcomes[0], mentees), flush=True)
        wrong += faults(outcomes, peers, f"{mentees} mentees, {pairs} pairs")
    return wrong


def _asked(given: Mapping[str, Any], peers: Sequence[Peer]) -> Iterator[Outcome]:
    seconds, chosen = timed(lambda: solve(given))
    yield Outcome(OURS, seconds, judged(given, chosen))
    with tempfile.TemporaryFile("w+", encoding="ascii") as file:
        write(given, file)
        for peer in peers:
            try:
                python = interpreter(peer.environment)
            except NotInstalled as reason:
                yield Outcome(peer.name, missing=f"not installed: {reason}")
            else:
                yield asked(given, file, peer, python)


def write(given: Mapping[str, Any], file: IO[str]) -> None:
    """Put a problem into the file that all peers read."""
    json.dump(given, file, default=np.ndarray.tolist)
    file.flush()


def asked(
    given: Mapping[str, Any],
    file: IO[str],
    peer: Peer,
    python: str | Path,
    limit: float = LIMIT_SECONDS,
) -> Outcome:
    """Let a process of the peer's solve what is in the file; it is killed when its time is over."""
    # The child shares our place in the file.
    os.lseek(file.fileno(), 0, os.SEEK_SET)
    try:
        done = subprocess.run(
            [str(python), *peer.arguments],
            check=False,
            stdin=file,
            capture_output=True,
            text=True,
            errors="replace",
            cwd=ROOT,
            timeout=limit,
        )
    except subprocess.TimeoutExpired:
        return Outcome(peer.name, missing=f"> {limit:g} s")
    try:
        said = json.loads(done.stdout)
        return Outcome(peer.name, float(said["seconds"]), judged(given, said["chosen"]))
    except (ValueError, KeyError, TypeError):
        return Outcome(
            peer.name, missing=f"no answer (exit code {done.returncode}): {why(done.stderr)}"
        )


def row(outcome: Outcome, ours: Outcome, mentees: int) -> str:
    """A line of the table."""
    if outcome.verdict is None or ours.verdict is None:
        return f"  {outcome.name:33} {outcome.missing}"
    verdict = outcome.verdict
    share, covered = verdict.total / max(1, ours.verdict.total), verdict.covered / max(1, mentees)
    broken = f"  ({verdict.broken} broken)" if verdict.broken else ""
    return (
        f"  {outcome.name:33} {outcome.seconds:7.3f} {100 * share:10.2f} % {100 * covered:6.1f} % "
        f"{verdict.blocking:15}{broken}"
    )


def faults(outcomes: Sequence[Outcome], peers: Sequence[Peer], case: str) -> list[str]:
    """Nobody has more points than the best that is proved, and who promises the best has as many."""
    ours, *others = (outcome.verdict for outcome in outcomes)
    if ours is None or ours.broken:
        return [f"{case}: the product's own pairs are not permitted"]
    return [
        f"{case}: {peer.name} reaches {verdict.total} points, the product {ours.total}"
        for peer, verdict in zip(peers, others, strict=True)
        if verdict is not None and not verdict.broken
        if verdict.total > ours.total or (peer.exact and verdict.total < ours.total)
    ]
