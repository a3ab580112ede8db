"""One process measured: its requests, its wall time, the memory of it and its children."""

import subprocess
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bench.playground import Call, Playground
from bench.workload import Command

_SECONDS = 120
_SAMPLE_SECONDS = 0.02
_PROC = Path("/proc")
CAN_MEASURE_MEMORY = (_PROC / "self" / "status").exists()
"""Linux tells the memory of a running process; elsewhere it isn't measured."""


@dataclass(frozen=True)
class Measured:
    """What a run cost.

    Attributes:
        calls: Its requests, in order.
        seconds: Wall time, from the start of the process to its end.
        megabytes: Sum of the peaks of resident memory of the process and its children; None where it can't be told.
        code: Exit code.
        said: The end of what it said on stderr.
        answered: What it said on stdout.
    """

    calls: tuple[Call, ...]
    seconds: float
    megabytes: float | None
    code: int
    said: str = ""
    answered: str = ""

    @property
    def sheets_reads(self) -> int:
        """Requests that draw from the quota of Sheets for reading."""
        return sum(call.sheets and not call.writes for call in self.calls)

    @property
    def sheets_writes(self) -> int:
        """Requests that draw from the quota of Sheets for writing."""
        return sum(call.sheets and call.writes for call in self.calls)

    @property
    def writes(self) -> int:
        """Requests that change something, wherever."""
        return sum(call.writes for call in self.calls)

    @property
    def refused(self) -> int:
        """Requests answered with 429."""
        return sum(call.status == 429 for call in self.calls)

    @property
    def by_method(self) -> Mapping[str, int]:
        """Requests by Google's method id."""
        return Counter(call.method for call in self.calls)


def measure(ground: Playground, command: Command) -> Measured:
    """Run a command as a process of its own and measure it.

    Raises:
        subprocess.TimeoutExpired: It took longer than two minutes.
    """
    ground.clear_log()
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        started = time.perf_counter()
        with subprocess.Popen(
            command.arguments, env=command.environment, stdout=output, stderr=errors
        ) as process:
            memory = Memory(process.pid)
            try:
                code = process.wait(_SECONDS)
            finally:
                seconds = time.perf_counter() - started
                process.kill()
                megabytes = memory.peak()
        output.seek(0)
        errors.seek(0)
        said = errors.read().decode("utf-8", "replace").strip()[-400:]
        answered = output.read().decode("utf-8", "replace")
    return Measured(ground.calls(), seconds, megabytes, code, said, answered)


class Memory:
    """Watches a process and its children from a thread."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._ended = threading.Event()
        self._peaks: dict[int, int] = {}
        self._thread = threading.Thread(target=self._watch)
        if CAN_MEASURE_MEMORY:
            self._thread.start()

    def peak(self) -> float | None:
        """Megabytes, once the process has ended."""
        if not CAN_MEASURE_MEMORY:
            return None
        self._ended.set()
        self._thread.join()
        return sum(self._peaks.values()) / 1024

    def _watch(self) -> None:
        while not self._ended.wait(_SAMPLE_SECONDS):
            for pid in _tree(self._pid):
                self._peaks[pid] = max(_peak_kilobytes(pid), self._peaks.get(pid, 0))


def _tree(pid: int) -> Iterator[int]:
    yield pid
    for children in (_PROC / str(pid) / "task").glob("*/children"):
        for child in _text(children).split():
            yield from _tree(int(child))


def _peak_kilobytes(pid: int) -> int:
    """Linux' own record of the largest resident size so far; 0 for a process that has just ended."""
    status = _text(_PROC / str(pid) / "status")
    return next((int(line.split()[1]) for line in status.splitlines() if "VmHWM" in line), 0)


def _text(path: Path) -> str:
    try:
        return path.read_text("ascii", "replace")
    except OSError:
        return ""
