"""What a command says: one JSON object or Russian text on stdout, progress on stderr; entries of a log in a job."""

import json
import os
import shutil
import sys
import textwrap
from collections.abc import Iterable, Mapping
from typing import Any, TextIO

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar

from sync.cli.cloud_log import CloudLog, Severity, severity_of
from sync.cli.signals import answered

NARROWEST, USUAL, WIDEST = 60, 80, 120


class Output:
    """Where a command speaks.

    Attributes:
        as_json: One JSON object goes to stdout, everything else to stderr.
        log: Where everything else is said as entries, or None.
    """

    def __init__(
        self,
        *,
        as_json: bool,
        stdout: TextIO = sys.stdout,
        stderr: TextIO = sys.stderr,
        log: CloudLog | None = None,
    ) -> None:
        self.as_json = as_json
        self.log = log
        self._stdout = stdout
        self._stderr = stderr
        self._bar: Bar | None = None

    @property
    def width(self) -> int:
        """Characters a line may have: the terminal's, or 80 where the text goes elsewhere."""
        if not self._stdout.isatty():
            return USUAL
        return min(max(shutil.get_terminal_size((USUAL, 24)).columns, NARROWEST), WIDEST)

    def result(
        self, value: Mapping[str, Any], lines: Iterable[str], *, fitted: bool = True
    ) -> None:
        """The command's answer; what is no running text, such as Markdown, must not be fitted to the width."""
        answered()  # not after: whoever has read the answer may be quicker than we
        self._end_bar()
        if self.log:
            self.log.write("INFO", "\n".join(lines), **self.log.summary(value))
        self._answer(value, lines, fitted=fitted)

    def _answer(
        self, value: Mapping[str, Any], lines: Iterable[str], *, fitted: bool = True
    ) -> None:
        if self.as_json:
            self._stdout.write(json.dumps(value, ensure_ascii=False) + "\n")
        elif not self.log:
            shown = (
                part for line in lines for part in (_fitted(line, self.width) if fitted else [line])
            )
            self._stdout.write("".join(f"{part}\n" for part in shown))
        self._stdout.flush()

    def progress(self, line: str) -> None:
        """What is being done."""
        self.tell("INFO", line)

    def tell(self, severity: Severity, line: str, **fields: Any) -> None:
        """What happens on the way.

        Args:
            severity: How grave it is, for a log.
            line: In Russian, for people.
            fields: For a log's filters and metrics: ids and counts.
        """
        self._end_bar()
        if self.log:
            self.log.write(severity, line, **fields)
            return
        self._stderr.write(f"{line}\n")
        self._stderr.flush()

    def advance(self, what: str, done: int, of: int) -> None:
        """How far long work is: a bar in a terminal, one line at its end elsewhere (``sync.progress``)."""
        if self.log or not self._stderr.isatty() or os.environ.get("TERM") == "dumb":
            if done == of:
                self.progress(f"{what}: {done} из {of}.")
            return
        if self._bar is None:
            self._bar = _bar(self._stderr, what, of)
        self._bar.update(self._bar.task_ids[0], description=what, completed=done, total=of)
        if done == of:
            self._end_bar()

    def failure(self, text: str, code: int, severity: Severity | None = None) -> int:
        """Why nothing came of the command, and its exit code, which is returned.

        Where both streams go to one place, such as a terminal, the object alone says it: once is enough.

        Args:
            text: In Russian, for people.
            code: The exit code.
            severity: How grave it is, for a log; as the exit code says where it is not given.
        """
        if self.log or not (self.as_json and _are_one(self._stdout, self._stderr)):
            self.tell(severity or severity_of(code), text, code=code)
        if self.as_json:
            self._end_bar()
            self._answer({"error": text, "code": code}, ())
        return code

    def _end_bar(self) -> None:
        if self._bar is not None:
            self._bar.stop()
            self._bar = None


def _are_one(one: TextIO, other: TextIO) -> bool:
    """Whether two streams go to the same terminal, file or pipe."""
    try:
        return os.path.sameopenfile(one.fileno(), other.fileno())
    except (OSError, ValueError):  # no real file, as in tests, or closed
        return False


def _fitted(line: str, width: int) -> list[str]:
    """A line broken where it is too wide, the rest of it indented alike; an address stays whole."""
    if len(line) <= width or "://" in line:
        return [line]
    indent = " " * (len(line) - len(line.lstrip()))
    return textwrap.wrap(
        line, width, subsequent_indent=f"{indent}  ", break_long_words=False, break_on_hyphens=False
    )


def _bar(stream: TextIO, what: str, of: int) -> Bar:
    """A started bar; rich leaves out colours where NO_COLOR asks for it."""
    bar = Bar(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=Console(file=stream),
    )
    bar.add_task(what, total=of)
    bar.start()
    return bar


def tolerate_narrow_encodings() -> None:
    """Let a terminal or file that lacks a letter show a question mark instead of ending the command."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="replace")
