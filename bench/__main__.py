"""``make bench``: what a run of the product costs, beside a plain script that does the same job."""

import argparse
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.bounds import QUESTIONNAIRES, TEMPLATES, most_with_papers
from bench.people import LATE, MOST_PAIRS, Cast, cast
from bench.playground import playground
from bench.playing import Match, Results, faults
from bench.report import table, waiting
from bench.workload import Failed, set_up

LATENCY_SECONDS = 0.15
_FAULTS_SHOWN, _SHOWN_OF_ONE = 12, 400


def main(arguments: list[str] | None = None) -> int:
    """Measure, print, and answer 1 where a bound is broken or the two sides did not do the same."""
    options = _parser().parse_args(arguments)
    people = cast(options.pairs)
    results, slow = Results(), Results()
    print("\n".join(_introduction(people, options.repeats)), flush=True)
    try:
        with playground() as ground, tempfile.TemporaryDirectory() as folder:
            match = Match(set_up(ground, Path(folder), people))
            for _ in range(options.repeats):
                match.play(results)
            if not options.fast:
                ground.answer_after(LATENCY_SECONDS)
                match.play(slow, quotas=True)
    except (Failed, subprocess.TimeoutExpired) as failure:
        print(f"The bench could not be played: {failure}", file=sys.stderr)
        return 1
    wrong = faults(results, options.pairs)
    wrong += [
        f"nastavnik with latency and quotas: exit code {run.code}: {run.said}"
        for run in (*slow.papers, *slow.quiet)
        if run.code
    ]
    print("\n".join(_tables(results, slow, options.pairs)))
    print("\n".join(_verdict(results, options.pairs, wrong)))
    return 1 if wrong else 0


def _introduction(people: Cast, repeats: int) -> Iterator[str]:
    yield (
        f"{people.size} participants; {len(people.mentees)} pairs approved and {LATE} answers waiting when the run "
        f"with papers begins; every run {repeats} times."
    )
    yield (
        f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}, Python {platform.python_version()}; "
        "each run a process of its own against the emulator on this machine."
    )


def _tables(results: Results, slow: Results, pairs: int) -> Iterator[str]:
    yield from table("A run that finds nothing new", results.quiet, results.plain_quiet)
    yield from table(f"A run with {pairs} new papers", results.papers, results.plain_papers)
    if slow.papers:
        told = f"every call answered after {LATENCY_SECONDS} s, Google's quotas per minute kept"
        yield from waiting(f"Nothing new; {told}", slow.quiet[0], slow.plain_quiet[0])
        yield from waiting(f"{pairs} new papers; {told}", slow.papers[0], slow.plain_papers[0])


def _verdict(results: Results, pairs: int, wrong: list[str]) -> Iterator[str]:
    quiet, papers = results.quiet[-1], results.papers[-1]
    others = len(quiet.calls) - quiet.sheets_reads
    yield ""
    yield f"Bounds, with q = {QUESTIONNAIRES}, k = {TEMPLATES}, d = {pairs}"
    yield f"  nothing new: {quiet.sheets_reads} of 1 Sheets read, {others} of q + 3 = {QUESTIONNAIRES + 3} others, {quiet.writes} writes"
    yield (
        f"  papers: {len(papers.calls)} of 2d + q + k + 2u + 8 = {most_with_papers(pairs)} requests, "
        f"{papers.sheets_writes} Sheets writes of 2"
    )
    if wrong:
        yield "NOT KEPT, or the two sides did not do the same:"
        yield from (f"  {text[:_SHOWN_OF_ONE]}" for text in wrong[:_FAULTS_SHOWN])
        yield from [f"  … and {len(wrong) - _FAULTS_SHOWN} more"] * (len(wrong) > _FAULTS_SHOWN)
    else:
        yield "All kept. Both sides left the same registers, links, agreements and line 3.10."


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument(
        "--pairs",
        type=int,
        default=MOST_PAIRS,
        choices=range(1, MOST_PAIRS + 1),
        help="papers of a run with papers",
    )
    parser.add_argument("--repeats", type=int, default=3, help="how often each run is measured")
    parser.add_argument(
        "--fast", action="store_true", help="leave out the runs with latency and quotas"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
