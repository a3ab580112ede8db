"""Several calls of Drive in one request, by Google's own client."""

from collections.abc import Callable
from typing import Any

import pytest
import requests
from googleapiclient.errors import HttpError
from googleapiclient.http import BatchHttpRequest


def batch_of(emulator: str, done: Callable[..., None]) -> BatchHttpRequest:
    return BatchHttpRequest(callback=done, batch_uri=f"{emulator}/batch/drive/v3")


def test_each_call_gets_its_own_answer(emulator: str, drive: Any) -> None:
    told: dict[str, Any] = {}

    def done(name: str, answer: Any, error: HttpError | None) -> None:
        told[name] = error.resp.status if error else answer

    batch = batch_of(emulator, done)
    batch.add(drive.files().create(body={"name": "Папка «А»"}, fields="name"), request_id="made")
    batch.add(drive.files().get(fileId="none"), request_id="unknown")
    batch.add(drive.files().list(q="name = 'Папка «А»'", fields="files(name)"), request_id="found")
    batch.execute(http=drive._http)

    assert told == {
        "made": {"name": "Папка «А»"},
        "unknown": 404,
        "found": {"files": [{"name": "Папка «А»"}]},
    }
    log = requests.get(f"{emulator}/_emulator/requests", timeout=10).json()
    assert log["counts"] == {"drive.files.create": 1, "drive.files.get": 1, "drive.files.list": 1}


def test_a_planned_failure_strikes_one_of_them(emulator: str, drive: Any) -> None:
    plan = {"method": "drive.files.create", "instructions": ["pass", "return-477"]}
    requests.post(f"{emulator}/_emulator/faults", json=plan, timeout=10)
    codes: list[int] = []
    batch = batch_of(
        emulator, lambda _, __, error: codes.append(error.resp.status if error else 200)
    )
    for name in "абв":
        batch.add(drive.files().create(body={"name": name}))
    batch.execute(http=drive._http)
    assert codes == [200, 477, 200]


PART = "--b\r\nContent-Type: application/http\r\n\r\n"


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("", 400),
        (f"{PART}nonsense\r\n\r\n--b--", 400),
        (PART + "GET /v4/spreadsheets/x HTTP/1.1\r\n\r\n\r\n--b--", 501),
        ((PART + "GET /drive/v3/files HTTP/1.1\r\n\r\n\r\n") * 101 + "--b--", 400),
    ],
)
def test_what_is_no_batch_of_drive_is_refused(emulator: str, body: str, code: int) -> None:
    headers = {"Content-Type": "multipart/mixed; boundary=b"}
    answer = requests.post(
        f"{emulator}/batch/drive/v3", data=body.encode(), headers=headers, timeout=10
    )
    assert answer.status_code == code
    assert answer.json()["error"]["code"] == code
