"""Planned failures strike the calls they are planned for, before or after the effect."""

import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
import requests
from googleapiclient.errors import HttpError

CREATE = "drive.files.create"


def plan(emulator: str, *instructions: str, method: str = CREATE) -> requests.Response:
    """Plan failures."""
    body = {"method": method, "instructions": list(instructions)}
    return requests.post(f"{emulator}/_emulator/faults", json=body, timeout=10)


def create(emulator: str) -> requests.Response:
    """Create a folder."""
    return requests.post(
        f"{emulator}/drive/v3/files", json={"name": "П", "mimeType": "application/vnd.google-apps.folder"}, timeout=10
    )  # fmt: skip


def folders(emulator: str) -> int:
    """How many folders there are."""
    return len(requests.get(f"{emulator}/drive/v3/files", timeout=10).json()["files"])


@pytest.mark.parametrize(
    ("instruction", "code", "effects"),
    [("return-503", 503, 0), ("return-500", 500, 0), ("return-403", 403, 0), ("return-429", 429, 0),
     ("return-503-after", 503, 1), ("pass", 200, 1)],
)  # fmt: skip
def test_a_planned_refusal_comes_before_or_after_the_effect(
    emulator: str, instruction: str, code: int, effects: int
) -> None:
    plan(emulator, instruction).raise_for_status()
    answer = create(emulator)
    assert answer.status_code == code
    assert folders(emulator) == effects
    if code != 200:
        assert answer.json()["error"]["code"] == code
        assert "errors" in answer.json()["error"], "a refusal of Drive has Drive's envelope"


@pytest.mark.parametrize(("instruction", "effects"), [("reset-before", 0), ("reset-after", 1)])
def test_a_planned_reset_aborts_the_connection(
    emulator: str, instruction: str, effects: int
) -> None:
    plan(emulator, instruction).raise_for_status()
    with pytest.raises(requests.ConnectionError, match="reset by peer"):
        create(emulator)
    assert folders(emulator) == effects


def test_a_truncated_reply_is_noticed_by_the_client(emulator: str) -> None:
    plan(emulator, "truncate").raise_for_status()
    with pytest.raises(requests.exceptions.ChunkedEncodingError):
        create(emulator)
    assert folders(emulator) == 1


def test_garbage_is_not_json(emulator: str) -> None:
    plan(emulator, "garbage").raise_for_status()
    answer = create(emulator)
    with pytest.raises(requests.JSONDecodeError):
        answer.json()
    assert (answer.status_code, folders(emulator)) == (200, 1)


def test_a_stalled_call_is_answered_late(emulator: str) -> None:
    plan(emulator, "stall-0.3s").raise_for_status()
    start = time.monotonic()
    assert create(emulator).status_code == 200
    assert time.monotonic() - start >= 0.3


@pytest.mark.parametrize("way", ["reset", "restore"])
def test_a_call_that_waited_does_nothing_to_a_memory_that_came_after_it(
    emulator: str, way: str
) -> None:
    state = requests.get(f"{emulator}/_emulator/state", timeout=10).json()
    plan(emulator, "stall-0.4s").raise_for_status()
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(create, emulator)
        time.sleep(0.1)
        if way == "reset":
            requests.post(f"{emulator}/_emulator/reset", timeout=10).raise_for_status()
        else:
            requests.put(f"{emulator}/_emulator/state", json=state, timeout=10).raise_for_status()
        with pytest.raises(requests.ConnectionError):
            waiting.result(timeout=10)
    assert folders(emulator) == 0


def test_instructions_are_used_up_one_by_one_and_say_when_all_were_met(emulator: str) -> None:
    plan(emulator, "return-503", "return-429")
    statuses, completed = [], []
    for _ in range(3):
        statuses.append(create(emulator).status_code)
        fault = requests.get(f"{emulator}/_emulator/faults", timeout=10).json()["faults"][0]
        completed.append(fault["completed"])
    assert statuses == [503, 429, 200]
    assert completed == [False, True, True]
    log = requests.get(f"{emulator}/_emulator/requests", timeout=10).json()["requests"]
    assert [entry["fault"] for entry in log] == ["return-503", "return-429", ""]


def test_other_methods_are_not_struck_unless_all_are(emulator: str) -> None:
    plan(emulator, "return-503")
    assert requests.get(f"{emulator}/drive/v3/files", timeout=10).status_code == 200
    requests.delete(f"{emulator}/_emulator/faults", timeout=10)
    plan(emulator, "return-502", method="*")
    assert requests.get(f"{emulator}/v1/documents/x", timeout=10).status_code == 502
    assert create(emulator).status_code == 200


@pytest.mark.parametrize(
    ("method", "instruction", "named"),
    [
        ("drive.files.destroy", "return-503", "drive.files.destroy"),
        (CREATE, "explode", "explode"),
        (CREATE, "return-200", "return-200"),
    ],
)
def test_what_is_unknown_is_refused_by_name_when_it_is_planned(
    emulator: str, method: str, instruction: str, named: str
) -> None:
    answer = plan(emulator, instruction, method=method)
    assert answer.status_code == 400
    assert named in answer.json()["error"]["message"]
    assert requests.get(f"{emulator}/_emulator/faults", timeout=10).json() == {"faults": []}


def test_googles_client_tries_a_planned_failure_again(emulator: str, drive: Any) -> None:
    plan(emulator, "return-503", method="drive.about.get")
    with pytest.raises(HttpError):
        drive.about().get(fields="user").execute(num_retries=0)
    assert drive.about().get(fields="user/emailAddress").execute() == {
        "user": {"emailAddress": "owner@example.org"}
    }
