"""The result of one check."""

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """How a check ended; the value is the word of the command line's JSON."""

    OK = "ok"
    WARNING = "warning"
    ERROR = "error"

    @property
    def caption(self) -> str:
        """As people read it."""
        return {State.OK: "в порядке", State.WARNING: "внимание", State.ERROR: "ошибка"}[self]


@dataclass(frozen=True)
class Check:
    """One thing looked at.

    Attributes:
        name: What was looked at.
        state: How it stands.
        text: What was found; names no people and no secrets.
        remedy: What to do next; "" where all is well.
    """

    name: str
    state: State
    text: str
    remedy: str = ""


def ok(name: str, text: str) -> Check:
    """All is well."""
    return Check(name, State.OK, text)


def warning(name: str, text: str, remedy: str) -> Check:
    """The programme works, but people should look."""
    return Check(name, State.WARNING, text, remedy)


def error(name: str, text: str, remedy: str) -> Check:
    """The programme cannot do its work before people have put this right."""
    return Check(name, State.ERROR, text, remedy)
