"""What does not agree in the configuration, and where."""

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass

from config.source import Place


@dataclass(frozen=True)
class Fault:
    """Something that doesn't agree.

    Attributes:
        part: «roadmap», «papers»…, or the code of a questionnaire.
        place: Where in that part's file.
        text: «what is wrong; ожидалось what», in Russian.
        line: Number of the line that is named and isn't in the roadmap; "" for any other fault.
    """

    part: str
    place: Place
    text: str
    line: str = ""


def repeated(values: Iterable[Hashable]) -> Iterator[tuple[int, Hashable]]:
    """Values met before, with their places."""
    seen: set[Hashable] = set()
    for place, value in enumerate(values):
        if value in seen:
            yield place, value
        seen.add(value)
