"""The points at which a process is ended."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from torture.proxy import Fate, Met

MOMENTS = {
    Fate.NEVER_ARRIVES: "before",
    Fate.UNANSWERED: "after",
    Fate.BREAKS_OFF: "half-way through",
}


@dataclass(frozen=True)
class Point:
    """One point.

    Attributes:
        command: Which command of the story, from 0.
        request: Which request of that command, from 1.
        fate: When the process ends: before the request arrives, after its effect, in the middle.
        what: The request, for people.
    """

    command: int
    request: int
    fate: Fate
    what: str

    def __str__(self) -> str:
        return f"command {self.command}, {MOMENTS[self.fate]} request {self.request} ({self.what})"


def points_of(command: int, requests: Iterable[Met]) -> list[Point]:
    """Every point of one command."""
    found: list[Point] = []
    for met in requests:
        what = f"{met.verb} {met.path.partition('?')[0]}"
        fates = [Fate.NEVER_ARRIVES, Fate.UNANSWERED]
        if met.uploads:
            fates.append(Fate.BREAKS_OFF)
        found += [Point(command, met.number, fate, what) for fate in fates]
    return found


def sample(points: Sequence[Point], count: int) -> list[Point]:
    """So many points, spread evenly over the story and over the ways to end; all where there are fewer."""
    if count <= 0 or count >= len(points):
        return list(points)
    by_fate = sorted(points, key=lambda point: list(MOMENTS).index(point.fate))
    step = len(points) / count
    chosen = {by_fate[int((place + 0.5) * step)] for place in range(count)}
    return [point for point in points if point in chosen]
