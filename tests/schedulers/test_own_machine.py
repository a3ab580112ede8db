"""What ``deploy/`` holds for a school's own machine: checked by systemd's tools, and its very lines run."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from office import Office

DEPLOY = Path(__file__).parents[2] / "deploy"
SERVICE = DEPLOY / "systemd" / "nastavnik.service"
TIMER = DEPLOY / "systemd" / "nastavnik.timer"
CRONTAB = DEPLOY / "cron" / "nastavnik"

systemd = pytest.mark.skipif(
    shutil.which("systemd-analyze") is None, reason="systemd-analyze is not on this machine"
)


def settings(unit: Path) -> dict[str, list[str]]:
    """A unit's settings, each with all its values."""
    found: dict[str, list[str]] = {}
    for line in unit.read_text(encoding="utf-8").splitlines():
        name, is_one, value = line.partition("=")
        if is_one and not line.startswith(("#", ";")):
            found.setdefault(name, []).append(value)
    return found


@dataclass(frozen=True)
class Machine:
    """A machine whose /opt, /etc and /var lie in a folder; the credentials in /etc are of the emulator's owner."""

    root: Path

    def moved(self, text: str) -> str:
        """A line of ``deploy/`` with its folders in that folder."""
        for place in ("/opt/nastavnik", "/etc/nastavnik", "/var/lib/nastavnik"):
            text = text.replace(place, f"{self.root}{place}")
        return text

    @property
    def etc(self) -> Path:
        return self.root / "etc" / "nastavnik"

    @property
    def var(self) -> Path:
        return self.root / "var" / "lib" / "nastavnik"


@pytest.fixture
def machine(office: Office, tmp_path: Path) -> Machine:
    made = Machine(tmp_path / "machine")
    program = Path(made.moved("/opt/nastavnik/.venv/bin/nastavnik"))
    for folder in (program.parent, made.etc, made.var):
        folder.mkdir(parents=True)
    for name in ("organisation.yaml", "papers.yaml"):
        if (office.folder / name).exists():
            shutil.copy(office.folder / name, made.etc)
    checkout = Path(__file__).parents[2]
    program.write_text(
        f'#!/bin/sh\nPYTHONPATH={checkout} exec {sys.executable} -m sync "$@"\n', encoding="utf-8"
    )
    program.chmod(0o755)
    key = made.etc / "key.json"
    key.write_text(json.dumps(token_of_the_owner(office.base_url)), encoding="utf-8")
    key.chmod(0o600)
    return made


def token_of_the_owner(base_url: str) -> dict[str, str]:
    """A token file as ``nastavnik login`` makes it, of the person who has run ``init``."""
    return {
        "type": "authorized_user",
        "client_id": "school.apps.googleusercontent.com",
        "client_secret": "nobody's",
        "refresh_token": "emulator:owner@example.org",
        "token_uri": f"{base_url}/token",
    }


@pytest.mark.journey
def test_the_line_of_the_unit_runs_in_the_environment_that_systemd_gives_it(
    office: Office, machine: Machine
) -> None:
    unit = settings(SERVICE)
    credentials = machine.root / "run" / "credentials"
    credentials.mkdir(parents=True)
    name, _, source = unit["LoadCredential"][0].partition(":")
    shutil.copy(machine.moved(source), credentials / name)
    given = dict(line.split("=", 1) for line in unit["Environment"])
    environment = {
        "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin",
        "LANG": "C",
        **{key: value.replace("%d", str(credentials)) for key, value in given.items()},
        "WORKSPACE_EMULATOR_URL": office.base_url,  # as the EnvironmentFile would say
    }

    done = subprocess.run(
        shlex.split(machine.moved(unit["ExecStart"][0])),
        env=environment, cwd=machine.var, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    assert "Таблица:" in done.stdout


def test_the_unit_counts_a_run_that_is_kept_away_or_stopped_as_no_failure_and_repeats_nothing() -> (
    None
):
    unit = settings(SERVICE)

    assert unit["SuccessExitStatus"] == ["5 130"]
    assert unit["KillMode"] == ["mixed"]
    assert unit["Restart"] == ["no"]
    assert unit["Type"] == ["oneshot"]
    assert not [v for v in unit["Environment"] if re.search("PRIVATE|SECRET|TOKEN", v)]


def crontab() -> tuple[dict[str, str], str, str]:
    """Variables, user and command of the crontab."""
    lines = CRONTAB.read_text(encoding="utf-8").splitlines()
    said = [line for line in lines if line and not line.startswith("#")]
    variables = dict(line.split("=", 1) for line in said[:-1])
    *_, user, command = said[-1].split(maxsplit=6)
    return variables, user, command


@pytest.mark.journey
def test_the_line_of_the_crontab_is_silent_when_all_is_well_and_tells_its_code_when_not(
    office: Office, machine: Machine
) -> None:
    variables, user, command = crontab()
    assert user == "nastavnik"
    assert "%" not in command  # cron would take it for the end of the line
    environment = {
        "HOME": str(machine.var),
        "LOGNAME": user,
        **{name: machine.moved(value) for name, value in variables.items()},
        "WORKSPACE_EMULATOR_URL": office.base_url,
    }

    def ran() -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [variables["SHELL"], "-c", machine.moved(command)],
            env=environment, cwd="/", capture_output=True, text=True, timeout=120, check=False,
        )  # fmt: skip

    well = ran()
    assert (well.returncode, well.stdout, well.stderr) == (0, "", "")
    assert "Таблица:" in (machine.var / "sync.log").read_text(encoding="utf-8")

    (machine.etc / "organisation.yaml").write_text("name: [\n", encoding="utf-8")
    wrong = ran()

    assert wrong.stdout.startswith("nastavnik sync: 2\n")
    assert "organisation.yaml" in wrong.stdout


@systemd
def test_systemd_finds_no_fault_in_the_units(tmp_path: Path) -> None:
    program = tmp_path / "nastavnik"
    program.write_text("#!/bin/sh\n", encoding="utf-8")
    program.chmod(0o755)
    for unit in (SERVICE, TIMER):
        text = unit.read_text(encoding="utf-8")
        text = text.replace("/opt/nastavnik/.venv/bin/nastavnik", str(program))
        (tmp_path / unit.name).write_text(text, encoding="utf-8")

    done = analyzed("verify", "--man=no", str(tmp_path / SERVICE.name), str(tmp_path / TIMER.name))

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@systemd
def test_systemd_finds_the_service_little_exposed(tmp_path: Path) -> None:
    done = analyzed("security", "--offline=true", "--threshold=20", "--no-pager", str(SERVICE))

    assert done.returncode == 0, done.stdout[-300:]


@systemd
def test_the_timer_means_every_half_hour_of_the_day() -> None:
    (calendar,) = settings(TIMER)["OnCalendar"]

    done = analyzed("calendar", "--base-time=2026-10-01 06:40:00", "--iterations=3", calendar)

    assert re.findall(r"(\d\d:\d\d):00", done.stdout)[:3] == ["07:00", "07:30", "08:00"]
    last = analyzed("calendar", "--base-time=2026-10-01 21:10:00", "--iterations=2", calendar)
    assert re.findall(r"(\d\d:\d\d):00", last.stdout)[:2] == ["21:30", "07:00"]


def analyzed(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["systemd-analyze", *arguments], env={**os.environ, "TZ": "UTC", "LC_ALL": "C.UTF-8"},
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
