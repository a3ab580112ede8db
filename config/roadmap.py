"""The schema of roadmap.yaml: sections, activities, and what proves them."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from config.shape import Strict, Text


class Evidence(StrEnum):
    """What proves a roadmap line; each value has one function in ``programme.progress``."""

    MANUAL = "manual"
    ROADMAP = "roadmap"
    TEMPLATE = "template"
    MENTEES = "mentees"
    MENTORS = "mentors"
    ANSWERS = "answers"
    PAIRS = "pairs"
    PAIRS_DECIDED = "pairs_decided"
    AGREEMENTS = "agreements"
    PAPERS = "papers"
    HAPPENINGS = "happenings"
    MONITORING = "monitoring"


HappeningKind = Literal[
    "event", "consultation", "publication", "case", "plan_item", "acknowledgement"
]
"""A register of work whose rows prove a line."""


def _one_or_several(value: object) -> object:
    """A list with a single entry may be written without its brackets."""
    return tuple(value) if isinstance(value, list | tuple) else (value,)


Several = BeforeValidator(_one_or_several)


class Activity(Strict):
    """One line of the published roadmap, every cell word for word, and what carries it out here.

    Attributes:
        number: «3.10», as published but for the dot at its end.
        published_number: «3.10.».
        section: Number of its section.
        title: «Наименование мероприятий».
        timeframe: «Сроки реализации», raw.
        responsible: «Ответственный исполнитель», raw.
        result: «Результат, вид документа», raw.
        evidence: Which rules prove it.
        enough: Whether all of them must hold, or one is enough.
        questionnaires: Those it rests on, for ``answers`` and the bases.
        paper: Kind of the paper it rests on, for ``template``.
        happenings: Registers whose rows count, for ``happenings``; each must have enough.
        at_least: So many rows of each register are enough: a period, where the line has periods.
        carried_out_by: For staff, in Russian: what carries the line out here.
    """

    number: Text
    published_number: Text
    section: Text
    title: Text
    timeframe: str = ""
    responsible: str = ""
    result: str = ""
    evidence: Annotated[tuple[Evidence, ...], Several, Field(min_length=1)] = (Evidence.MANUAL,)
    enough: Literal["all", "any"] = "all"
    questionnaires: Annotated[tuple[str, ...], Several] = ()
    paper: str = ""
    happenings: Annotated[tuple[HappeningKind, ...], Several] = ()
    at_least: Annotated[int, Field(ge=1, le=1000)] = 1
    carried_out_by: str = ""


class Section(Strict):
    """A section of the roadmap."""

    number: Text
    title: Text


class Roadmap(Strict):
    """config/roadmap.yaml: the published roadmap as data."""

    title: Text
    headers: tuple[Text, ...]
    sections: tuple[Section, ...]
    activities: tuple[Activity, ...]
