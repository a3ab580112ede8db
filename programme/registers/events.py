"""Meetings and trainings: what a row says, who came, and what is missing to prove it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from programme.progress.facts import Happening, ProofItem
from programme.russian.dates import short_date
from programme.russian.numbers import plural


class EventState(StrEnum):
    """What people say of an event."""

    PLANNED = "запланировано"
    HELD = "проведено"
    CANCELLED = "отменено"
    UNKNOWN = ""


class EventFormat(StrEnum):
    """How people come together."""

    IN_PERSON = "очно"
    REMOTE = "дистанционно"
    MIXED = "смешанно"
    UNKNOWN = ""


class Proved(StrEnum):
    """How far an event is on record, as the register shows it."""

    AHEAD = "впереди"
    UNMARKED = "отметьте, состоялось ли"
    NO_DAY = "нет даты"
    NO_PEOPLE = "не указаны участники"
    NOBODY_CAME = "никто не пришёл"
    NO_SHEET = "нет листа регистрации"
    PROVED = "подтверждено"
    CANCELLED = "отменено"


@dataclass(frozen=True)
class Event:
    """One row of «Встречи и обучение».

    Attributes:
        code: «В-03», given once.
        kind: One of the kinds of config/registers.yaml; "" where none is chosen.
        on: The day; None where none can be read.
        topic: As typed.
        form: In person or not.
        hours: How long it takes; None where nobody says.
        place: Where, as typed.
        invited: Codes of those it is for.
        invited_as: The words that the codes were read from («все наставники»), after which «Приглашены» shows them;
            "" where people typed codes alone.
        absent: Those of them who did not come.
        state: What people say of it.
        materials: Link to its materials; "" where there is none.
        sheet: Link to the attendance sheet; "" where there is none.
        activity: The roadmap line it speaks for; "" where it speaks for none.
    """

    code: str
    kind: str = ""
    on: date | None = None
    topic: str = ""
    form: EventFormat = EventFormat.UNKNOWN
    hours: float | None = None
    place: str = ""
    invited: tuple[str, ...] = ()
    invited_as: str = ""
    absent: tuple[str, ...] = ()
    state: EventState = EventState.UNKNOWN
    materials: str = ""
    sheet: str = ""
    activity: str = ""

    @property
    def invited_told(self) -> str:
        """What «Приглашены» shows: «все наставники: У-04, У-05»."""
        codes = ", ".join(self.invited)
        return f"{self.invited_as}: {codes}" if self.invited_as and codes else codes

    @property
    def present(self) -> tuple[str, ...]:
        """Those who were there."""
        return tuple(code for code in self.invited if code not in self.absent)

    @property
    def attendance(self) -> str:
        """«12 из 14»; how many are invited before it was held, "" where nobody is named."""
        if not self.invited or self.state is EventState.CANCELLED:
            return ""
        if self.state is not EventState.HELD:
            return f"приглашено {len(self.invited)}"
        return f"{len(self.present)} из {len(self.invited)}"

    @property
    def label(self) -> str:
        """«В-03 — обучение наставников, 12.10.2026»: as questionnaires offer it, without its topic."""
        day = short_date(self.on) if self.on else ""
        told = ", ".join(part for part in (self.kind or "встреча", day) if part)
        return f"{self.code} — {told}"

    def proved(self, today: date) -> Proved:
        """How far it is on record on a day; an event of the future is not held, whatever is typed beside it."""
        if self.state is EventState.CANCELLED:
            return Proved.CANCELLED
        if self.on is None:
            return Proved.NO_DAY
        if self.on > today or (self.on == today and self.state is not EventState.HELD):
            return Proved.AHEAD
        if self.state is not EventState.HELD:
            return Proved.UNMARKED
        if not self.present:
            return Proved.NOBODY_CAME if self.invited else Proved.NO_PEOPLE
        return Proved.PROVED if self.sheet else Proved.NO_SHEET

    def is_ahead(self, today: date) -> bool:
        """Whether people are still expected to come."""
        return self.proved(today) is Proved.AHEAD

    def told(self, today: date) -> Mapping[str, str]:
        """What the programme says beside it: column → text."""
        return {
            "counts_for": self.activity,
            "invited": self.invited_told,
            "attendance": self.attendance,
            "standing": self.proved(today).value,
        }

    def happening(self, today: date, register_url: str) -> Happening | None:
        """What it proves of its line; None where it was cancelled or speaks for no line."""
        proved = self.proved(today)
        if proved is Proved.CANCELLED or not self.activity:
            return None
        missing = _MISSING.get(proved, "")
        return Happening(
            activity=self.activity,
            kind="event",
            item=ProofItem(self._evidence(proved), self.sheet or self.materials or register_url),
            on=self.on,
            is_done=proved is Proved.PROVED,
            waits_for=f"куратор: {missing} ({self.code})" if missing else "",
        )

    def _evidence(self, proved: Proved) -> str:
        """«В-03, обучение наставников, 12.10.2026: были 12 из 14»; codes and counts, no names and no topics."""
        day = short_date(self.on) if self.on else ""
        head = ", ".join(part for part in (self.code, self.kind or "встреча", day) if part)
        tail = proved.value
        if proved in {Proved.PROVED, Proved.NO_SHEET}:
            came = f"{plural(len(self.present), 'был', 'были', 'были')} {self.attendance}"
            tail = came if proved is Proved.PROVED else f"{came}, {tail}"
        return f"{head}: {tail}"


_MISSING = {
    Proved.UNMARKED: "отметить, состоялась ли встреча",
    Proved.NO_DAY: "вписать дату встречи",
    Proved.NO_PEOPLE: "вписать участников встречи",
    Proved.NOBODY_CAME: "проверить, кто не пришёл, или отменить встречу",
    Proved.NO_SHEET: "приложить лист регистрации встречи",
}
"""What people have to do, as «кто: что» goes on."""
