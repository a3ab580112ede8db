"""Two ends of a story are compared by what they hold: ids and moments don't matter, everything else does."""

import copy
from datetime import date
from typing import Any

import pytest
import requests
from office import Office, mentee, service

from torture.likeness import differences, facts, lightened, unfolded
from torture.points import points_of, sample
from torture.proxy import Met

pytestmark = pytest.mark.journey

DAY = date(2026, 10, 1)
State = dict[str, Any]


@pytest.fixture
def state(office: Office) -> State:
    """A programme with one participant."""
    return state_of(office.brought(with_a_participant))


def with_a_participant(office: Office) -> None:
    office.answer("Ф1", mentee("Заяц Вера Ильинична"))
    office.sync()


def state_of(office: Office) -> State:
    """Like cells are one object: tests put others in their places, and change none."""
    url = f"{office.base_url}/_emulator/state"
    return dict(unfolded(requests.get(url, params={"cells": "once"}, timeout=30).json()))


def compared(one: State, other: State) -> tuple[list[str], list[str]]:
    return differences(facts(lightened(one, DAY)), facts(lightened(other, DAY)))


def test_a_state_told_with_each_cell_once_is_the_same_state(state: State, office: Office) -> None:
    cells = sum(
        len(row)
        for book in state["collections"]["spreadsheets"].values()
        for sheet in book["sheets"]
        for row in sheet["rows"]
    )
    assert len(state.pop("cells")) < cells / 5
    whole = requests.get(f"{office.base_url}/_emulator/state", timeout=30).json()
    assert state == whole
    assert compared(state, whole) == ([], [])


def spreadsheet(state: State) -> Any:
    files = state["collections"]["files"]
    key = next(
        key for key, file in files.items() if file["properties"].get("nastavnik") == "spreadsheet"
    )
    return state["collections"]["spreadsheets"][key]


def test_the_same_story_played_twice_is_the_same(state: State, empty_office: Office) -> None:
    office = empty_office
    requests.post(f"{office.base_url}/_emulator/reset", timeout=10).raise_for_status()
    # Other ids: something has been made and removed before.
    files = service(office.base_url, "drive.v3").files()
    for _ in range(5):
        made = files.create(body={"name": "x"}).execute()["id"]
        files.delete(fileId=made).execute()
    for note in office.config.parent.glob("*.local.yaml"):
        note.unlink()
    assert office.run("init").code == 0
    with_a_participant(office)
    again = state_of(office)
    assert state["collections"]["files"].keys() != again["collections"]["files"].keys()

    missing, surplus = compared(state, again)

    # The answer's own id and moment are not the product's.
    assert all(
        "response" in line or "Ответы Ф1" in line or "Анкеты" in line
        for line in (*missing, *surplus)
    )


def test_a_doubled_file_is_surplus(state: State) -> None:
    other = copy.deepcopy(state)
    files = other["collections"]["files"]
    key = next(k for k, f in files.items() if f["properties"].get("nastavnik") == "papers")
    files["1" + "x" * 43] = {**files[key], "id": "1" + "x" * 43}

    missing, surplus = compared(state, other)

    assert missing == []
    assert any("Документы" in line for line in surplus)


def test_a_lost_cell_is_missing_and_another_value_is_both(state: State) -> None:
    other = copy.deepcopy(state)
    people = next(
        s for s in spreadsheet(other)["sheets"] if s["properties"]["title"] == "Участники"
    )
    people["rows"][1][0] = {**people["rows"][1][0], "userEnteredValue": {"stringValue": "Иная"}}

    missing, surplus = compared(state, other)

    assert any("Заяц Вера Ильинична" in line for line in missing)
    assert any("Иная" in line for line in surplus)


def test_a_second_entry_in_the_journal_is_surplus(state: State) -> None:
    other = copy.deepcopy(state)
    journal = next(s for s in spreadsheet(other)["sheets"] if s["properties"]["title"] == "Журнал")
    journal["rows"][2] = journal["rows"][1]

    assert compared(state, other)[1]


def test_moments_versions_and_generations_do_not_count(state: State) -> None:
    other = copy.deepcopy(state)
    for file in other["collections"]["files"].values():
        file["version"] += 7
        file["modifiedTime"] = "2027-01-01T00:00:00.000Z"
    named = spreadsheet(other)["namedRanges"][0]
    named["name"] = named["namedRangeId"] = "nastavnik_00000000_99"

    assert compared(state, other) == ([], [])


def test_every_request_has_its_points_and_a_sample_is_spread_evenly() -> None:
    met = [Met(n, "POST", "/upload/drive/v3/files" if n == 3 else "/x", 1) for n in range(1, 11)]

    points = points_of(0, met)

    assert len(points) == 21
    assert len(set(points)) == 21
    assert sample(points, 0) == points
    chosen = sample(points, 5)
    assert len(chosen) == 5
    assert [p.request for p in chosen] == sorted(p.request for p in chosen)
