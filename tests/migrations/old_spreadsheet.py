"""A spreadsheet as the first versions made it: today's, with what has been renamed and redrawn since undone."""

from typing import Any
from zlib import crc32

import requests
from office import Office, service

MENTEES = "Довольны ли наставляемые участием"
SECTIONS = "Сколько выполнено по разделам дорожной карты"
WHOLE = (
    "sheets(properties,filterViews,charts,protectedRanges,"
    "data(rowData(values(userEnteredValue,formattedValue))))"
)
WAITING = "Ждут проверки или срока"


def made_old(office: Office) -> None:
    """Undo, by plain requests of Google's, what versions 2 to 6 changed; played on a spreadsheet after ``init``."""
    sheets = service(office.base_url, "sheets.v4").spreadsheets()
    found = sheets.get(spreadsheetId=office.spreadsheet.id, fields=WHOLE).execute()
    tabs = {sheet["properties"]["title"]: sheet for sheet in found["sheets"]}
    body = {
        "requests": [
            retitled(tabs["Документы"], "О ком", "Пара"),
            retitled(tabs["Начните здесь"], "Шаг 6. Документы", "Шаг 6. Соглашения"),
            *former_view(tabs["Пары"]),
            *former_charts(tabs["Диаграммы"]),
            without_version(tabs["Служебная"]),
        ]
    }
    sheets.batchUpdate(spreadsheetId=office.spreadsheet.id, body=body).execute()
    # As it was before any of the copies.
    requests.delete(f"{office.base_url}/_emulator/requests", timeout=10).raise_for_status()


def cells(sheet: dict[str, Any]) -> dict[str, tuple[int, int]]:
    """Text → the first cell that holds it."""
    places: dict[str, tuple[int, int]] = {}
    for row, line in enumerate(sheet["data"][0].get("rowData", [])):
        for column, cell in enumerate(line.get("values", [])):
            places.setdefault(cell.get("formattedValue", ""), (row, column))
    return places


def retitled(sheet: dict[str, Any], text: str, former: str) -> dict[str, Any]:
    row, column = cells(sheet)[text]
    return written(sheet, row, column, [{"userEnteredValue": {"stringValue": former}}])


def written(sheet: dict[str, Any], row: int, column: int, values: list[Any]) -> dict[str, Any]:
    start = {"sheetId": sheet["properties"]["sheetId"], "rowIndex": row, "columnIndex": column}
    return {
        "updateCells": {"start": start, "rows": [{"values": values}], "fields": "userEnteredValue"}
    }


def former_view(sheet: dict[str, Any]) -> list[dict[str, Any]]:
    (view,) = [v for v in sheet["filterViews"] if v["title"] == "Ждут людей"]
    former_id = 1003 * 1_000_000 + crc32(f"view: {WAITING}".encode()) % 1_000_000
    former = {**view, "title": WAITING, "filterViewId": former_id}
    return [
        {"deleteFilterView": {"filterId": view["filterViewId"]}},
        {"addFilterView": {"filter": former}},
    ]


def former_charts(sheet: dict[str, Any]) -> list[dict[str, Any]]:
    changed = []
    for chart in sheet["charts"]:
        spec = dict(chart["spec"])
        if spec["title"].startswith("Выполнено по разделам"):
            spec["title"] = SECTIONS
        elif spec["title"].startswith("Довольны ли"):
            bars = spec.pop("basicChart")
            spec["pieChart"] = {
                "legendPosition": "LABELED_LEGEND",
                "domain": bars["domains"][0]["domain"],
                "series": bars["series"][0]["series"],
            }
        else:
            continue
        changed.append({"updateChartSpec": {"chartId": chart["chartId"], "spec": spec}})
    return changed


def without_version(sheet: dict[str, Any]) -> dict[str, Any]:
    row, column = cells(sheet)["schema"]
    return written(sheet, row, column, [{}, {}])


def standing(office: Office) -> dict[str, Any]:
    """The whole spreadsheet as Google would give it, but for what every ``init`` writes anew."""
    found = (
        service(office.base_url, "sheets.v4")
        .spreadsheets()
        .get(spreadsheetId=office.spreadsheet.id, fields=WHOLE)
        .execute()
    )
    tabs = {}
    for sheet in found["sheets"]:
        title = sheet["properties"]["title"]
        rows = [
            [cell.get("userEnteredValue") for cell in row.get("values", [])]
            for row in sheet["data"][0].get("rowData", [])
        ]
        if title == "Служебная":
            volatile = ("last_commit", "epoch", "home", "folder", "papers_folder")
            kept = [r[:2] for r in rows if r and r[0] and r[0]["stringValue"] not in volatile]
            rows = sorted(kept, key=str)
        tabs[title] = {
            "rows": rows,
            "views": sorted((v["filterViewId"], v["title"]) for v in sheet.get("filterViews", [])),
            "charts": sorted(
                ((chart["chartId"], chart["spec"]) for chart in sheet.get("charts", [])),
                key=lambda item: item[0],
            ),
            "guards": sorted(p["protectedRangeId"] for p in sheet.get("protectedRanges", [])),
            "grid": sheet["properties"]["gridProperties"],
        }
    return tabs
