"""Reading the configuration: one organisation's file, the others beside it or as shipped."""

import json
from collections.abc import Iterable, Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from config import consistency
from config.explaining import explain
from config.fault import Fault
from config.line_references import PAPERS, QUESTIONNAIRES, REGISTERS, of_shipped, spoken_by
from config.matching_settings import MatchingSettings
from config.monitoring_settings import MonitoringSettings
from config.organisation import Organisation
from config.paper_kind import PaperKind
from config.questionnaire import Questionnaire
from config.registers import Registers
from config.roadmap import Roadmap
from config.schema import Competency, Configuration, Position
from config.source import LARGEST, Mistake, Source, read_source

ROADMAP = "roadmap.yaml"
COMPETENCIES = "competencies.yaml"
POSITIONS = "positions.yaml"
MATCHING = "matching.yaml"
MONITORING = "monitoring.yaml"

Shape = TypeVar("Shape")


class ConfigurationError(Exception):
    """The configuration cannot be used.

    Attributes:
        messages: One Russian line for each mistake, in the order of files and lines.
    """

    def __init__(self, messages: tuple[str, ...]) -> None:
        super().__init__("\n".join(messages))
        self.messages = messages


def load(organisation: Path) -> Configuration:
    """The whole configuration, checked.

    Args:
        organisation: The organisation's file. A file of the same name as a shipped one («roadmap.yaml»,
            «questionnaires/») that stands beside it replaces the shipped one.

    Raises:
        ConfigurationError: With every mistake of every file.
    """
    reading = _Reading(organisation)
    whole = reading.configuration()
    if reading.mistakes or whole is None:
        messages = dict.fromkeys(str(mistake) for mistake in sorted(reading.mistakes))
        raise ConfigurationError(tuple(messages))
    return whole


class _Reading:
    """One pass over all files, gathering mistakes as it goes."""

    def __init__(self, organisation: Path) -> None:
        self.mistakes: list[Mistake] = []
        self._organisation = organisation
        self._sources: dict[str, Source] = {}

    def configuration(self) -> Configuration | None:
        """Everything, or None where any file had a mistake."""
        organisation = self._read("organisation", self._organisation, Organisation)
        roadmap = self._read("roadmap", self._find(ROADMAP), Roadmap)
        competencies = self._read("competencies", self._find(COMPETENCIES), tuple[Competency, ...])
        positions = self._read("positions", self._find(POSITIONS), tuple[Position, ...])
        papers = self._read("papers", self._find(PAPERS), tuple[PaperKind, ...])
        matching = self._read("matching", self._find(MATCHING), MatchingSettings)
        monitoring = self._read("monitoring", self._find(MONITORING), MonitoringSettings)
        registers = self._read("registers", self._find(REGISTERS), Registers)
        questionnaires = tuple(self._questionnaires())
        if (
            organisation is None
            or roadmap is None
            or competencies is None
            or positions is None
            or papers is None
            or matching is None
            or monitoring is None
            or registers is None
            or self.mistakes
        ):
            return None
        whole = Configuration(
            organisation=organisation,
            roadmap=roadmap,
            questionnaires=tuple(sorted(questionnaires, key=lambda q: q.place)),
            competencies=competencies,
            positions=positions,
            papers=papers,
            matching=matching,
            monitoring=monitoring,
            registers=registers,
        )
        self.mistakes += self._placed(consistency.faults(whole))
        return whole

    def _placed(self, faults: Iterable[Fault]) -> Iterator[Mistake]:
        """Each fault in its line; those of shipped files beside a roadmap of one's own, file by file."""
        of_others: list[Fault] = []
        for fault in faults:
            speaker = spoken_by(fault)
            if speaker and self._is_own(ROADMAP) and not self._is_own(speaker):
                of_others.append(fault)
            else:
                yield self._sources[fault.part].mistake(fault.place, fault.text)
        yield from of_shipped(
            of_others,
            lambda part: Path(self._sources[part].file).name,
            self._sources["roadmap"].file,
            lambda name: _caption(self._find(name)),
        )

    def _is_own(self, name: str) -> bool:
        return (self._organisation.parent / name).exists()

    def _questionnaires(self) -> Iterator[Questionnaire]:
        folder = self._find(QUESTIONNAIRES)
        found = sorted(
            (f for f in folder.iterdir() if f.name.endswith(".yaml")), key=lambda f: f.name
        )
        if not found:
            self.mistakes.append(
                Mistake(_caption(folder), 0, "нет ни одной анкеты; ожидались файлы .yaml")
            )
        for file in found:
            questionnaire = self._read(_caption(file), file, Questionnaire)
            if questionnaire is None:
                continue
            if questionnaire.code in self._sources:
                text = (
                    f"анкета {questionnaire.code} уже описана в другом файле; ожидался другой код"
                )
                self.mistakes.append(self._sources[_caption(file)].mistake(("code",), text))
            self._sources[questionnaire.code] = self._sources[_caption(file)]
            yield questionnaire

    def _find(self, name: str) -> Traversable:
        """The file beside the organisation's, or the shipped one."""
        return self._organisation.parent / name if self._is_own(name) else files("config") / name

    def _read(self, key: str, file: Traversable, shape: type[Shape]) -> Shape | None:
        """One file, checked against its shape; None, and mistakes noted, where it doesn't fit."""
        source = self._sources[key] = _source(file)
        self.mistakes += source.mistakes
        if source.mistakes:
            return None
        try:
            return TypeAdapter(shape).validate_json(json.dumps(source.value), strict=True)
        except ValidationError as error:
            for detail in error.errors():
                self.mistakes.append(source.mistake(detail["loc"], explain(detail, shape)))
            return None


def _source(file: Traversable) -> Source:
    caption = _caption(file)
    try:
        with file.open("rb") as stream:
            # No further than tells that it is too large: it may be a device that never ends.
            return read_source(caption, stream.read(LARGEST + 1))
    except FileNotFoundError:
        told = "файл не найден; ожидался файл настроек, например config/organisation.yaml"
    except OSError as error:
        told = f"файл не читается ({error.strerror}); ожидался обычный файл"
    return Source(caption, mistakes=(Mistake(caption, 0, told),))


def _caption(file: Traversable) -> str:
    """The file's name as people know it: from the working folder where it lies below it."""
    path = Path(str(file)).absolute()
    working = Path.cwd()
    return path.relative_to(working).as_posix() if path.is_relative_to(working) else str(path)
