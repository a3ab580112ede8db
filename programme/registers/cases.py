"""Cases: what a pair has worked out, told so that others can use it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from programme.progress.facts import Happening, ProofItem
from programme.russian.dates import short_date


class Written(StrEnum):
    """How far a case is."""

    AHEAD = "впереди"
    NO_DAY = "нет даты"
    NO_PAIR = "не указана пара"
    NO_TITLE = "нет названия"
    NO_TEXT = "опишите кратко или дайте ссылку"
    WRITTEN = "оформлен"


@dataclass(frozen=True)
class Case:
    """One row of «Кейсы».

    Attributes:
        code: «КЕЙС-03», given once.
        on: The day it was written; None where none can be read.
        pairs: Codes of the pairs it tells of.
        title: As typed.
        is_told: Whether problem, work and result are all told in short.
        link: Its text; "" where there is none.
        authors: Codes of who wrote it.
        may_publish: Whether people say that it may be published.
        activity: The roadmap line it speaks for.
    """

    code: str
    on: date | None = None
    pairs: tuple[str, ...] = ()
    title: str = ""
    is_told: bool = False
    link: str = ""
    authors: tuple[str, ...] = ()
    may_publish: bool = False
    activity: str = ""

    def written(self, today: date) -> Written:
        """How far it is on a day."""
        if self.on is None:
            return Written.NO_DAY
        if self.on > today:
            return Written.AHEAD
        if not self.title:
            return Written.NO_TITLE
        if not self.pairs:
            return Written.NO_PAIR
        return Written.WRITTEN if self.link or self.is_told else Written.NO_TEXT

    def told(self, today: date) -> Mapping[str, str]:
        """What the programme says beside it."""
        return {"standing": self.written(today).value}

    def happening(self, today: date, register_url: str) -> Happening | None:
        """What it proves; its title stays in the register, for it may name somebody."""
        if not self.activity:
            return None
        written = self.written(today)
        day = short_date(self.on) if self.on else ""
        parts = (self.code, ", ".join(self.pairs), day)
        missing = _MISSING.get(written)
        return Happening(
            activity=self.activity,
            kind="case",
            item=ProofItem(
                f"{', '.join(part for part in parts if part)}: {written.value}",
                self.link or register_url,
            ),
            on=self.on,
            is_done=written is Written.WRITTEN,
            waits_for=f"{self._whom}: {missing} ({self.code})" if missing else "",
        )

    @property
    def _whom(self) -> str:
        return ", ".join(self.authors) or "куратор"


_MISSING = {
    Written.NO_DAY: "вписать дату",
    Written.NO_TITLE: "вписать название",
    Written.NO_PAIR: "вписать код пары",
    Written.NO_TEXT: "описать кейс кратко или дать ссылку",
}
