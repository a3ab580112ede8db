"""Several runs at once, one that sleeps too long: one works, nothing is doubled."""

import json
import signal
import threading
from collections.abc import Callable
from datetime import datetime

import pytest
import requests
from office import Office, service
from runs_at_once import (
    BUSY,
    READ,
    SECONDS,
    At,
    Restless,
    ended,
    is_upload,
    is_write,
    settled,
    started,
)

from torture.proxy import Fate, Met, Proxy, Watcher

pytestmark = pytest.mark.journey


class ReadTogether(Watcher):
    """Gives nobody what they read before so many have asked."""

    def __init__(self, runs: int) -> None:
        super().__init__()
        self._all = threading.Barrier(runs)

    def over(self, met: Met, fate: Fate) -> None:
        del fate
        if met.verb == "GET" and met.path.startswith(READ) and not self._all.broken:
            try:
                self._all.wait(timeout=60)
                self._all.abort()  # only the first reads are held
            except threading.BrokenBarrierError:
                return


def without_copies(office: Office) -> None:
    """As on the first day: nothing has been copied yet, so that every run wants to copy first."""
    files = service(office.base_url, "drive.v3").files()
    listed = files.list(q="trashed = false", fields="files(id,properties)", pageSize=1000).execute()
    for file in listed["files"]:
        if file.get("properties", {}).get("nastavnik", "").startswith("cop"):
            files.update(fileId=file["id"], body={"trashed": True}).execute()


@pytest.mark.parametrize("runs", [2, 10])
def test_of_runs_that_read_the_same_one_works_and_the_others_leave(
    due: Office, proxy: Proxy, runs: int
) -> None:
    without_copies(due)
    proxy.watch(ReadTogether(runs))
    codes: list[int] = []

    def run() -> None:
        with started(due, proxy, NASTAVNIK_TODAY="2026-10-02") as process:
            codes.append(ended(process)[0])

    threads = [threading.Thread(target=run) for _ in range(runs)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(codes) == [0] + [BUSY] * (runs - 1)
    settled(due)


def test_a_run_that_people_never_let_write_claims_nothing(due: Office, proxy: Proxy) -> None:
    proxy.watch(Restless(due))

    with started(due, proxy, CLOUD_RUN_JOB="nastavnik") as process:
        code, said = ended(process)

    assert code == BUSY, "in a scheduled job too: the work is not done"
    assert "следующий запуск" in json.loads(said)["error"]
    memory = {row["Имя"]: row["Значение"] for row in due.rows("Служебная")}
    assert memory["lease_owner"] == ""
    assert due.run("sync").code == 0
    settled(due)


def advance_clock(office: Office, minutes: int) -> None:
    url = f"{office.base_url}/_emulator/clock"
    now = datetime.fromisoformat(requests.get(url, timeout=10).json()["now"])
    later = datetime.fromtimestamp(now.timestamp() + minutes * 60, now.tzinfo)
    requests.put(url, json={"now": later.isoformat()}, timeout=10).raise_for_status()


@pytest.mark.parametrize("asleep_at", [is_write, is_upload])
def test_a_run_that_wakes_up_after_another_has_worked_writes_nothing(
    due: Office, proxy: Proxy, asleep_at: Callable[[Met], bool]
) -> None:
    with started(due, proxy) as sleeper:
        watcher = At(asleep_at, lambda: sleeper.send_signal(signal.SIGSTOP))
        proxy.watch(watcher)
        assert watcher.met_it.wait(SECONDS)
        # What was sent before it fell asleep still takes effect: the lease, or the first paper.
        advance_clock(due, 16)
        other = due.run("sync")
        before = {tab: due.rows(tab) for tab in ("Документы", "Журнал", "Пары", "Служебная")}
        sleeper.send_signal(signal.SIGCONT)
        code, _ = ended(sleeper)

    # Asleep with its claim on the way it has read what nobody overtook: it goes on with its lease,
    # or is fenced off by the other.
    assert other.code in {0, BUSY}
    assert code in ({BUSY} if other.code == 0 else {0, BUSY})
    if other.code == 0:
        assert {tab: due.rows(tab) for tab in before} == before
    settled(due)


def test_in_a_scheduled_job_it_is_no_error_that_another_works(due: Office, proxy: Proxy) -> None:
    proxy.watch(ReadTogether(2))
    codes: list[int] = []

    def run(**more: str) -> None:
        with started(due, proxy, **more) as process:
            codes.append(ended(process)[0])

    threads = [
        threading.Thread(target=run, kwargs={"CLOUD_RUN_JOB": "nastavnik"}) for _ in range(2)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert codes == [0, 0]
    settled(due)
