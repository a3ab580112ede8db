"""Requests for what a spreadsheet lacks, told in Russian; pure."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from config.schema import Configuration
from generators.workbook.headers import HEADER_FIELDS
from generators.workbook.tabs import all_tabs

Body = Mapping[str, Any]


def structure_told(
    requests: Sequence[Mapping[str, Any]], configuration: Configuration
) -> tuple[str, ...]:
    """A line for each thing that would be made; what belongs to a new tab is told with the tab.

    Args:
        requests: Of ``missing_structure``.
        configuration: Names the tabs.
    """
    titles = {tab.sheet_id: tab.title for tab in all_tabs(configuration)}
    made = {r["addSheet"]["properties"]["sheetId"] for r in requests if "addSheet" in r}
    lines: dict[str, None] = {}
    for request in requests:
        (kind, body), *_ = request.items()
        if kind not in _SAYINGS:
            continue
        sheet_id, said = _SAYINGS[kind](body)
        if kind == "addSheet" or sheet_id not in made:
            place = f" на вкладке «{titles[sheet_id]}»" if sheet_id in titles else ""
            lines |= dict.fromkeys(f"{line}{place if kind != 'addSheet' else ''}" for line in said)
    return tuple(lines)


def _tab(body: Body) -> tuple[int, Sequence[str]]:
    properties = body["properties"]
    return properties["sheetId"], [f"+ вкладка «{properties['title']}»"]


def _protection(body: Body) -> tuple[int, Sequence[str]]:
    return body["protectedRange"]["range"]["sheetId"], ["+ защита"]


def _view(body: Body) -> tuple[int, Sequence[str]]:
    view = body["filter"]
    return view["range"]["sheetId"], [f"+ представление «{view['title']}»"]


def _chart(body: Body) -> tuple[int, Sequence[str]]:
    chart = body["chart"]
    sheet_id = chart["position"]["overlayPosition"]["anchorCell"]["sheetId"]
    return sheet_id, [f"+ диаграмма «{chart['spec']['title']}»"]


def _drawing(body: Body) -> tuple[int, Sequence[str]]:
    return 0, [f"~ диаграмма «{body['spec'].get('title', '')}»: какие строки она показывает"]


def _headers(body: Body) -> tuple[int, Sequence[str]]:
    return body["start"]["sheetId"], list(_columns(body))


def _columns(body: Body) -> Iterator[str]:
    if body.get("fields") == HEADER_FIELDS:
        for cell in body["rows"][0]["values"]:
            yield f"+ столбец «{cell['userEnteredValue']['stringValue']}»"


def _generation(_body: Body) -> tuple[int, Sequence[str]]:
    return 0, ["+ служебные сведения программы"]


_SAYINGS: Mapping[str, Callable[[Body], tuple[int, Sequence[str]]]] = {
    "addSheet": _tab,
    "addProtectedRange": _protection,
    "addFilterView": _view,
    "addChart": _chart,
    "updateChartSpec": _drawing,
    "updateCells": _headers,
    "addNamedRange": _generation,
}
"""Kind of request → the sheet that it is about (0: none to be named), and what to say of it."""
