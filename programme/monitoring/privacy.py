"""Small groups: what would tell how single people answered is withheld, also what could be found by subtraction."""

from collections.abc import Mapping
from typing import TypeVar

from programme.monitoring.figures import Change, Mean, Share, Withheld

Told = TypeVar("Told", Share, Mean, Change)


def told(figure: Told, small_group: int) -> Told | Withheld:
    """A figure about people's opinions, or that it is withheld; a figure of nobody tells nothing of anybody."""
    return Withheld(small_group) if 0 < figure.n < small_group else figure


def withheld_groups(
    sizes: Mapping[str, int], small_group: int, *, untold: str | None = None
) -> frozenset[str]:
    """Which groups of a breakdown are withheld, where the figure of all together is told.

    With the whole and all groups but one, that one is computed. So while those withheld are together fewer than a
    group may be, the smallest of the others goes too; of equal ones the first by name.

    Args:
        sizes: Group → how many people answered.
        small_group: From how many people on a figure is told.
        untold: A group of which nothing is told anyway (those who said nothing of themselves).
    """
    withheld = {
        group
        for group, size in sizes.items()
        if 0 < size < small_group or (size and group == untold)
    }
    others = sorted(
        (size, group) for group, size in sizes.items() if size and group not in withheld
    )
    while withheld and others and sum(sizes[group] for group in withheld) < small_group:
        withheld.add(others.pop(0)[1])
    return frozenset(withheld)
