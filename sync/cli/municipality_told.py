"""How a municipality's directory and a pass over it are told in a terminal, and as JSON; codes and names of gardens."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table as Grid
from rich.text import Text

from generators.municipality.figures import TOTAL
from sync.municipality.listing import Standing
from sync.municipality.passing import Passed
from sync.tables import Row, Table
from sync.values import moment_words

MOST_SHOWN = 20
_COUNTS = ("late", "done", "lines")


def pass_lines(passed: Passed) -> list[str]:
    """What a pass has done."""
    failed = [one for one in passed.outcomes if one.failed]
    looked = [one for one in passed.outcomes if one.finding and not one.failed]
    unready = f"; не готовы: {len(passed.unready)}" if passed.unready else ""
    lines = [f"Готово. Учреждений: {len(passed.outcomes)}; с ошибкой: {len(failed)}{unready}."]
    lines += _some(f"  {one.code}: {one.state}. {_first(one.finding)}" for one in failed)
    lines += _some(
        f"  {key}: {one.state}. {_first(one.finding)}" for key, one in passed.unready.items()
    )
    if looked:
        lines += [f"Нужны люди: {', '.join(one.code for one in looked[:MOST_SHOWN])}."]
    if passed.left:
        lines.append(
            f"Время вышло, не дошла очередь: {len(passed.left)}; они первые в следующем обходе."
        )
    lines += [f"Внимание: {fault}" for fault in passed.faults]
    return [*lines, "Подробно — на вкладке «Учреждения» справочника."]


def plan_lines(
    shares: Sequence[Sequence[str]], standing: Mapping[str, Standing], faults: Sequence[str]
) -> list[str]:
    """Who would be run, by which task, and who not."""
    lines = [f"Будет обойдено учреждений: {sum(map(len, shares))}."]
    if len(shares) > 1:
        lines += [f"  часть {n}: {len(share)}" for n, share in enumerate(shares, start=1)]
    told = (f"  {key}: {one.state}. {_first(one.finding)}" for key, one in standing.items())
    lines += [f"Не будет: {len(standing)}." if standing else "Обойдены будут все.", *_some(told)]
    return [*lines, *(f"Внимание: {fault}" for fault in faults)]


def overview_value(
    tables: Mapping[str, Table], directory_id: str, states: Iterable[str]
) -> dict[str, Any]:
    """The directory as one object."""
    overview, figures = tables["overview"], tables["figures"]
    rows = [row for row in tables["institutions"].rows if not row.keyless]
    institutions = [_institution(row, overview.row(row.key), figures.row(row.key)) for row in rows]
    counted = [one["state"] for one in institutions]
    return {
        "directory_id": directory_id,
        "institutions": institutions,
        "states": {state: counted.count(state) for state in states},
        "totals": _numbers(overview.row(TOTAL), _COUNTS),
    }


def _institution(row: Row, progress: Row | None, figures: Row | None) -> dict[str, Any]:
    columns = [*(figures.cells if figures else {})]
    return {
        "code": row.key,
        "name": row.text("short_name"),
        "state": row.text("state"),
        "finding": row.text("finding"),
        "last_run": moment_words(row.cells.get("last_run")),
        "last_good": moment_words(row.cells.get("last_good")),
        "url": row.text("sheet"),
        **_numbers(progress, _COUNTS),
        "figures": _numbers(
            figures,
            [c for c in columns if isinstance(figures and figures.cells[c], float) and c != "on"],
        ),
    }


def _numbers(row: Row | None, columns: Iterable[str]) -> dict[str, int]:
    cells = row.cells if row else {}
    return {c: int(v) if isinstance(v := cells.get(c), float) else 0 for c in columns}


def overview_lines(value: Mapping[str, Any], url: str, width: int) -> list[str]:
    """The directory as it fits a terminal, those who are behind first."""
    grid = Grid("Код", "Учреждение", "Состояние", "Готово", "Просроч.", box=SIMPLE_HEAD)
    for column in (0, 2, 3, 4):
        grid.columns[column].no_wrap = True
    for one in sorted(value["institutions"], key=_behind):
        name = Text(
            "\n".join([one["name"], *([f"– {_first(one['finding'])}"] * bool(one["finding"]))])
        )
        done = f"{one['done']} из {one['lines']}" if one["lines"] else ""
        grid.add_row(one["code"], name, one["state"], done, str(one["late"] or ""))
    console = Console(width=width)
    with console.capture() as captured:
        console.print(grid)
    lines = [line.rstrip() for line in captured.get().rstrip().split("\n")]
    states = "; ".join(f"{state}: {n}" for state, n in value["states"].items() if n)
    totals = value["totals"]
    return [
        *(lines if value["institutions"] else ["В справочнике ещё нет учреждений."]),
        f"Учреждений: {len(value['institutions'])}. {states}",
        f"Строк дорожной карты выполнено: {totals['done']} из {totals['lines']}; просрочено: {totals['late']}.",
        f"Справочник: {url}",
    ]


def _behind(one: Mapping[str, Any]) -> tuple[int, float, str]:
    share = one["done"] / one["lines"] if one["lines"] else -1.0
    return -int(one["late"]), share, str(one["code"])


def _first(text: str) -> str:
    line = text.partition("\n")[0]
    return line if len(line) <= 160 else f"{line[:159]}…"


def _some(lines: Iterable[str]) -> list[str]:
    shown = list(lines)
    rest = len(shown) - MOST_SHOWN
    return [*shown[:MOST_SHOWN], *([f"  … и ещё {rest}."] if rest > 0 else [])]
