"""«Показатели» and «Диаграммы» row by row: the same rows in the same places, for the charts show them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta

from config.monitoring_settings import Group
from generators.workbook.columns import CellValue
from generators.workbook.monitoring import CHARTS_KEY, INDICATORS_KEY, Block, blocks
from programme.findings import Finding
from programme.monitoring.figures import AnyChange, Change, Figure, Mean, Share, Withheld
from programme.monitoring.indicators import Indicator, attention, counted_words, silent_words
from programme.monitoring.report import EXPERIENCED, YOUNG, Monitoring
from programme.russian.letters import upper_first
from sync.tables import Table
from sync.values import EPOCH, same, scalar
from sync.world import World

Cells = dict[str, CellValue]
Rows = Callable[[Monitoring], Iterable[Cells]]

_EMPTY: Cells = dict.fromkeys(
    ("measure", "shown", "before", "value", "numerator", "denominator", "n", "on", "target", "told")
)
_REARRANGED = (
    "Строки переставлены или удалены, поэтому диаграммы показывают не те числа. Верните порядок (Файл → История "
    "версий) или удалите вкладки «Показатели» и «Диаграммы» и запустите nastavnik init."
)
_UNKNOWN_ASKED = "Сколько человек получили анкету, программе неизвестно."
_NOTHING_DUE = "срок не наступил"
_COUNTED = ("measure", "value", "numerator", "denominator")
"""What of a row a change of its day rests on."""


def indicators_table(world: World, report: Monitoring) -> Table:
    """«Показатели» as it should be; as it is where it is broken."""
    table = world.tables[INDICATORS_KEY]
    if not table.whole:
        return table
    rows: dict[str, dict[str, CellValue]] = {}
    for block in blocks(world.configuration).values():
        rows[str(block.first - 1)] = _caption(block, report)
        cells = _padded(_BLOCKS[block.key](report), block.rows)
        rows |= {str(block.first + place): {**_EMPTY, **row} for place, row in enumerate(cells)}
    dated = {key: _dated(key, cells, table, world.today) for key, cells in rows.items()}
    surplus: dict[str, dict[str, CellValue]] = {
        row.key: dict(_EMPTY) for row in table.rows if row.key not in rows and not row.keyless
    }
    numbered: dict[str, dict[str, CellValue]] = {
        key: {"key": int(key), **cells} for key, cells in dated.items()
    }
    return table.written(surplus).upserted(numbered)


def charts_table(world: World, report: Monitoring) -> Table:
    """«Диаграммы»: the main indicators for whoever looks at nothing else."""
    table = world.tables[CHARTS_KEY]
    if not table.whole:
        return table
    return table.upserted(
        {
            one.text: {
                "shown": one.figure.words,
                "target": one.target,
                "told": attention(one.figure, one.target) or report.awaited(one.questionnaire),
            }
            for one in report.indicators
        }
    )


def rearranged(world: World) -> Iterator[Finding]:
    """Told where people have sorted or deleted rows that the charts show: a chart keeps to its cells."""
    table = world.tables[INDICATORS_KEY]
    moved = any(
        row.index is not None and row.key.isdecimal() and row.index != int(row.key)
        for row in table.rows
    )
    if table.whole and moved:
        yield Finding(INDICATORS_KEY, "", _REARRANGED)


def _caption(block: Block, report: Monitoring) -> Cells:
    rests_on = _RESTS_ON.get(block.key)
    return {
        **_EMPTY,
        "told": report.awaited(rests_on(report)) or None if rests_on else None,
        "measure": block.caption,
        "before": block.before or None,
        "value": block.value or None,
    }


def _padded(cells: Iterable[Cells], rows: int) -> list[Cells]:
    """Exactly as many as the block has rows."""
    found = list(cells)[:rows]
    return [*found, *({} for _ in range(rows - len(found)))]


def _dated(key: str, cells: Cells, table: Table, today: date) -> Cells:
    """A row with its day: of the last answer, or, for what comes from registers, the day on which it changed."""
    if cells["on"] is not None or cells["denominator"] is None:
        return cells
    standing = table.row(key)
    on = standing.cells.get("on") if standing else None
    if standing and isinstance(on, float):
        unchanged = all(same(standing.cells.get(name), scalar(cells[name])) for name in _COUNTED)
        if unchanged:
            return {**cells, "on": EPOCH + timedelta(days=int(on))}
    return {**cells, "on": today}


def _figure(measure: str, figure: Figure, on: date | None = None, told: str = "") -> Cells:
    cells: Cells = {"measure": measure, "shown": figure.words, "told": told or None}
    match figure:
        case Share() if figure.denominator:
            cells |= {"numerator": figure.numerator, "denominator": figure.denominator}
            cells |= {"value": float(figure.percent or 0), "n": figure.denominator, "on": on}
        case Mean() if figure.n:
            cells |= {"value": float(figure.value or 0), "n": figure.n, "on": on}
        case Change() if figure.n:
            cells |= {"before": float(figure.before.value or 0), "n": figure.n, "on": on}
            cells |= {"value": float(figure.after.value or 0)}
        case Share() | Mean() | Change() | Withheld():
            pass
    return cells


def _main(report: Monitoring) -> Iterator[Cells]:
    return (_indicator(one, report) for one in report.indicators)


def _indicator(one: Indicator, report: Monitoring) -> Cells:
    reached = attention(one.figure, one.target)
    parts = (f"{upper_first(reached)}." if reached else "", report.awaited(one.questionnaire))
    told = " ".join(filter(None, (*parts, one.told)))
    return {**_figure(one.text, one.figure, one.on, told), "target": one.target}


def _responses(report: Monitoring) -> Iterator[Cells]:
    for one in report.responses:
        on = report.last_days.get(one.code)
        title = one.title if one.title.startswith(one.code) else f"{one.code}. {one.title}"
        share, awaited = one.share, report.awaited(one.code)
        if share is None:
            shown = f"ответили: {one.answered}"
            yield {
                "measure": title,
                "shown": shown,
                "n": one.answered,
                "on": on,
                "told": awaited or _UNKNOWN_ASKED,
            }
        else:
            parts = filter(None, (silent_words(one), counted_words(one)))
            told = " ".join(f"{upper_first(part)}." for part in parts)
            yield _figure(title, share, on, told or awaited)


def _sections(report: Monitoring) -> Iterator[Cells]:
    for one in report.sections:
        told = f"Всего строк: {one.lines}; из них выполнено: {one.done}."
        if one.due:
            yield _figure(one.title, Share(one.due_done, one.due), None, told)
        else:
            told = f"Срок ещё не наступил ни у одной строки. {told}" if one.lines else told
            yield {"measure": one.title, "shown": _NOTHING_DUE, "told": told}


def _satisfaction(group: Group) -> Rows:
    def rows(report: Monitoring) -> Iterator[Cells]:
        told = report.satisfaction.get(group)
        if told is None:
            return
        on = report.last_days.get(told.questionnaire)
        words = told.satisfied.words
        moods = told.moods
        names = ("Удовлетворены", "Скорее нейтральны", "Не удовлетворены")
        values = (
            (moods.satisfied, moods.neutral, moods.dissatisfied) if moods else (None,) * len(names)
        )
        for name, value in zip(names, values, strict=True):
            shown = words if value is None else str(value)
            yield {"measure": name, "shown": shown, "value": value, "on": on if moods else None}
        yield _figure("Доля удовлетворённых среди ответивших", told.satisfied, on)
        yield _figure("Общая удовлетворённость, средняя из 10", told.overall, on)
        yield _figure("Польза программы, средняя из 10", told.useful, on)
        yield _figure("Комфорт, средняя из 10", told.comfort, on)
        yield _figure("Совместная работа, средняя из 10", told.together, on)
        yield _figure("Ожидания оправдались или превзойдены", told.met, on)
        yield _figure("Хотят продолжить", told.continuing, on)
        if group == "mentees":
            yield from _by_experience(report, on)

    return rows


def _by_experience(report: Monitoring, on: date | None) -> Iterator[Cells]:
    """One row: the other part follows from the whole, so both are told or neither is."""
    parts = report.satisfied_by_experience
    shown = "; ".join(
        f"{part}: {parts[part].words}" for part in (YOUNG, EXPERIENCED) if part in parts
    )
    told = "" if shown else "Приводится, если в каждой части ответили достаточно людей."
    yield {
        "measure": "Удовлетворены, по стажу",
        "shown": shown or "не приводится",
        "on": on if shown else None,
        "told": told,
    }


def _compared(group: Group) -> Rows:
    def rows(report: Monitoring) -> Iterator[Cells]:
        days = [told.questionnaire for told in (report.satisfaction.get(group),) if told]
        on = report.last_days.get(days[0]) if days else None
        return (_change(one.text, one.change, on) for one in report.compared if one.group == group)

    return rows


def _change(text: str, change: AnyChange, on: date | None) -> Cells:
    cells = _figure(text, change, on)
    return {**cells, "told": _pairs_told(change)}


def _pairs_told(change: AnyChange) -> str | None:
    if isinstance(change, Change) and change.n:
        return "Изменение у тех, кто ответил и до, и после."
    return None


def _midterm(report: Monitoring) -> Iterator[Cells]:
    on = report.last_days.get(report.midterm_questionnaire)
    return (_figure(one.text, one.mean, on) for one in report.midterm)


def _curator(report: Monitoring) -> Iterator[Cells]:
    result = report.curator
    on = report.last_days.get(result.questionnaire)
    for one in result.criteria:
        shown = "нет данных" if one.points is None else str(one.points)
        yield {"measure": one.text, "shown": shown, "value": one.points, "on": on}
    yield {"measure": "Сумма", "shown": result.words, "value": result.total, "on": on}


def _competencies(report: Monitoring) -> Iterator[Cells]:
    on = report.last_days.get(report.two.questionnaire)
    return (_change(one.text, one.by_oneself, on) for one in report.two.competencies)


def _by_mentors(report: Monitoring) -> Iterator[Cells]:
    on = report.last_days.get(report.two.questionnaire)
    return (_change(one.text, one.by_mentor, on) for one in report.two.competencies)


def _motivation(report: Monitoring) -> Iterator[Cells]:
    on = report.last_days.get(report.two.questionnaire)
    return (_change(one.text, one.change, on) for one in report.two.motivation)


_BLOCKS: Mapping[str, Rows] = {
    "main": _main,
    "responses": _responses,
    "sections": _sections,
    "mentees": _satisfaction("mentees"),
    "mentors": _satisfaction("mentors"),
    "compared_mentees": _compared("mentees"),
    "compared_mentors": _compared("mentors"),
    "midterm": _midterm,
    "curator": _curator,
    "competencies": _competencies,
    "by_mentors": _by_mentors,
    "motivation": _motivation,
}
"""Key of a block → its rows."""


def _asked_at_the_end(group: Group) -> Callable[[Monitoring], str]:
    def questionnaire(report: Monitoring) -> str:
        told = report.satisfaction.get(group)
        return told.questionnaire if told else ""

    return questionnaire


_RESTS_ON: Mapping[str, Callable[[Monitoring], str]] = {
    "mentees": _asked_at_the_end("mentees"),
    "mentors": _asked_at_the_end("mentors"),
    "compared_mentees": _asked_at_the_end("mentees"),
    "compared_mentors": _asked_at_the_end("mentors"),
    "midterm": lambda report: report.midterm_questionnaire,
    "curator": lambda report: report.curator.questionnaire,
    "competencies": lambda report: report.two.questionnaire,
    "by_mentors": lambda report: report.two.questionnaire,
    "motivation": lambda report: report.two.questionnaire,
}
"""Key of a block → the questionnaire whose answers it rests on."""
