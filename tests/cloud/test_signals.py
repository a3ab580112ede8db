"""SIGTERM at the door: a mark for commands that write to Google and while loading, an interruption for all others."""

import os
import signal
from collections.abc import Iterator

import pytest

from sync.cli import signals
from sync.stopping import Stop, Stopped


@pytest.fixture
def stop(monkeypatch: pytest.MonkeyPatch) -> Iterator[Stop]:
    """The process's mark for one test."""
    fresh = Stop()
    monkeypatch.setattr(signals, "STOP", fresh)
    before = signal.getsignal(signal.SIGTERM)
    signals.end_tidily()
    yield fresh
    signal.signal(signal.SIGTERM, before)


def test_it_marks_and_interrupts_nothing(stop: Stop) -> None:
    os.kill(os.getpid(), signal.SIGTERM)

    assert stop.asked
    with pytest.raises(Stopped):
        stop.check()


def test_a_command_that_waits_for_people_is_interrupted(stop: Stop) -> None:
    with pytest.raises(KeyboardInterrupt), signals.at_once():
        os.kill(os.getpid(), signal.SIGTERM)

    assert stop.asked


def test_a_command_that_was_told_while_it_was_loaded_does_not_begin(stop: Stop) -> None:
    os.kill(os.getpid(), signal.SIGTERM)

    with pytest.raises(KeyboardInterrupt), signals.at_once():
        pytest.fail("it began")
    assert stop.asked


def test_what_follows_an_interruption_is_interrupted_no_more(stop: Stop) -> None:
    with pytest.raises(KeyboardInterrupt), signals.at_once():
        os.kill(os.getpid(), signal.SIGTERM)

    os.kill(os.getpid(), signal.SIGTERM)
    assert stop.asked
