"""Charts and slicers: kept and given back; the pages draw charts."""

from emulator.errors import invalid, unimplemented
from emulator.sheets.areas import Json, stored_range
from emulator.sheets.requests.context import replace_object, require_new_id
from emulator.sheets.shifting import shifted_deeply
from emulator.sheets.tidy import tidy
from emulator.sheets.updatemask import update_mask, written
from emulator.sheets.workbook import Sheet, Workbook

_DEFAULT_SIZE = {"widthPixels": 600, "heightPixels": 371}
_KEYS = {"charts": "chartId", "slicers": "slicerId"}


def add_chart(book: Workbook, request: Json) -> Json:
    """addChart: over a cell of a tab; a tab of its own is not built."""
    return {"chart": _add(book, "charts", request.get("chart", {}))}


def add_slicer(book: Workbook, request: Json) -> Json:
    """addSlicer: over a cell of a tab."""
    return {"slicer": _add(book, "slicers", request.get("slicer", {}))}


def _add(book: Workbook, kind: str, given: Json) -> Json:
    if "spec" not in given:
        raise invalid("No spec specified.")
    key = _KEYS[kind]
    number = given.get(key)
    if number is None:
        number = book.editor.new_id()
    # Both are embedded objects: an id that one holds is taken for the other as well.
    for held, name in _KEYS.items():
        require_new_id(book, held, name, number, kind.removesuffix("s"))
    sheet, position = _position(book, given.get("position", {}))
    tidied = tidy(_tidy_ranges(given))
    item: Json = {key: number} | tidied | {"position": position}
    if kind == "charts":
        item["spec"] = _painted(book, item["spec"])
    replace_object(sheet, kind, [*sheet.objects[kind], item])
    return item


def _tidy_ranges(given: Json) -> Json:
    changed = shifted_deeply(given, stored_range)
    return changed if isinstance(changed, dict) else given


def _painted(book: Workbook, spec: Json) -> Json:
    """The specification as it is kept: with the quirk `sheets.bar-colours` single bars lose their colours."""
    drawing = spec.get("basicChart", {})
    if "series" not in drawing or not book.editor.quirks.is_other("sheets.bar-colours"):
        return spec
    plain = [{k: v for k, v in s.items() if k != "styleOverrides"} for s in drawing["series"]]
    return spec | {"basicChart": drawing | {"series": plain}}


def _position(book: Workbook, given: Json) -> tuple[Sheet, Json]:
    """The tab and the full position of an object; 400 where the anchor lies outside."""
    if given.get("newSheet") or "sheetId" in given:
        raise unimplemented("charts on sheets of their own")
    overlay = given.get("overlayPosition", {})
    anchor = overlay.get("anchorCell", {})
    sheet = book.sheet(anchor.get("sheetId"))
    for name, count, what in (
        ("rowIndex", sheet.row_count, "row"),
        ("columnIndex", sheet.column_count, "column"),
    ):
        if anchor.get(name, 0) >= count:
            raise invalid(
                f"GridCoordinate.{name}[{anchor[name]}] is after last {what} in grid[{count - 1}]"
            )
    kept = {k: v for k, v in _DEFAULT_SIZE.items() if k not in overlay}
    return sheet, {
        "overlayPosition": tidy(
            {"anchorCell": stored_range(anchor)} | _without_anchor(overlay) | kept
        )
    }


def _without_anchor(overlay: Json) -> Json:
    return {k: v for k, v in overlay.items() if k != "anchorCell"}


def _found(book: Workbook, object_id: object) -> tuple[Sheet, str, Json]:
    for kind, key in _KEYS.items():
        for sheet, item in book.objects(kind):
            if item[key] == object_id:
                return sheet, kind, item
    raise invalid(f"No embedded object with id: {object_id}")


def _replace(sheet: Sheet, kind: str, before: Json, after: Json) -> None:
    replace_object(sheet, kind, [after if x is before else x for x in sheet.objects[kind]])


def update_chart_spec(book: Workbook, request: Json) -> Json:
    """updateChartSpec: another specification for a chart."""
    sheet, kind, item = _found(book, request.get("chartId"))
    spec = _painted(book, tidy(_tidy_ranges(request.get("spec", {}))))
    _replace(sheet, kind, item, item | {"spec": spec})
    return {}


def update_slicer_spec(book: Workbook, request: Json) -> Json:
    """updateSlicerSpec: the masked fields of a slicer."""
    sheet, kind, item = _found(book, request.get("slicerId"))
    spec = written(item["spec"], request.get("spec", {}), update_mask(request, "SlicerSpec"))
    _replace(sheet, kind, item, item | {"spec": tidy(_tidy_ranges(spec))})
    return {}


def update_embedded_object_position(book: Workbook, request: Json) -> Json:
    """updateEmbeddedObjectPosition: elsewhere, or another size."""
    sheet, kind, item = _found(book, request.get("objectId"))
    given = request.get("newPosition", {})
    mask = update_mask(request, "OverlayPosition")
    overlay = written(item["position"]["overlayPosition"], given.get("overlayPosition", {}), mask)
    target, position = _position(book, {"overlayPosition": overlay})
    moved = item | {"position": position}
    replace_object(sheet, kind, [x for x in sheet.objects[kind] if x is not item])
    replace_object(target, kind, [*target.objects[kind], moved])
    return {"position": position}


def update_embedded_object_border(book: Workbook, request: Json) -> Json:
    """updateEmbeddedObjectBorder: the masked fields of a chart's border."""
    sheet, kind, item = _found(book, request.get("objectId"))
    if kind != "charts":
        raise invalid("Only charts have a border.")
    mask = update_mask(request, "EmbeddedObjectBorder")
    border = tidy(written(item.get("border", {}), request.get("border", {}), mask))
    rest = {k: v for k, v in item.items() if k != "border"}
    _replace(sheet, kind, item, rest | ({"border": border} if border else {}))
    return {}


def delete_embedded_object(book: Workbook, request: Json) -> Json:
    """deleteEmbeddedObject: 400 where the id is unknown."""
    sheet, kind, item = _found(book, request.get("objectId"))
    replace_object(sheet, kind, [x for x in sheet.objects[kind] if x is not item])
    return {}
