"""Publications about the programme: where they stand, and whether everybody named has agreed to it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from programme.progress.facts import Happening, ProofItem
from programme.russian.dates import short_date


class Where(StrEnum):
    """Where something is published."""

    SITE = "сайт"
    SOCIAL = "соцсети"
    MUNICIPAL = "муниципальный уровень"
    REGIONAL = "региональный уровень"
    UNKNOWN = ""


class Published(StrEnum):
    """How far a publication is."""

    AHEAD = "впереди"
    NO_DAY = "нет даты"
    NO_LINK = "нет ссылки"
    NO_CONSENT = "нет согласия"
    NO_CODES = "впишите коды названных"
    PUBLISHED = "опубликовано"


@dataclass(frozen=True)
class Publication:
    """One row of «Публикации».

    Attributes:
        code: «ПБ-03», given once.
        on: The day; None where none can be read.
        topic: As typed.
        where: Where it is published.
        link: Its address; "" where there is none.
        people: Codes of those named or pictured.
        is_known_who: Whether all that people typed there are codes, or nothing; else consents can't be asked after.
        lacking: Who of them may not be named, and why: «У-03 — нет».
        activity: The roadmap line it speaks for.
    """

    code: str
    on: date | None = None
    topic: str = ""
    where: Where = Where.UNKNOWN
    link: str = ""
    people: tuple[str, ...] = ()
    is_known_who: bool = True
    lacking: tuple[str, ...] = ()
    activity: str = ""

    @property
    def is_out(self) -> bool:
        """Whether it has been published: whoever gives a link has done so, whatever day is typed."""
        return bool(self.link)

    def published(self, today: date) -> Published:
        """How far it is on a day."""
        if self.on is None:
            return Published.NO_DAY
        if self.is_out and self.lacking:
            return Published.NO_CONSENT
        if self.is_out and not self.is_known_who:
            return Published.NO_CODES
        if self.on > today:
            return Published.AHEAD
        return Published.PUBLISHED if self.is_out else Published.NO_LINK

    def told(self, today: date) -> Mapping[str, str]:
        """What the programme says beside it."""
        return {"consents": self._consents, "standing": self.published(today).value}

    @property
    def _consents(self) -> str:
        if self.lacking:
            return "нет: " + "; ".join(self.lacking)
        if not self.is_known_who:
            return "неизвестно: впишите коды названных"
        return "есть у всех" if self.people else "не нужны: никто не назван"

    def happening(self, today: date, register_url: str) -> Happening | None:
        """What it proves; done only with its link and everybody's consent."""
        if not self.activity:
            return None
        published = self.published(today)
        day = short_date(self.on) if self.on else ""
        head = ", ".join(part for part in (self.code, self.where.value, day) if part)
        missing = _MISSING.get(published, self._ahead)
        return Happening(
            activity=self.activity,
            kind="publication",
            item=ProofItem(f"{head}: {published.value}", self.link or register_url),
            on=self.on,
            is_done=published is Published.PUBLISHED,
            waits_for=f"куратор: {missing} ({self.code})" if missing else "",
        )

    @property
    def _ahead(self) -> str:
        """What is to be done before it is out."""
        if self.lacking:
            return _ASK
        return "" if self.is_known_who else _MISSING[Published.NO_CODES]


_ASK = "получить согласия на распространение до публикации"
_MISSING = {
    Published.NO_DAY: "вписать дату публикации",
    Published.NO_LINK: "вписать ссылку на публикацию",
    Published.NO_CODES: "вписать коды названных",
    Published.NO_CONSENT: "получить согласие на распространение или убрать имя из публикации",
}
