"""SIGTERM at the door: a mark for commands that write to Google and while loading, an interruption for all others."""

import io
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from sync.cli import signals
from sync.cli.output import Output
from sync.stopping import Stop, Stopped

ROOT = Path(__file__).parents[2]


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


def test_a_command_that_has_answered_is_interrupted_no_more(stop: Stop) -> None:
    answer = io.StringIO()
    with signals.at_once():
        Output(as_json=False, stdout=answer, stderr=io.StringIO()).result({}, ["Готово."])
        os.kill(os.getpid(), signal.SIGTERM)

    assert stop.asked
    assert answer.getvalue() == "Готово.\n"


def test_after_the_work_it_changes_nothing_not_even_while_python_ends() -> None:
    """Python takes its own handlers away when it ends: only what is ignored then can't end the process by itself."""
    script = (
        "import signal, sys; from sync.__main__ import main; sys.argv = ['nastavnik', '--version']\n"
        "try: main()\n"
        "finally: print(signal.getsignal(signal.SIGTERM) is signal.SIG_IGN)"
    )
    command = [sys.executable, "-c", script]
    said = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )

    assert said.returncode == 0, said.stderr
    assert said.stdout.split()[-1] == "True"
