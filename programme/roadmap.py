"""The roadmap: the published plan as lines, from the configuration or from its text."""

import re
from dataclasses import dataclass
from itertools import groupby

from config.schema import Roadmap
from programme.findings import Finding
from programme.russian.letters import spaced

TAB = "roadmap"
"""Key of the tab the findings belong to."""

COLUMNS = 5
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,3}){0,3}\.?")
_BYTE_ORDER_MARK = "\ufeff"
_LINE_ENDS = re.compile(r"\r\n|\r|\n|\v|\f|\x85|\u2028|\u2029")
_CAPTIONS = ("номер", "наименование мероприятия", "срок", "ответственный исполнитель", "результат")


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
    """A roadmap as read from a text, and what people should look at."""

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


def read_roadmap(text: str) -> ImportedRoadmap:
    """Reads a published roadmap from tab-separated text; nothing is dropped and nothing raises.

    A title above the table, its header row, section rows, blank lines, any line ends and a byte order mark are
    understood. What doesn't fit is named with its line, and what is missing is asked for.
    """
    reader = _Reader()
    numbered = enumerate(_LINE_ENDS.split(text.removeprefix(_BYTE_ORDER_MARK)), 1)
    rows = [(place, [_clean(cell) for cell in line.split("\t")]) for place, line in numbered]
    for place, cells in rows:
        if any(cells):
            reader.take(place, cells)
    return reader.result()


def _clean(cell: str) -> str:
    """A cell without invisible characters, odd spaces, and the quotation marks of a spreadsheet's export."""
    text = spaced(cell)
    if len(text) > 1 and text.startswith('"') and text.endswith('"'):
        text = text[1:-1].replace('""', '"').strip()
    return text


class _Reader:
    """Takes one row after the other."""

    def __init__(self) -> None:
        self._title: list[str] = []
        self._headers: tuple[str, ...] = ()
        self._lines: list[RoadmapLine] = []
        self._places: list[int] = []
        self._findings: list[Finding] = []

    def take(self, place: int, cells: list[str]) -> None:
        """One row that isn't blank; ``place`` is its line in the text, from 1."""
        filled = [cell for cell in cells if cell]
        if _NUMBER.fullmatch(cells[0].replace(" ", "")) and len(cells) > 1:
            self._numbered(place, cells)
        elif self._is_header(cells):
            self._headers = self._headers or tuple(cells[:COLUMNS])
        elif not self._headers and not self._lines and len(filled) == 1:
            self._title.append(filled[0])
        else:
            self._stray(place, filled)

    def _is_header(self, cells: list[str]) -> bool:
        first = cells[0].casefold().replace(" ", "")
        return len(cells) >= 2 and (
            first.startswith(("№", "n", "номер"))
            or "наименование" in " ".join(cells[:2]).casefold()
        )

    def _numbered(self, place: int, cells: list[str]) -> None:
        published = cells[0]
        number = published.replace(" ", "").rstrip(".")
        rest = [*cells[1:COLUMNS], *[""] * (COLUMNS - len(cells))]
        is_section = "." not in number and not any(rest[1:])
        surplus = [cell for cell in cells[COLUMNS:] if cell]
        if surplus:
            rest[-1] = " ".join(filter(None, [rest[-1], *surplus]))
            self._note(
                published,
                f"Строка {place}: ячеек больше пяти; лишнее добавлено к последней. Проверьте строку {published}",
            )
        title, timeframe, responsible, result = rest
        line = RoadmapLine(number, published, title, timeframe, responsible, result, is_section)
        self._lines.append(line)
        self._places.append(place)

    def _stray(self, place: int, filled: list[str]) -> None:
        """A row without a number: kept, in the finding, because it is nobody's line."""
        told = "; ".join(filled)
        shown = told if len(told) <= 200 else told[:199] + "…"
        self._note(
            "",
            f"Строка {place}: нет номера, строка не внесена: «{shown}». Добавьте номер или допишите её к соседней строке.",
        )

    def _note(self, key: str, text: str) -> None:
        self._findings.append(Finding(TAB, key, text))

    def result(self) -> ImportedRoadmap:
        """Everything taken, with what is missing or repeated."""
        for line, place in zip(self._lines, self._places, strict=True):
            self._missing(line, place)
        self._repeated()
        self._sections()
        if not self._lines:
            self._note(
                "",
                "Ни одной строки с номером не найдено. Нужен текст, где ячейки разделены табуляцией.",
            )
        title = " ".join(self._title).strip("* ")
        return ImportedRoadmap(title, self._headers, tuple(self._lines), tuple(self._findings))

    def _missing(self, line: RoadmapLine, place: int) -> None:
        cells = (line.number, line.title, line.timeframe, line.responsible, line.result)
        wanted = cells[:2] if line.is_section else cells
        missing = [caption for caption, cell in zip(_CAPTIONS, wanted, strict=False) if not cell]
        if missing:
            shared = " Возможно, ячейки были объединены с соседними." if len(missing) > 1 else ""
            told = f"Строка {place} текста, пункт {line.published_number} — не указано: {', '.join(missing)}."
            self._note(
                line.published_number, f"{told}{shared} Впишите на вкладке «Дорожная карта»."
            )

    def _repeated(self) -> None:
        ordered = sorted(
            zip(self._lines, self._places, strict=True), key=lambda pair: pair[0].number
        )
        for number, same in groupby(ordered, key=lambda pair: pair[0].number):
            lines, places = zip(*same, strict=True)
            if len(places) > 1:
                where = ", ".join(map(str, places))
                self._note(
                    lines[0].published_number,
                    f"Номер {number} встречается несколько раз (строки {where} текста). Исправьте номера.",
                )

    def _sections(self) -> None:
        known = {line.number for line in self._lines if line.is_section}
        orphans = dict.fromkeys(
            line.number.split(".")[0]
            for line in self._lines
            if not line.is_section and "." in line.number
        )
        for section in orphans:
            if section not in known:
                self._note(
                    "",
                    f"Нет заголовка раздела {section}, а строки в нём есть. Проверьте текст плана.",
                )
