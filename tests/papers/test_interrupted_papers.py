"""Runs cut off while they rewrite and make papers of several kinds: nothing doubled, nothing lost."""

import signal
import subprocess
import sys
import time

import pytest
import requests
from office import Office
from paper_office import (
    ADDENDUM,
    AGREEMENT,
    DIRECTIVE,
    KINDS,
    SECOND,
    approve,
    drafted,
    number,
    papers,
    remarks,
    row,
    text,
)

from demo.few_papers import only_papers

pytestmark = pytest.mark.journey

UPDATE, CREATE = "drive.files.update", "drive.files.create"


@pytest.fixture
def due(empty_office: Office) -> Office:
    """The directive has its number, so it and what cites it are to be rewritten; a second pair has been approved."""
    only_papers(empty_office.folder, KINDS)
    empty_office.brought(numbered)
    return empty_office


def numbered(office: Office) -> None:
    office.brought(drafted)
    number(office)
    approve(office, "П-02")


def finished(office: Office) -> None:
    """What one clean run would have left."""
    assert papers(office) == sorted(
        [
            DIRECTIVE,
            SECOND,
            AGREEMENT,
            ADDENDUM,
            "agreement:П-02:2026-27",
            "labour_addendum:У-04:2026-27",
        ]
    )
    assert len(office.rows("Документы")) == 6
    for key in (DIRECTIVE, AGREEMENT):
        assert "«02» октября 2026 г. № 14-а" in text(office, key)
    assert row(office, DIRECTIVE)["Название"].endswith("№ 14-а")
    assert (row(office, DIRECTIVE)["О ком"], row(office, SECOND)["О ком"]) == ("П-01", "П-02")
    quiet = office.sync()
    assert quiet["changes"] == 0
    assert not remarks(quiet, DIRECTIVE)


@pytest.mark.parametrize(
    ("method", "faults"),
    [
        (UPDATE, ["reset-after", "return-503-after"]),
        (CREATE, ["pass", "reset-after"]),
        ("drive.files.export", ["truncate"]),
    ],
)
def test_what_goes_wrong_on_the_way_is_done_within_the_run(
    due: Office, method: str, faults: list[str]
) -> None:
    due.plan_fault(method, *faults)

    done = due.run("sync")

    assert due.faults_met()
    assert done.code == 0, done.said
    finished(due)


def test_a_run_that_google_refuses_half_way_is_finished_by_the_next(due: Office) -> None:
    due.plan_fault(UPDATE, "pass", "return-403", "return-403")

    broken = due.run("sync")
    requests.delete(f"{due.base_url}/_emulator/faults", timeout=30)

    assert broken.code == 4, broken.said
    due.sync()
    finished(due)


def test_a_run_killed_while_it_rewrites_is_finished_by_the_next(due: Office) -> None:
    due.plan_fault(UPDATE, "pass", "stall-20s")
    due.clear_log()
    command = [sys.executable, "-m", "sync", "sync", "--config", str(due.config)]
    environment = {
        "WORKSPACE_EMULATOR_URL": due.base_url, "NASTAVNIK_TODAY": "2026-10-01", "PATH": "",
    }  # fmt: skip
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        deadline = time.monotonic() + 20
        while not due.counts().get(UPDATE):
            assert time.monotonic() < deadline, "the run has rewritten nothing"
            time.sleep(0.05)
        process.send_signal(signal.SIGKILL)
    requests.delete(f"{due.base_url}/_emulator/faults", timeout=30)
    clock = requests.get(f"{due.base_url}/_emulator/clock", timeout=10).json()["now"]

    assert due.run("sync").code == 5
    later = clock.replace(clock[:4], str(int(clock[:4]) + 1), 1)
    requests.put(f"{due.base_url}/_emulator/clock", json={"now": later}, timeout=10)

    due.sync()
    finished(due)
