"""What is due, by whom and until when: one list out of everything a run knows."""

from programme.due.lines import LineState, happening_tasks, line_tasks, meeting_tasks
from programme.due.task import Task, Urgency, ordered, unique, urgency
from programme.due.whom import Asked, actors, asked, concerns

__all__ = [
    "Asked",
    "LineState",
    "Task",
    "Urgency",
    "actors",
    "asked",
    "concerns",
    "happening_tasks",
    "line_tasks",
    "meeting_tasks",
    "ordered",
    "unique",
    "urgency",
]
