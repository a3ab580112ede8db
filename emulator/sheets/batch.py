"""spreadsheets.batchUpdate: requests in order on one draft, all of them or none.

Of the kinds that the discovery document knows, those missing here answer 501 with their name:
the five of connected data sources, which need BigQuery.
"""

from collections.abc import Sequence

from emulator.discovery import schema
from emulator.errors import ApiError, invalid, unimplemented
from emulator.sheets.areas import Json
from emulator.sheets.requests import (
    cells,
    comments,
    dimensions,
    filling,
    filters,
    formatting,
    groups,
    metadata,
    named_ranges,
    objects,
    pasting,
    protection,
    rearranging,
    replacing,
    tables,
    tabs,
)
from emulator.sheets.requests.context import Request
from emulator.sheets.workbook import Workbook

REQUESTS: dict[str, Request] = {
    "updateSpreadsheetProperties": tabs.update_spreadsheet_properties,
    "addSheet": tabs.add_sheet,
    "deleteSheet": tabs.delete_sheet,
    "duplicateSheet": tabs.duplicate_sheet,
    "updateSheetProperties": tabs.update_sheet_properties,
    "updateCells": cells.update_cells,
    "appendCells": cells.append_cells,
    "repeatCell": cells.repeat_cell,
    "setDataValidation": cells.set_data_validation,
    "insertDimension": dimensions.insert_dimension,
    "appendDimension": dimensions.append_dimension,
    "deleteDimension": dimensions.delete_dimension,
    "moveDimension": dimensions.move_dimension,
    "updateDimensionProperties": dimensions.update_dimension_properties,
    "autoResizeDimensions": dimensions.auto_resize_dimensions,
    "addDimensionGroup": groups.add_dimension_group,
    "deleteDimensionGroup": groups.delete_dimension_group,
    "updateDimensionGroup": groups.update_dimension_group,
    "addNamedRange": named_ranges.add_named_range,
    "updateNamedRange": named_ranges.update_named_range,
    "deleteNamedRange": named_ranges.delete_named_range,
    "addProtectedRange": protection.add_protected_range,
    "updateProtectedRange": protection.update_protected_range,
    "deleteProtectedRange": protection.delete_protected_range,
    "addFilterView": filters.add_filter_view,
    "updateFilterView": filters.update_filter_view,
    "deleteFilterView": filters.delete_filter_view,
    "duplicateFilterView": filters.duplicate_filter_view,
    "setBasicFilter": filters.set_basic_filter,
    "clearBasicFilter": filters.clear_basic_filter,
    "mergeCells": formatting.merge_cells,
    "unmergeCells": formatting.unmerge_cells,
    "updateBorders": formatting.update_borders,
    "addConditionalFormatRule": formatting.add_conditional_format_rule,
    "updateConditionalFormatRule": formatting.update_conditional_format_rule,
    "deleteConditionalFormatRule": formatting.delete_conditional_format_rule,
    "addBanding": formatting.add_banding,
    "updateBanding": formatting.update_banding,
    "deleteBanding": formatting.delete_banding,
    "createDeveloperMetadata": metadata.create_developer_metadata,
    "updateDeveloperMetadata": metadata.update_developer_metadata,
    "deleteDeveloperMetadata": metadata.delete_developer_metadata,
    "copyPaste": pasting.copy_paste,
    "cutPaste": pasting.cut_paste,
    "pasteData": pasting.paste_data,
    "sortRange": rearranging.sort_range,
    "insertRange": rearranging.insert_range,
    "deleteRange": rearranging.delete_range,
    "findReplace": replacing.find_replace,
    "trimWhitespace": replacing.trim_whitespace,
    "deleteDuplicates": replacing.delete_duplicates,
    "addTable": tables.add_table,
    "updateTable": tables.update_table,
    "deleteTable": tables.delete_table,
    "addChart": objects.add_chart,
    "addSlicer": objects.add_slicer,
    "updateChartSpec": objects.update_chart_spec,
    "updateSlicerSpec": objects.update_slicer_spec,
    "updateEmbeddedObjectPosition": objects.update_embedded_object_position,
    "deleteEmbeddedObject": objects.delete_embedded_object,
    "updateEmbeddedObjectBorder": objects.update_embedded_object_border,
    "autoFill": filling.auto_fill,
    "textToColumns": pasting.text_to_columns,
    "randomizeRange": rearranging.randomize_range,
    "insertComment": comments.insert_comment,
    "addCommentReply": comments.add_comment_reply,
    "updateCommentPost": comments.update_comment_post,
    "deleteComment": comments.delete_comment,
    "deleteCommentReply": comments.delete_comment_reply,
}


def apply_requests(book: Workbook, requests: Sequence[Json]) -> list[Json]:
    """Carry the requests out on a draft; one reply each, {} where the kind has none.

    Raises ApiError naming the request that was refused; the draft is then to be thrown away.
    """
    if not requests:
        raise invalid("Must specify at least one request.")
    return [_applied(book, index, request) for index, request in enumerate(requests)]


def _applied(book: Workbook, index: int, request: Json) -> Json:
    kinds = list(request)
    if len(kinds) != 1:
        raise invalid(f"Invalid requests[{index}]: exactly one kind of request must be set.")
    kind = kinds[0]
    if kind not in REQUESTS:
        raise unimplemented(kind)
    try:
        reply = REQUESTS[kind](book, request[kind])
    except ApiError as error:
        if error.code == 501:
            raise unimplemented(f"{kind}: {error.message}") from error
        message = f"Invalid requests[{index}].{kind}: {error.message}"
        raise ApiError(error.code, message, error.status, details=error.details) from error
    return {kind: reply} if kind in schema("sheets", "Response")["properties"] else {}
