"""What the story says while it runs: one line a stage on stderr, and where the time went."""

import os
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from time import perf_counter
from typing import TextIO

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn

COMMANDS, FORMS, TABLE = "команды nastavnik", "анкеты", "таблица"
_MONTHS = (
    "января", "февраля", "марта", "апреля", "мая", "июня",
    "июля", "августа", "сентября", "октября", "ноября", "декабря",
)  # fmt: skip


class Teller:
    """Tells the story to whoever watches."""

    def __init__(self, stream: TextIO = sys.stderr) -> None:
        self._stream = stream
        self._began = self._stage_began = perf_counter()
        self._spent: dict[str, float] = defaultdict(float)
        self._times: dict[str, int] = defaultdict(int)
        self._bar: Progress | None = None

    def say(self, line: str) -> None:
        """One line; above the bar where there is one."""
        if self._bar is not None:
            self._bar.console.print(line, markup=False, highlight=False, soft_wrap=True)
            return
        self._stream.write(line + "\n")
        self._stream.flush()

    @contextmanager
    def counting(self, stages: int) -> Iterator[None]:
        """Show in a terminal how many stages of the block are told; elsewhere the lines themselves do."""
        if not self._stream.isatty() or os.environ.get("TERM") == "dumb":
            yield
            return
        shown = (
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
        )
        with Progress(*shown, console=Console(file=self._stream), transient=True) as bar:
            bar.add_task("Играем учебный год", total=stages)
            self._bar = bar
            try:
                yield
            finally:
                self._bar = None

    def stage(
        self, number: int, title: str, day: date, happened: str, details: Iterable[str] = ()
    ) -> None:
        """What happened in a stage, with the time it took; details stand below, one a line."""
        now = perf_counter()
        took, self._stage_began = now - self._stage_began, now
        self.say(f"{number}. {title} ({in_words(day)}): {happened} [{_decimal(took)} с]")
        for detail in details:
            self.say(f"   — {detail}")
        if self._bar is not None:
            self._bar.advance(self._bar.task_ids[0])

    @contextmanager
    def busy(self, kind: str) -> Iterator[None]:
        """Count the time of a block towards a kind of work."""
        began = perf_counter()
        try:
            yield
        finally:
            self._spent[kind] += perf_counter() - began
            self._times[kind] += 1

    def tell_times(self) -> None:
        """Where the time went."""
        parts = (
            f"{kind} — {_decimal(spent)} с ({self._times[kind]})"
            for kind, spent in sorted(self._spent.items(), key=lambda item: -item[1])
        )
        whole = perf_counter() - self._began
        self.say(f"Время: {'; '.join(parts)}; всего {_decimal(whole)} с.")


def in_words(day: date) -> str:
    """«7 сентября 2026 г.»."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year} г."


def _decimal(seconds: float) -> str:
    return f"{seconds:.1f}".replace(".", ",")
