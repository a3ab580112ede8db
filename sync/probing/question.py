"""An open question about Google, and what its answers would mean."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sync.probing.bench import Bench


@dataclass(frozen=True)
class Reading:
    """One answer that is foreseen.

    Attributes:
        words: What it says about Google.
        meaning: What it means for the program.
        is_handled: Whether the code is right under it; otherwise developers want to hear of it.
    """

    words: str
    meaning: str
    is_handled: bool = True


@dataclass(frozen=True)
class Seen:
    """What asking has brought.

    Attributes:
        key: The name of a foreseen answer, or of one that nobody foresaw.
        detail: What was seen beside it, in words; no names, addresses or ids.
    """

    key: str
    detail: str = ""


class NotAsked(Exception):
    """The question can't be put with these credentials, or the person left it out; the text says why."""


@dataclass(frozen=True)
class Question:
    """One open question.

    Attributes:
        name: How it is called; where the emulator has both answers, like its quirk there.
        asks: The question in words, for the report.
        title: The same in short and in Russian, for the terminal.
        steps: How it is asked.
        readings: Foreseen answers by name.
        ask: Asks it; whatever it makes lies in the scratch folder or is noted there.
    """

    name: str
    asks: str
    title: str
    steps: str
    readings: Mapping[str, Reading]
    ask: Callable[["Bench"], Seen]
