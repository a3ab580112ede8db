"""Clients that call at once get what some order of their calls, one after another, would have given."""

import json
import multiprocessing
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from itertools import permutations
from typing import Any

import pytest
import requests
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

Call = tuple[str, str, Any]
TAB = "Sheet1"
CLIENTS = 3
OVERLAP_SECONDS = 0.003


def place(row: int) -> dict[str, int]:
    return {
        "sheetId": 0,
        "startRowIndex": row,
        "endRowIndex": row + 1,
        "startColumnIndex": 0,
        "endColumnIndex": 1,
    }


# What a client may do with the one spreadsheet that all share: method, path after its id, body.
CALLS: dict[str, Call] = {
    "append": ("POST", f"/values/{TAB}:append?valueInputOption=RAW", {"values": [["NAME"]]}),
    "write": ("PUT", "/values/A1?valueInputOption=RAW&includeValuesInResponse=true", {"values": [["NAME"]]}),
    "take the name": ("POST", ":batchUpdate", {"requests": [{"addNamedRange": {"namedRange": {"name": "lock", "namedRangeId": "NAME", "range": place(0)}}}]}),
    "insert a row": ("POST", ":batchUpdate", {"requests": [{"insertDimension": {"range": {"sheetId": 0, "dimension": "ROWS", "startIndex": 0, "endIndex": 1}}}]}),
    "add a tab": ("POST", ":batchUpdate", {"requests": [{"addSheet": {"properties": {"title": "Пары", "sheetId": 5}}}]}),
    "count up or fail": ("POST", ":batchUpdate", {"requests": [{"appendCells": {"sheetId": 0, "fields": "userEnteredValue", "rows": [{"values": [{"userEnteredValue": {"stringValue": "NAME"}}]}]}}, {"deleteNamedRange": {"namedRangeId": "lease"}}]}),
    "read": ("GET", f"/values/{TAB}", None),
}  # fmt: skip


def fresh(base_url: str) -> str:
    """A spreadsheet in an empty Workspace; equal calls then get equal ids."""
    requests.post(f"{base_url}/_emulator/reset", timeout=10).raise_for_status()
    made = requests.post(f"{base_url}/v4/spreadsheets", json={}, timeout=10).json()["spreadsheetId"]
    lease = {
        "addNamedRange": {
            "namedRange": {"name": "lease", "namedRangeId": "lease", "range": place(0)}
        }
    }
    url = f"{base_url}/v4/spreadsheets/{made}:batchUpdate"
    requests.post(url, json={"requests": [lease]}, timeout=10).raise_for_status()
    return str(made)


def play(base_url: str, book: str, client: int, names: Sequence[str]) -> list[tuple[int, Any]]:
    """Do the calls of one client in their order; status and body of each."""
    said = []
    with requests.Session() as session:
        for number, name in enumerate(names):
            method, path, body = CALLS[name]
            mine = json.loads(json.dumps(body).replace("NAME", f"c{client}n{number}"))
            url = f"{base_url}/v4/spreadsheets/{book}{path}"
            answer = session.request(method, url, json=mine, timeout=20)
            said.append((answer.status_code, answer.json()))
    return said


def state(base_url: str, book: str) -> Any:
    told = requests.get(
        f"{base_url}/v4/spreadsheets/{book}?includeGridData=true", timeout=10
    ).json()
    return {name: told.get(name) for name in ("sheets", "namedRanges")}


def orders(calls: Sequence[Sequence[str]]) -> set[tuple[int, ...]]:
    """Every way of putting the calls of the clients one after another."""
    return set(permutations([client for client, names in enumerate(calls) for _ in names]))


def serial(base_url: str, calls: Sequence[Sequence[str]], order: Sequence[int]) -> tuple[Any, Any]:
    """What everybody is told, and the spreadsheet afterwards, where the calls come in this order."""
    book = fresh(base_url)
    told: list[list[Any]] = [[] for _ in calls]
    for client in order:
        number = len(told[client])
        method, path, body = CALLS[calls[client][number]]
        mine = json.loads(json.dumps(body).replace("NAME", f"c{client}n{number}"))
        url = f"{base_url}/v4/spreadsheets/{book}{path}"
        answer = requests.request(method, url, json=mine, timeout=10)
        told[client].append((answer.status_code, answer.json()))
    return told, state(base_url, book)


def is_serial(base_url: str, calls: Sequence[Sequence[str]], seen: tuple[Any, Any]) -> bool:
    return any(serial(base_url, calls, order) == seen for order in orders(calls))


Pool = Callable[[], ThreadPoolExecutor | ProcessPoolExecutor]


def processes() -> ProcessPoolExecutor:
    return ProcessPoolExecutor(CLIENTS, mp_context=multiprocessing.get_context("spawn"))


def wait(base_url: str, seconds: float) -> None:
    """Let every call wait before its effect, so that calls are on their way together."""
    url = f"{base_url}/_emulator/latency"
    requests.put(url, json={"seconds": seconds}, timeout=10).raise_for_status()


def at_once(
    base_url: str, calls: Sequence[Sequence[str]], pool: ThreadPoolExecutor | ProcessPoolExecutor
) -> tuple[Any, Any]:
    book = fresh(base_url)
    wait(base_url, OVERLAP_SECONDS)
    jobs = [pool.submit(play, base_url, book, client, names) for client, names in enumerate(calls)]
    told = [job.result(timeout=60) for job in jobs]
    wait(base_url, 0)
    return told, state(base_url, book)


SCRIPTS = st.lists(
    st.lists(st.sampled_from(sorted(CALLS)), min_size=1, max_size=2), min_size=2, max_size=CLIENTS
)


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(calls=SCRIPTS)
def test_threads_get_what_a_serial_order_gives(emulator: str, calls: list[list[str]]) -> None:
    with ThreadPoolExecutor(CLIENTS) as pool:
        seen = at_once(emulator, calls, pool)
    assert is_serial(emulator, calls, seen), calls


def test_processes_get_what_a_serial_order_gives(emulator: str) -> None:
    scripts = [
        [["append", "read"], ["append", "insert a row"], ["append"]],
        [["take the name", "read"], ["take the name"], ["take the name"]],
        [["count up or fail", "append"], ["count up or fail"], ["write"]],
    ]
    with processes() as pool:
        seen = [at_once(emulator, calls, pool) for calls in scripts]
    for calls, one in zip(scripts, seen, strict=True):
        assert is_serial(emulator, calls, one), calls


@pytest.mark.parametrize(
    "make", [lambda: ThreadPoolExecutor(8), processes], ids=["threads", "processes"]
)
def test_nothing_is_lost_when_many_write_together(emulator: str, make: Pool) -> None:
    """Every one of many appended rows is there once, and one client alone took the name."""
    book = fresh(emulator)
    calls = [["append"] * 10 + ["take the name"] + ["append"] * 5 for _ in range(6)]
    with make() as pool:
        jobs = [
            pool.submit(play, emulator, book, client, names) for client, names in enumerate(calls)
        ]
        told = [job.result(timeout=60) for job in jobs]
    rows = requests.get(f"{emulator}/v4/spreadsheets/{book}/values/{TAB}", timeout=10).json()[
        "values"
    ]
    wanted = {f"c{client}n{number}" for client in range(6) for number in range(16) if number != 10}
    assert len(rows) == 90
    assert {row[0] for row in rows} == wanted
    assert sorted(said[10][0] for said in told) == [200, 400, 400, 400, 400, 400]


def test_an_outcome_that_no_order_gives_is_noticed(emulator: str) -> None:
    calls = [["append", "read"], ["append"]]
    told, after = serial(emulator, calls, (0, 1, 0))
    assert is_serial(emulator, calls, (told, after))
    lost = json.loads(json.dumps(after).replace("c1n0", "c0n0"))
    assert not is_serial(emulator, calls, (told, lost))
