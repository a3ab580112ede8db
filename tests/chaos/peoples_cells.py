"""What people last typed, and whether it is still there; where the programme's values stand."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from staff_edits import Json, Sheet

from config.schema import Configuration
from generators.workbook.columns import Column, Owner, Tab
from generators.workbook.tabs import all_tabs
from programme.russian.texts import same_text


def typed(cell: Json | None) -> Any:
    """What a cell holds, as typed; an unticked box holds nothing."""
    value = (cell or {}).get("userEnteredValue", {})
    return next(iter(value.values()), None) or None


def shown(cell: Json | None) -> str:
    """What a cell shows, as text."""
    value = (cell or {}).get("effectiveValue", {})
    return str(next(iter(value.values()), "")).strip()


Sheets = Mapping[int, Sheet]


@dataclass
class Truth:
    """What people's cells hold when the programme does its part rightly.

    Attributes:
        sheets: All tabs as they were right after people last did something.
        begun: Rows (tab, row) that the programme began since people did something before; of them
            only what people typed counts.
    """

    sheets: Sheets
    begun: frozenset[tuple[int, int]] = frozenset()

    def after(self, before: Sheets, after: Sheets, configuration: Configuration) -> "Truth":
        """What counts after people did something once more.

        Args:
            before: The tabs right before. Where they differ from the truth, a commit has covered
                people's cells or begun a row, and may be about to put that right.
            after: The tabs right after.
            configuration: Tells whose a column is.
        """
        cells = {sheet_id: dict(sheet.cells) for sheet_id, sheet in after.items()}
        known = before.keys() & after.keys() & self.sheets.keys()
        for sheet_id, row, column in lost(self, before, configuration):
            if sheet_id in known and _untouched(before[sheet_id], after[sheet_id], row, column):
                cells[sheet_id][row, column] = self.sheets[sheet_id].cells.get((row, column), {})
        begun = set()
        for sheet_id in known:
            used = {row for row, _ in self.sheets[sheet_id].cells}
            for row, column in before[sheet_id].cells:
                if row not in used and _untouched(before[sheet_id], after[sheet_id], row, column):
                    cells[sheet_id].pop((row, column), None)
                    begun.add((sheet_id, row))
        sheets = {key: replace(sheet, cells=cells[key]) for key, sheet in after.items()}
        return Truth(sheets, frozenset(begun))


def _untouched(before: Sheet, after: Sheet, row: int, column: int) -> bool:
    return before.cells.get((row, column)) == after.cells.get((row, column))


def owners(sheet: Sheet, tab: Tab) -> dict[int, Owner]:
    """Column → whose it is; a column that the programme does not know is people's."""
    found: dict[int, Owner] = {}
    for column in range(sheet.columns):
        header = shown(sheet.cells.get((0, column)))
        known = (c.owner for c in tab.columns if header and _heads(header, c))
        found[column] = next(known, Owner.PEOPLE)
    return found


def _heads(header: str, column: Column) -> bool:
    """Whether it is the column's header; «n18. …» is known by its number, whatever the question says."""
    number = f"{column.key}."
    return same_text(header, column.header) or (
        column.header.startswith(f"{number} ") and header.casefold().startswith(number)
    )


def lost(truth: Truth, now: Sheets, configuration: Configuration) -> list[tuple[int, int, int]]:
    """Places (tab, row, column) of people's that no longer hold what people last typed."""
    tabs = {tab.sheet_id: tab for tab in all_tabs(configuration)}
    found: list[tuple[int, int, int]] = []
    for sheet_id, before in truth.sheets.items():
        after = now.get(sheet_id)
        if after is None or sheet_id not in tabs:
            continue
        whose = owners(before, tabs[sheet_id])
        used = {row for row, _ in before.cells}
        for row, column in sorted(before.cells.keys() | after.cells.keys()):
            if row not in used or whose.get(column, Owner.PEOPLE) is not Owner.PEOPLE:
                continue  # a new row of the programme's, or its own column
            if (sheet_id, row) in truth.begun and (row, column) not in before.cells:
                continue  # the programme's first values, or what it is about to take back
            if typed(before.cells.get((row, column))) != typed(after.cells.get((row, column))):
                found.append((sheet_id, row, column))
    return found


def astray(truth: Truth, now: Sheets, configuration: Configuration) -> list[str]:
    """Values that the programme has put into rows that are nobody's.

    What people typed into its columns there is theirs; only a remark may be added to it.
    """
    found: list[str] = []
    for tab in all_tabs(configuration):
        sheet = now.get(tab.sheet_id)
        if sheet is None or not tab.key_column:
            continue
        places = _places(sheet, tab)
        key = places.get(tab.key_column)
        if key is None or len(places) < len(tab.columns):
            continue  # the programme writes nothing here, and has said so
        found += _strangers(truth.sheets.get(sheet.id), sheet, places, (tab, key))
    return found


def _places(sheet: Sheet, tab: Tab) -> dict[str, int]:
    headers = {c: shown(sheet.cells.get((0, c))) for c in range(sheet.columns)}
    return {
        column.key: place
        for column in tab.columns
        for place in [next((c for c, h in headers.items() if _heads(h, column)), None)]
        if place is not None
    }


def _strangers(
    before: Sheet | None, sheet: Sheet, places: Mapping[str, int], named: tuple[Tab, int]
) -> list[str]:
    tab, key = named
    found: list[str] = []
    for row in sorted({r for r, _ in sheet.cells if r}):
        if shown(sheet.cells.get((row, key))):
            continue
        held = {
            name
            for name, place in places.items()
            if typed(sheet.cells.get((row, place))) is not None
        }
        ours = {
            name
            for name in held
            if tab.column(name).owner is Owner.PROGRAMME
            and _written(before, sheet, row, places[name])
        }
        if ours - {"finding"} or (ours and ours == held):
            found.append(f"«{sheet.title}» row {row + 1} is nobody's and holds {sorted(ours)}")
    return found


def _written(before: Sheet | None, now: Sheet, row: int, place: int) -> bool:
    was = typed(before.cells.get((row, place))) if before else None
    return bool(was != typed(now.cells.get((row, place))))


def headers_missing(now: Sheets, configuration: Configuration) -> list[str]:
    """Titles of tabs that are gone, or lack a column."""
    return [
        tab.title
        for tab in all_tabs(configuration)
        if tab.sheet_id not in now or len(_places(now[tab.sheet_id], tab)) < len(tab.columns)
    ]


def papers_named(now: Sheets, configuration: Configuration) -> list[tuple[str, str]]:
    """Key and file of every paper that «Документы» names."""
    tab = next(tab for tab in all_tabs(configuration) if tab.key == "papers")
    sheet = now[tab.sheet_id]
    places = _places(sheet, tab)
    named = [
        (
            shown(sheet.cells.get((row, places["key"]))),
            shown(sheet.cells.get((row, places["file"]))),
        )
        for row in sorted({r for r, _ in sheet.cells if r})
    ]
    return [(key, file) for key, file in named if key and file]
