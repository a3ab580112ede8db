"""Consents to the processing of personal data: one purpose, one consent (ФЗ-152, ст. 9 ч. 1 since 01.09.2025)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from programme.progress.facts import Happening
from programme.russian.dates import short_date


class Purpose(StrEnum):
    """What a person has agreed to; dissemination needs a consent of its own (ФЗ-152, ст. 10.1)."""

    PROCESSING = "обработка персональных данных"
    DISSEMINATION = "распространение"
    PICTURES = "фото и видео"
    TRANSFER = "передача обработчику"
    UNKNOWN = ""


class ConsentState(StrEnum):
    """Whether a consent counts."""

    VALID = "действует"
    EXPIRED = "истекло"
    WITHDRAWN = "отозвано"
    AHEAD = "ещё не действует"
    NO_DAY = "нет даты"
    UNCLEAR = "не учитывается"


@dataclass(frozen=True)
class Consent:
    """One row of «Согласия».

    Attributes:
        code: «СГ-03», given once.
        person: Code of who gave it; "" where none can be read.
        purpose: What for.
        given: The day of the signature.
        until: The last day on which it counts; None = until it is withdrawn.
        withdrawn: The first day on which it no longer counts.
        has_clear_end: Whether «Действует до» and «Отозвано» are empty or can be read.
    """

    code: str
    person: str = ""
    purpose: Purpose = Purpose.UNKNOWN
    given: date | None = None
    until: date | None = None
    withdrawn: date | None = None
    has_clear_end: bool = True

    on: None = None
    """A consent belongs to no school year: it counts until it ends."""

    def state(self, day: date) -> ConsentState:
        """Whether it counts on a day; one of which nobody knows whose, what for or until when does not."""
        if not self.person or self.purpose is Purpose.UNKNOWN or not self.has_clear_end:
            return ConsentState.UNCLEAR
        if self.withdrawn and self.withdrawn <= day:
            return ConsentState.WITHDRAWN
        if self.given is None:
            return ConsentState.NO_DAY
        if self.given > day:
            return ConsentState.AHEAD
        return ConsentState.EXPIRED if self.until and self.until < day else ConsentState.VALID

    def told(self, today: date) -> Mapping[str, str]:
        """What the programme says beside it."""
        return {"standing": self.state(today).value}

    def happening(self, today: date, register_url: str) -> Happening | None:  # noqa: ARG002 - as of every register
        """Nothing: a consent allows work, it is none."""
        return None


class Consents:
    """The register of consents, asked whether somebody may be named in public."""

    def __init__(self, known: Iterable[Consent]) -> None:
        self._known = tuple(known)

    def refusal(self, person: str, published: date, today: date) -> str:
        """Why somebody may not be named in what was published on a day, in Russian; "" where they may.

        The consent must have counted on that day and count today: when it ends, what has been published
        is to be taken down (ФЗ-152, ст. 10.1 ч. 12).
        """
        ours = [
            consent
            for consent in self._known
            if consent.person == person and consent.purpose is Purpose.DISSEMINATION
        ]
        if any(_covers(consent, published, today) for consent in ours):
            return ""
        standing = [consent for consent in ours if consent.state(today) is ConsentState.VALID]
        ended = [consent for consent in ours if consent.state(published) is ConsentState.VALID]
        if standing and standing[0].given:
            return f"{person} — согласие дано позже публикации, {short_date(standing[0].given)}"
        return f"{person} — согласие {ended[0].state(today).value}" if ended else f"{person} — нет"

    def lacking(self, people: Iterable[str], published: date, today: date) -> tuple[str, ...]:
        """What ``refusal`` says of each of some people, those who may be named left out."""
        refusals = (self.refusal(person, published, today) for person in people)
        return tuple(refusal for refusal in refusals if refusal)


def _covers(consent: Consent, published: date, today: date) -> bool:
    days = {published, max(published, today)}
    return all(consent.state(day) is ConsentState.VALID for day in days)
