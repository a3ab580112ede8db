"""A run that is asked to end, or killed, at any moment: no request torn, nothing doubled, the lease given back."""

import json
import signal
from time import perf_counter

import pytest
from office import Office
from runs_at_once import (
    BUSY,
    INTERRUPTED,
    SECONDS,
    At,
    Restless,
    agreements,
    ended,
    is_read,
    is_upload,
    is_write,
    settled,
    started,
)  # fmt: skip

from torture.proxy import Fate, Met, Proxy, Watcher

pytestmark = pytest.mark.journey

SLOW = {
    "sheets.spreadsheets.get": is_read,
    "sheets.spreadsheets.batchUpdate": is_write,
    "drive.files.create": is_upload,
}
MADE_BY_THEN = {
    "sheets.spreadsheets.get": [],
    "sheets.spreadsheets.batchUpdate": ["готовится", "готовится"],
    "drive.files.create": ["готовится", "создан"],
}


AS_JOB = {"drive.files.create": {"CLOUD_RUN_JOB": "nastavnik"}}
"""Where nobody looks on, a run that was asked to end has not failed."""


@pytest.mark.parametrize("method", SLOW)
def test_sigterm_tears_no_request_begins_nothing_new_and_gives_the_lease_back(
    due: Office, proxy: Proxy, method: str
) -> None:
    """The request that is under way takes two seconds, and what it has done is noted."""
    with started(due, proxy, **AS_JOB.get(method, {})) as process:
        due.plan_fault(method, "stall-2s")
        watcher = At(SLOW[method], lambda: process.send_signal(signal.SIGTERM))
        proxy.watch(watcher)
        code, said = ended(process)

    assert watcher.met_it.is_set()
    assert due.faults_met()
    assert code == (0 if method in AS_JOB else INTERRUPTED)
    assert "Прервано" in json.loads(said)["error"]
    assert sorted(row["Состояние"] for row in due.rows("Документы")) == MADE_BY_THEN[method]
    assert len(agreements(due)) == MADE_BY_THEN[method].count("создан")
    assert {r["Имя"]: r["Значение"] for r in due.rows("Служебная")}["lease_owner"] == ""
    assert due.run("sync").code == 0
    settled(due)


def test_sigterm_while_people_move_rows_under_the_claim_gives_the_lease_back(
    due: Office, proxy: Proxy
) -> None:
    """The claim lands on moved columns and is repaired: the run would begin anew, and holds the lease."""
    restless = Restless(due)

    class AskedThen(Watcher):
        def arriving(self, met: Met) -> Fate:
            fate = restless.arriving(met)
            if is_write(met):
                process.send_signal(signal.SIGTERM)
            return fate

    with started(due, proxy) as process:
        proxy.watch(AskedThen())
        code, _ = ended(process)

    assert code == INTERRUPTED
    assert {r["Имя"]: r["Значение"] for r in due.rows("Служебная")}["lease_owner"] == ""
    assert due.run("sync").code == 0
    settled(due)


def test_the_next_attempt_of_a_killed_execution_goes_on_with_its_lease_at_once(
    due: Office, proxy: Proxy
) -> None:
    execution = {"CLOUD_RUN_JOB": "nastavnik", "CLOUD_RUN_EXECUTION": "nastavnik-x7k2p"}
    with started(due, proxy, **execution) as process:
        proxy.watch(At(is_upload, process.kill))
        process.wait(SECONDS)

    assert due.run("sync").code == BUSY, "another execution waits for the lease's end"
    assert due.run("sync", **execution, CLOUD_RUN_TASK_ATTEMPT="1").code == 0
    settled(due)


def test_sigterm_while_google_is_unwell_ends_the_waiting(due: Office, proxy: Proxy) -> None:
    with started(due, proxy) as process:
        due.plan_fault("sheets.spreadsheets.get", *["return-503"] * 8)
        watcher = At(is_read, lambda: None)
        proxy.watch(watcher)
        assert watcher.met_it.wait(SECONDS)
        process.send_signal(signal.SIGTERM)
        began = perf_counter()
        code, _ = ended(process)

    assert code == INTERRUPTED
    assert perf_counter() - began < 15, "seven waits would have taken more than a minute"
