"""Several runs at once, one that sleeps too long, one that is told to stop: one works, nothing is doubled."""

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from time import perf_counter

import pytest
import requests
from office import GAMES, SPEECH, Office, mentee, mentor, service

from torture.proxy import Fate, Met, Proxy, Watcher, proxied

pytestmark = pytest.mark.journey

SECONDS = 120
READ = "/v4/spreadsheets/"
BUSY, INTERRUPTED = 5, 130


@pytest.fixture
def due(office: Office) -> Office:
    """Two approved pairs whose agreements are due."""
    office.answer("Ф1", mentee("Заяц Вера Ильинична", [SPEECH]))
    office.answer("Ф1", mentee("Лис Ольга Петровна", [GAMES]))
    office.answer("Ф2", mentor("Громова Анна Львовна", [SPEECH, GAMES], places="2"))
    office.sync()
    office.type("Участники", "Код", "У-03", "Согласие наставника получено", "15.09.2026")
    office.sync()
    for row in office.rows("Пары"):
        office.type("Пары", "Код пары", row["Код пары"], "Решение", "утвердить")
    return office


@pytest.fixture
def proxy(due: Office) -> Iterator[Proxy]:
    with proxied(due.base_url) as running:
        yield running


def agreements(office: Office) -> list[str]:
    files = service(office.base_url, "drive.v3").files()
    listed = files.list(q="trashed = false", fields="files(id,properties)", pageSize=1000).execute()
    keys = [f.get("properties", {}).get("nastavnik", "") for f in listed["files"]]
    assert len(keys) == len(set(keys)), "no key stands on two files"
    return sorted(key for key in keys if key.startswith("agreement:"))


def settled(office: Office) -> None:
    """What one clean run would have left."""
    papers = office.rows("Документы")
    assert [row["Состояние"] for row in papers] == ["создан", "создан"]
    assert agreements(office) == sorted(row["Ключ"] for row in papers)
    assert len({row["Номер"] for row in papers}) == 2
    runs = [row["Запуск"] for row in office.rows("Журнал")]
    assert len(runs) == len(set(runs))
    assert sum(int(row["Документов"]) for row in office.rows("Журнал")) == 2
    assert office.sync()["changes"] == 0


@contextmanager
def started(office: Office, proxy: Proxy, **more: str) -> Iterator[subprocess.Popen[str]]:
    """A run through the proxy, as a process."""
    command = [sys.executable, "-m", "sync", "sync", "--json", "--config", str(office.config)]
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("NASTAVNIK", "CLOUD"))}
    environment |= {
        "WORKSPACE_EMULATOR_URL": proxy.base_url,
        "NASTAVNIK_TODAY": "2026-10-01",
        "NASTAVNIK_SPREADSHEET_ID": office.spreadsheet.id,
    }
    with subprocess.Popen(
        command, env=environment | more, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        yield process


def ended(process: subprocess.Popen[str]) -> tuple[int, str]:
    said, complained = process.communicate(timeout=SECONDS)
    assert "Traceback" not in complained
    return process.returncode, said


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


class At(Watcher):
    """Does something once, when the request comes that it waits for; the process is asleep by then."""

    def __init__(self, wanted: Callable[[Met], bool], act: Callable[[], None]) -> None:
        super().__init__()
        self._wanted, self._act = wanted, act
        self.met_it = threading.Event()

    def arriving(self, met: Met) -> Fate:
        if not self.met_it.is_set() and self._wanted(met):
            self._act()
            self.met_it.set()
        return super().arriving(met)


class Restless(Watcher):
    """Moves a column of «Документы» and one of «Пары» before every other write: after it comes the repair."""

    def __init__(self, office: Office) -> None:
        super().__init__()
        self._is_repair = True
        self._sheets = [office.spreadsheet.worksheet(tab) for tab in ("Документы", "Пары")]

    def arriving(self, met: Met) -> Fate:
        if is_write(met):
            self._is_repair = not self._is_repair
        if is_write(met) and not self._is_repair:
            for sheet in self._sheets:
                move = {
                    "moveDimension": {
                        "source": {
                            "sheetId": sheet.id, "dimension": "COLUMNS", "startIndex": 0, "endIndex": 1,
                        },
                        "destinationIndex": 9,
                    }
                }  # fmt: skip
                sheet.spreadsheet.batch_update({"requests": [move]})
        return super().arriving(met)


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


def is_write(met: Met) -> bool:
    return met.verb == "POST" and met.path.startswith(READ)


def is_upload(met: Met) -> bool:
    return met.uploads


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


def is_read(met: Met) -> bool:
    return met.verb == "GET" and met.path.startswith(READ)


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
    assert perf_counter() - began < 2, "seven waits would have taken more than a minute"


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
