"""Setting a municipality up as its IT person would: a service account, a shared drive, a directory, names typed in."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gspread

from bench.google import service, spreadsheets
from bench.playground import Playground
from bench.workload import CONFIGURATION, TODAY, Command, Failed, Office
from demo.few_papers import only_papers

ROBOT = "nastavnik@municipality.iam.gserviceaccount.com"
SHEET, FIRST_ROW = "Учреждения", 2
_SECONDS = 3600


@dataclass(frozen=True)
class Town:
    """A municipality on an emulator.

    Attributes:
        ground: The emulator.
        keeps_quotas: Whether the product paces itself as Google's quotas ask for; the emulator, once told, insists.
        folder: For the configuration, the key, and the product's note of the directory's id.
        size: How many institutions.
    """

    ground: Playground
    folder: Path
    size: int
    keeps_quotas: bool = False

    @property
    def directory(self) -> gspread.Spreadsheet:
        """The directory through plain gspread, as the people who keep it."""
        remembered = (self.folder / "organisation.local.yaml").read_text("utf-8")
        return spreadsheets(self.ground.base_url).open_by_key(remembered.split()[-1])

    def command(self, *arguments: str, **environment: str) -> Command:
        """``nastavnik municipality …``."""
        config = str(self.folder / "organisation.yaml")
        line = (
            sys.executable,
            "-m",
            "sync",
            "municipality",
            *arguments,
            "--json",
            "--config",
            config,
        )
        own = ("NASTAVNIK", "GOOGLE", "CLOUD_RUN", "WORKSPACE", "PYTHONDONTWRITEBYTECODE")
        inherited = {name: value for name, value in os.environ.items() if not name.startswith(own)}
        return Command(
            line,
            {
                **inherited,
                "WORKSPACE_EMULATOR_URL": self.ground.base_url,
                "GOOGLE_APPLICATION_CREDENTIALS": str(self.folder / "key.json"),
                "NASTAVNIK_TODAY": TODAY,
                **({} if self.keeps_quotas else {"NASTAVNIK_QUOTA": "1000"}),
                "PYTHONIOENCODING": "utf-8",
                **environment,
            },
        )

    def run(self, *arguments: str) -> dict[str, Any]:
        """Run a command to its end.

        Raises:
            Failed: It ended badly.
        """
        command = self.command(*arguments)
        done = subprocess.run(
            command.arguments, env=command.environment, capture_output=True, encoding="utf-8",
            timeout=_SECONDS, check=False,
        )  # fmt: skip
        if done.returncode:
            raise Failed(f"municipality {' '.join(arguments)}: {done.returncode}\n{done.stderr}")
        value: dict[str, Any] = json.loads(done.stdout)
        return value

    def rows(self) -> dict[str, dict[str, str]]:
        """«Учреждения»: code → header → cell, as people see it."""
        head, *lines = self.directory.worksheet(SHEET).get_all_values()
        listed = (dict(zip(head, line, strict=True)) for line in lines)
        return {row["Код"]: row for row in listed if row["Код"]}

    def type(self, header: str, texts: Mapping[str, str]) -> None:
        """Type into a column: code → text."""
        sheet = self.directory.worksheet(SHEET)
        head, *lines = sheet.get_all_values()
        column, key = head.index(header), head.index("Код")
        cells = [
            gspread.Cell(row, column + 1, texts[line[key]])
            for row, line in enumerate(lines, FIRST_ROW)
            if line[key] in texts
        ]
        sheet.update_cells(cells)

    def office(self, row: Mapping[str, str]) -> Office:
        """One institution, for sending answers."""
        return Office(self.ground, self.folder, id_in(row["Таблица программы"]))


def id_in(link: str) -> str:
    """Google's id in the address of a spreadsheet."""
    return link.split("/d/")[1].split("/", maxsplit=1)[0]


def found(ground: Playground, folder: Path, size: int) -> tuple[Town, float]:
    """Set a municipality up; returns it and how many seconds making its institutions took.

    Raises:
        Failed: A command of the product ended badly, or made another number of institutions.
    """
    shutil.copy(CONFIGURATION / "organisation.yaml", folder / "organisation.yaml")
    only_papers(folder, ["agreement"])
    (folder / "key.json").write_text(json.dumps(ground.service_account(ROBOT)), "utf-8")
    drive = service(ground.base_url, "drive.v3")
    shared = (
        drive.drives().create(requestId="bench", body={"name": "Муниципалитет"}).execute()["id"]
    )
    drive.permissions().create(
        fileId=shared, supportsAllDrives=True, sendNotificationEmail=False,
        body={"type": "user", "role": "fileOrganizer", "emailAddress": ROBOT},
    ).execute()  # fmt: skip
    town = Town(ground, folder, size)
    town.run("init", "--folder", shared)
    _names(town.directory.worksheet(SHEET), [f"Детский сад № {n}" for n in range(1, size + 1)])
    began = time.perf_counter()
    made = town.run("init")
    if len(made["made"]) != size or made["failed"]:
        raise Failed(f"{len(made['made'])} of {size} institutions were made: {made['failed'][:3]}")
    return town, time.perf_counter() - began


def _names(sheet: gspread.Worksheet, names: Sequence[str]) -> None:
    missing = len(names) + FIRST_ROW - sheet.row_count
    if missing > 0:
        sheet.add_rows(missing)
    sheet.update([[name] for name in names], f"A{FIRST_ROW}:A{FIRST_ROW + len(names) - 1}")
