"""The spreadsheet: one atomic read, one atomic write."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

import gspread

from sync.workspace.transport import Transport

URL = "https://sheets.googleapis.com/v4/spreadsheets"
CONTENT = (
    "spreadsheetId,spreadsheetUrl,properties(title,locale,timeZone),"
    "namedRanges(namedRangeId,name),"
    "sheets(properties(sheetId,title,index,gridProperties(rowCount,columnCount)),"
    "data(rowData(values(userEnteredValue,effectiveValue))))"
)
"""What a run reads: every tab's typed cells, and the named range that carries the generation."""

STRUCTURE = (
    "spreadsheetId,spreadsheetUrl,properties(title,locale,timeZone),namedRanges(namedRangeId,name),"
    "sheets(properties,protectedRanges,filterViews,basicFilter,charts(chartId,spec),"
    "data(rowData(values(userEnteredValue,effectiveValue))))"
)
"""What ``init`` reads in addition, to see what is missing."""


class Sheets:
    """Reads and writes whole spreadsheets through gspread."""

    def __init__(self, transport: Transport) -> None:
        self._client = gspread.Client(auth=cast("Any", None), session=cast("Any", transport))
        self._transport = transport

    def read(self, spreadsheet_id: str, fields: str) -> dict[str, Any]:
        """The spreadsheet's resource under a mask, in one request."""
        return dict(
            self._client.http_client.fetch_sheet_metadata(spreadsheet_id, params={"fields": fields})
        )

    def batch_update(
        self,
        spreadsheet_id: str,
        requests: Sequence[Mapping[str, Any]],
        *,
        read_back: bool = False,
        fields: str = "",
    ) -> dict[str, Any]:
        """Apply all requests together or none of them.

        Args:
            spreadsheet_id: Which spreadsheet.
            requests: Google's Request objects, in order.
            read_back: Return the spreadsheet as it is after the write, under the mask.
            fields: Mask of the reply; without one no cells come back.
        """
        body: dict[str, Any] = {
            "requests": list(requests),
            "includeSpreadsheetInResponse": read_back,
        }
        params: dict[str, Any] = {}
        if fields:
            params["fields"] = fields
        reply: dict[str, Any] = self._client.http_client.request(
            "post", f"{URL}/{spreadsheet_id}:batchUpdate", params=params, json=body
        ).json()
        return reply

    def fenced_update(
        self, spreadsheet_id: str, requests: Sequence[Mapping[str, Any]], **reply: Any
    ) -> dict[str, Any]:
        """A batch that can take effect only once: it may be sent again after a lost reply.

        It begins with a fence, or makes something under a chosen id. The repetition of one that
        took effect is refused with 400.
        """
        with self._transport.repeatable():
            return self.batch_update(spreadsheet_id, requests, **reply)
