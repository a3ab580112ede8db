"""What pairs plan to do: one row for each thing, with its day and what came of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from programme.papers.planning import Step, plan_of
from programme.progress.facts import Happening, ProofItem
from programme.russian.dates import short_date
from programme.school_year import SchoolYear


class Doing(StrEnum):
    """How far something planned is."""

    PLANNED = "запланировано"
    DONE = "выполнено"
    LATE = "просрочено"
    OVER = "пара больше не работает"
    NO_PAIR = "не указана пара"


@dataclass(frozen=True)
class PlanItem:
    """One row of «Планы пар».

    Attributes:
        code: «ПЛ-03», given once.
        pair: Code of the pair; "" where none can be read.
        planned: The day by which it is to be done; None where nobody says.
        done: The day on which it was done; None while it is not.
        link: A link among the result; "" where there is none.
        is_over: Whether the pair no longer works, so that nobody is waited for.
        activity: The roadmap line it speaks for.
    """

    code: str
    pair: str = ""
    planned: date | None = None
    done: date | None = None
    link: str = ""
    is_over: bool = False
    activity: str = ""

    @property
    def on(self) -> date | None:
        """The day it was done or is planned for."""
        return self.done or self.planned

    def doing(self, today: date) -> Doing:
        """How far it is on a day; what is said to be done in the future is not done."""
        if not self.pair:
            return Doing.NO_PAIR
        if self.done and self.done <= today:
            return Doing.DONE
        if self.is_over:
            return Doing.OVER
        return Doing.LATE if self.planned and self.planned < today else Doing.PLANNED

    def told(self, today: date) -> Mapping[str, str]:
        """What the programme says beside it."""
        return {"standing": self.doing(today).value}

    def happening(self, today: date, register_url: str) -> Happening | None:
        """What it proves: that a pair does what it planned; what that is stays in the register."""
        doing = self.doing(today)
        if not self.activity or not self.pair or doing is Doing.OVER:
            return None
        day = short_date(self.on) if self.on else ""
        head = ", ".join(part for part in (self.code, self.pair, day) if part)
        late = f"{self.pair}: выполнить или перенести ({self.code})"
        return Happening(
            activity=self.activity,
            kind="plan_item",
            item=ProofItem(f"{head}: {doing.value}", self.link or register_url),
            on=self.on,
            is_done=doing is Doing.DONE,
            waits_for=late if doing is Doing.LATE else "",
        )


def proposed_steps(topics: Sequence[str], year: SchoolYear, today: date) -> tuple[Step, ...]:
    """The plan proposed to a pair that begins on a day: as its paper has it, but nothing by a month gone by.

    Args:
        topics: What the pair works on, as texts in lower case.
        year: The school year.
        today: The day; after the year's last one there is nothing left to plan.
    """
    if today > year.ends:
        return ()
    begun = max(year.starts, _month_before(today))
    return tuple(plan_of(topics, replace(year, starts=begun)))


def _month_before(day: date) -> date:
    """The first day of the month before: a plan begins with the second month of its time."""
    return date(day.year - (day.month == 1), (day.month - 2) % 12 + 1, 1)


def cells_of(pair: str, steps: Sequence[Step]) -> Iterator[Mapping[str, str | date]]:
    """First values of the rows that are proposed; from then on they belong to people."""
    for step in steps:
        yield {
            "pair": pair,
            "direction": step.direction,
            "what": step.activity,
            "form": step.form,
            "planned": step.by,
        }
