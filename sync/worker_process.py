"""Processes of our own that do heavy or risky work and may be killed: what they are started with."""

import os
import sys
from pathlib import Path

_KEPT = ("PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "LANG", "LC_ALL")


def worker_command(module: str, *arguments: str) -> list[str]:
    """Our own interpreter with one of our modules; the folder it is started in brings in nothing."""
    return [sys.executable, "-P", "-m", module, *arguments]


def worker_environment() -> dict[str, str]:
    """What a worker needs of the environment; none of its secrets."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    return {**kept, "PYTHONPATH": str(Path(__file__).resolve().parent.parent)}
