"""A kindergarten with two papers due and a proxy before Google: runs are started, watched and disturbed by it."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from office import Office, service

from torture.proxy import Fate, Met, Proxy, Watcher

SECONDS = 120
READ = "/v4/spreadsheets/"
BUSY, INTERRUPTED = 5, 130


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


def is_write(met: Met) -> bool:
    return met.verb == "POST" and met.path.startswith(READ)


def is_upload(met: Met) -> bool:
    return met.uploads


def is_read(met: Met) -> bool:
    return met.verb == "GET" and met.path.startswith(READ)
