"""The demo's story played once undisturbed, with the state before and after every command kept."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from demo.command_line import CommandLine, configured_in
from demo.few_papers import only_papers
from demo.local_workspace import LocalWorkspace, local_workspace
from demo.school_days import school_days
from demo.story import AUTUMN, play
from demo.telling import Teller
from torture.likeness import Facts, State, facts, lightened, unfolded
from torture.loaded import Run
from torture.proxy import Met, Proxy, Watcher, proxied

PLAYED_ON = date(2026, 11, 20)
"""The day the story is told on; fixed, so that each sweep plays the same story."""
KINDS = ("mentor_consent", "directive_pairs", "agreement")
"""The papers of the story that is tortured: each is made, brought up to date or signed in some stage."""
WRITING = frozenset({"init", "sync"})
SECONDS = 120


@dataclass(frozen=True)
class Command:
    """One command of the story, as it went undisturbed.

    Attributes:
        name: «init», «sync».
        today: The day it ran on.
        clock: The emulator's clock before it.
        before: The name under which the emulator has put its memory before it aside.
        remembered: The file of ids beside the configuration before it; None where there was none.
        requests: What it sent.
        wanted: What the state held afterwards.
    """

    name: str
    today: date
    clock: str
    before: str
    remembered: bytes | None
    requests: tuple[Met, ...]
    wanted: Facts


@dataclass
class Stage:
    """An emulator, the proxy in front of it, and the product's folder."""

    workspace: LocalWorkspace
    proxy: Proxy
    folder: Path
    commands: list[Command] = field(default_factory=list)

    @property
    def product(self) -> CommandLine:
        """The product as its users call it, sent to the proxy."""
        return CommandLine(self.proxy.base_url, self.folder / "organisation.yaml")

    @property
    def _memory(self) -> Path:
        return self.folder / "organisation.local.yaml"

    def remembered(self) -> bytes | None:
        """The file of ids beside the configuration."""
        return self._memory.read_bytes() if self._memory.exists() else None

    def state(self, today: date) -> State:
        """The emulator's memory, older copies of the spreadsheet apart."""
        told = self._control("GET", "state", params={"cells": "once"}).json()
        return lightened(unfolded(told), today)

    def put_aside(self, name: str) -> None:
        """Let the emulator keep its present memory under a name."""
        self._control("PUT", f"states/{name}")

    def restore(self, command: Command) -> None:
        """Put everything back to how it was before a command."""
        self._control("POST", f"states/{command.before}")
        self._control("PUT", "clock", json={"now": command.clock})
        self._memory.unlink(missing_ok=True)
        if command.remembered is not None:
            self._memory.write_bytes(command.remembered)

    def clock(self) -> str:
        """The emulator's present moment."""
        return str(self._control("GET", "clock").json()["now"])

    def set_clock(self, moment: datetime) -> None:
        """Set the emulator's present moment."""
        self._control("PUT", "clock", json={"now": moment.isoformat()})

    def start(self, name: str, today: date) -> Run:
        """Start a command of the product as a process."""
        return Run(self.product.arguments(name), self.product.environment(today))

    def _control(self, verb: str, path: str, **body: Any) -> Any:
        url = f"{self.workspace.base_url}/_emulator/{path}"
        reply = self.workspace.session.request(verb, url, timeout=SECONDS, **body)
        reply.raise_for_status()
        return reply


class _Recorder:
    """Runs the story's commands through the proxy and keeps what each began with and led to."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    def run(self, command: str, today: date) -> dict[str, Any]:
        """The command, undisturbed."""
        stage, watcher = self._stage, Watcher()
        clock, remembered = stage.clock(), stage.remembered()
        before = f"before-{len(stage.commands)}"
        if command in WRITING:
            stage.put_aside(before)
        stage.proxy.watch(watcher)
        answer = stage.product.run(command, today)
        if command in WRITING:
            wanted, requests = facts(stage.state(today)), tuple(watcher.met)
            stage.commands.append(
                Command(command, today, clock, before, remembered, requests, wanted)
            )
        return answer


@contextmanager
def played() -> Iterator[Stage]:
    """A stage on which the whole story has been played."""
    with (
        TemporaryDirectory(prefix="nastavnik-torture-") as folder,
        local_workspace() as workspace,
        proxied(workspace.base_url) as proxy,
    ):
        stage = Stage(workspace, proxy, Path(folder))
        configured_in(stage.folder)
        only_papers(stage.folder, KINDS)
        play(workspace, _Recorder(stage), Teller(StringIO()), school_days(PLAYED_ON), AUTUMN)
        yield stage
