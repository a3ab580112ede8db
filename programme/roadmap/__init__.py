"""The roadmap: the published plan as lines, from the configuration or from whatever file it was published in."""

from programme.roadmap.as_config import configuration_draft
from programme.roadmap.lines import TAB, ImportedRoadmap, RoadmapLine, is_heading, lines_of
from programme.roadmap.reading import NOTHING, read_grids, read_roadmap

__all__ = [
    "NOTHING",
    "TAB",
    "ImportedRoadmap",
    "RoadmapLine",
    "configuration_draft",
    "is_heading",
    "lines_of",
    "read_grids",
    "read_roadmap",
]
