"""The points shared out among worker processes, each with a stage of its own; each point told as it ends."""

from collections.abc import Sequence

from torture.points import Point, points_of, sample
from torture.story import Stage, played
from torture.sweep import Verdict, strike

SHOWN = 6
"""Differences shown of a point that did not survive."""


def swept(wanted: int, share: int, shares: int) -> list[Verdict]:
    """What became of one worker's share of the points.

    Args:
        wanted: How many points all workers strike together; 0: every one.
        share: Which worker this is, from 0.
        shares: How many workers there are.
    """
    with played() as stage:
        chosen = _points(stage, wanted)
        if share == 0:
            print(_announced(stage, len(chosen)), flush=True)
        return [_struck(stage, point) for point in chosen[share::shares]]


def _points(stage: Stage, wanted: int) -> Sequence[Point]:
    every = [
        point
        for place, command in enumerate(stage.commands)
        for point in points_of(place, command.requests)
    ]
    return sample(every, wanted)


def _announced(stage: Stage, count: int) -> str:
    lines = [
        f"command {place}: {command.name} on {command.today}, {len(command.requests)} requests"
        for place, command in enumerate(stage.commands)
    ]
    return "\n".join([*lines, f"points to strike: {count}"])


def _struck(stage: Stage, point: Point) -> Verdict:
    verdict = strike(stage, point)
    print(_told(verdict), flush=True)
    return verdict


def _told(verdict: Verdict) -> str:
    lines = [f"{'survived' if verdict.survived else 'DIFFERS '}: {verdict.point}"]
    if verdict.trouble:
        lines.append(f"    {verdict.trouble}")
    for sign, different in (("-", verdict.missing), ("+", verdict.surplus)):
        lines += [f"    {sign} {line[:300]}" for line in different[:SHOWN]]
    return "\n".join(lines)
