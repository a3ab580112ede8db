"""One point: end the process there, run until quiet, compare with the undisturbed end."""

import json
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime, timedelta

from torture.likeness import differences, facts
from torture.loaded import Run
from torture.points import Point
from torture.proxy import Fate, Met, Watcher
from torture.story import SECONDS, Command, Stage

MOST_RUNS = 8
"""Runs after which a programme that still finds something to do is not going to be quiet."""
BUSY = 5
PAST_THE_LEASE = timedelta(minutes=16)


@dataclass(frozen=True)
class Verdict:
    """What became of a point.

    Attributes:
        missing: What the undisturbed state holds and this one does not.
        surplus: What this state holds and the undisturbed one does not.
        trouble: Why the programme did not come to rest, or "".
    """

    point: Point
    missing: tuple[str, ...] = ()
    surplus: tuple[str, ...] = ()
    trouble: str = ""

    @property
    def survived(self) -> bool:
        """Whether the end is as if nothing had happened."""
        return not (self.missing or self.surplus or self.trouble)


class _Killer(Watcher):
    """Ends a process at its request number so-and-so."""

    def __init__(self, point: Point) -> None:
        super().__init__()
        self.victim: Future[Run] = Future()
        self._point = point
        self.struck = False

    def arriving(self, met: Met) -> Fate:
        if met.number != self._point.request:
            return Fate.NEVER_ARRIVES if self.struck else Fate.PASSES
        self.struck = True
        if self._point.fate is Fate.NEVER_ARRIVES:
            self._kill()
        return self._point.fate

    def over(self, met: Met, fate: Fate) -> None:
        if met.number == self._point.request and fate is not Fate.NEVER_ARRIVES:
            self._kill()

    def _kill(self) -> None:
        self.victim.result(SECONDS).kill()


def strike(stage: Stage, point: Point) -> Verdict:
    """End the command at the point, run it until quiet, and judge what is there then."""
    command = stage.commands[point.command]
    stage.restore(command)
    killer = _Killer(point)
    stage.proxy.watch(killer)
    run = stage.start(command.name, command.today)
    killer.victim.set_result(run)
    run.ended(SECONDS)
    if not killer.struck:
        return Verdict(point, trouble="the request was never sent")
    stage.proxy.watch(Watcher())
    if trouble := _run_until_quiet(stage, command):
        return Verdict(point, trouble=trouble)
    missing, surplus = differences(command.wanted, facts(stage.state(command.today)))
    return Verdict(point, tuple(missing), tuple(surplus))


def _run_until_quiet(stage: Stage, command: Command) -> str:
    for _ in range(MOST_RUNS):
        ended = stage.start(command.name, command.today).ended(SECONDS)
        if ended.code == BUSY:
            now = datetime.fromisoformat(stage.clock())
            stage.set_clock(now + PAST_THE_LEASE)
        elif ended.code:
            return f"exit code {ended.code}: {ended.complained.strip()[-400:]}"
        elif not json.loads(ended.said)["changes"]:
            return ""
    return f"still not quiet after {MOST_RUNS} runs"
