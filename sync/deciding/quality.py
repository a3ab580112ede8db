"""The tab «Подбор»: how good the proposed set of pairs is, and what would better it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from generators.workbook.columns import CellValue
from programme.findings import Finding
from programme.matching.proposal import Proof
from programme.matching.recruiting import SHOWN, Wanted
from programme.matching.report import Report
from programme.russian.numbers import counted
from sync.tables import Table

LOADS = (
    "Наставники без наставляемых",
    "С одним наставляемым",
    "С двумя наставляемыми",
    "С тремя и больше",
)
WISHES = (
    "Исполнено первое желание",
    "Исполнено второе желание",
    "Исполнено третье желание",
    "Не исполнено ни одно",
)
_NAMED = 8
_MODES = {"best": "Лучший для всех вместе", "stable": "Устойчивый"}
_PROVED = {
    Proof.WHOLE: "Доказано: при этих анкетах, правилах и решениях лучшего набора нет.",
    Proof.STABLE: "Проверено: нет двух людей, которые оба предпочли бы друг друга.",
    Proof.PAIRS: "Доказано, что без групп лучшего набора нет; все группы не перебирались: людей слишком много.",
    Proof.NONE: "Не доказано, что набор лучший: перебор встречных пар и групп остановлен на пределе. Набор "
    "правил не нарушает.",
}
_UNSTABLE = (
    "Устойчивого набора не нашлось: мешают встречные пары. Выбран набор, в котором меньше всего тех, кто предпочёл бы "
    "друг друга."
)
_REARRANGED = (
    "Строки переставлены или удалены, поэтому диаграммы показывают не те числа. Верните порядок (Файл → История "
    "версий) или удалите вкладку и запустите nastavnik init."
)
_COUNTED_APART = "Не считается: наставников слишком много."

Cells = Mapping[str, CellValue]


def quality(table: Table, report: Report) -> Table:
    """The tab as it should be; unchanged where it is broken, until people mend it.

    The rows are always the same, in the same order: the charts show the twelfth to the nineteenth.
    """
    if not table.whole:
        return table
    return table.upserted(dict(_rows(report)))


def rearranged(table: Table) -> list[Finding]:
    """Told where people have sorted or deleted the rows that the charts show: a chart keeps to its cells."""
    place = {row.key: row.index for row in table.rows}
    names = (LOADS, WISHES)
    for chart, shown in zip(table.tab.charts, names, strict=True):
        wanted = [chart.first_row - 1 + n for n in range(chart.rows)]
        standing = [place.get(name) for name in shown]
        if any(index is not None for index in standing) and standing != wanted:
            return [Finding(table.tab.key, "", _REARRANGED)]
    return []


def _rows(report: Report) -> Iterator[tuple[str, Cells]]:
    yield from _summary(report)
    told = "Наставники, которым сейчас можно поручить наставляемых."
    yield from _side_by_side(LOADS, report.now.loads, report.other.loads, told)
    told = "Наставляемые, которые назвали, с кем хотели бы работать."
    yield from _side_by_side(WISHES, report.now.wishes, report.other.wishes, told)
    for place in range(SHOWN):
        whose = " (для лучшего набора)" if report.mode == "stable" else ""
        yield f"Что помогло бы больше всего: {place + 1}", _wanted(report.wanted, place, whose)


def _summary(report: Report) -> Iterator[tuple[str, Cells]]:
    now, other = report.now, report.other
    yield "Способ подбора", _cells(None, None, None, _way(report))
    yield "До лучшего возможного не хватает", _cells(report.short.first, told=_short(report))
    yield (
        "Наставляемых с наставником",
        _cells(now.covered, report.reachable, other.covered, _left(report)),
    )
    yield "Взаимных желаний исполнено", _cells(now.mutual, None, other.mutual)
    yield "Желаний наставников исполнено", _cells(now.mentor_wishes, None, other.mentor_wishes)
    yield (
        "Предпочли бы друг друга",
        _cells(len(now.blocking), None, len(other.blocking), _blocking(now.blocking)),
    )
    yield "Кому подобрано хуже всего", _worst(report)
    yield "Цена решений куратора", _decisions(report)
    yield "Наставляемых в группах", _cells(now.in_groups, None, other.in_groups)
    yield "Пар с наставником из резерва", _cells(now.reserve, None, other.reserve)


def _side_by_side(
    names: Sequence[str], now: Sequence[int], other: Sequence[int], told: str
) -> Iterator[tuple[str, Cells]]:
    for name, mine, theirs in zip(names, now, other, strict=True):
        yield name, _cells(mine, None, theirs, told if name == names[0] else "")


def _cells(
    value: int | None, most: int | None = None, other: int | None = None, told: str = ""
) -> Cells:
    return {"value": value, "most": most, "other": other, "told": told}


def _way(report: Report) -> str:
    other = "устойчивый" if report.mode == "best" else "лучший для всех вместе"
    reached = report.now.covered == report.reachable and report.proof is Proof.NONE
    most = "Доказано, что больше наставляемых с наставником быть не может. " if reached else ""
    unstable = report.mode == "stable" and report.proof is Proof.NONE
    proved = _UNSTABLE if unstable else f"{most}{_PROVED[report.proof]}"
    return f"{_MODES[report.mode]}. {proved} Другой способ — {other} (config/matching.yaml, mode)."


def _short(report: Report) -> str:
    if not report.short.told:
        return "Ничего: это лучшее, что возможно." if report.seeking else ""
    lost = "; ".join(report.short.told)
    if report.mode == "stable":
        return f"По сравнению с лучшим набором: {lost}."
    return f"По сравнению с тем, лучше чего быть не может (и чего, возможно, не бывает): {lost}."


def _left(report: Report) -> str:
    if not report.seeking:
        return "Наставляемых, которые ищут наставника, пока нет."
    left = report.seeking - report.now.covered
    looking = counted(report.seeking, "наставляемый", "наставляемых", "наставляемых")
    if left <= 0:
        return f"Всего {looking}: наставник есть у каждого."
    return f"Всего {looking}; без наставника {left}: почему — в замечаниях на вкладке «Участники»."


def _blocking(pairs: Sequence[tuple[str, str]]) -> str:
    if not pairs:
        return "Таких нет: набор устойчив."
    named = _some([f"{mentor} и {mentee}" for mentor, mentee in pairs])
    return f"Обоим было бы лучше друг с другом, но всем вместе — хуже: {named}."


def _some(names: Iterable[str]) -> str:
    every = list(names)
    rest = len(every) - _NAMED
    return "; ".join(every[:_NAMED]) + (f"; и ещё {rest}" if rest > 0 else "")


def _worst(report: Report) -> Cells:
    worst = report.now.worst
    if not worst:
        return _cells(None)
    named = "; ".join(
        f"{code} — {counted(points, 'балл', 'балла', 'баллов')}" for code, points in worst
    )
    other = report.other.worst[0][1] if report.other.worst else None
    return _cells(worst[0][1], None, other, f"{named}. Баллы пары для самого наставляемого.")


def _decisions(report: Report) -> Cells:
    if not report.decisions.told:
        return _cells(0, told="Закрепления, утверждения и отклонения ничего не стоят набору.")
    lost = "; ".join(report.decisions.told)
    return _cells(
        report.decisions.first, told=f"Из-за закреплений, утверждений и отклонений: {lost}."
    )


def _wanted(wanted: tuple[Wanted, ...] | None, place: int, whose: str) -> Cells:
    """Value: how many people more would have a mentor."""
    if wanted is None:
        return _cells(None, told=_COUNTED_APART if place == 0 else "")
    if place >= len(wanted):
        return _cells(None, told="Ничего: больше добавлять нечего." if place == 0 else "")
    one = wanted[place]
    return _cells(one.people, told=f"{one.what}: {one.gain}{whose}.")
