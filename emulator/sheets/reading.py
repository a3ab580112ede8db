"""The Spreadsheet resource: what `spreadsheets.get` and a batch's reply show of a spreadsheet.

Cells are costly, so only what the `fields` mask names is put together. A mask decides by itself
whether there are cells; without one the flag for grid data does.
"""

import re
from collections.abc import Collection, Sequence

from emulator.discovery import schema
from emulator.mask import Mask, apply
from emulator.sheets.addresses import Place
from emulator.sheets.areas import Area, Json
from emulator.sheets.calculator import Calculator
from emulator.sheets.comments import INCLUDED, shown_thread, view_mode, without_anchors
from emulator.sheets.defaults import COLUMN_PIXELS, ROW_PIXELS
from emulator.sheets.filtering import hidden_rows
from emulator.sheets.grid import Cell
from emulator.sheets.looks import Looks
from emulator.sheets.rendering import Renderer
from emulator.sheets.workbook import Sheet, Workbook

EVERYTHING = Mask()
CELL_FIELDS = tuple(schema("sheets", "CellData")["properties"])
_LINK = re.compile(r'=\s*HYPERLINK\(\s*"([^"]*)"', re.IGNORECASE)


class Reader:
    """Shows one state of a spreadsheet to its editor.

    Args:
        book: the spreadsheet.
        mask: what of the Spreadsheet is wanted; None for the default.
        grid_data: whether cells are wanted where there is no mask.
        places: the cells wanted, and the tabs; None for all.
        comments: the `commentsViewMode` asked for; "" where none is.
    """

    def __init__(
        self,
        book: Workbook,
        mask: Mask | None,
        *,
        grid_data: bool,
        places: Sequence[Place] | None,
        comments: str = "",
    ) -> None:
        self.book = book
        self.mask = mask or EVERYTHING
        self.with_cells = _names_cells(mask) if mask else grid_data
        self.places = places
        self.comments = view_mode(comments)
        self.cell_mask = self.mask.below("sheets.data.rowData.values")
        self.renderer = Renderer(Calculator(book))
        self.looks = Looks(self.renderer)

    def spreadsheet(self) -> Json:
        """The Spreadsheet, not yet cut to the mask save for its cells."""
        book = self.book
        shown: Json = {
            "spreadsheetId": book.id,
            "properties": book.properties,
            "sheets": [
                self.sheet(index, sheet)
                for index, sheet in enumerate(book.sheets)
                if self._wanted(sheet)
            ],
            "namedRanges": book.named_ranges,
            "spreadsheetUrl": f"{book.editor.pages}/spreadsheets/d/{book.id}/edit",
            "developerMetadata": [m for m in book.metadata if m["location"].get("spreadsheet")],
        }
        if self.comments:
            shown["commentsViewMode"] = self.comments
        if self.comments == INCLUDED:
            shown["comments"] = [shown_thread(thread, book.editor.email) for thread in book.threads]
        return {name: part for name, part in shown.items() if part != []}

    def sheet(self, index: int, sheet: Sheet) -> Json:
        """One tab."""
        parts: Json = {"properties": shown_properties(sheet, index)}
        if self.with_cells:
            parts["data"] = [self._grid_data(sheet, area) for area in self._areas(sheet)]
        lists = sheet.objects if self.comments == INCLUDED else without_anchors(sheet.objects)
        parts |= {name: items for name, items in lists.items() if items}
        if sheet.objects["protectedRanges"]:
            items = sheet.objects["protectedRanges"]
            parts["protectedRanges"] = [shown_protection(self.book, item) for item in items]
        if sheet.basic_filter:
            parts["basicFilter"] = sheet.basic_filter
        metadata = [m for m in self.book.metadata if _is_of_sheet(m["location"], sheet)]
        return parts | ({"developerMetadata": metadata} if metadata else {})

    def _wanted(self, sheet: Sheet) -> bool:
        return self.places is None or any(place.sheet is sheet for place in self.places)

    def _areas(self, sheet: Sheet) -> list[Area]:
        if self.places is None:
            return [sheet.area]
        return [place.area() for place in self.places if place.sheet is sheet]

    def _grid_data(self, sheet: Sheet, area: Area) -> Json:
        data: Json = {"startRow": area.top, "startColumn": area.left}
        data = {name: start for name, start in data.items() if start}
        if self.cell_mask is not None:
            rows = self._row_data(sheet, area, self.cell_mask)
            data |= {"rowData": rows} if rows else {}
        for name, rows_wanted in (("rowMetadata", True), ("columnMetadata", False)):
            if self.mask.covers(f"sheets.data.{name}"):
                data[name] = self._dimension_metadata(sheet, area, rows=rows_wanted)
        return data

    def _row_data(self, sheet: Sheet, area: Area, mask: Mask) -> list[Json]:
        wanted = {name: node for name in CELL_FIELDS if (node := mask.child(name)) is not None}
        telling = _telling(wanted)
        rows: list[Json] = []
        for row in range(area.top, min(area.bottom, len(sheet.grid.rows))):
            held = sheet.grid.row(row)[area.left : area.right]
            if all(map(telling.isdisjoint, filter(None, held))):  # as most rows: only looks
                rows.append({})
                continue
            cells = [
                {}
                if cell is None or telling.isdisjoint(cell)
                else self._cell((sheet, row, column), cell, wanted)
                for column, cell in enumerate(held, area.left)
            ]
            while cells and not cells[-1]:
                cells.pop()
            rows.append({"values": cells} if cells else {})
        while rows and not rows[-1]:
            rows.pop()
        return rows

    def _cell(self, place: tuple[Sheet, int, int], cell: Cell, wanted: dict[str, Mask]) -> Json:
        """The wanted fields of a cell; computed ones only where they are wanted."""
        shown: Json = {name: part for name, part in cell.items() if name in wanted}
        if "userEnteredValue" in cell:
            if "effectiveValue" in wanted:
                shown["effectiveValue"] = self.renderer.calculator.effective(*place)
            if "formattedValue" in wanted:
                shown["formattedValue"] = self.renderer.shown(*place)
        if "effectiveFormat" in wanted:
            shown["effectiveFormat"] = self.looks.effective_format(*place)
        if "hyperlink" in wanted and (link := _hyperlink(cell)):
            shown["hyperlink"] = link
        for name, node in wanted.items():
            if node.children and name in shown:
                shown[name] = apply(node, shown[name])
        return shown

    def _dimension_metadata(self, sheet: Sheet, area: Area, *, rows: bool) -> list[Json]:
        kept = sheet.row_metadata if rows else sheet.column_metadata
        start, end = (area.top, area.bottom) if rows else (area.left, area.right)
        default = {"pixelSize": ROW_PIXELS if rows else COLUMN_PIXELS}
        hung = self._hung(sheet, rows=rows)
        filtered = hidden_rows(sheet, self.looks.tester) if rows else set()
        return [
            default
            | ((kept[i] if i < len(kept) else None) or {})
            | ({"hiddenByFilter": True} if i in filtered else {})
            | hung.get(i, {})
            for i in range(start, end)
        ]

    def _hung(self, sheet: Sheet, *, rows: bool) -> dict[int, Json]:
        """Developer metadata by the row or column that it hangs on."""
        found: dict[int, Json] = {}
        for item in self.book.metadata:
            span = item["location"].get("dimensionRange")
            if (
                span
                and span.get("sheetId", 0) == sheet.id
                and (span["dimension"] == "ROWS") == rows
            ):
                there = found.setdefault(span["startIndex"], {"developerMetadata": []})
                there["developerMetadata"].append(item)
        return found


def _telling(wanted: Collection[str]) -> frozenset[str]:
    """Fields of a cell of which one at least must be there, or none of the wanted ones is.

    Most cells of a table have a format and nothing else: passing them by makes reading several times as fast.
    """
    telling = set(wanted)
    if telling & {"effectiveValue", "formattedValue", "hyperlink"}:
        telling.add("userEnteredValue")
    if "hyperlink" in wanted:
        telling.add("userEnteredFormat")
    return frozenset(CELL_FIELDS if "effectiveFormat" in wanted else telling)


def _names_cells(mask: Mask) -> bool:
    """Whether a mask names the cells: `sheets` and `sheets.data…` do, `*` does not (measured)."""
    sheets = mask.children.get("sheets") if mask.children else EVERYTHING
    return sheets is not None and (not sheets.children or "data" in sheets.children)


def shown_properties(sheet: Sheet, index: int) -> Json:
    """SheetProperties with the index where the tab stands, in Google's order."""
    properties = sheet.properties
    head = {"sheetId": properties["sheetId"], "title": properties["title"], "index": index}
    return head | {k: v for k, v in properties.items() if k not in head}


def shown_protection(book: Workbook, item: Json) -> Json:
    """A ProtectedRange as its editor sees it: who else may edit is told to those who may."""
    may_edit = book.may_edit(item)
    shown = {k: v for k, v in item.items() if may_edit or k != "editors"}
    return shown | ({"requestingUserCanEdit": True} if may_edit else {})


def _hyperlink(cell: Cell) -> str | None:
    link = ((cell.get("userEnteredFormat") or {}).get("textFormat") or {}).get("link") or {}
    if "uri" in link:
        uri: str = link["uri"]
        return uri
    match = _LINK.match((cell.get("userEnteredValue") or {}).get("formulaValue", ""))
    return match[1] if match else None


def _is_of_sheet(location: Json, sheet: Sheet) -> bool:
    return location.get("locationType") == "SHEET" and location.get("sheetId", 0) == sheet.id
