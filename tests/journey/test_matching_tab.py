"""«Подбор» as ``init`` leaves it on Google: its charts, what people do to them, and a table that lacks the tab."""

from typing import Any

import pytest
import requests
from office import Office, mentee, mentor

pytestmark = pytest.mark.journey

TAB, SHEET_ID = "Подбор", 1010
MENTORS, WISHES = "Сколько наставляемых у наставников", "Чьё желание исполнено (наставляемые)"
Json = dict[str, Any]


def charts(office: Office) -> dict[str, Json]:
    """Every chart but those of the monitoring by its title, with the title of the tab on which it stands."""
    fields = "sheets(properties(title),charts)"
    sheets = office.spreadsheet.fetch_sheet_metadata({"fields": fields})["sheets"]
    every = [
        (sheet["properties"]["title"], chart)
        for sheet in sheets
        for chart in sheet.get("charts", [])
        if sheet["properties"]["title"] != "Диаграммы"
    ]
    found = {chart["spec"]["title"]: chart | {"tab": tab} for tab, chart in every}
    assert len(found) == len(every), "a chart stands twice"
    return found


def change(office: Office, *changes: Json) -> None:
    office.spreadsheet.batch_update({"requests": list(changes)})


def cells(source: Json) -> str:
    """A chart's cells as people write them: A2:A5."""
    (area,) = source["sourceRange"]["sources"]
    assert area["sheetId"] == SHEET_ID
    assert area["endColumnIndex"] == area["startColumnIndex"] + 1
    letter = "ABCDE"[area["startColumnIndex"]]
    return f"{letter}{area['startRowIndex'] + 1}:{letter}{area['endRowIndex']}"


def delete(office: Office, *titles: str) -> None:
    standing = charts(office)
    change(
        office,
        *({"deleteEmbeddedObject": {"objectId": standing[title]["chartId"]}} for title in titles),
    )


def test_charts_stand_over_their_rows_beside_the_table(office: Office) -> None:
    standing = charts(office)

    drawn = {}
    for title, chart in standing.items():
        drawing = chart["spec"]["basicChart"]
        (domain,), (series,) = drawing["domains"], drawing["series"]
        drawn[title] = (cells(domain["domain"]), cells(series["series"]))
        anchor = chart["position"]["overlayPosition"]["anchorCell"]
        assert anchor["columnIndex"] >= len(office.spreadsheet.worksheet(TAB).row_values(1))
        assert chart["tab"] == TAB
    assert drawn == {MENTORS: ("A12:A15", "B12:B15"), WISHES: ("A16:A19", "B16:B19")}


def test_the_page_of_the_tab_draws_them(office: Office) -> None:
    rows = [[f"показатель {number}", number] for number in range(1, 9)]
    office.spreadsheet.worksheet(TAB).update(rows, "A12")

    page = f"{office.base_url}/spreadsheets/d/{office.spreadsheet.id}/edit"
    shown = requests.get(page, params={"gid": SHEET_ID}, timeout=30).text

    assert MENTORS in shown
    assert WISHES in shown
    assert "<title>показатель 4: 4</title>" in shown
    assert "<title>показатель 8: 8</title>" in shown
    assert "Наставников</text>" in shown


def test_init_again_adds_nothing_and_a_deleted_chart_comes_back(office: Office) -> None:
    before = charts(office)
    assert office.run("init").value["changes"] == 0

    delete(office, WISHES)
    repaired = office.run("init")

    assert repaired.code == 0, repaired.said
    assert repaired.value["changes"] == 1
    assert charts(office) == before
    assert office.run("init").value["changes"] == 0


def test_charts_that_people_renamed_or_moved_are_not_made_again(office: Office) -> None:
    standing = charts(office)
    spec = standing[MENTORS]["spec"] | {"title": "Нагрузка"}
    moved = {"anchorCell": {"sheetId": 1003, "rowIndex": 3, "columnIndex": 2}}
    change(
        office,
        {"updateChartSpec": {"chartId": standing[MENTORS]["chartId"], "spec": spec}},
        {
            "updateEmbeddedObjectPosition": {
                "objectId": standing[WISHES]["chartId"],
                "newPosition": {"overlayPosition": moved},
                "fields": "anchorCell",
            }
        },
    )

    assert office.run("init").value["changes"] == 0

    assert {title: chart["tab"] for title, chart in charts(office).items()} == {
        "Нагрузка": TAB,
        WISHES: "Пары",
    }


def test_a_chart_whose_id_is_taken_gets_another_one(office: Office) -> None:
    """Google keeps one list of ids for all that lies over cells, and ``init`` does not read all of that."""
    taken = charts(office)[WISHES]["chartId"]
    delete(office, WISHES)
    cell = {"sheetId": 1001, "rowIndex": 2, "columnIndex": 2}
    slicer = {
        "slicerId": taken,
        "spec": {"title": "Сроки"},
        "position": {"overlayPosition": {"anchorCell": cell}},
    }
    change(office, {"addSlicer": {"slicer": slicer}})

    repaired = office.run("init")

    assert repaired.code == 0, repaired.said
    assert charts(office)[WISHES]["chartId"] != taken
    assert office.run("init").value["changes"] == 0


def without_the_tab(office: Office) -> None:
    """As a programme that was begun before there was such a tab."""
    change(office, {"deleteSheet": {"sheetId": SHEET_ID}})


def test_a_table_without_the_tab_goes_on_and_init_adds_it(office: Office) -> None:
    without_the_tab(office)
    office.answer("Ф1", mentee("Заяц Вера Ильинична"))
    office.answer("Ф2", mentor("Громова Анна Львовна"))
    office.sync()
    office.type("Участники", "Код", "У-02", "Согласие наставника получено", "15.09.2026")

    told = [f["text"] for f in office.sync()["findings"] if f["tab"] == TAB]

    assert [row["Код пары"] for row in office.rows("Пары")] == ["П-01"]
    assert len(told) == 1
    assert "nastavnik init" in told[0]
    added = office.run("init")
    assert added.code == 0, added.said
    assert added.value["notices"] == []
    titles = [sheet.title for sheet in office.spreadsheet.worksheets()]
    assert titles[titles.index("Нерабочие дни") + 1] == TAB
    assert set(charts(office)) == {MENTORS, WISHES}
    assert not [f for f in office.sync()["findings"] if f["tab"] == TAB]
    assert office.run("init").value["changes"] == 0


def test_a_broken_tab_stops_no_decision(office: Office) -> None:
    office.spreadsheet.worksheet(TAB).update([["Мой заголовок"]], "B1")
    office.answer("Ф1", mentee("Заяц Вера Ильинична"))

    value = office.sync()

    assert [row["Код"] for row in office.rows("Участники")] == ["У-01"]
    assert any("Сейчас" in f["text"] for f in value["findings"] if f["tab"] == TAB)
