"""Charts on the sheet's page: as tall as their bars need, their axis as far as it is told, slices with their numbers."""

import re
from typing import Any

import pytest
import requests
from bs4 import BeautifulSoup, Tag

SECONDS = 30
Json = dict[str, Any]
ROWS = 20


@pytest.fixture
def book(emulator: str) -> str:
    """A spreadsheet whose first two columns name and count, the third counts otherwise."""
    made = requests.post(
        f"{emulator}/v4/spreadsheets",
        json={"sheets": [{"properties": {"sheetId": 7, "title": "Показатели"}}]},
        timeout=SECONDS,
    ).json()
    url = f"{emulator}/v4/spreadsheets/{made['spreadsheetId']}"
    values = [["Показатель", "До", "После"], *([f"Строка {n}", 3, 4.5] for n in range(ROWS))]
    requests.put(
        f"{url}/values/Показатели!A1?valueInputOption=RAW", json={"values": values}, timeout=SECONDS
    ).raise_for_status()
    return url


def source(column: int, first: int, end: int) -> Json:
    rows = {"sheetId": 7, "startRowIndex": first, "endRowIndex": end}
    columns = {"startColumnIndex": column, "endColumnIndex": column + 1}
    return {"sourceRange": {"sources": [rows | columns]}}


def drawn(book: str, spec: Json) -> Tag:
    position = {"overlayPosition": {"anchorCell": {"sheetId": 7}}}
    request = {"addChart": {"chart": {"spec": spec, "position": position}}}
    requests.post(
        f"{book}:batchUpdate", json={"requests": [request]}, timeout=SECONDS
    ).raise_for_status()
    base, _, key = book.partition("/v4/spreadsheets/")
    page = requests.get(f"{base}/spreadsheets/d/{key}/edit?gid=7", timeout=SECONDS).text
    (figure,) = BeautifulSoup(page, "html.parser").select("figure")
    return figure


def bars(rows: int) -> Json:
    scale = {"viewWindowMode": "EXPLICIT", "viewWindowMin": 0, "viewWindowMax": 5}
    axis = {"position": "BOTTOM_AXIS", "title": "Средняя", "viewWindowOptions": scale}
    return {
        "title": "До и после",
        "basicChart": {
            "chartType": "BAR",
            "legendPosition": "BOTTOM_LEGEND",
            "headerCount": 1,
            "axis": [axis],
            "domains": [{"domain": source(0, 0, rows + 1)}],
            "series": [{"series": source(column, 0, rows + 1)} for column in (1, 2)],
        },
    }


def test_bars_of_two_series_are_named_and_thick_enough_to_be_told_apart(book: str) -> None:
    figure = drawn(book, bars(ROWS))

    assert [item.get_text(strip=True) for item in figure.select(".legend li")] == ["До", "После"]
    svg = figure.select_one("svg")
    assert svg
    assert int(str(svg["viewbox"]).split()[-1]) > ROWS * 28
    thick = {
        float(t) for path in figure.select("path") for t in re.findall(r"v([\d.]+)", str(path))
    }
    assert len(figure.select("path")) == 2 * ROWS
    assert min(thick) >= 10


def test_an_axis_ends_where_it_is_told_to(book: str) -> None:
    written = [text.get_text() for text in drawn(book, bars(2)).select("text")]

    assert [word for word in written if word.isdecimal()] == ["0", "1", "2", "3", "4", "5"]


def test_the_slices_of_a_whole_are_named_with_their_numbers(book: str) -> None:
    parts = {"domain": source(0, 1, 3), "series": source(2, 1, 3)}
    figure = drawn(book, {"title": "Довольны ли", "pieChart": parts})

    names = [item.get_text(strip=True) for item in figure.select(".legend li")]
    assert names == ["Строка 0: 4,5", "Строка 1: 4,5"]
    assert len(figure.select("path")) == 2


def test_a_bar_has_the_colour_of_its_own_that_its_series_gives_it(book: str) -> None:
    spec = bars(2)
    green = {"index": 1, "colorStyle": {"rgbColor": {"green": 1}}}
    spec["basicChart"]["series"][0]["styleOverrides"] = [green]

    colours = [path["fill"] for path in drawn(book, spec).select("path")]

    assert colours.count("#00ff00") == 1
    assert len(set(colours)) == 3
