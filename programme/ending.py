"""Ending a pair: by the mentor's refusal, by the employer's cancellation, for another mentor, or because it is done.

ст. 351.8 ТК РФ (ФЗ от 09.11.2024 № 381-ФЗ): the employee may refuse the work early; the employer may cancel it
early, warning the employee at least three working days before. A refusal needs no reason and is never punished.
Whether the three days bind the mentor too is read both ways, so that is a setting, by default 0.

A replacement by another mentor is a cancellation in law, with its warning: where the mentor asks for it, people
choose the refusal.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal

FEWEST_CANCELLATION_DAYS = 3
"""ст. 351.8 ТК РФ: the employer warns at least three working days before."""


class EndingReason(StrEnum):
    """Why a pair ends; the value is what people choose on «Пары»."""

    REFUSAL = "отказ наставника"
    CANCELLATION = "отмена поручения"
    REPLACEMENT = "замена"
    DONE = "завершена"


EndingPaper = Literal["", "mentor_refusal", "cancellation_notice"]
"""Kind of the paper that an ending takes; a programme that is done takes none."""


@dataclass(frozen=True)
class Ending:
    """An ending as people typed it.

    Attributes:
        reason: Why.
        ends_on: From which day on the pair is no more; None while nobody has typed it.
        notice_given: When the mentor was handed the warning, or handed in the refusal.
    """

    reason: EndingReason
    ends_on: date | None = None
    notice_given: date | None = None

    def is_over(self, today: date) -> bool:
        """Whether the day has come: until then the pair goes on as it is."""
        return self.ends_on is not None and self.ends_on <= today

    @property
    def paper(self) -> EndingPaper:
        """The paper that is due."""
        match self.reason:
            case EndingReason.REFUSAL:
                return "mentor_refusal"
            case EndingReason.CANCELLATION | EndingReason.REPLACEMENT:
                return "cancellation_notice"
            case EndingReason.DONE:
                return ""

    @property
    def changes_directive(self) -> bool:
        """Whether the directive on the pairs must be changed: where a pair ends before its term."""
        return self.reason is not EndingReason.DONE


@dataclass(frozen=True)
class NoticeDays:
    """How many full working days lie between a warning and an ending; settings of the institution."""

    refusal: int = 0
    cancellation: int = FEWEST_CANCELLATION_DAYS

    def of(self, reason: EndingReason) -> int:
        """For an ending of that kind; never fewer than the law asks for."""
        match reason:
            case EndingReason.REFUSAL:
                return self.refusal
            case EndingReason.CANCELLATION | EndingReason.REPLACEMENT:
                return max(self.cancellation, FEWEST_CANCELLATION_DAYS)
            case EndingReason.DONE:
                return 0
