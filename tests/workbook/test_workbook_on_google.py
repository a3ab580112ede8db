"""The whole spreadsheet on an emulated Google, over HTTP: made, damaged, repaired."""

import pytest
import requests
from workbook_examples import CONFIGURATION, EDITORS, TABS, Json

from generators.workbook.columns import Tab
from generators.workbook.headers import find_columns
from generators.workbook.layout import (
    REPAIR_FIELDS,
    repair_requests,
    spreadsheet_requests,
    tab_requests,
)
from generators.workbook.pairs import PAIRS


class SpreadsheetOnGoogle:
    """A spreadsheet with every tab, reached as Google's documents say."""

    def __init__(self, base_url: str) -> None:
        self.url = f"{base_url}/v4/spreadsheets"
        made = self._sent(requests.post(self.url, json={}, timeout=10))
        self.url += f"/{made['spreadsheetId']}"
        first = made["sheets"][0]["properties"]["sheetId"]
        self.update(
            [
                *spreadsheet_requests(CONFIGURATION),
                *(
                    request
                    for index, tab in enumerate(TABS)
                    for request in tab_requests(tab, index, CONFIGURATION, editors=EDITORS)
                ),
                {"deleteSheet": {"sheetId": first}},
            ]
        )

    def update(self, changes: list[Json]) -> None:
        body = {"requests": changes}
        self._sent(requests.post(f"{self.url}:batchUpdate", json=body, timeout=30))

    def get(self, fields: str, **params: str) -> Json:
        return self._sent(requests.get(self.url, params={"fields": fields, **params}, timeout=30))

    def headers(self, tab: Tab) -> list[str]:
        found = self._sent(requests.get(f"{self.url}/values/'{tab.title}'!1:1", timeout=10))
        texts: list[str] = found.get("values", [[]])[0]
        return texts

    def repairs(self, tab: Tab) -> list[Json]:
        sheets = self.get(REPAIR_FIELDS)["sheets"]
        (sheet,) = (s for s in sheets if s["properties"]["sheetId"] == tab.sheet_id)
        return repair_requests(tab, sheet, self.headers(tab), CONFIGURATION, editors=EDITORS)

    @staticmethod
    def _sent(reply: requests.Response) -> Json:
        assert reply.ok, reply.text
        answer: Json = reply.json()
        return answer


@pytest.fixture
def spreadsheet(emulator: str) -> SpreadsheetOnGoogle:
    return SpreadsheetOnGoogle(emulator)


def test_google_takes_every_tab_in_one_batch_and_nothing_is_to_repair(
    spreadsheet: SpreadsheetOnGoogle,
) -> None:
    found = spreadsheet.get("properties(locale,timeZone),sheets.properties(title,hidden)")
    assert found["properties"] == {
        "locale": "ru_RU",
        "timeZone": CONFIGURATION.organisation.time_zone,
    }
    assert [sheet["properties"]["title"] for sheet in found["sheets"]] == [t.title for t in TABS]
    for tab in TABS:
        assert find_columns(tab, spreadsheet.headers(tab))[1] == ()
        assert spreadsheet.repairs(tab) == []


def test_what_was_lost_comes_back_and_the_rest_is_left_alone(
    spreadsheet: SpreadsheetOnGoogle,
) -> None:
    sheet_id = PAIRS.sheet_id
    sheets = spreadsheet.get(REPAIR_FIELDS)["sheets"]
    pairs = next(s for s in sheets if s["properties"]["sheetId"] == sheet_id)
    row = {"values": [{"userEnteredValue": {"stringValue": "утвердить"}}]}
    place = {"sheetId": sheet_id, "rowIndex": 4, "columnIndex": 0}
    column = {"sheetId": sheet_id, "dimension": "COLUMNS", "startIndex": 1, "endIndex": 2}
    guard, view = pairs["protectedRanges"][0], pairs["filterViews"][0]
    spreadsheet.update(
        [
            {"updateCells": {"rows": [row], "start": place, "fields": "userEnteredValue"}},
            {"deleteDimension": {"range": column}},
            {"deleteProtectedRange": {"protectedRangeId": guard["protectedRangeId"]}},
            {"deleteFilterView": {"filterId": view["filterViewId"]}},
        ]
    )
    spreadsheet.update(spreadsheet.repairs(PAIRS))
    headers = spreadsheet.headers(PAIRS)
    assert (headers[0], headers[-1]) == ("Решение", "Причина решения")
    assert spreadsheet.repairs(PAIRS) == []
    cells = spreadsheet.get("sheets.data.rowData.values.formattedValue", ranges="'Пары'!A5:A5")
    assert cells["sheets"][0]["data"][0]["rowData"][0]["values"] == [
        {"formattedValue": "утвердить"}
    ]


def test_charts_stand_on_google_and_a_deleted_one_comes_back(
    spreadsheet: SpreadsheetOnGoogle,
) -> None:
    def standing() -> list[Json]:
        sheets = spreadsheet.get("sheets(properties(sheetId),charts)")["sheets"]
        return [chart for sheet in sheets for chart in sheet.get("charts", [])]

    before = standing()
    declared = [chart.title for tab in TABS for chart in tab.charts]
    assert [chart["spec"]["title"] for chart in before] == declared
    for tab in (tab for tab in TABS if tab.charts):
        lost = next(c for c in standing() if c["spec"]["title"] == tab.charts[0].title)
        spreadsheet.update([{"deleteEmbeddedObject": {"objectId": lost["chartId"]}}])

        spreadsheet.update(spreadsheet.repairs(tab))

        assert sorted(standing(), key=str) == sorted(before, key=str)
        assert spreadsheet.repairs(tab) == []
