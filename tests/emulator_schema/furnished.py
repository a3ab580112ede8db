"""A Workspace that has one of most things, and what its ids are."""

import json
from typing import Any

from starlette.datastructures import Headers
from starlette.responses import Response

from emulator.discovery import Method, methods
from emulator.identity.tokens import Identity
from emulator.quirks import choose
from emulator.services import carry_out
from emulator.wire import Incoming
from emulator.world import World

SPREADSHEET = "application/vnd.google-apps.spreadsheet"
DOCUMENT = "application/vnd.google-apps.document"
FOLDER = "application/vnd.google-apps.folder"


def call(  # noqa: PLR0917 - what a request has
    world: World,
    method: str,
    path: dict[str, str] | None = None,
    body: bytes = b"",
    query: list[tuple[str, str]] | None = None,
    email: str = "owner@example.org",
) -> Response:
    """Carry out one call of a method without a connection."""
    found: Method = methods()[method]
    headers = Headers({"content-type": "application/json", "host": "127.0.0.1:1"})
    incoming = Incoming(found.http_method, "/", query or [], headers, body)
    return carry_out(world, found, path or {}, incoming, Identity(email))


class Furnished:
    """The world, and ids by the name of the path parameter that takes them."""

    def __init__(self) -> None:
        self.world = World()
        self.world.base_url = "http://127.0.0.1:1"
        self.ids: dict[str, list[str]] = {}
        self._furnish()
        self.snapshot = self.world.store.snapshot()

    def restore(self) -> None:
        """Everything as it was."""
        self.world.store.restore(self.snapshot)

    def _made(
        self, method: str, body: Any, *, key: str = "id", request: str = "", **path: str
    ) -> str:
        query = [("fields", "*"), *([("requestId", request)] if request else [])]
        reply = call(self.world, method, path, json.dumps(body).encode(), query)
        assert reply.status_code == 200, reply.body
        return str(json.loads(bytes(reply.body))[key])

    def _furnish(self) -> None:
        folder = self._made("drive.files.create", {"name": "Папка", "mimeType": FOLDER})
        book = self._made(
            "drive.files.create", {"name": "Журнал", "mimeType": SPREADSHEET, "parents": [folder]}
        )
        paper = self._made("drive.files.create", {"name": "Соглашение", "mimeType": DOCUMENT})
        plain = self._made("drive.files.create", {"name": "а.txt", "mimeType": "text/plain"})
        form = self._made("forms.forms.create", {"info": {"title": "Анкета"}}, key="formId")
        question = {"questionId": "1b", "textQuestion": {}}
        item = {"itemId": "2b", "title": "Имя", "questionItem": {"question": question}}
        self._made(
            "forms.forms.batchUpdate",
            {
                "requests": [{"createItem": {"item": item, "location": {"index": 0}}}],
                "includeFormInResponse": True,
            },
            key="form",
            formId=form,
        )
        state = {"isPublished": True, "isAcceptingResponses": True}
        self._made(
            "forms.forms.setPublishSettings",
            {"publishSettings": {"publishState": state}},
            key="formId",
            formId=form,
        )
        answer = {"1b": {"questionId": "1b", "textAnswers": {"answers": [{"value": "Вера"}]}}}
        moment = "2026-09-01T08:00:00.123Z"
        response = {
            "responseId": "r1",
            "createTime": moment,
            "lastSubmittedTime": "2026-09-01T08:00:00.123456Z",
            "answers": answer,
        }
        self.world.store.put("responses", f"{form}/r1", response)
        place = {
            "sheetId": 0,
            "startRowIndex": 0,
            "endRowIndex": 2,
            "startColumnIndex": 0,
            "endColumnIndex": 2,
        }
        row = {"sheetId": 0, "dimension": "ROWS", "startIndex": 0, "endIndex": 1}
        requests: list[Any] = [
            {"updateCells": {"range": place, "fields": "userEnteredValue", "rows": [{"values": [{"userEnteredValue": {"stringValue": "код"}}, {"userEnteredValue": {"formulaValue": "=1+1"}}]}]}},
            {"addNamedRange": {"namedRange": {"name": "имя", "namedRangeId": "n1", "range": place}}},
            {"addProtectedRange": {"protectedRange": {"protectedRangeId": 1, "range": place}}},
            {"addFilterView": {"filter": {"filterViewId": 2, "range": place}}},
            {"addBanding": {"bandedRange": {"bandedRangeId": 3, "range": place, "rowProperties": {"firstBandColor": {"red": 1}, "secondBandColor": {}}}}},
            {"addConditionalFormatRule": {"rule": {"ranges": [place], "booleanRule": {"condition": {"type": "BLANK"}, "format": {"textFormat": {"bold": True}}}}}},
            {"addChart": {"chart": {"chartId": 4, "spec": {"title": "а", "pieChart": {}}}}},
            {"createDeveloperMetadata": {"developerMetadata": {"metadataId": 5, "metadataKey": "к", "visibility": "DOCUMENT", "location": {"dimensionRange": row}}}},
            {"setDataValidation": {"range": place, "rule": {"condition": {"type": "ONE_OF_LIST", "values": [{"userEnteredValue": "да"}]}}}},
            {"mergeCells": {"range": place | {"startRowIndex": 4, "endRowIndex": 6}}},
            {"setBasicFilter": {"filter": {"range": place}}},
            {"addTable": {"table": {"tableId": "t1", "name": "Т", "range": place | {"startRowIndex": 8, "endRowIndex": 11}}}},
            {"addDimensionGroup": {"range": row}},
            {"addSheet": {"properties": {"sheetId": 7, "title": "Пары", "gridProperties": {"rowCount": 5, "columnCount": 5}}}},
            {"insertComment": {"content": "Когда?", "coordinate": {"sheetId": 0}}},
        ]  # fmt: skip
        self._made(
            "sheets.spreadsheets.batchUpdate",
            {"requests": requests},
            key="spreadsheetId",
            spreadsheetId=book,
        )
        comment = self._made("drive.comments.create", {"content": "а"}, fileId=book)
        reply = self._made("drive.replies.create", {"content": "б"}, fileId=book, commentId=comment)
        person = {"type": "user", "role": "writer", "emailAddress": "guest@example.org"}
        permission = self._made("drive.permissions.create", person, fileId=book)
        choose(self.world.store, {"drive.approvals": "available"})
        asked = {"reviewerEmails": ["guest@example.org"]}
        approval = self._made("drive.approvals.start", asked, key="approvalId", fileId=book)
        drive = self._made("drive.drives.create", {"name": "Общий"}, request="r1")
        self.ids = {
            "driveId": [drive],
            "fileId": [book, paper, plain, folder, form],
            "spreadsheetId": [book],
            "documentId": [paper],
            "formId": [form],
            "responseId": ["r1"],
            "commentId": [comment],
            "replyId": [reply],
            "permissionId": [permission],
            "approvalId": [approval],
            "sheetId": ["0", "7"],
            "metadataId": ["5"],
            "range": ["A1:B2", "Sheet1", "'Пары'!A1", "имя", "Sheet1!A1:ZZ9"],
        }
