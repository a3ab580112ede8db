"""Every method and every kind of request that is served, done once with success; each reply fits its schema."""

import json
from typing import Any

import pytest
from against_schema import unfit
from furnished import FOLDER, Furnished, call

from emulator.discovery import methods, schema
from emulator.services import HANDLERS
from emulator.sheets.batch import REQUESTS

SERVED = sorted(name for name in HANDLERS if "@" not in name)
CELLS = {
    "sheetId": 0,
    "startRowIndex": 0,
    "endRowIndex": 2,
    "startColumnIndex": 0,
    "endColumnIndex": 2,
}
FREE = {
    "sheetId": 0,
    "startRowIndex": 20,
    "endRowIndex": 22,
    "startColumnIndex": 4,
    "endColumnIndex": 6,
}
ROWS = {"sheetId": 0, "dimension": "ROWS", "startIndex": 20, "endIndex": 22}
GROUP = {"sheetId": 0, "dimension": "ROWS", "startIndex": 0, "endIndex": 1}
HERE = {"developerMetadataLookup": {"metadataId": 5}}
BY_RANGE = {"gridRange": CELLS}
RULE = {
    "ranges": [CELLS],
    "booleanRule": {"condition": {"type": "NOT_BLANK"}, "format": {"backgroundColor": {"red": 1}}},
}
OVER = {"overlayPosition": {"anchorCell": {"sheetId": 0, "rowIndex": 3}}}
META = {"metadataKey": "к2", "visibility": "DOCUMENT", "location": {"sheetId": 0}}
SPEC = {"title": "Баллы", "basicChart": {"chartType": "LINE"}}

# One good call of every method: path parameters besides the furnished ones, query, body.
Case = tuple[dict[str, str], dict[str, str], Any]
CALLS: dict[str, Case] = {
    "docs.documents.create": ({}, {}, {"title": "Д"}),
    "docs.documents.get": ({}, {"includeTabsContent": "true"}, None),
    "drive.about.get": ({}, {"fields": "*"}, None),
    "drive.approvals.cancel": ({}, {"fields": "*"}, {}),
    "drive.approvals.list": ({}, {"fields": "*"}, None),
    "drive.approvals.start": ({}, {"fields": "*"}, {"reviewerEmails": ["guest@example.org"]}),
    "drive.comments.create": ({}, {"fields": "*"}, {"content": "а", "anchor": "{}"}),
    "drive.comments.delete": ({}, {}, None),
    "drive.comments.get": ({}, {"fields": "*"}, None),
    "drive.comments.list": ({}, {"fields": "*"}, None),
    "drive.comments.update": ({}, {"fields": "*"}, {"content": "б"}),
    "drive.drives.create": ({}, {"fields": "*", "requestId": "r2"}, {"name": "Общий 2"}),
    "drive.drives.delete": ({}, {}, None),
    "drive.drives.get": ({}, {"fields": "*"}, None),
    "drive.drives.hide": ({}, {"fields": "*"}, None),
    "drive.drives.list": ({}, {"fields": "*"}, None),
    "drive.drives.unhide": ({}, {"fields": "*"}, None),
    "drive.drives.update": ({}, {"fields": "*"}, {"name": "Другой"}),
    "drive.files.copy": ({}, {"fields": "*"}, {"name": "Копия"}),
    "drive.files.create": ({}, {"fields": "*"}, {"name": "П", "mimeType": FOLDER, "appProperties": {"k": "v"}}),
    "drive.files.delete": ({}, {}, None),
    "drive.files.emptyTrash": ({}, {}, None),
    "drive.files.export": ({}, {"mimeType": "text/csv"}, None),
    "drive.files.generateIds": ({}, {"count": "3"}, None),
    "drive.files.get": ({}, {"fields": "*"}, None),
    "drive.files.list": ({}, {"fields": "*"}, None),
    "drive.files.update": ({}, {"fields": "*"}, {"name": "Другое", "starred": True}),
    "drive.permissions.create": ({}, {"fields": "*"}, {"type": "anyone", "role": "reader"}),
    "drive.permissions.delete": ({}, {}, None),
    "drive.permissions.get": ({}, {"fields": "*"}, None),
    "drive.permissions.list": ({}, {"fields": "*"}, None),
    "drive.permissions.update": ({}, {"fields": "*"}, {"role": "reader"}),
    "drive.replies.create": ({}, {"fields": "*"}, {"action": "resolve"}),
    "drive.replies.delete": ({}, {}, None),
    "drive.replies.get": ({}, {"fields": "*"}, None),
    "drive.replies.list": ({}, {"fields": "*"}, None),
    "drive.replies.update": ({}, {"fields": "*"}, {"content": "в"}),
    "forms.forms.batchUpdate": ({}, {}, {"requests": [{"deleteItem": {"location": {"index": 0}}}], "includeFormInResponse": True}),
    "forms.forms.create": ({}, {}, {"info": {"title": "Ф"}}),
    "forms.forms.get": ({}, {}, None),
    "forms.forms.responses.get": ({}, {}, None),
    "forms.forms.responses.list": ({}, {}, None),
    "forms.forms.setPublishSettings": ({}, {}, {"publishSettings": {"publishState": {"isPublished": True, "isAcceptingResponses": False}}}),
    "sheets.spreadsheets.batchUpdate": ({}, {}, {"requests": [{"addSheet": {}}], "includeSpreadsheetInResponse": True, "responseIncludeGridData": True, "commentsViewMode": "COMMENTS_VIEW_MODE_INCLUDED"}),
    "sheets.spreadsheets.create": ({}, {}, {"properties": {"title": "Т"}, "sheets": [{"data": [{"rowData": [{"values": [{"userEnteredValue": {"numberValue": 1}}]}]}]}]}),
    "sheets.spreadsheets.developerMetadata.get": ({}, {}, None),
    "sheets.spreadsheets.developerMetadata.search": ({}, {}, {"dataFilters": [HERE]}),
    "sheets.spreadsheets.get": ({}, {"includeGridData": "true", "commentsViewMode": "COMMENTS_VIEW_MODE_INCLUDED"}, None),
    "sheets.spreadsheets.getByDataFilter": ({}, {}, {"dataFilters": [BY_RANGE], "includeGridData": True}),
    "sheets.spreadsheets.sheets.copyTo": ({}, {}, {"destinationSpreadsheetId": "@spreadsheetId"}),
    "sheets.spreadsheets.values.append": ({}, {"valueInputOption": "RAW", "includeValuesInResponse": "true"}, {"values": [["а"]]}),
    "sheets.spreadsheets.values.batchClear": ({}, {}, {"ranges": ["A1"]}),
    "sheets.spreadsheets.values.batchClearByDataFilter": ({}, {}, {"dataFilters": [BY_RANGE]}),
    "sheets.spreadsheets.values.batchGet": ({}, {"ranges": "A1:B2"}, None),
    "sheets.spreadsheets.values.batchGetByDataFilter": ({}, {}, {"dataFilters": [BY_RANGE]}),
    "sheets.spreadsheets.values.batchUpdate": ({}, {}, {"valueInputOption": "RAW", "data": [{"range": "A1", "values": [[1]]}], "includeValuesInResponse": True}),
    "sheets.spreadsheets.values.batchUpdateByDataFilter": ({}, {}, {"valueInputOption": "RAW", "data": [{"dataFilter": BY_RANGE, "values": [[1]]}], "includeValuesInResponse": True}),
    "sheets.spreadsheets.values.clear": ({}, {}, {}),
    "sheets.spreadsheets.values.get": ({}, {}, None),
    "sheets.spreadsheets.values.update": ({}, {"valueInputOption": "USER_ENTERED", "includeValuesInResponse": "true"}, {"values": [["1.9.2026"]]}),
}  # fmt: skip

# One good request of every kind; @thread and the like stand for furnished ids.
KINDS: dict[str, Any] = {
    "updateSpreadsheetProperties": {"properties": {"title": "Новое"}, "fields": "title"},
    "updateSheetProperties": {"properties": {"sheetId": 7, "tabColor": {"red": 1}}, "fields": "tabColor"},
    "updateDimensionProperties": {"range": ROWS, "properties": {"pixelSize": 40}, "fields": "pixelSize"},
    "updateNamedRange": {"namedRange": {"namedRangeId": "n1", "name": "другое"}, "fields": "name"},
    "repeatCell": {"range": CELLS, "cell": {"note": "а"}, "fields": "note"},
    "addNamedRange": {"namedRange": {"name": "ещё", "range": FREE}},
    "deleteNamedRange": {"namedRangeId": "n1"},
    "addSheet": {"properties": {"title": "Ещё", "tabColorStyle": {"themeColor": "ACCENT1"}}},
    "deleteSheet": {"sheetId": 7},
    "autoFill": {"range": FREE},
    "cutPaste": {"source": CELLS, "destination": {"sheetId": 0, "rowIndex": 30}, "pasteType": "PASTE_NORMAL"},
    "copyPaste": {"source": CELLS, "destination": FREE},
    "mergeCells": {"range": FREE, "mergeType": "MERGE_ROWS"},
    "unmergeCells": {"range": {"sheetId": 0}},
    "updateBorders": {"range": FREE, "top": {"style": "SOLID", "color": {"blue": 1}}},
    "updateCells": {"range": FREE, "rows": [{"values": [{"userEnteredValue": {"boolValue": True}}]}], "fields": "*"},
    "addFilterView": {"filter": {"title": "в", "range": CELLS, "criteria": {"0": {"hiddenValues": ["а"]}}}},
    "appendCells": {"sheetId": 0, "rows": [{"values": [{"userEnteredValue": {"stringValue": "а"}}]}], "fields": "*"},
    "clearBasicFilter": {"sheetId": 0},
    "deleteDimension": {"range": ROWS},
    "deleteEmbeddedObject": {"objectId": 4},
    "deleteFilterView": {"filterId": 2},
    "duplicateFilterView": {"filterId": 2},
    "duplicateSheet": {"sourceSheetId": 0, "newSheetName": "Копия"},
    "findReplace": {"find": "код", "replacement": "Код", "allSheets": True},
    "insertDimension": {"range": ROWS},
    "insertRange": {"range": FREE, "shiftDimension": "ROWS"},
    "moveDimension": {"source": ROWS, "destinationIndex": 30},
    "updateEmbeddedObjectPosition": {"objectId": 4, "newPosition": OVER, "fields": "anchorCell"},
    "pasteData": {"coordinate": {"sheetId": 0, "rowIndex": 30}, "data": "а\tб", "delimiter": "\t", "type": "PASTE_NORMAL"},
    "textToColumns": {"source": FREE | {"endColumnIndex": 5}, "delimiterType": "COMMA"},
    "updateFilterView": {"filter": {"filterViewId": 2, "title": "новое"}, "fields": "title"},
    "deleteRange": {"range": FREE, "shiftDimension": "COLUMNS"},
    "appendDimension": {"sheetId": 0, "dimension": "COLUMNS", "length": 2},
    "addConditionalFormatRule": {"rule": RULE, "index": 0},
    "updateConditionalFormatRule": {"sheetId": 0, "index": 0, "rule": RULE},
    "deleteConditionalFormatRule": {"sheetId": 0, "index": 0},
    "sortRange": {"range": FREE, "sortSpecs": [{"dimensionIndex": 4, "sortOrder": "DESCENDING"}]},
    "setDataValidation": {"range": FREE, "rule": {"condition": {"type": "BOOLEAN"}, "strict": True}},
    "setBasicFilter": {"filter": {"range": CELLS, "sortSpecs": [{"dimensionIndex": 0}]}},
    "addProtectedRange": {"protectedRange": {"range": FREE, "warningOnly": True}},
    "updateProtectedRange": {"protectedRange": {"protectedRangeId": 1, "description": "а"}, "fields": "description"},
    "deleteProtectedRange": {"protectedRangeId": 1},
    "autoResizeDimensions": {"dimensions": {"sheetId": 0, "dimension": "COLUMNS", "startIndex": 0, "endIndex": 2}},
    "addChart": {"chart": {"spec": SPEC, "position": OVER}},
    "updateChartSpec": {"chartId": 4, "spec": SPEC},
    "updateBanding": {"bandedRange": {"bandedRangeId": 3, "rowProperties": {"firstBandColor": {"blue": 1}}}, "fields": "rowProperties.firstBandColor"},
    "addBanding": {"bandedRange": {"range": FREE, "rowProperties": {"firstBandColor": {"red": 1}, "secondBandColor": {"green": 1}}}},
    "deleteBanding": {"bandedRangeId": 3},
    "createDeveloperMetadata": {"developerMetadata": META},
    "updateDeveloperMetadata": {"dataFilters": [HERE], "developerMetadata": {"metadataValue": "в"}, "fields": "metadataValue"},
    "deleteDeveloperMetadata": {"dataFilter": HERE},
    "randomizeRange": {"range": FREE},
    "addDimensionGroup": {"range": ROWS},
    "deleteDimensionGroup": {"range": GROUP},
    "updateDimensionGroup": {"dimensionGroup": {"range": GROUP, "depth": 1, "collapsed": True}, "fields": "collapsed"},
    "trimWhitespace": {"range": CELLS},
    "deleteDuplicates": {"range": FREE},
    "updateEmbeddedObjectBorder": {"objectId": 4, "border": {"color": {"red": 1}}, "fields": "color"},
    "addSlicer": {"slicer": {"spec": {"dataRange": CELLS, "title": "с"}, "position": OVER}},
    "updateSlicerSpec": {"slicerId": "@slicer", "spec": {"title": "т"}, "fields": "title"},
    "addTable": {"table": {"name": "Ещё", "range": FREE}},
    "updateTable": {"table": {"tableId": "t1", "name": "Иначе"}, "fields": "name"},
    "deleteTable": {"tableId": "t1"},
    "insertComment": {"content": "в", "coordinate": {"sheetId": 0, "rowIndex": 1}},
    "addCommentReply": {"commentId": "@thread", "post": {"content": "г"}},
    "updateCommentPost": {"commentId": "@thread", "postId": "@thread", "content": "д"},
    "deleteComment": {"commentId": "@thread"},
    "deleteCommentReply": {"commentId": "@thread", "postId": "@post"},
}  # fmt: skip

TEXT = {"questionItem": {"question": {"textQuestion": {"paragraph": True}}}}
FORM_KINDS: dict[str, Any] = {
    "createItem": {"item": {"title": "Ещё"} | TEXT, "location": {"index": 1}},
    "deleteItem": {"location": {"index": 0}},
    "moveItem": {"originalLocation": {"index": 0}, "newLocation": {"index": 0}},
    "updateFormInfo": {"info": {"description": "о"}, "updateMask": "description"},
    "updateItem": {"item": {"title": "Новое"}, "location": {"index": 0}, "updateMask": "title"},
    "updateSettings": {"settings": {"emailCollectionType": "VERIFIED"}, "updateMask": "emailCollectionType"},
}  # fmt: skip


@pytest.fixture(scope="module")
def made() -> Furnished:
    return Furnished()


@pytest.fixture
def office(made: Furnished) -> Furnished:
    made.restore()
    return made


def done(
    office: Furnished, method: str, path: dict[str, str], query: dict[str, str], body: Any
) -> Any:
    """The reply of a call that succeeds and fits; None where it has no JSON."""
    text = json.dumps(body).encode() if body is not None else b""
    reply = call(office.world, method, path, text, list(query.items()))
    assert reply.status_code in (200, 204), bytes(reply.body)
    described = methods()[method]
    if not bytes(reply.body).startswith(b"{"):
        return None
    told = json.loads(bytes(reply.body))
    assert unfit(described.family, described.response, told) == []
    return told


def test_everything_served_is_swept() -> None:
    assert sorted(CALLS) == SERVED
    assert sorted(KINDS) == sorted(REQUESTS)
    assert sorted(FORM_KINDS) == sorted(schema("forms", "Request")["properties"])


@pytest.mark.parametrize("method", SERVED)
def test_every_method(office: Furnished, method: str) -> None:
    of_path = [n for n, of in methods()[method].parameters.items() if of.get("location") == "path"]
    path = {name: office.ids[name][0] for name in of_path} | CALLS[method][0]
    body = json.loads(
        json.dumps(CALLS[method][2]).replace("@spreadsheetId", office.ids["spreadsheetId"][0])
    )
    done(office, method, path, CALLS[method][1], body)


@pytest.mark.parametrize("kind", sorted(REQUESTS))
def test_every_kind_of_request_of_a_spreadsheet(office: Furnished, kind: str) -> None:
    """And afterwards the whole spreadsheet, with its cells and comments, still fits."""
    path = {"spreadsheetId": office.ids["spreadsheetId"][0]}
    prepared = ready(office, path, kind)
    reply = done(
        office, "sheets.spreadsheets.batchUpdate", path, {}, {"requests": [{kind: prepared}]}
    )
    answers = schema("sheets", "Response")["properties"]
    assert reply["replies"][0].keys() == ({kind} & answers.keys())
    everything = {"includeGridData": "true", "commentsViewMode": "COMMENTS_VIEW_MODE_INCLUDED"}
    done(office, "sheets.spreadsheets.get", path, everything, None)


def ready(office: Furnished, path: dict[str, str], kind: str) -> Any:
    """The request with the ids of a comment, a reply and a slicer that are made first where it names them."""
    text = json.dumps(KINDS[kind])
    batch = "sheets.spreadsheets.batchUpdate"
    thread = next(
        t
        for t in done(
            office,
            "sheets.spreadsheets.get",
            path,
            {"commentsViewMode": "COMMENTS_VIEW_MODE_INCLUDED"},
            None,
        )["comments"]
    )["commentId"]
    if "@post" in text:
        add = {"addCommentReply": {"commentId": thread, "post": {"content": "е"}}}
        post = done(office, batch, path, {}, {"requests": [add]})["replies"][0]["addCommentReply"][
            "post"
        ]
        text = text.replace("@post", post["postId"])
    if "@slicer" in text:
        add = {"addSlicer": KINDS["addSlicer"]}
        slicer = done(office, batch, path, {}, {"requests": [add]})["replies"][0]["addSlicer"][
            "slicer"
        ]
        text = text.replace('"@slicer"', str(slicer["slicerId"]))
    return json.loads(text.replace("@thread", thread))


@pytest.mark.parametrize("kind", sorted(FORM_KINDS))
def test_every_kind_of_request_of_a_form(office: Furnished, kind: str) -> None:
    path = {"formId": office.ids["formId"][0]}
    body = {"requests": [{kind: FORM_KINDS[kind]}], "includeFormInResponse": True}
    done(office, "forms.forms.batchUpdate", path, {}, body)
    done(office, "forms.forms.get", path, {}, None)


@pytest.mark.parametrize("place", range(5))
def test_every_kind_of_file_in_full(office: Furnished, place: int) -> None:
    path = {"fileId": office.ids["fileId"][place]}
    done(office, "drive.files.get", path, {"fields": "*"}, None)
    if place != 3:  # a folder cannot be copied
        done(office, "drive.files.copy", path, {"fields": "*"}, {})
