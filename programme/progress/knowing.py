"""Which activity of the configuration a line of the sheet is: staff reorder, reword and add lines."""

import re
from collections.abc import Sequence

from config.roadmap import Activity
from programme.roadmap import RoadmapLine
from programme.russian.texts import normal_text

_STEM = 5
"""Letters that two forms of a Russian word share, as a rule."""

_SHORTEST = 4
_COMMON = frozenset(
    {"наста", "педаг", "прогр", "работ", "образ", "орган", "мероп", "прове", "участ", "дошко"}
)
"""Stems that nearly every line of such a plan has: they say nothing of what it is about."""

_ENOUGH = 0.34


def activity_of(line: RoadmapLine, activities: Sequence[Activity]) -> Activity | None:
    """The activity a line is; None for one that staff invented, or that comes from another plan.

    A line that was moved is known by its title, one that was reworded by its number. The number alone is not
    enough: «3.1» of another institution's plan is something else.
    """
    title = normal_text(line.title)
    same = [activity for activity in activities if normal_text(activity.title) == title]
    if len(same) == 1:
        return same[0]
    numbered = next((a for a in activities if a.number == line.number), None)
    if numbered is None or not title or _alike(title, normal_text(numbered.title)):
        return numbered
    return None


def is_renamed(line: RoadmapLine, activities: Sequence[Activity]) -> bool:
    """Whether a line has a number of the configuration and speaks of something else."""
    known = any(activity.number == line.number for activity in activities)
    return known and activity_of(line, activities) is None


def speak_of_one(one: str, other: str) -> bool:
    """Whether two titles speak of the same activity, in whatever words."""
    return _alike(normal_text(one), normal_text(other))


def _alike(one: str, other: str) -> bool:
    """Whether two titles speak of the same: enough of the shorter one's telling words are in both."""
    ours, theirs = _stems(one), _stems(other)
    if not ours or not theirs:
        return True
    return len(ours & theirs) / min(len(ours), len(theirs)) >= _ENOUGH


def _stems(text: str) -> frozenset[str]:
    words = (word for word in re.findall(r"[а-я]+", text) if len(word) >= _SHORTEST)
    return frozenset(word[: min(_STEM, len(word) - 1)] for word in words) - _COMMON
