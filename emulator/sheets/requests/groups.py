"""Groups of rows or columns that fold."""

from emulator.errors import invalid
from emulator.sheets.areas import Json, Span, stored_range
from emulator.sheets.requests.context import replace_object, span_of
from emulator.sheets.updatemask import update_mask
from emulator.sheets.workbook import Sheet, Workbook


def _kind(span: Span) -> str:
    return "rowGroups" if span.rows else "columnGroups"


def _depths(groups: list[Json]) -> list[int]:
    """How many groups cover each row or column."""
    depths: list[int] = [0] * max((g["range"]["endIndex"] for g in groups), default=0)
    for group in groups:
        for index in range(group["range"]["startIndex"], group["range"]["endIndex"]):
            depths[index] = max(depths[index], group["depth"])
    return depths


def _groups(sheet: Sheet, span: Span, depths: list[int], before: list[Json]) -> list[Json]:
    """The groups that depths stand for: at each depth the unbroken runs; folds are kept."""
    folded = {(g["depth"], g["range"]["startIndex"]) for g in before if g.get("collapsed")}
    found: list[Json] = []
    for depth in range(1, max(depths, default=0) + 1):
        start = None
        for index, covered in enumerate([*depths, 0]):
            if covered >= depth and start is None:
                start = index
            elif covered < depth and start is not None:
                found.append(_group(sheet, span, (start, index), depth, (depth, start) in folded))
                start = None
    return sorted(found, key=lambda g: (g["range"]["startIndex"], g["depth"]))


def _group(sheet: Sheet, span: Span, ends: tuple[int, int], depth: int, collapsed: bool) -> Json:  # noqa: FBT001 - private to this module
    dimensions = {"sheetId": sheet.id, "dimension": "ROWS" if span.rows else "COLUMNS"}
    bounds = {"startIndex": ends[0], "endIndex": ends[1]}
    group: Json = {"range": stored_range(dimensions | bounds), "depth": depth}
    return group | ({"collapsed": True} if collapsed else {})


def add_dimension_group(book: Workbook, request: Json) -> Json:
    """addDimensionGroup: one level more over a span; all groups of that dimension come back."""
    sheet, span = span_of(book, request.get("range", {}))
    before = sheet.objects[_kind(span)]
    depths = _depths(before)
    depths += [0] * (span.end - len(depths))
    for index in range(span.start, span.end):
        depths[index] += 1
    if max(depths) > 8:
        raise invalid("Cannot group more than 8 levels deep.")
    replace_object(sheet, _kind(span), _groups(sheet, span, depths, before))
    name = "rowGroupControlAfter" if span.rows else "columnGroupControlAfter"
    grid = sheet.properties["gridProperties"] | {name: True}
    sheet.properties = sheet.properties | {"gridProperties": grid}
    return {"dimensionGroups": sheet.objects[_kind(span)]}


def delete_dimension_group(book: Workbook, request: Json) -> Json:
    """deleteDimensionGroup: one level less over a span; the remaining groups come back."""
    sheet, span = span_of(book, request.get("range", {}))
    before = sheet.objects[_kind(span)]
    depths = _depths(before)
    depths += [0] * (span.end - len(depths))
    if not any(depths[span.start : span.end]):
        raise invalid(f"There is no group over the dimension range [{span.start}, {span.end}).")
    for index in range(span.start, span.end):
        depths[index] = max(0, depths[index] - 1)
    replace_object(sheet, _kind(span), _groups(sheet, span, depths, before))
    after = sheet.objects[_kind(span)]
    return {"dimensionGroups": after} if after else {}


def update_dimension_group(book: Workbook, request: Json) -> Json:
    """updateDimensionGroup: folds or unfolds the group with this range and depth."""
    given = request.get("dimensionGroup", {})
    update_mask(request, "DimensionGroup")  # only `collapsed` can change
    sheet, span = span_of(book, given.get("range", {}))
    groups = sheet.objects[_kind(span)]
    found = next((g for g in groups if _is_at(g, span, given.get("depth", 0))), None)
    if found is None:
        raise invalid("No dimension group with this range and depth.")
    after = {k: v for k, v in found.items() if k != "collapsed"}
    after |= {"collapsed": True} if given.get("collapsed") else {}
    replace_object(sheet, _kind(span), [after if g is found else g for g in groups])
    return {}


def _is_at(group: Json, span: Span, depth: int) -> bool:
    where = group["range"]
    return bool(
        (where["startIndex"], where["endIndex"], group["depth"]) == (span.start, span.end, depth)
    )
