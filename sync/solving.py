"""The matching within a time: a crowd is matched in a process of its own, which ends when its time is up.

A kindergarten is matched here, in milliseconds: the work is bounded by the number of people.
"""

import pickle
import subprocess
from collections.abc import Sequence

from config.matching_settings import MatchingSettings
from programme.matching.matching import Matching, match
from programme.matching.pool import Pool
from programme.matching.proposal import SolverFailureError
from programme.russian.numbers import counted
from sync.worker_process import worker_command, worker_environment

AT_ONCE = 40_000
"""Mentees times mentors up to which no process is started."""

WORKER = worker_command("sync.solving_worker")


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
            # Its standard error is not kept: it could name people.
            env=worker_environment(),
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
    answer: Matching | SolverFailureError = pickle.loads(done.stdout)  # noqa: S301 - from a process of ours
    if isinstance(answer, SolverFailureError):
        raise answer
    return answer
