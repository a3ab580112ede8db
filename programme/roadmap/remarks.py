"""What people should look at in a roadmap as read: missing cells, numbers that repeat, sections without a heading."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from programme.findings import Finding
from programme.roadmap.assembling import Item
from programme.roadmap.captions import Role
from programme.roadmap.lines import TAB, RoadmapLine

_CAPTIONS = ("наименование мероприятия", "срок", "ответственный исполнитель", "результат")
_FEW = 3
"""Activities; of fewer each is asked for by itself."""

_SHARED = {
    Role.TIMEFRAME: "срок",
    Role.RESPONSIBLE: "ответственный исполнитель",
    Role.RESULT: "результат",
}

Placed = Sequence[tuple[RoadmapLine, str]]
"""Lines with the places of their rows, as a sentence begins with them."""


def remarks(lines: Placed, items: Sequence[Item]) -> Iterable[Finding]:
    """All of them, in the order of the file."""
    absent = _absent(lines)
    if absent:
        told = ", ".join(f"«{caption}»" for caption in absent)
        yield Finding(
            TAB, "", f"В файле нигде не указано: {told}. Впишите на вкладке «Дорожная карта»."
        )
    for line, place in lines:
        yield from _missing(line, place, absent)
    for item in items:
        yield from _about_row(item)
    yield from _repeated(lines)
    yield from _orphans(lines)


def _absent(lines: Placed) -> list[str]:
    """What no activity of a longer plan has: the plan lacks the column, and one remark says so."""
    works = [line for line, _ in lines if not line.is_section]
    cells = zip(*((w.title, w.timeframe, w.responsible, w.result) for w in works), strict=True)
    if len(works) < _FEW:
        return []
    return [caption for caption, column in zip(_CAPTIONS, cells, strict=True) if not any(column)]


def _missing(line: RoadmapLine, place: str, absent: Sequence[str]) -> Iterable[Finding]:
    cells = (line.title, line.timeframe, line.responsible, line.result)
    wanted = cells[:1] if line.is_section else cells
    missing = [
        caption
        for caption, cell in zip(_CAPTIONS, wanted, strict=False)
        if not cell and caption not in absent
    ]
    if missing:
        shared = " Возможно, ячейки были объединены с соседними." if len(missing) > 1 else ""
        told = f"{place}, пункт {line.published_number} — не указано: {', '.join(missing)}."
        yield Finding(
            TAB, line.published_number, f"{told}{shared} Впишите на вкладке «Дорожная карта»."
        )


def _about_row(item: Item) -> Iterable[Finding]:
    place = item.record.place[:1].upper() + item.record.place[1:]
    inherited = [
        caption
        for role, caption in _SHARED.items()
        if role in item.record.inherited and item.told(role)
    ]
    if inherited:
        told = f"{place}: ячейка объединена с верхней строкой ({', '.join(inherited)}), текст повторён. Проверьте."
        yield Finding(TAB, item.published, told)
    if item.record.surplus:
        told = f"{place}: ячеек больше, чем столбцов; лишнее добавлено к последней. Проверьте строку {item.published}"
        yield Finding(TAB, item.published, told)


def _repeated(lines: Placed) -> Iterable[Finding]:
    ordered = sorted(lines, key=lambda pair: pair[0].number)
    for number, same in groupby(ordered, key=lambda pair: pair[0].number):
        several = list(same)
        if len(several) > 1:
            where = ", ".join(place[:1].lower() + place[1:] for _, place in several)
            text = f"Номер {number} встречается несколько раз ({where}). Исправьте номера."
            yield Finding(TAB, several[0][0].published_number, text)


def _orphans(lines: Placed) -> Iterable[Finding]:
    """Activities whose section has no heading, in a plan that has headings."""
    known = {line.number for line, _ in lines if line.is_section}
    named = dict.fromkeys(line.number.split(".")[0] for line, _ in lines if not line.is_section)
    for section in named:
        if section not in known:
            text = f"Нет заголовка раздела {section}, а строки в нём есть. Проверьте файл."
            yield Finding(TAB, "", text)
