"""The control paths over real HTTP: log, state, clock, quota, latency, reset."""

import time
from collections.abc import Callable
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any

import pytest
import requests

FILES = "/drive/v3/files"


def log_of(emulator: str) -> dict[str, Any]:
    """The log of calls."""
    answer: dict[str, Any] = requests.get(f"{emulator}/_emulator/requests", timeout=10).json()
    return answer


def test_the_log_names_method_status_and_bucket(emulator: str) -> None:
    requests.get(f"{emulator}{FILES}", params={"q": "name = 'Иванова'"}, timeout=10)
    requests.get(f"{emulator}/v1/documents/none", timeout=10)
    requests.get(f"{emulator}/v9/nothing", timeout=10)
    log = log_of(emulator)
    assert log["counts"] == {"docs.documents.get": 1, "drive.files.list": 1, "unknown": 1}
    first, second, third = log["requests"]
    assert (first["method"], first["http_method"], first["path"], first["status"]) == (
        "drive.files.list",
        "GET",
        FILES,
        200,
    )
    assert (second["status"], second["bucket"]) == (404, "docs.googleapis.com/read_requests")
    assert third["status"] == 404
    assert datetime.fromisoformat(first["time"]).tzinfo is not None


def test_the_log_has_no_people_in_it(emulator: str, made: Callable[..., str]) -> None:
    url = f"{emulator}{FILES}/{made('Папка')}/permissions"
    body = {"type": "user", "role": "reader", "emailAddress": "guest@example.org"}
    permission = requests.post(url, json=body, timeout=10).json()["id"]
    requests.get(f"{url}/{permission}", timeout=10)
    logged = str(log_of(emulator))
    assert permission not in logged
    assert "guest" not in logged


def test_deleting_the_log_empties_it(emulator: str) -> None:
    requests.get(f"{emulator}{FILES}", timeout=10)
    requests.delete(f"{emulator}/_emulator/requests", timeout=10)
    assert log_of(emulator) == {"requests": [], "counts": {}}


def test_a_snapshot_brings_everything_back(
    emulator: str, drive: Any, made: Callable[..., str]
) -> None:
    kept = made("Было", "text/plain")
    state = requests.get(f"{emulator}/_emulator/state", timeout=10).json()
    drive.files().delete(fileId=kept).execute()
    requests.post(f"{emulator}/_emulator/reset", timeout=10)
    assert drive.files().list().execute()["files"] == []
    requests.put(f"{emulator}/_emulator/state", json=state, timeout=10).raise_for_status()
    assert drive.files().get(fileId=kept).execute()["name"] == "Было"


def test_what_was_put_aside_is_brought_back_as_often_as_wanted(
    emulator: str, drive: Any, made: Callable[..., str]
) -> None:
    aside = f"{emulator}/_emulator/states/before"
    kept = made("Было", "text/plain")
    requests.put(aside, timeout=10).raise_for_status()
    for _ in range(2):
        drive.files().update(fileId=kept, body={"name": "Стало"}).execute()
        later = made("Позже", "text/plain")
        requests.post(aside, timeout=10).raise_for_status()
        assert drive.files().get(fileId=kept).execute()["name"] == "Было"
        assert later not in [file["id"] for file in drive.files().list().execute()["files"]]


def test_one_thing_is_brought_back_and_the_others_stay(
    emulator: str, drive: Any, made: Callable[..., str]
) -> None:
    aside = f"{emulator}/_emulator/states/before"
    one, other = made("Было", "text/plain"), made("Было", "text/plain")
    requests.put(aside, timeout=10).raise_for_status()
    later = made("Позже", "text/plain")
    for file in (one, other):
        drive.files().update(fileId=file, body={"name": "Стало"}).execute()

    requests.post(aside, params={"only": f"files/{one}"}, timeout=10).raise_for_status()

    names = {file["id"]: file["name"] for file in drive.files().list().execute()["files"]}
    assert names == {one: "Было", other: "Стало", later: "Позже"}
    for unknown in (f"files/{later}", "nothing/x", "files"):
        assert requests.post(aside, params={"only": unknown}, timeout=10).status_code == 404


def test_what_was_never_put_aside_is_not_found(emulator: str) -> None:
    assert requests.post(f"{emulator}/_emulator/states/none", timeout=10).status_code == 404
    one = {"only": "files/x"}
    assert (
        requests.post(f"{emulator}/_emulator/states/none", params=one, timeout=10).status_code
        == 404
    )


def test_what_is_no_snapshot_is_refused(emulator: str) -> None:
    assert requests.put(f"{emulator}/_emulator/state", json={"a": 1}, timeout=10).status_code == 400


def test_the_clock_is_set_and_runs_on(emulator: str, drive: Any) -> None:
    requests.put(
        f"{emulator}/_emulator/clock", json={"now": "2026-09-01T05:00:00Z"}, timeout=10
    ).raise_for_status()
    created = (
        drive.files().create(body={"name": "Папка"}, fields="createdTime").execute()["createdTime"]
    )
    assert created.startswith("2026-09-01T05:00:0")
    answer = requests.get(f"{emulator}/_emulator/clock", timeout=10)
    assert answer.json()["now"] > "2026-09-01T05:00:00.000000Z"
    assert (
        parsedate_to_datetime(answer.headers["date"]).isoformat().startswith("2026-09-01T05:00:0")
    )


@pytest.mark.parametrize("now", ["yesterday", "2026-09-01T05:00:00", 5])
def test_a_clock_is_not_set_to_what_is_no_moment(emulator: str, now: object) -> None:
    assert (
        requests.put(f"{emulator}/_emulator/clock", json={"now": now}, timeout=10).status_code
        == 400
    )


def test_quotas_refuse_what_is_over_a_minutes_limit(emulator: str, docs: Any) -> None:
    document = docs.documents().create(body={"title": "Д"}).execute()["documentId"]
    url = f"{emulator}/v1/documents"
    requests.put(f"{emulator}/_emulator/quota", json={"enabled": True}, timeout=10)
    with requests.Session() as session:
        answers = [session.post(url, json={}, timeout=10) for _ in range(61)]
        assert [answer.status_code for answer in answers] == [200] * 60 + [429]
        error = answers[-1].json()["error"]
        assert error["status"] == "RESOURCE_EXHAUSTED"
        assert error["message"] == (
            "Quota exceeded for quota metric 'Write requests' and limit 'Write requests per minute per user' "
            "of service 'docs.googleapis.com' for consumer 'project_number:100000000000'."
        )
        assert error["details"][0]["reason"] == "RATE_LIMIT_EXCEEDED"
        assert error["details"][0]["metadata"]["quota_limit"] == "WriteRequestsPerMinutePerUser"
        assert error["details"][0]["metadata"]["quota_limit_value"] == "60"
        assert session.get(f"{url}/{document}", timeout=10).status_code == 200, (
            "reads draw from their own bucket"
        )
        other = {"Authorization": "Bearer emulator:other@example.org"}
        assert session.post(url, json={}, headers=other, timeout=10).status_code == 200, (
            "users have their own limit"
        )
        now = requests.get(f"{emulator}/_emulator/clock", timeout=10).json()["now"]
        later = now.replace(now[:4], str(int(now[:4]) + 1))
        requests.put(f"{emulator}/_emulator/clock", json={"now": later}, timeout=10)
        assert session.post(url, json={}, timeout=10).status_code == 200, (
            "a new minute, a new limit"
        )


def test_latency_delays_every_call(emulator: str) -> None:
    requests.put(
        f"{emulator}/_emulator/latency", json={"seconds": 0.2}, timeout=10
    ).raise_for_status()
    start = time.monotonic()
    requests.get(f"{emulator}{FILES}", timeout=10)
    assert time.monotonic() - start >= 0.2


def test_a_reset_forgets_settings_too(emulator: str) -> None:
    requests.put(f"{emulator}/_emulator/latency", json={"seconds": 3}, timeout=10)
    requests.put(f"{emulator}/_emulator/quota", json={"enabled": True}, timeout=10)
    requests.post(
        f"{emulator}/_emulator/faults",
        json={"method": "*", "instructions": ["return-500"]},
        timeout=10,
    )
    requests.post(f"{emulator}/_emulator/reset", timeout=10)
    assert requests.get(f"{emulator}/_emulator/latency", timeout=10).json() == {"seconds": 0}
    assert requests.get(f"{emulator}/_emulator/quota", timeout=10).json() == {"enabled": False}
    assert requests.get(f"{emulator}/_emulator/faults", timeout=10).json() == {"faults": []}
