"""The matching within a time: a crowd is matched in a process of its own, which ends when its time is up.

A kindergarten is matched here, in milliseconds: the work is bounded by the number of people.
"""

import os
import pickle
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from config.schema import MatchingSettings
from programme.matching.matching import Matching, match
from programme.matching.pool import Pool
from programme.matching.proposal import SolverFailureError
from programme.russian.numbers import counted

AT_ONCE = 40_000
"""Mentees times mentors up to which no process is started."""

WORKER = (sys.executable, "-P", "-m", "sync.solving_worker")
_KEPT_ENVIRONMENT = ("PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "LANG", "LC_ALL")


def match_in_time(
    pool: Pool,
    settings: MatchingSettings,
    *,
    at_once: int = AT_ONCE,
    worker: Sequence[str] = WORKER,
) -> Matching:
    """``match`` within ``settings.seconds``.

    Args:
        pool: The people.
        settings: Weights, limits and the time.
        at_once: Mentees times mentors up to which no process is started.
        worker: The process that matches.

    Raises:
        SolverFailureError: No verified answer, or none in time; the last proposal must stay.
    """
    if len(pool.mentees) * len(pool.mentors) <= at_once:
        return match(pool, settings)
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter and module
            list(worker),
            input=pickle.dumps((pool, settings)),
            capture_output=True,
            check=False,
            timeout=settings.seconds,
            # It needs none of the environment's secrets. Its standard error is not kept: it could name people.
            env=_environment(),
        )
    except subprocess.TimeoutExpired as error:
        time = counted(settings.seconds, "секунду", "секунды", "секунд")
        raise SolverFailureError(
            f"Подбор не уложился в {time} (config/matching.yaml, seconds). Прежнее предложение оставлено без изменений."
        ) from error
    if done.returncode:
        raise SolverFailureError(
            "Подбор прервался: скорее всего, не хватило памяти. Прежнее предложение оставлено без изменений."
        )
    answer = pickle.loads(done.stdout)  # noqa: S301 - from a process of ours
    if isinstance(answer, SolverFailureError):
        raise answer
    assert isinstance(answer, Matching)  # noqa: S101
    return answer


def _environment() -> dict[str, str]:
    kept = {name: os.environ[name] for name in _KEPT_ENVIRONMENT if name in os.environ}
    return {**kept, "PYTHONPATH": str(Path(__file__).resolve().parent.parent)}
