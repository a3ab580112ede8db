"""A line of the roadmap, and a roadmap as read from a file."""

from dataclasses import dataclass

from config.roadmap import Roadmap
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


def is_heading(number: str, *, is_bare: bool, is_gone_on_from: bool) -> bool:
    """Whether a row heads activities and is none itself.

    A number of one part is a section's in most plans; where the activities are counted through («1», «2», «3»),
    theirs have one part too, and what tells them apart is a deadline, somebody responsible or a result.

    Args:
        number: «3.10»; nothing without a number is an activity.
        is_bare: Nothing but a title stands beside it.
        is_gone_on_from: Others go on from its number («1.1», where there is «1.1.1»).
    """
    if not number:
        return True
    if "." in number:
        return is_bare and is_gone_on_from
    return is_bare or is_gone_on_from


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
