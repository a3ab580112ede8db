"""What a scheduled job says: one JSON object a line, as Cloud Logging reads it.

Cloud Run hands each line of stdout and stderr to Cloud Logging. A line that is a JSON object becomes a structured
entry: ``severity`` and ``message`` are understood, ``logging.googleapis.com/labels`` and ``/trace`` too, and all
other fields can be filtered for and counted by log-based metrics (Google: run/docs/logging). Moments are put to the
entries by the platform.

What is said here are the same words as in a terminal, after the same rules (``sync.cli.discreet``): ids, counts and
the programme's own words.
"""

import hashlib
import json
import logging
import time
import traceback
from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import Any, Literal, TextIO

Severity = Literal["DEBUG", "INFO", "NOTICE", "WARNING", "ERROR"]

VARIABLE = "NASTAVNIK_LOG"
"""``debug``: what is asked of Google too; ``json``: one object a line, also outside Cloud Run; ``json,debug``: both."""

DONE, BUSY, INTERRUPTED = 0, 5, 130

_NUMBERS = ("generation", "changes", "documents", "institutions", "left")
_LISTS = ("findings", "failed", "attention", "unready", "faults")
"""What of a command's answer is a number, and what a list of which a metric wants the length."""

_LABELS = "logging.googleapis.com/labels"
_TRACE = "logging.googleapis.com/trace"
_OF_CLOUD_RUN = {
    "job": "CLOUD_RUN_JOB",
    "run": "CLOUD_RUN_EXECUTION",
    "task": "CLOUD_RUN_TASK_INDEX",
    "attempt": "CLOUD_RUN_TASK_ATTEMPT",
}


def asked_for(environment: Mapping[str, str]) -> frozenset[str]:
    """The words of ``NASTAVNIK_LOG``."""
    words = environment.get(VARIABLE, "").lower().split(",")
    return frozenset(filter(None, map(str.strip, words)))


def severity_of(code: int) -> Severity:
    """How grave an exit code is: what nobody has to act upon raises no alarm.

    Args:
        code: Exit code: 0, another run does the work; 5, the next attempt will do it.
    """
    if code == DONE:
        return "NOTICE"
    return "WARNING" if code in {BUSY, INTERRUPTED} else "ERROR"


class CloudLog:
    """Writes the entries of one process."""

    def __init__(self, stream: TextIO, environment: Mapping[str, str]) -> None:
        """Says whose entries they are.

        Args:
            stream: Where to.
            environment: Cloud Run's own variables, and ``GOOGLE_CLOUD_PROJECT``, without which no trace is given.
        """
        self._stream = stream
        self._began = time.monotonic()
        named = {label: environment.get(name, "") for label, name in _OF_CLOUD_RUN.items()}
        self._labels = {label: value for label, value in named.items() if value}
        self._trace = _trace(environment)

    def of_run(self, run: str) -> None:
        """Entries from now on are of the run with this id; an execution's own name stays."""
        self._labels.setdefault("run", run)

    def write(self, severity: Severity, message: str, **fields: Any) -> None:
        """One entry.

        Args:
            severity: As Cloud Logging calls it.
            message: In Russian, for people.
            fields: For filters and metrics; no names, no addresses, no answers.
        """
        entry = {"severity": severity, "message": message, **fields}
        if self._labels:
            entry[_LABELS] = self._labels
        if self._trace:
            entry[_TRACE] = self._trace
        self._stream.write(json.dumps(entry, ensure_ascii=False) + "\n")
        self._stream.flush()

    def summary(self, value: Mapping[str, Any]) -> dict[str, Any]:
        """What a command's answer counts, under ``counts``, and its seconds; metrics are made of it."""
        counts: dict[str, Any] = {
            name: value[name] for name in _NUMBERS if isinstance(value.get(name), int)
        }
        for name in _LISTS:
            if isinstance(listed := value.get(name), Sequence):
                counts[name] = len(listed)
        if isinstance(requests := value.get("requests"), Mapping):
            counts["requests"] = sum(requests.values())
            counts["requestsByMethod"] = dict(requests)
        return {"counts": {**counts, "seconds": round(time.monotonic() - self._began, 1)}}

    def uncaught(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        """For ``sys.excepthook``: where the program failed, without its values, which may be people's words."""
        del error
        frames = traceback.extract_tb(trace)
        places = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
        message = f"Ошибка программы ({kind.__name__}). Пришлите эту запись разработчикам."
        self.write("ERROR", message, code=1, places=places)


class EntryHandler(logging.Handler):
    """Writes what is logged as entries of their own."""

    def __init__(self, log: CloudLog) -> None:
        super().__init__()
        self._log = log

    def emit(self, record: logging.LogRecord) -> None:
        """One entry a record: what is asked of Google, or where the program itself has failed."""
        is_grave = record.levelno >= logging.WARNING
        self._log.write("WARNING" if is_grave else "DEBUG", record.getMessage(), logger=record.name)


def is_wanted(environment: Mapping[str, str]) -> bool:
    """Whether everything is to be said as entries: in a job on Cloud Run, or where it is asked for."""
    return bool(environment.get("CLOUD_RUN_JOB")) or "json" in asked_for(environment)


def _trace(environment: Mapping[str, str]) -> str:
    """One trace for an execution with all its tasks and attempts; 32 hex digits, as W3C's trace context has them."""
    project = environment.get("GOOGLE_CLOUD_PROJECT", "")
    execution = environment.get("CLOUD_RUN_EXECUTION", "")
    if not project or not execution:
        return ""
    return f"projects/{project}/traces/{hashlib.sha256(execution.encode()).hexdigest()[:32]}"
