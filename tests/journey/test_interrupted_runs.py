"""Runs that are cut off, doubled or overtaken: nothing lost, nothing doubled."""

import signal
import subprocess
import sys
import threading
import time

import pytest
import requests
from office import Office, mentee, mentor, service

pytestmark = pytest.mark.journey

BATCH = "sheets.spreadsheets.batchUpdate"


@pytest.fixture
def decided(office: Office) -> Office:
    """One approved pair whose agreement is due."""
    office.answer("Ф1", mentee("Заяц Вера Ильинична"))
    office.answer("Ф2", mentor("Громова Анна Львовна"))
    office.sync()
    office.type("Участники", "Код", "У-02", "Согласие наставника получено", "15.09.2026")
    office.sync()
    office.type("Пары", "Код пары", "П-01", "Решение", "утвердить")
    return office


def agreements(office: Office) -> list[str]:
    """Ids of all agreements on Drive, whoever made them."""
    query = "mimeType = 'application/vnd.google-apps.document' and trashed = false"
    listed = (
        service(office.base_url, "drive.v3")
        .files()
        .list(q=query, fields="files(id,properties)")
        .execute()["files"]
    )
    return [
        f["id"]
        for f in listed
        if f.get("properties", {}).get("nastavnik", "").startswith("agreement:")
    ]


def settled(office: Office) -> None:
    """The state that one clean run would have left."""
    papers = office.rows("Документы")
    assert len(papers) == 1
    assert papers[0]["Состояние"] == "создан"
    assert agreements(office) == [papers[0]["Файл"]]
    assert len(office.rows("Участники")) == 2
    assert len(office.rows("Ответы Ф1")) == 1
    assert office.sync(today="2026-10-03")["changes"] == 0


@pytest.mark.parametrize("fault", ["reset-after", "return-503-after", "truncate", "garbage"])
def test_a_commit_whose_reply_is_lost_counts_once(decided: Office, fault: str) -> None:
    decided.plan_fault(BATCH, fault)

    done = decided.run("sync")

    assert decided.faults_met()
    assert done.code == 0, done.said
    assert done.value["documents"] == 1
    settled(decided)


@pytest.mark.parametrize("fault", ["reset-before", "return-503", "return-429", "return-500"])
def test_a_commit_that_did_not_arrive_is_sent_again(decided: Office, fault: str) -> None:
    decided.plan_fault(BATCH, fault, fault)

    assert decided.run("sync").code == 0
    assert decided.faults_met()
    settled(decided)


@pytest.mark.parametrize("fault", ["reset-after", "return-503-after", "reset-before"])
def test_an_upload_whose_reply_is_lost_is_not_made_twice(decided: Office, fault: str) -> None:
    """The folder is made first, then the agreement: the second creation fails."""
    decided.plan_fault("drive.files.create", "pass", fault)

    done = decided.run("sync")

    assert decided.faults_met()
    assert done.code == 0, done.said
    assert done.value["documents"] == 1
    settled(decided)


def test_a_run_killed_after_its_claim_is_taken_over_when_the_lease_is_over(decided: Office) -> None:
    decided.plan_fault("drive.files.create", "stall-20s")
    command = [sys.executable, "-m", "sync", "sync", "--config", str(decided.config)]
    environment = {
        "WORKSPACE_EMULATOR_URL": decided.base_url,
        "NASTAVNIK_TODAY": "2026-10-01",
        "PATH": "",
    }
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        wait_for_claim(decided)
        process.send_signal(signal.SIGKILL)
    requests.delete(f"{decided.base_url}/_emulator/faults", timeout=30)

    meanwhile = decided.run("sync")
    on_cloud_run = decided.run("sync", CLOUD_RUN_JOB="nastavnik")
    advance_clock(decided, minutes=16)
    later = decided.run("sync")

    assert meanwhile.code == 5
    assert on_cloud_run.code == 0
    assert later.code == 0, later.said
    assert later.value["documents"] == 1
    settled(decided)


def wait_for_claim(office: Office) -> None:
    """Until the claim stands in the sheet (at most 15 s)."""
    deadline = time.monotonic() + 15
    while not office.rows("Документы"):
        assert time.monotonic() < deadline, "the run has not claimed its work"
        time.sleep(0.1)


def advance_clock(office: Office, minutes: int) -> None:
    """Let time pass at Google's."""
    moment = requests.get(f"{office.base_url}/_emulator/clock", timeout=10).json()["now"]
    head, rest = moment.split(":", 1)
    day, hour = head.split("T")
    later = int(hour) * 60 + int(rest[:2]) + minutes
    if later >= 24 * 60:
        day, later = day[:-2] + f"{int(day[-2:]) + 1:02d}", later - 24 * 60
    now = f"{day}T{later // 60:02d}:{later % 60:02d}:{rest[3:]}"
    requests.put(
        f"{office.base_url}/_emulator/clock", json={"now": now}, timeout=10
    ).raise_for_status()


def test_six_runs_at_once_leave_what_one_would_have_left(decided: Office) -> None:
    codes: list[int] = []
    threads = [
        threading.Thread(target=lambda: codes.append(decided.run("sync").code)) for _ in range(6)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert set(codes) <= {0, 5}
    assert 0 in codes
    settled(decided)


def test_plan_shows_what_sync_would_do_and_changes_nothing(decided: Office) -> None:
    decided.clear_log()

    planned = decided.run("plan")

    assert planned.code == 0
    assert planned.value["documents"] == 1
    assert any("документ" in line for line in planned.value["plan"])
    assert not [method for method in decided.counts() if method.endswith(("batchUpdate", "create"))]
    assert agreements(decided) == []
