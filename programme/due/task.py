"""One thing that somebody has to do, and how pressing it is."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

SOON = timedelta(days=7)
"""So far ahead a day is called near: whoever looks once a week sees everything in time."""


class Urgency(StrEnum):
    """How pressing a task is on a day, as staff read it."""

    LATE = "просрочено"
    SOON = "скоро"
    LATER = "потом"
    UNDATED = "без срока"


@dataclass(frozen=True)
class Task:
    """Something to be done.

    Attributes:
        key: Names it for ever: «paper:agreement:П-05:2026-27», «line:3.10», «answer:Ф2:У-07».
        whom: Who is to do it: codes of participants and roles («заведующий»); () where nobody is named.
        what: A Russian sentence without names.
        due: The last day; None where no day is known.
        tab: Key of the tab it comes from.
        row: The row there, as people know it; "" for the whole tab.
        link: Where it is done: a paper, a form or a tab; "" where there is none.
        activities: Lines of the roadmap that it brings forward.
    """

    key: str
    whom: tuple[str, ...]
    what: str
    due: date | None = None
    tab: str = ""
    row: str = ""
    link: str = ""
    activities: tuple[str, ...] = ()


def urgency(due: date | None, today: date) -> Urgency:
    """How pressing something is; its last day itself is not late."""
    if due is None:
        return Urgency.UNDATED
    if due < today:
        return Urgency.LATE
    return Urgency.SOON if due - today <= SOON else Urgency.LATER


def ordered(tasks: Iterable[Task]) -> tuple[Task, ...]:
    """Tasks with the longest overdue first, then by day, those without a day last; the order given decides ties."""
    return tuple(sorted(tasks, key=lambda task: (task.due is None, task.due or date.max)))


def unique(tasks: Iterable[Task]) -> tuple[Task, ...]:
    """Each task once: of several with one key the first, with everybody who is to do it and the nearest day."""
    found: dict[str, Task] = {}
    for task in tasks:
        first = found.get(task.key)
        found[task.key] = _together(first, task) if first else task
    return tuple(found.values())


def _together(one: Task, other: Task) -> Task:
    return replace(
        one,
        whom=tuple(dict.fromkeys((*one.whom, *other.whom))),
        due=min((day for day in (one.due, other.due) if day), default=None),
        activities=tuple(dict.fromkeys((*one.activities, *other.activities))),
    )
