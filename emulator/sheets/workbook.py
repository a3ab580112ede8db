"""A spreadsheet while it is being changed.

`Workbook.draft(document)` shares everything with the kept document and `document()` gives a new
one; what was not touched stays shared. So that a failed batch leaves nothing behind, values in a
draft are never changed in place: lists and dicts are replaced, cells go through Grid.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from emulator.errors import ApiError, invalid
from emulator.quirks import Quirks
from emulator.sheets.areas import Area, Json, area_of, grid_range
from emulator.sheets.defaults import MAX_CELLS
from emulator.sheets.grid import Grid, Row

# Not every list goes into a new or copied tab: comments stay with the tab on which they were made.
NOT_COPIED = ("commentAnchors",)

# The lists of things that a tab has besides its cells, named as in Google's Sheet.
OBJECT_LISTS = (
    "merges", "protectedRanges", "filterViews", "conditionalFormats", "bandedRanges", "charts",
    "slicers", "tables", "rowGroups", "columnGroups", "commentAnchors",
)  # fmt: skip

PROTECTED = (
    "You are trying to edit a protected cell or object. Please contact the spreadsheet owner to"
    " remove protection if you need to edit."
)


@dataclass(frozen=True)
class Editor:
    """Who changes the spreadsheet, where new ids come from, who else may write, the present moment.

    `pages` is the address under which people open spreadsheets, Google's own unless told otherwise;
    `quirks` are the answers that hold to open questions about Google.
    """

    email: str
    owner_email: str
    new_id: Callable[[], int]
    writers: tuple[str, ...] = ()
    moment: datetime = datetime(1970, 1, 1, tzinfo=UTC)
    pages: str = "https://docs.google.com"
    quirks: Quirks = field(default_factory=Quirks)

    @property
    def is_owner(self) -> bool:
        """Whether the editor owns the file; protection never binds the owner."""
        return self.email == self.owner_email


class Sheet:
    """One tab of a draft."""

    def __init__(self, kept: Json) -> None:
        self.properties: Json = kept["properties"]
        self.grid = Grid(kept.get("rows", []))
        self.basic_filter: Json | None = kept.get("basicFilter")
        self.objects: dict[str, list[Json]] = {n: kept.get(n, []) for n in OBJECT_LISTS}
        self.row_metadata: list[Json | None] = kept.get("rowMetadata", [])
        self.column_metadata: list[Json | None] = kept.get("columnMetadata", [])

    @property
    def id(self) -> int:
        """The tab's id."""
        sheet_id: int = self.properties["sheetId"]
        return sheet_id

    @property
    def title(self) -> str:
        """The tab's title."""
        title: str = self.properties["title"]
        return title

    @property
    def row_count(self) -> int:
        """Height of the grid."""
        count: int = self.properties["gridProperties"]["rowCount"]
        return count

    @property
    def column_count(self) -> int:
        """Width of the grid."""
        count: int = self.properties["gridProperties"]["columnCount"]
        return count

    @property
    def area(self) -> Area:
        """The whole grid."""
        return Area(0, 0, self.row_count, self.column_count)

    def resize(self, rows: int, columns: int) -> None:
        """Give the grid another size; what lies outside is the caller's affair."""
        grid = self.properties["gridProperties"] | {"rowCount": rows, "columnCount": columns}
        self.properties = self.properties | {"gridProperties": grid}

    def area_of(self, given: Json) -> Area:
        """The cells of a GridRange on this tab, clamped."""
        return area_of(given, self.row_count, self.column_count)

    def range_of(self, area: Area) -> Json:
        """An area of this tab as a GridRange."""
        return grid_range(self.id, area)

    def filled_height(self) -> int:
        """One past the last row that has a value; formats and notes are no data."""
        rows: list[Row] = self.grid.rows
        for index in range(len(rows) - 1, -1, -1):
            if any(cell and "userEnteredValue" in cell for cell in rows[index]):
                return index + 1
        return 0

    def kept(self) -> Json:
        """The tab as it is kept."""
        kept: Json = {"properties": self.properties}
        parts: dict[str, Any] = {
            "rows": self.grid.kept_rows(),
            "basicFilter": self.basic_filter,
            "rowMetadata": self.row_metadata,
            "columnMetadata": self.column_metadata,
            **self.objects,
        }
        return kept | {name: part for name, part in parts.items() if part}


@dataclass
class Workbook:
    """A draft of a spreadsheet.

    Attributes:
        broken_names: named ranges whose cells are gone: not listed, yet their name stays taken.
        metadata: every DeveloperMetadata of the spreadsheet, with its location.
        threads: the comment threads of the file; the anchors that place them are on the tabs.
    """

    id: str
    properties: Json
    sheets: list[Sheet]
    editor: Editor
    named_ranges: list[Json] = field(default_factory=list)
    broken_names: list[Json] = field(default_factory=list)
    metadata: list[Json] = field(default_factory=list)
    threads: list[Json] = field(default_factory=list)

    @staticmethod
    def draft(kept: Json, editor: Editor) -> "Workbook":
        """A draft that shares everything with a kept document."""
        return Workbook(
            kept["spreadsheetId"],
            kept["properties"],
            [Sheet(sheet) for sheet in kept["sheets"]],
            editor,
            kept.get("namedRanges", []),
            kept.get("brokenNames", []),
            kept.get("developerMetadata", []),
        )

    def document(self) -> Json:
        """The spreadsheet as it is kept."""
        return {
            "spreadsheetId": self.id,
            "properties": self.properties,
            "sheets": [sheet.kept() for sheet in self.sheets],
            "namedRanges": self.named_ranges,
            "brokenNames": self.broken_names,
            "developerMetadata": self.metadata,
        }

    @property
    def locale(self) -> str:
        """The locale, for example `ru_RU`."""
        locale: str = self.properties.get("locale", "en_US")
        return locale

    @property
    def now(self) -> datetime:
        """The present moment in the spreadsheet's time zone."""
        try:
            zone = ZoneInfo(self.properties.get("timeZone", "Etc/GMT"))
        except (ValueError, ZoneInfoNotFoundError):
            zone = ZoneInfo("Etc/GMT")
        return self.editor.moment.astimezone(zone)

    def find_sheet(self, sheet_id: int) -> Sheet | None:
        """The tab with an id, or None."""
        return next((sheet for sheet in self.sheets if sheet.id == sheet_id), None)

    def sheet(self, sheet_id: int | None, what: str = "grid") -> Sheet:
        """The tab with an id (0 where none is given); 400 where there is none."""
        found = self.find_sheet(sheet_id or 0)
        if found is None:
            raise invalid(f"No {what} with id: {sheet_id or 0}")
        return found

    def titled(self, title: str) -> Sheet | None:
        """The tab with a title; letter case matters only where two differ by it."""
        exact = (sheet for sheet in self.sheets if sheet.title == title)
        folded = (s for s in self.sheets if s.title.casefold() == title.casefold())
        return next(exact, None) or next(folded, None)

    def objects(self, kind: str) -> Iterator[tuple[Sheet, Json]]:
        """Every object of a kind with its tab."""
        for sheet in self.sheets:
            for item in sheet.objects[kind]:
                yield sheet, item

    def check_size(self) -> None:
        """400 where the grids hold more than ten million cells together."""
        if sum(sheet.row_count * sheet.column_count for sheet in self.sheets) > MAX_CELLS:
            raise invalid(
                "This action would increase the number of cells in the workbook above the limit"
                f" of {MAX_CELLS} cells."
            )

    def check_edit(self, sheet: Sheet, area: Area) -> None:
        """400 with Google's text where protection keeps the editor from changing an area."""
        if self.editor.is_owner:
            return
        for item in sheet.objects["protectedRanges"]:
            if self.may_edit(item):
                continue
            common = sheet.area_of(self.range_of(item)).intersection(area)
            free = [sheet.area_of(given) for given in item.get("unprotectedRanges", [])]
            if common and not any(hole.contains(common) for hole in free):
                raise invalid(PROTECTED)

    def check_edit_sheet(self, sheet: Sheet) -> None:
        """400 where a protection of the whole tab keeps the editor from changing the tab itself."""
        whole = [
            x
            for x in sheet.objects["protectedRanges"]
            if len(self.range_of(x).keys() - {"sheetId"}) == 0
        ]
        if not all(self.may_edit(item) for item in whole):
            raise invalid(PROTECTED)

    def may_edit(self, protected_range: Json) -> bool:
        """Whether the editor may change what a protected range covers."""
        listed = protected_range.get("editors", {}).get("users", [])
        return (
            self.editor.is_owner
            or bool(protected_range.get("warningOnly"))
            or self.editor.email in listed
            or bool(protected_range.get("editors", {}).get("domainUsersCanEdit"))
        )

    def range_of(self, item: Json) -> Json:
        """The GridRange of an object, through the named range or table that backs it."""
        if "namedRangeId" in item and "range" not in item:
            return self.named_range(item["namedRangeId"])["range"]  # type: ignore[no-any-return]  # a GridRange, checked on entry
        given: Json = item.get("range", {})
        return given

    def named_range(self, named_range_id: str) -> Json:
        """The named range with an id; 400 where there is none."""
        for item in self.named_ranges:
            if item["namedRangeId"] == named_range_id:
                return item
        raise no_named_range(named_range_id)


def no_named_range(named_range_id: str) -> ApiError:
    """The refusal of an unknown named range."""
    return invalid(f"No NamedRange with id: {named_range_id}")
