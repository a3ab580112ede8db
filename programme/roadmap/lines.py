"""A line of the roadmap, and a roadmap as read from a file."""

from dataclasses import dataclass

from config.schema import Roadmap
from programme.findings import Finding

TAB = "roadmap"
"""Key of the tab the findings belong to."""


@dataclass(frozen=True)
class RoadmapLine:
    """One row of the roadmap, cells as published.

    Attributes:
        number: «3.10», without the dot at its end; «3» for a section. Never a number: 3.10 is not 3.1.
        published_number: «3.10.».
        title: «Наименование мероприятий».
        timeframe: «Сроки реализации».
        responsible: «Ответственный исполнитель».
        result: «Результат, вид документа».
        is_section: A heading of activities.
    """

    number: str
    published_number: str
    title: str
    timeframe: str = ""
    responsible: str = ""
    result: str = ""
    is_section: bool = False


@dataclass(frozen=True)
class ImportedRoadmap:
    """A roadmap as read from a file, and what people should look at."""

    title: str
    headers: tuple[str, ...]
    lines: tuple[RoadmapLine, ...]
    findings: tuple[Finding, ...]


def lines_of(roadmap: Roadmap) -> tuple[RoadmapLine, ...]:
    """The configured roadmap as lines: every section, followed by its activities."""
    lines = []
    for section in roadmap.sections:
        lines.append(RoadmapLine(section.number, section.number, section.title, is_section=True))
        lines += [
            RoadmapLine(a.number, a.published_number, a.title, a.timeframe, a.responsible, a.result)
            for a in roadmap.activities
            if a.section == section.number
        ]
    return tuple(lines)
