"""Where a roadmap line may stand."""

from enum import StrEnum


class ActivityState(StrEnum):
    """Where a roadmap line stands, as staff read it."""

    NOT_STARTED = "не начато"
    IN_PROGRESS = "в работе"
    WAITING = "ждёт людей"
    DONE = "выполнено"
    LATE = "просрочено"
    NOT_APPLICABLE = "не применимо"


MANUAL_STATES = (ActivityState.DONE, ActivityState.IN_PROGRESS, ActivityState.NOT_APPLICABLE)
"""What people may type; the other states are the calendar's and the registers' business."""

SETTLED = (ActivityState.DONE, ActivityState.NOT_APPLICABLE)
"""States in which nothing is left to do."""
