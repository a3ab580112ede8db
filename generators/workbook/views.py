"""Filter views: they sort and hide for one viewer and move nothing."""

from collections.abc import Mapping

from generators.workbook.columns import FilterView, Tab
from generators.workbook.protection import stable_id
from generators.workbook.ranges import Request


def view_id(tab: Tab, view: FilterView) -> int:
    """Google's filterViewId of a view, the same on every run."""
    return stable_id(tab, f"view: {view.title}")


def view_request(tab: Tab, view: FilterView, columns: Mapping[str, int]) -> Request | None:
    """Add a filter view over the whole tab, open below and to the right; None without its column."""
    if view.column not in columns:
        return None
    condition: Request = {"type": view.condition}
    if view.values:
        condition["values"] = [{"userEnteredValue": value} for value in view.values]
    by = columns.get(view.sort)
    sorts = {} if by is None else {"sortSpecs": [{"dimensionIndex": by, "sortOrder": "ASCENDING"}]}
    return {
        "addFilterView": {
            "filter": {
                **sorts,
                "filterViewId": view_id(tab, view),
                "title": view.title,
                "range": {"sheetId": tab.sheet_id, "startRowIndex": 0, "startColumnIndex": 0},
                "filterSpecs": [
                    {
                        "columnIndex": columns[view.column],
                        "filterCriteria": {"condition": condition},
                    }
                ],
            }
        }
    }
