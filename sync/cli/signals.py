"""SIGTERM, with which Cloud Run and systemd end a job; Ctrl-C stays what it is: at once, wherever the work is.

A command that writes to Google is asked to end and comes to the next place where it may (``sync.stopping``); so
does one that is still being loaded, as an interruption within Python's own loading of modules can get lost. Every
other command has nothing to bring to its end, and some wait for people or for other processes: they are interrupted
as by Ctrl-C.
"""

import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from sync.stopping import Stop

STOP = Stop()
"""Of this process: a signal is sent to the process as a whole."""


class _Manner:
    """How this process takes a SIGTERM at the moment."""

    def __init__(self) -> None:
        self.is_gentle = True

    def ended(self, _number: int, _frame: object) -> None:
        """The handler; once is enough, what follows is tidying up."""
        if STOP.asked:
            return
        STOP.ask()
        if not self.is_gentle:
            raise KeyboardInterrupt


_MANNER = _Manner()


def end_tidily() -> None:
    """Take SIGTERM as a wish to end, from now on."""
    with suppress(ValueError):  # only a process's main thread may say how it takes signals
        signal.signal(signal.SIGTERM, _MANNER.ended)


def answered() -> None:
    """The work is done and its answer goes out whole: what the command exits with is that of its work."""
    _MANNER.is_gentle = True


def be_done() -> None:
    """Let SIGTERM change nothing any more: the answer is out, and the exit code is that of the work.

    Python ends by taking its handlers away, after which a signal would end the process by itself; what is
    ignored stays so.
    """
    with suppress(ValueError):
        signal.signal(signal.SIGTERM, signal.SIG_IGN)


@contextmanager
def at_once() -> Iterator[None]:
    """Inside, SIGTERM interrupts; elsewhere whoever sends requests or waits looks at ``STOP``."""
    _MANNER.is_gentle = False
    try:
        STOP.check()
        yield
    finally:
        _MANNER.is_gentle = True
