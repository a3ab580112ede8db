"""Both sides on the same memory of the emulator: a run with papers, a run that finds nothing new."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from bench.bounds import broken_papers, broken_quiet
from bench.measuring import Measured, measure
from bench.visible import Visible, differences, visible
from bench.workload import Command, Office, plain, product


@dataclass
class Results:
    """Every run of both sides, and what the runs with papers left behind.

    Attributes:
        papers: The product's runs with papers.
        quiet: Its runs that find nothing new.
        plain_papers: The same of the plain script.
        plain_quiet: The same of the plain script.
        seen: What staff see after the product's run with papers, and after the plain script's.
    """

    papers: list[Measured] = field(default_factory=list)
    quiet: list[Measured] = field(default_factory=list)
    plain_papers: list[Measured] = field(default_factory=list)
    plain_quiet: list[Measured] = field(default_factory=list)
    seen: list[tuple[Visible, Visible]] = field(default_factory=list)


class Match:
    """The two sides and the state of the school in which both begin."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._ground = office.ground
        self._state: Any = self._ground.state()
        self._sync = product(self._ground, office.folder, "sync")
        self._script = plain(office)

    def play(self, results: Results, *, quotas: bool = False) -> None:
        """Every kind of run once on both sides.

        Both quiet runs come after the product's run with papers. So the plain script finds nothing to
        do only if it takes the product's result for finished.

        Args:
            results: Where the runs are noted.
            quotas: Keep Google's quotas per minute, each run beginning with a fresh minute.
        """
        self._ground.restore(self._state)
        results.papers.append(self._measured(self._sync, quotas=quotas))
        by_product = None if quotas else visible(self._office)
        results.quiet.append(self._measured(self._sync, quotas=quotas))
        results.plain_quiet.append(self._measured(self._script, quotas=quotas))
        self._ground.restore(self._state)
        results.plain_papers.append(self._measured(self._script, quotas=quotas))
        if by_product is not None:
            results.seen.append((by_product, visible(self._office)))

    def _measured(self, command: Command, *, quotas: bool) -> Measured:
        self._ground.keep_quotas(enabled=quotas)
        run = measure(self._ground, command)
        self._ground.keep_quotas(enabled=False)
        return run


def faults(results: Results, papers: int) -> list[str]:
    """Everything that makes the comparison void or breaks a bound; empty where all is well."""
    return [
        *_ends(results),
        *(f"nastavnik, papers: {text}" for run in results.papers for text in _made(run, papers)),
        *(f"nastavnik, nothing new: {text}" for run in results.quiet for text in _kept(run)),
        *(
            f"plain, nothing new: {run.writes} writes after the product's run"
            for run in results.plain_quiet
            if run.writes
        ),
        *(text for pair in results.seen for text in differences(*pair)),
    ]


def _ends(results: Results) -> Iterator[str]:
    for name, runs in (
        ("nastavnik, papers", results.papers),
        ("nastavnik, nothing new", results.quiet),
        ("plain, papers", results.plain_papers),
        ("plain, nothing new", results.plain_quiet),
    ):
        yield from (f"{name}: exit code {run.code}: {run.said}" for run in runs if run.code)
        if len({tuple(sorted(run.by_method.items())) for run in runs}) > 1:
            yield f"{name}: repeats sent different requests"


def _made(run: Measured, papers: int) -> Iterator[str]:
    yield from broken_papers(run, papers)
    if (made := _answered(run, "documents")) != papers:
        yield f"{made} papers made, not {papers}"


def _kept(run: Measured) -> Iterator[str]:
    yield from broken_quiet(run)
    if changes := _answered(run, "changes"):
        yield f"{changes} changes"


def _answered(run: Measured, name: str) -> int:
    """A number of the report that ``nastavnik sync --json`` prints; -1 where there is none."""
    try:
        return int(json.loads(run.answered)[name])
    except (ValueError, KeyError):
        return -1
