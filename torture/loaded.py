"""Runs of the product that need not load it first.

Loading takes longer than most runs do. One process loads the product once, and each run is forked
from it: a process with its own environment and output, which can be killed like any other.
"""

import multiprocessing
import os
import sys
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from multiprocessing.connection import wait
from pathlib import Path
from tempfile import TemporaryDirectory

PRODUCT = [
    "sync.cli.main", "sync.cli.init", "sync.cli.sync", "sync.cli.status", "sync.cli.explain",
    "sync.cli.import_roadmap", "generators.documents.checks", "torture.preloaded",
]  # fmt: skip
_context = multiprocessing.get_context("forkserver")
_context.set_forkserver_preload(PRODUCT)

_attended = threading.Lock()
"""Whoever starts a process asks after all others too, and what is asked twice at once is misheard."""


@dataclass(frozen=True)
class Ended:
    """How a run ended: its exit code (negative: the signal), and what it printed."""

    code: int
    said: str
    complained: str


class Run:
    """One run, begun when it is made.

    Args:
        arguments: What follows ``nastavnik`` on the command line.
        environment: All its variables.
    """

    def __init__(self, arguments: Sequence[str], environment: Mapping[str, str]) -> None:
        self._printed = TemporaryDirectory(prefix="nastavnik-run-")
        self._process = _context.Process(
            target=_worked, args=(tuple(arguments), dict(environment), self._printed.name)
        )
        with _attended:
            self._process.start()

    def kill(self) -> None:
        """End it as SIGKILL does."""
        self._process.kill()

    def ended(self, seconds: float) -> Ended:
        """How it ended; after that many seconds it is killed."""
        if not wait([self._process.sentinel], seconds):
            self._process.kill()
            wait([self._process.sentinel])
        with _attended, self._printed as folder:
            code = self._process.exitcode
            said, complained = (_read(Path(folder, name)) for name in ("stdout", "stderr"))
            self._process.close()
        return Ended(-1 if code is None else code, said, complained)


def _read(path: Path) -> str:
    return path.read_text("utf-8", errors="replace") if path.exists() else ""


def _worked(arguments: Sequence[str], environment: Mapping[str, str], folder: str) -> None:
    """What the forked process does: the command line's work, with output and variables of its own."""
    os.environ.clear()
    os.environ.update(environment)
    for number, name in ((1, "stdout"), (2, "stderr")):
        file = Path(folder, name).open("w", encoding="utf-8", buffering=1)  # noqa: SIM115 - till its end
        os.dup2(file.fileno(), number)
        setattr(sys, name, file)
    sys.argv = ["nastavnik", *arguments]
    sys.exit(import_module("sync.cli.main").main(arguments))
