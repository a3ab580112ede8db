"""A run that is asked to end (SIGTERM): what is in hand ends, nothing new begins, what was claimed is given back.

The asking sets a mark and interrupts nothing, so no request is torn and no answer is lost. Every request to
Google looks at the mark before it is sent, and every wait while it lasts. Work that must be whole, such as a
commit with what has to be put back after it, is done ``in hand``: its requests go out all the same.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

TIDYING_SECONDS = 8.0
"""How long after the asking failures are worth another try: Google kills ten seconds after SIGTERM."""

_SLICE = 0.2
"""Longest sleep, in seconds, in which nobody looks at the mark."""

_in_hand: ContextVar[bool] = ContextVar("in_hand", default=False)


class Stopped(KeyboardInterrupt):
    """The run was asked to end and has come to a place where it may: Ctrl-C at the next safe moment."""


class Stop:
    """Whether a run is asked to end; made at the door and handed down to where requests are sent.

    A handler of signals may call ``ask`` at any moment: it takes no lock.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Nobody has asked yet.

        Args:
            clock: In seconds.
        """
        self._clock = clock
        self._asked_at: float | None = None

    @property
    def asked(self) -> bool:
        """Whether the run is to end."""
        return self._asked_at is not None

    @property
    def is_in_hand(self) -> bool:
        """Whether this thread is at work that must be brought to its end."""
        return _in_hand.get()

    @property
    def is_late(self) -> bool:
        """Whether the time for tidying up is over: nothing is worth another try."""
        return self._left() <= 0

    def ask(self) -> None:
        """Ask the run to end; to ask again changes nothing."""
        if self._asked_at is None:
            self._asked_at = self._clock()

    def check(self) -> None:
        """A place where the run may end.

        Raises:
            Stopped: It is asked to, and nothing is in hand.
        """
        if self.asked and not _in_hand.get():
            raise Stopped

    @contextmanager
    def in_hand(self) -> Iterator[None]:
        """What is done inside, in this thread, is brought to its end."""
        token = _in_hand.set(True)
        try:
            yield
        finally:
            _in_hand.reset(token)

    def sleep(self, seconds: float, sleep: Callable[[float], None] = time.sleep) -> None:
        """Sleep that the asking ends: at once, or in hand when the time for tidying up is over.

        Args:
            seconds: How long.
            sleep: The clock's sleep.

        Raises:
            Stopped: The run is asked to end, and nothing is in hand.
        """
        until = self._clock() + seconds
        self.check()
        while (left := min(until - self._clock(), self._left())) > 0:
            sleep(min(left, _SLICE))
            self.check()

    def _left(self) -> float:
        """Seconds that are left for tidying up; as many as one likes before the asking."""
        if self._asked_at is None:
            return float("inf")
        return TIDYING_SECONDS - (self._clock() - self._asked_at)
