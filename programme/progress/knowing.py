"""Which activity of the configuration a line of the sheet is: staff reorder, reword and add lines."""

from collections.abc import Sequence

from config.roadmap import Activity
from programme.progress.likeness import known_share, mutual_share
from programme.roadmap import RoadmapLine
from programme.russian.texts import normal_text

_ANOTHER = 0.4
"""A title of whose words the other has less speaks of something else."""

_SURE = 0.7
"""Two thirds are not enough: «Психологическая поддержка родителей» is no support of mentees."""

_ONE_LINE = 0.6
"""Two titles in two plans that share as much are one line, though worded differently."""


def activity_of(line: RoadmapLine, activities: Sequence[Activity]) -> Activity | None:
    """The activity a line is; None for one that staff invented, or that comes from another plan.

    A line that was moved is known by its title, one that was reworded by its number. The number alone is not
    enough: «3.1» of another institution's plan is something else.
    """
    title = normal_text(line.title)
    same = [activity for activity in activities if normal_text(activity.title) == title]
    if len(same) == 1:
        return same[0]
    numbered = _numbered(line, activities)
    if numbered is None or not title or _is_about(title, numbered):
        return numbered
    return None


def is_renamed(line: RoadmapLine, activities: Sequence[Activity]) -> bool:
    """Whether a line has a number of the configuration and speaks of something else."""
    return _numbered(line, activities) is not None and activity_of(line, activities) is None


def is_in_doubt(line: RoadmapLine, activities: Sequence[Activity]) -> bool:
    """Whether a line was taken for the activity of its number, while its new title may mean another.

    So it is where too little of the title is of that activity, or more of it is of another one.
    """
    found = activity_of(line, activities)
    title = normal_text(line.title)
    if found is None or not title or title == normal_text(found.title):
        return False
    share = known_share(title, found.title)
    return share < _SURE or any(known_share(title, a.title) > share for a in activities)


def speak_of_one(one: str, other: str) -> bool:
    """Whether two titles speak of the same activity, in whatever words."""
    return mutual_share(one, other) >= _ONE_LINE


def _numbered(line: RoadmapLine, activities: Sequence[Activity]) -> Activity | None:
    return next((a for a in activities if a.number == line.number), None)


def _is_about(title: str, activity: Activity) -> bool:
    return mutual_share(title, activity.title) >= _ANOTHER
