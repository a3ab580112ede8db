"""Consultations of the psychologist and the coordinator: that they took place, never what was said."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from programme.progress.facts import Happening, ProofItem
from programme.russian.dates import short_date


class ConsultationKind(StrEnum):
    """With one person or with several."""

    SINGLE = "индивидуальная"
    GROUP = "групповая"
    UNKNOWN = ""


class Adviser(StrEnum):
    """Who was talked to."""

    PSYCHOLOGIST = "педагог-психолог"
    COORDINATOR = "куратор"
    BOTH = "педагог-психолог и куратор"
    UNKNOWN = ""


class Topic(StrEnum):
    """What it was about, in these words alone: the rest stays between those who talked."""

    SETTLING_IN = "адаптация"
    PAIR = "общение в паре"
    PARENTS = "общение с родителями"
    FATIGUE = "усталость"
    OTHER = "другое"
    UNKNOWN = ""


class Noted(StrEnum):
    """How far a consultation is on record."""

    AHEAD = "впереди"
    NO_DAY = "нет даты"
    NO_PERSON = "не указан участник"
    NOTED = "учтена"


@dataclass(frozen=True)
class Consultation:
    """One row of «Консультации».

    Attributes:
        code: «КС-03», given once.
        on: The day; None where none can be read.
        people: Codes of those who were advised.
        kind: With one person or with several.
        adviser: Who was talked to.
        topic: One of a short list.
        activity: The roadmap line it speaks for.
    """

    code: str
    on: date | None = None
    people: tuple[str, ...] = ()
    kind: ConsultationKind = ConsultationKind.UNKNOWN
    adviser: Adviser = Adviser.UNKNOWN
    topic: Topic = Topic.UNKNOWN
    activity: str = ""

    def noted(self, today: date) -> Noted:
        """How far it is on record on a day."""
        if self.on is None:
            return Noted.NO_DAY
        if self.on > today:
            return Noted.AHEAD
        return Noted.NOTED if self.people else Noted.NO_PERSON

    def told(self, today: date) -> Mapping[str, str]:
        """What the programme says beside it."""
        return {"standing": self.noted(today).value}

    def happening(self, today: date, register_url: str) -> Happening | None:
        """What it proves: that it took place. Whom it was with and what about is not told on."""
        noted = self.noted(today)
        if not self.activity:
            return None
        day = short_date(self.on) if self.on else ""
        parts = (self.code, self.kind.value, self.adviser.value, day)
        text = f"{', '.join(part for part in parts if part)}: {noted.value}"
        missing = _MISSING.get(noted)
        return Happening(
            activity=self.activity,
            kind="consultation",
            item=ProofItem(text, register_url),
            on=self.on,
            is_done=noted is Noted.NOTED,
            waits_for=f"куратор: {missing} ({self.code})" if missing else "",
        )


_MISSING = {
    Noted.NO_DAY: "вписать дату консультации",
    Noted.NO_PERSON: "вписать код участника консультации",
}
