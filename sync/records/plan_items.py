"""«Планы пар» → what pairs do."""

import re
from dataclasses import replace

from programme.findings import Finding
from programme.registers.plan_items import Doing, PlanItem
from sync.records.cells import Cells, read_rows
from sync.records.register_reading import Reading
from sync.tables import Table


def plan_items(table: Table, reading: Reading) -> tuple[dict[str, PlanItem], list[Finding]]:
    """Key of a row → what is planned there."""
    return read_rows(table, lambda key, cells: _item(key, cells, reading))


def _item(key: str, cells: Cells, reading: Reading) -> PlanItem:
    pair = _pair(cells, reading)
    link = re.search(r"https?://\S+", cells.text("result"))
    item = PlanItem(
        code=key,
        pair=pair,
        planned=cells.day("planned"),
        done=cells.day("done"),
        link=link[0] if link else "",
        is_over=pair in reading.company.pairs and pair not in reading.company.standing_pairs,
        activity=reading.registers.plan_items,
    )
    if item.done and item.done > reading.today:
        cells.note("done", "эта дата ещё не наступила, пункт не засчитан. Проверьте дату.")
        item = replace(item, done=None)
    if not item.planned and not item.done and item.doing(reading.today) is Doing.PLANNED:
        cells.note("planned", "впишите срок: без него программа не напомнит.")
    return item


def _pair(cells: Cells, reading: Reading) -> str:
    named = cells.people("pair", reading.company, "П-03")
    if len(named.pairs) == 1 and named.is_whole:
        return named.pairs[0]
    if named.codes or not cells.text("pair"):
        cells.note("pair", "впишите код одной пары, например П-03.")
    return ""
