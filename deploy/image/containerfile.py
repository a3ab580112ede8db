"""The Containerfile, read as far as the project writes it: stages, and their steps in order.

No engine is needed to follow such a file: its steps are copies and commands. What is not known here is refused, so
that a step added to the file is never left out silently.
"""

import json
import shlex
from collections.abc import Iterator
from dataclasses import dataclass, field

KNOWN = frozenset({"FROM", "ARG", "WORKDIR", "COPY", "RUN", "ENV", "USER", "ENTRYPOINT", "CMD"})


class UnknownStepError(ValueError):
    """The file says what is not understood here; the text names it."""


@dataclass(frozen=True)
class Copy:
    """Files brought in.

    Attributes:
        stage: The stage they come from, or "" for the project's folder.
        sources: What.
        target: Where to.
    """

    stage: str
    sources: tuple[str, ...]
    target: str


@dataclass(frozen=True)
class Command:
    """A command of the build, for a shell, and the folder it is given in."""

    line: str
    folder: str


@dataclass
class Stage:
    """One stage of the build.

    Attributes:
        base: The image it begins with.
        name: What other stages call it.
        steps: Copies and commands in their order; targets are absolute.
        environment: What its processes get.
        user: Who they are.
        folder: Where they work.
        command: What is started, with its usual arguments.
    """

    base: str
    name: str
    steps: list[Copy | Command] = field(default_factory=list)
    environment: dict[str, str] = field(default_factory=dict)
    user: str = "0:0"
    folder: str = "/"
    entry: list[str] = field(default_factory=list)
    arguments: list[str] = field(default_factory=list)

    @property
    def command(self) -> list[str]:
        """What a container starts."""
        return [*self.entry, *self.arguments]


def stages(text: str) -> list[Stage]:
    """The stages of a Containerfile.

    Raises:
        UnknownStepError: It says more than is understood here.
    """
    found: list[Stage] = []
    for word, rest in _instructions(text):
        if word == "FROM":
            base, _, name = rest.partition(" AS ")
            found.append(Stage(base.strip(), name.strip()))
        elif not found:
            raise UnknownStepError(f"{word} before FROM")
        else:
            _take(found[-1], word, rest)
    return found


def _take(stage: Stage, word: str, rest: str) -> None:
    match word:
        case "WORKDIR":
            stage.folder = _inside(stage.folder, rest)
        case "COPY":
            stage.steps.append(_copy(stage, shlex.split(rest)))
        case "RUN":
            stage.steps.append(Command(rest, stage.folder))
        case "ENV":
            stage.environment |= dict(one.split("=", 1) for one in shlex.split(rest))
        case "USER":
            stage.user = rest
        case "ENTRYPOINT":
            stage.entry = list(json.loads(rest))
        case "CMD":
            stage.arguments = list(json.loads(rest))
        case _:
            pass  # ARG: is given when the image is built, and nothing here gives any


def _copy(stage: Stage, words: list[str]) -> Copy:
    origin = ""
    while words[0].startswith("--"):
        flag, _, value = words.pop(0).partition("=")
        if flag != "--from":
            raise UnknownStepError(f"COPY {flag}")
        origin = value
    *sources, target = words
    return Copy(origin, tuple(sources), _inside(stage.folder, target))


def _inside(folder: str, path: str) -> str:
    if path.startswith("/"):
        return path
    return f"{folder.rstrip('/')}/{path.removeprefix('./')}" if path != "./" else f"{folder}/"


def _instructions(text: str) -> Iterator[tuple[str, str]]:
    """Instruction and argument; lines that end with a backslash go on."""
    kept = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    for line in "\n".join(kept).replace("\\\n", " ").splitlines():
        word, _, rest = line.strip().partition(" ")
        if word not in KNOWN:
            raise UnknownStepError(word)
        yield word, rest.strip()
