"""A published plan beside the tab: which of its lines are there, which are lacking, which stand in each other's way."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from programme.findings import Finding
from programme.progress import speak_of_one
from programme.roadmap import RoadmapLine
from programme.russian.texts import normal_text, same_text
from sync.records.roadmap import roadmap_lines
from sync.tables import Table

COMPARED = ("title", "timeframe", "responsible", "result")
"""Columns of the roadmap that a published file fills."""

FEWEST_OF_ANOTHER = 3
"""So many of a file's activities, and more than are known, whose numbers others have make it another plan."""


@dataclass(frozen=True)
class BroughtIn:
    """What comes of a plan.

    Attributes:
        missing: Lines that the tab lacks and that are to be appended.
        findings: Lines that read differently, or are not brought in, with the remedy.
    """

    missing: tuple[RoadmapLine, ...]
    findings: tuple[Finding, ...]


def brought_in(table: Table, lines: Sequence[RoadmapLine]) -> BroughtIn:
    """Compare a plan with the tab; what stands there is never overwritten.

    A line is known by number and title together, then by its title alone, then by its number where both titles
    speak of the same. A line whose number stands beside something else is not that line: it is named, and not
    brought in. Of several lines with one number the first counts.
    """
    first = {line.number: line for line in reversed(lines)}
    own = [line for line in lines if first[line.number] is line]
    findings = [_repeated(line) for line in lines if first[line.number] is not line]
    known = replace(table, rows=(*table.rows, *table.doubles))
    standing = [line for _, line in roadmap_lines(known)]
    taken = {line.number: line for line in reversed(standing)}
    partners = _partners(standing, own)
    for line in own:
        if partner := partners.get(line.number):
            findings += _differing(table, partner, line)
    strangers = [line for line in own if line.number not in partners]
    clashing = [line for line in strangers if line.number in taken]
    missing = [line for line in strangers if line.number not in taken]
    free = _FreeNumbers([*standing, *own])
    findings += [_clash(line, taken[line.number], free.beside(line.number)) for line in clashing]
    if other := _other_plan(own, partners, clashing):
        findings = [*other, *findings, *map(_left_out, missing)]
        missing = []
    return BroughtIn(tuple(missing), tuple(findings))


def _partners(
    standing: Sequence[RoadmapLine], lines: Sequence[RoadmapLine]
) -> dict[str, RoadmapLine]:
    """Number of a line of the plan → the line of the tab that it is; each stands for one only."""
    found: dict[str, RoadmapLine] = {}
    left = list(standing)

    def pair(line: RoadmapLine, matching: list[RoadmapLine]) -> None:
        if matching:
            found[line.number] = matching[0]
            left.remove(matching[0])

    for line in lines:
        pair(line, [o for o in left if o.number == line.number and same_text(o.title, line.title)])
    titles = Counter(_title(line) for line in lines if line.number not in found)
    for line in lines:
        if line.number not in found and titles[_title(line)] == 1 and line.title:
            same = [other for other in left if _title(other) == _title(line)]
            pair(line, same if len(same) == 1 else [])
    for line in lines:
        if line.number not in found:
            pair(line, [o for o in left if o.number == line.number and _is_reworded(o, line)])
    return found


def _title(line: RoadmapLine) -> tuple[bool, str]:
    return line.is_section, normal_text(line.title)


def _is_reworded(standing: RoadmapLine, line: RoadmapLine) -> bool:
    return (
        not standing.title or not line.title or speak_of_one(standing.title, line.title)
    ) and standing.is_section == line.is_section


class _FreeNumbers:
    """Numbers that neither the tab nor the plan has, each offered once."""

    def __init__(self, lines: Iterable[RoadmapLine]) -> None:
        self._used = {line.number for line in lines}

    def beside(self, number: str) -> str:
        head, dot, _ = number.rpartition(".")
        offered = next(
            name for n in range(1, 10_000) if (name := f"{head}{dot}{n}") not in self._used
        )
        self._used.add(offered)
        return offered


def _other_plan(
    lines: Sequence[RoadmapLine], partners: Collection[str], clashing: Sequence[RoadmapLine]
) -> list[Finding]:
    """The remark on a plan of which less stands in the tab than clashes with it; [] for any other."""
    works = [line.number for line in lines if not line.is_section]
    known = sum(number in partners for number in works)
    strange = sum(not line.is_section for line in clashing)
    if strange < max(FEWEST_OF_ANOTHER, known + 1):
        return []
    text = (
        f"В файле другой план: мероприятий в нём {len(works)}, на вкладке из них найдено {known}, номеров, "
        f"занятых на вкладке другими строками: {strange}. Новые строки не вносятся, чтобы два плана не смешались. "
        "Чтобы перейти на план из файла, удалите на вкладке строки прежнего и повторите; прежний останется в Файл → История версий."
    )
    return [Finding("roadmap", "", text)]


def _left_out(line: RoadmapLine) -> Finding:
    text = f"Строка файла «{line.title}» не внесена вместе со всем планом."
    return Finding("roadmap", line.published_number, text)


def _clash(line: RoadmapLine, standing: RoadmapLine, free: str) -> Finding:
    text = (
        f"Под номером {line.number} на вкладке стоит другое: «{standing.title}». Строка файла «{line.title}» не "
        f"внесена. Чтобы внести её рядом, дайте ей в файле свободный номер, например {free}, и повторите; чтобы "
        "заменить прежнюю, удалите ту на вкладке и повторите."
    )
    return Finding("roadmap", line.published_number, text)


def _repeated(line: RoadmapLine) -> Finding:
    text = (
        f"Номер {line.number} в файле повторяется: учтена первая такая строка, эта не внесена: «{line.title}». "
        "Исправьте номер в файле и повторите."
    )
    return Finding("roadmap", line.published_number, text)


def _differing(table: Table, standing: RoadmapLine, line: RoadmapLine) -> list[Finding]:
    """A cell that the file leaves empty differs from nothing: people have filled it in."""
    found = []
    if standing.number != line.number:
        text = (
            f"На вкладке эта строка стоит под номером {standing.number}: «{line.title}». Это одна и та же строка; номер "
            "оставлен как на вкладке. Чтобы принять номер файла, исправьте его там."
        )
        found.append(Finding("roadmap", line.published_number, text))
    pairs = [(name, getattr(standing, name), getattr(line, name)) for name in COMPARED]
    cells = [
        f"«{table.tab.column(name).header}» — на вкладке «{ours}», в файле «{theirs}»"
        for name, ours, theirs in pairs
        if theirs and not same_text(ours, theirs)
    ]
    if cells:
        text = (
            f"На вкладке эта строка звучит иначе, чем в файле: {'; '.join(cells)}. Оставлено как на вкладке; "
            "чтобы принять текст файла, удалите эту строку на вкладке и повторите."
        )
        found.append(Finding("roadmap", line.published_number, text))
    return found
