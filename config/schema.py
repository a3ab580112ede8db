"""The schema of the whole configuration: one value of everything that is loaded and checked."""

from typing import Annotated

from pydantic import Field

from config.matching_settings import MatchingSettings
from config.monitoring_settings import MonitoringSettings
from config.organisation import Organisation
from config.paper_kind import PaperKind
from config.questionnaire import Questionnaire
from config.registers import Registers
from config.roadmap import Roadmap
from config.shape import Strict, Text


class Competency(Strict):
    """One direction of list К (questionnaires.md, section 7); keys are never reused.

    Attributes:
        key: «К07».
        text: As questionnaires offer it.
        active: Whether they do.
        formerly: Texts it had before: answers given under them are read all the same.
    """

    key: Annotated[str, Field(pattern=r"^К\d\d$")]
    text: Text
    active: bool = True
    formerly: tuple[Text, ...] = ()


class Position(Strict):
    """A position in its six cases; the masculine title stays for women."""

    nominative: Text
    genitive: Text
    dative: Text
    accusative: Text
    instrumental: Text
    prepositional: Text


class Configuration(Strict):
    """Everything that is configured, read and checked at once."""

    organisation: Organisation
    roadmap: Roadmap
    questionnaires: tuple[Questionnaire, ...]
    competencies: tuple[Competency, ...]
    positions: tuple[Position, ...]
    papers: tuple[PaperKind, ...]
    matching: MatchingSettings
    monitoring: MonitoringSettings
    registers: Registers
