"""Keeping within Google's quotas beforehand, for work that would otherwise run into them all the time.

Limits a minute for one user of one project (Google: sheets/api/limits, forms/api/limits); a service
account is one user, so all tasks of a job share them. Drive's are not published with certainty: its
calls are not held back, and a refusal is waited for as in any run.
"""

import threading
from collections import deque
from collections.abc import Mapping

WINDOW_SECONDS = 63.0
"""A minute, and three seconds for calls that are longer under way than those before them."""

PER_USER: Mapping[str, int] = {
    "sheets read": 60,
    "sheets write": 60,
    "forms read": 390,
    "forms expensive": 180,
    "forms write": 150,
}
"""Bucket → calls a minute."""

_READING = ("get", "list", "export")


def bucket_of(method: str) -> str:
    """The bucket from which a call draws, by Google's method id; "" for one that is not held back."""
    if method == "forms.forms.responses.list":
        return "forms expensive"
    service, verb = method.partition(".")[0], method.rpartition(".")[2]
    bucket = f"{service} {'read' if verb in _READING else 'write'}"
    return bucket if bucket in PER_USER else ""


class Pace:
    """The calls of the last minute by bucket; several threads may ask.

    Args:
        tasks: How many tasks share the account: each has its share of every limit.
        times: How many times the usual limits Google has granted to the project.
    """

    def __init__(self, tasks: int = 1, times: float = 1.0) -> None:
        shares = {bucket: max(1, int(limit * times / tasks)) for bucket, limit in PER_USER.items()}
        self._calls = {bucket: deque[float](maxlen=share) for bucket, share in shares.items()}
        self._lock = threading.Lock()

    def reserved(self, method: str, now: float) -> float:
        """Take a place for a call, and say how many seconds to wait for it."""
        calls = self._calls.get(bucket_of(method))
        if calls is None:
            return 0.0
        with self._lock:
            is_full = len(calls) == calls.maxlen
            at = max(now, calls[0] + WINDOW_SECONDS) if is_full else now
            calls.append(at)
        return at - now
