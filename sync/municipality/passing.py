"""A task's pass: its share of the institutions, whoever has waited longest first, told to the directory as it goes."""

import math
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path

from generators.municipality.institutions import REST
from sync.municipality.hall import Hall
from sync.municipality.listing import Institution, Standing, longest_waiting_first
from sync.municipality.outcome import Outcome, is_of_everybody
from sync.municipality.reporting import Part
from sync.municipality.running import homes_of, run_one
from sync.municipality.sharding import shard
from sync.municipality.vanishing import refuse_loss
from sync.progress import Progress, silent
from sync.refusals import Moved, NotSetUp, Overtaken
from sync.snapshot import Snapshot

SECONDS_EACH = 300.0
"""How long one institution may take before the next one has its turn."""

REPORT_AFTER, REPORT_SECONDS = 20, 60.0
"""So many outcomes, or so many seconds, and the directory is told: that is the most a killed task can forget."""

IN_A_ROW = 3
"""So many institutions that fail for everybody's reason end a task: there is no network, or no key."""

WHAT = "Учреждения"


@dataclass(frozen=True)
class Task:
    """Which part of a pass, and within what.

    Attributes:
        index: The task's number, from 0.
        count: How many there are.
        seconds: How long it may begin new institutions.
        seconds_each: How long each may take.
    """

    index: int = 0
    count: int = 1
    seconds: float = math.inf
    seconds_each: float = SECONDS_EACH


@dataclass
class Passed:
    """What a pass has done.

    Attributes:
        outcomes: Of every institution that had its turn.
        left: Codes of those whose turn did not come.
        counts: Requests by Google's method id.
        faults: What is wrong with the directory itself.
        unready: Rows that no task can run: key or place → what they say. The first task tells of them.
    """

    outcomes: list[Outcome] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    faults: tuple[str, ...] = ()
    unready: Mapping[str, Standing] = field(default_factory=dict)


def make_pass(
    hall: Hall,
    task: Task,
    base_path: Path,
    *,
    progress: Progress = silent,
    clock: Callable[[], float] = time.monotonic,
) -> Passed:
    """Run a task's share of the institutions.

    Args:
        hall: The directory.
        task: Which share.
        base_path: Where the municipality's configuration stands.
        progress: Told after each institution.
        clock: In seconds.

    Raises:
        NotSetUp: The directory is broken.
        Guarded: Most institutions have gone from it.
        WorkspaceError: Google can't be reached or knows no key; what was done before is reported.
        KeyboardInterrupt: The task was asked to end; what was done is reported.
    """
    return _Pass(hall, task, base_path, progress, clock).made()


class _Pass:
    def __init__(
        self,
        hall: Hall,
        task: Task,
        base_path: Path,
        progress: Progress,
        clock: Callable[[], float],
    ) -> None:
        self._hall, self._task, self._base_path = hall, task, base_path
        self._stop, self._transport = hall.desk.workspace.stop, hall.desk.workspace.transport
        self._progress, self._clock = progress, clock
        self._began = self._told_at = clock()
        self._untold: list[Outcome] = []
        self._has_spoken = False
        self._homes: dict[str, str] = {}
        self._passed = Passed()

    def made(self) -> Passed:
        """All of it."""
        self._transport.begin(math.inf)
        directory = self._hall.read()
        self._passed.faults = faults_of(directory)
        refuse_loss(directory.tables, self._hall.desk.confirmed)
        self._passed.counts.update(self._transport.counts)
        self._homes = homes_of(directory)
        listing = self._hall.listed(directory)
        ready = listing.ready
        if not self._task.index:
            told = listing.standing.items()
            self._passed.unready = {key: one for key, one in told if one.state != REST}
        mine = shard([one.code for one in ready], self._task.index, self._task.count)
        turn = longest_waiting_first([one for one in ready if one.code in mine])
        try:
            self._run(turn)
        finally:
            with self._stop.in_hand():
                self._report(last=True)
        return self._passed

    def _run(self, turn: list[Institution]) -> None:
        in_a_row = 0
        self._progress(WHAT, 0, len(turn))
        for place, institution in enumerate(turn):
            if self._clock() - self._began >= self._task.seconds:
                self._passed.left = [one.code for one in turn[place:]]
                return
            self._stop.check()
            error = self._one(institution)
            in_a_row = in_a_row + 1 if error and is_of_everybody(error) else 0
            if error and in_a_row >= IN_A_ROW:
                raise error
            if len(self._untold) >= REPORT_AFTER or self._clock() - self._told_at > REPORT_SECONDS:
                self._report()
            self._progress(WHAT, place + 1, len(turn))

    def _one(self, institution: Institution) -> Exception | None:
        """The institution's turn; what went wrong, if anything did."""
        desk, began = replace(self._hall.desk, tabs=(), confirmed=""), self._clock()
        now = self._now()
        outcome, error = run_one(
            replace(desk, now=now),
            institution,
            self._base_path,
            self._homes,
            self._task.seconds_each,
        )
        self._passed.counts.update(self._transport.counts)
        if outcome.home:
            self._homes[outcome.home] = institution.code
        outcome = replace(outcome, last_run=self._hall.cell_of(now), seconds=self._clock() - began)
        self._passed.outcomes.append(outcome)
        self._untold.append(outcome)
        return error

    def _report(self, *, last: bool = False) -> None:
        """Tell the directory what it doesn't know yet; what others kept from being told is told with the next word."""
        self._transport.begin(math.inf)
        now = self._now()
        part = Part(
            f"{now:%Y-%m-%d} · {self._task.index + 1} из {self._task.count}",
            self._hall.desk.run,
            begins=not self._has_spoken,
        )
        try:
            self._hall.report(self._untold, now, part)
        except (Overtaken, Moved):
            if last:
                raise
        else:
            self._untold, self._has_spoken = [], True
        self._told_at = self._clock()
        self._passed.counts.update(self._transport.counts)

    def _now(self) -> datetime:
        return self._hall.desk.now + timedelta(seconds=self._clock() - self._began)


def faults_of(directory: Snapshot) -> tuple[str, ...]:
    """What is wrong with the directory's tabs and columns.

    Raises:
        NotSetUp: «Учреждения» can't be read as a whole: nobody can be run on half a list.
    """
    texts = tuple(finding.text for finding in directory.findings)
    table = directory.tables["institutions"]
    if table.missing or not table.whole:
        own = [finding.text for finding in directory.findings if finding.tab == table.tab.key]
        raise NotSetUp(
            "\n".join(("Справочник учреждений не читается целиком, поэтому запуск не начат.", *own))
        )
    return texts
