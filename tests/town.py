"""Six institutions of a municipality on the emulator, spoken with in the test's own process."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import gspread
import pytest
import requests
from conftest import ORGANISATION
from office import OPENED, ToEmulator

from config.loading import load
from demo.few_papers import only_papers
from sync.commit import Desk
from sync.municipality.creating import create
from sync.municipality.directory import set_up
from sync.municipality.hall import Hall
from sync.municipality.passing import Passed, Task, make_pass
from sync.workspace.gateway import open_workspace
from sync.workspace.transport import Patience

NOW = datetime(2026, 10, 1, 10, 30, tzinfo=ZoneInfo("Europe/Moscow"))
NAMES = ("Ромашка", "Солнышко", "Теремок", "Василёк", "Улыбка", "Радуга")


@dataclass
class Town:
    """A municipality on the emulator, spoken with in this process."""

    base_url: str
    folder: Path
    hall: Hall

    @property
    def book(self) -> gspread.Spreadsheet:
        return self.spreadsheet(self.hall.desk.spreadsheet_id)

    def spreadsheet(self, file: str) -> gspread.Spreadsheet:
        nobody: object = None
        client = gspread.Client(auth=nobody, session=ToEmulator(self.base_url))  # type: ignore[arg-type]
        return client.open_by_key(file)

    def of(self, code: str) -> gspread.Spreadsheet:
        return self.spreadsheet(self.id_of(code))

    def id_of(self, code: str) -> str:
        return self.rows()[code]["Таблица программы"].split("/d/")[1].split("/")[0]

    def rows(self, tab: str = "Учреждения") -> dict[str, dict[str, str]]:
        head, *lines = self.book.worksheet(tab).get_all_values()
        return {
            row[head.index("Код")]: dict(zip(head, row, strict=True)) for row in lines if any(row)
        }

    def type(self, code: str, header: str, text: str) -> None:
        sheet = self.book.worksheet("Учреждения")
        head, *lines = sheet.get_all_values()
        row = next(n for n, line in enumerate(lines, 2) if line[head.index("Код")] == code)
        sheet.update_cell(row, head.index(header) + 1, text)

    def passed(self, index: int = 0, count: int = 1, **task: float) -> Passed:
        return make_pass(self.hall, Task(index, count, **task), self.folder / "organisation.yaml")

    def calls(self) -> list[str]:
        log = requests.get(f"{self.base_url}/_emulator/requests", timeout=10).json()["requests"]
        return [call["method"] for call in log]


@pytest.fixture
def town(emulator: str, tmp_path: Path) -> Iterator[Town]:
    """Six institutions after ``municipality init``; made once, brought back for every test."""
    shutil.copy(ORGANISATION, tmp_path / "organisation.yaml")
    only_papers(tmp_path, ["agreement"])
    base = load(tmp_path / "organisation.yaml")
    state = f"{emulator}/_emulator/states/municipality"
    desk = Desk(
        open_workspace(emulator, Patience(attempts=2, sleep=lambda _: None)), base, "", "run", NOW
    )
    if requests.post(state, timeout=30).status_code != 200:
        directory = set_up(desk)
        made = Town(emulator, tmp_path, Hall.of(replace(desk, spreadsheet_id=directory.file.id)))
        made.book.worksheet("Учреждения").update([[name] for name in NAMES], "A2:A7")
        create(desk, directory, tmp_path / "organisation.yaml")
        requests.put(state, timeout=30).raise_for_status()
    directory = set_up(desk)
    yield Town(emulator, tmp_path, Hall.of(replace(desk, spreadsheet_id=directory.file.id)))
    while OPENED:
        OPENED.pop().close()
