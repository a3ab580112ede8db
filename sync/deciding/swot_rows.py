"""«SWOT и ответы» row by row: ticks counted, words as they were written, what to look at at once; no names."""

from collections.abc import Iterator

from generators.workbook.columns import CellValue
from generators.workbook.monitoring import SWOT_KEY
from programme.monitoring.report import Monitoring
from programme.monitoring.swot import Ticked
from sync.tables import Table
from sync.world import World

Cells = dict[str, CellValue]

STRENGTHS, WEAKNESSES, LOOK = "Сильные стороны", "Слабые стороны", "Обратить внимание"
_QUOTABLE = "Можно цитировать без имени."
_NOT_ASKED = "Разрешения цитировать не спрашивали: перескажите своими словами."
_NOT_ALLOWED = "Автор не разрешил цитировать."
_TELLS = "Не цитируйте: в тексте, похоже, есть {}."
_COLUMNS = ("part", "text", "count", "whose", "remark")


def swot_table(world: World, report: Monitoring) -> Table:
    """The tab as it should be: numbered from 1, rows that are no longer needed emptied; as it is where broken."""
    table = world.tables[SWOT_KEY]
    if not table.whole:
        return table
    wanted: dict[str, dict[str, CellValue]] = {
        str(place): {"key": place, **dict.fromkeys(_COLUMNS), **cells}
        for place, cells in enumerate(_rows(report), start=1)
    }
    empty: dict[str, CellValue] = dict.fromkeys(("key", *_COLUMNS))
    unneeded = {row.key: empty for row in table.rows if row.key not in wanted}
    return table.written(unneeded).upserted(wanted)


def _rows(report: Monitoring) -> Iterator[Cells]:
    yield from _look(report)
    yield from _ticks(STRENGTHS, report.swot.strengths, report)
    yield from _ticks(WEAKNESSES, report.swot.weaknesses, report)
    for answer in report.free:
        yield {
            "part": answer.topic,
            "text": answer.text,
            "whose": answer.whose or None,
            "remark": _remark(
                answer.found, is_quotable=answer.is_quotable, asked=bool(answer.whose)
            ),
        }


def _look(report: Monitoring) -> Iterator[Cells]:
    for flag in report.flags:
        yield {"part": LOOK, "text": f"{flag.questionnaire}: {flag.text}.", "whose": flag.code}


def _ticks(part: str, ticked: tuple[Ticked, ...], report: Monitoring) -> Iterator[Cells]:
    if report.swot.is_withheld:
        yield {"part": part, "text": f"менее {report.small_group} ответов"}
        return
    for row in sorted(ticked, key=lambda row: -row.share.numerator):
        if row.share.denominator:
            shown = f"{row.share.words} ответивших"
            yield {"part": part, "text": row.text, "count": row.share.numerator, "remark": shown}


def _remark(found: str, *, is_quotable: bool, asked: bool) -> str:
    if found:
        return _TELLS.format(found)
    if not asked:
        return _NOT_ASKED
    return _QUOTABLE if is_quotable else _NOT_ALLOWED
