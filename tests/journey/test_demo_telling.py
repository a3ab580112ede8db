"""How the demo tells its story: a bar in a terminal, plain lines elsewhere, the same words in both."""

import io
from datetime import date

import pytest

from demo.telling import Teller


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def told(stream: io.StringIO) -> str:
    teller = Teller(stream)
    with teller.counting(2):
        teller.stage(1, "База", date(2026, 9, 11), "Пришли [ответы].", ["У-23. Нет наставника."])
        teller.stage(2, "Пары", date(2026, 9, 18), "Предложены.")
    teller.say("Конец.")
    return stream.getvalue()


def test_elsewhere_there_are_lines_and_no_control_codes() -> None:
    said = told(io.StringIO())

    assert said.startswith("1. База (11 сентября 2026 г.): Пришли [ответы]. [")
    assert "\x1b" not in said
    assert said.endswith("Конец.\n")


def test_in_a_terminal_a_bar_counts_the_stages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    said = told(Terminal())

    assert "Пришли [ответы]." in said
    assert "   — У-23. Нет наставника." in said
    assert "Играем учебный год" in said
    assert "2/2" in said
    assert said.endswith("Конец.\n")


def test_a_dumb_terminal_gets_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")

    assert "Играем" not in told(Terminal())


def test_a_story_that_breaks_off_takes_its_bar_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    stream = Terminal()
    teller = Teller(stream)
    with pytest.raises(KeyboardInterrupt), teller.counting(2):
        raise KeyboardInterrupt
    teller.say("Показ прерван.")

    assert stream.getvalue().endswith("Показ прерван.\n")
