"""``python -m bench.municipality``: what a pass over a whole municipality costs, and whether failures stay apart."""

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from bench.municipality.breaking import WORKS, broken, busy
from bench.municipality.passing import Pass, passed
from bench.municipality.town import found
from bench.playground import playground
from bench.workload import Failed

LATENCY_SECONDS = 0.15
BUSY = 8
"""Institutions with answers, people and pairs; the others are as on their first day."""
_ROW = "  {:<52}{:>12}"


def main(arguments: list[str] | None = None) -> int:
    """Measure, print, and answer 1 where a failure was missed, reached others, or shares were uneven."""
    options = _parser().parse_args(arguments)
    try:
        wrong = _played(options.institutions, options.tasks, fast=options.fast)
    except Failed as failure:
        print(f"The bench could not be played: {failure}", file=sys.stderr)
        return 1
    print()
    for fault in wrong:
        print(f"NOT KEPT: {fault}")
    print("" if wrong else "All kept: every failure told in its own row, and nowhere else.")
    return 1 if wrong else 0


def _played(size: int, tasks: int, *, fast: bool) -> list[str]:
    print(
        f"{size} institutions, {tasks} tasks; {os.cpu_count()} cores, {platform.system()} {platform.machine()}, "
        f"Python {platform.python_version()}; one service account, files on a shared drive.",
        flush=True,
    )
    wrong: list[str] = []
    with playground() as ground, tempfile.TemporaryDirectory() as folder:
        town, seconds = found(ground, Path(folder), size)
        _say(f"municipality init: {seconds:.0f} s, {seconds / size:.2f} s an institution")
        rows = list(town.rows().values())
        busy(town, rows[:BUSY])
        first = passed(town, tasks)
        _tell("First pass: everything is written for the first time", first, size)
        wrong += _uneven(first, size)
        expected = broken(town, rows[BUSY:])
        second = passed(town, tasks)
        _tell("Second pass: nothing new but what was broken on purpose", second, size)
        wrong += _compared(town.rows(), expected)
        if not fast:
            ground.answer_after(LATENCY_SECONDS)
            ground.keep_quotas(enabled=True)
            third = passed(replace(town, keeps_quotas=True), tasks)
            told = f"every call answered after {LATENCY_SECONDS} s, Google's quotas per minute kept"
            _tell(f"Third pass: the same; {told}", third, size)
            wrong += _compared(town.rows(), expected)
    return wrong


def _say(*lines: str) -> None:
    print("\n".join(lines), flush=True)


def _tell(title: str, one: Pass, size: int) -> None:
    _say("", title)
    _say(_ROW.format("wall time, s", f"{one.seconds:.1f}"))
    _say(_ROW.format("institutions by task", " ".join(map(str, one.institutions))))
    known = [peak for peak in one.megabytes if peak]
    _say(_ROW.format("peak memory of a task, MB", f"{max(known):.0f}" if known else "unknown"))
    times = sorted(s for answer in one.answers for s in answer["seconds"].values())
    if times:
        told = f"{times[len(times) // 2]:.2f} / {times[-1]:.2f}"
        _say(_ROW.format("seconds an institution, median / longest", told))
    for bucket, count in sorted(one.by_bucket.items()):
        told = f"{count} = {count / size:.1f} × {size}"
        _say(_ROW.format(bucket or "no quota known", told))
    _say(_ROW.format("refused with 429", str(one.refused)))


def _uneven(one: Pass, size: int) -> Iterator[str]:
    if sum(one.institutions) != size:
        yield f"{sum(one.institutions)} institutions were run, not {size}"
    if max(one.institutions) - min(one.institutions) > 1:
        yield f"shares differ by more than one: {one.institutions}"


def _compared(
    rows: Mapping[str, Mapping[str, str]], expected: Mapping[str, Sequence[str]]
) -> Iterator[str]:
    """Who is told of what, beside what was done to whom."""
    for code, row in rows.items():
        state, way = expected.get(code, (WORKS, "nothing"))
        if row["Состояние"] != state:
            told = row["Что не так и что сделать"][:200]
            yield f"{code}, {way}: «{row['Состояние']}», not «{state}»: {told}"
        elif (state != WORKS) is not bool(row["Что не так и что сделать"]):
            yield f"{code}, {way}: «{state}» with the remark «{row['Что не так и что сделать'][:200]}»"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.municipality", description=__doc__)
    parser.add_argument("--institutions", type=int, default=200, help="at least 20")
    parser.add_argument("--tasks", type=int, default=4)
    parser.add_argument("--fast", action="store_true", help="leave out latency and quotas")
    return parser


if __name__ == "__main__":
    sys.exit(main())
