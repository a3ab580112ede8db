"""A pass as Cloud Run makes it: several tasks side by side, each a process of its own, measured."""

import json
import subprocess
import tempfile
import time
from collections import Counter
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any

from bench.measuring import Memory
from bench.municipality.town import Town
from bench.playground import Call
from bench.workload import Failed

_SECONDS = 3600


@dataclass(frozen=True)
class Pass:
    """What a pass cost.

    Attributes:
        seconds: Until the last task ended.
        megabytes: Peak of each task and its children; None where it can't be told.
        answers: What each task answered with ``--json``.
        calls: All requests, in order.
    """

    seconds: float
    megabytes: tuple[float | None, ...]
    answers: tuple[dict[str, Any], ...]
    calls: tuple[Call, ...]

    @property
    def institutions(self) -> tuple[int, ...]:
        """How many each task has run."""
        return tuple(answer["institutions"] for answer in self.answers)

    @property
    def refused(self) -> int:
        """Requests answered with 429."""
        return sum(call.status == 429 for call in self.calls)

    @property
    def by_bucket(self) -> Counter[str]:
        """Requests by the quota they draw from."""
        return Counter(call.bucket for call in self.calls)


def passed(town: Town, tasks: int) -> Pass:
    """Start all tasks at once and wait for them.

    Raises:
        Failed: A task ended badly.
    """
    town.ground.clear_log()
    began = time.perf_counter()
    with ExitStack() as opened:
        outputs = [opened.enter_context(tempfile.TemporaryFile()) for _ in range(tasks)]
        errors = [opened.enter_context(tempfile.TemporaryFile()) for _ in range(tasks)]
        processes, memories = [], []
        for index in range(tasks):
            command = town.command("sync", **_variables(index, tasks))
            process = opened.enter_context(
                subprocess.Popen(
                    command.arguments, env=command.environment, stdout=outputs[index],
                    stderr=errors[index],
                )
            )  # fmt: skip
            opened.callback(process.kill)
            processes.append(process)
            memories.append(Memory(process.pid))
        try:
            codes = [process.wait(_SECONDS) for process in processes]
        finally:
            peaks = tuple(memory.peak() for memory in memories)
        seconds = time.perf_counter() - began
        if any(codes):
            raise Failed(f"exit codes {codes}\n" + "\n".join(_text(file)[-600:] for file in errors))
        answers = tuple(json.loads(_text(file)) for file in outputs)
    return Pass(seconds, peaks, answers, town.ground.calls())


def _variables(index: int, tasks: int) -> dict[str, str]:
    return {
        "CLOUD_RUN_EXECUTION": f"bench-{time.time_ns()}",
        "CLOUD_RUN_TASK_INDEX": str(index),
        "CLOUD_RUN_TASK_COUNT": str(tasks),
    }


def _text(file: Any) -> str:
    file.seek(0)
    return str(file.read().decode("utf-8", "replace"))
