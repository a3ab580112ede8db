"""The shape of config/registers.yaml: which line of the roadmap each register of work speaks for."""

from typing import Literal

from config.shape import Strict, Text


class EventKind(Strict):
    """A kind of meeting or training.

    Attributes:
        kind: As people choose it on «Встречи и обучение».
        activity: Roadmap line that such an event speaks for; "" = none, unless people type one.
    """

    kind: Text
    activity: str = ""


class ConsentPaper(Strict):
    """A kind of paper that, once signed, is a consent.

    Attributes:
        paper: Its kind in config/papers.yaml.
        purpose: What it is a consent to, as «Согласия» offers it.
    """

    paper: Text
    purpose: Literal[
        "обработка персональных данных", "распространение", "фото и видео", "передача обработчику"
    ]


class Registers(Strict):
    """config/registers.yaml: roadmap lines of the registers of work; "" where a register speaks for none.

    Attributes:
        events: Kinds of meetings and trainings.
        consultations: Line of «Консультации».
        publications: Line of «Публикации».
        cases: Line of «Кейсы».
        plan_items: Line of «Планы пар».
        consents: Papers that go into «Согласия» once they are signed.
    """

    events: tuple[EventKind, ...]
    consultations: str = ""
    publications: str = ""
    cases: str = ""
    plan_items: str = ""
    consents: tuple[ConsentPaper, ...] = ()

    def line_of(self, kind: str) -> str:
        """The line that an event of that kind speaks for; "" for a kind that is not known."""
        return next((known.activity for known in self.events if known.kind == kind), "")
