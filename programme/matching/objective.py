"""The order of what counts: which parts of the points make a level, and how much a level is worth."""

from collections.abc import Iterable, Mapping

from config.matching_settings import MatchingSettings
from programme.matching.score import PARTS

LOAD = "load"
CAPTIONS = {**PARTS, LOAD: "ровная нагрузка"}
"""How staff read the parts of the objective."""

Worth = tuple[int, ...]
"""Points by level of the order, the weightiest level first; greater is better."""


def caption(level: Iterable[str]) -> str:
    """A level in words: «должность, группа или направление»."""
    return ", ".join(CAPTIONS[part] for part in level)


def load_cost(load: int, weight: int) -> int:
    """Cost of one mentor's load, in points: 0, 0, 1, 3, 6… times the weight; convex, so load spreads."""
    return weight * load * (load - 1) // 2


def worth(
    points: Iterable[Mapping[str, int]], loads: Iterable[int], settings: MatchingSettings
) -> Worth:
    """What a set of pairs is worth.

    Args:
        points: For each pair its points by part.
        loads: For each mentor how many mentees.
        settings: Order and weights.
    """
    pairs = list(points)
    uneven = sum(load_cost(load, settings.weight_load) for load in loads)
    return tuple(
        sum(parts[name] for parts in pairs for name in level if name != LOAD)
        - (uneven if LOAD in level else 0)
        for level in settings.order
    )
