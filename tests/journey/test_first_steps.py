"""What a newcomer does wrong first: each gets words, an exit code, and a way on."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import requests
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from office import Office, mentee, mentor

from sync.cli.arguments import read_arguments
from sync.cli.help_texts import HELP

pytestmark = pytest.mark.journey

ROOT = Path(__file__).parents[2]


def nastavnik(
    *arguments: str, cwd: Path = ROOT, **variables: str
) -> subprocess.CompletedProcess[str]:
    kept = {
        k: v
        for k, v in os.environ.items()
        if not k.startswith(("GOOGLE", "WORKSPACE", "NASTAVNIK", "GCE"))
    }
    return subprocess.run(
        [sys.executable, "-m", "sync", *arguments],
        env={**kept, "PYTHONUTF8": "1", "PYTHONPATH": str(ROOT), **variables},
        cwd=cwd,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        timeout=120,
        check=False,
    )


def test_an_old_python_is_named_before_anything_newer_is_read() -> None:
    code = "import sys; sys.version_info = (3, 9, 1, 'final', 0); import sync.__main__"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )

    assert done.returncode == 1
    assert "Нужен Python 3.11 или новее, а это 3.9." in done.stderr
    assert "Traceback" not in done.stderr


def test_make_names_an_old_python_too(tmp_path: Path) -> None:
    old = tmp_path / "python3"
    old.write_text(
        f"#!/bin/sh\nexec {sys.executable} -c \"import sys; sys.version = '3.9.1 x'; "
        'sys.version_info = (3, 9); exec(sys.argv[1])" "$2"\n',
        encoding="utf-8",
    )
    old.chmod(0o755)
    done = subprocess.run(
        ["make", "--makefile", str(ROOT / "Makefile"), "setup", f"PYTHON={old}"],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if "No rule to make target" in done.stderr:  # make wants its files beside it
        for name in ("requirements.lock", "pyproject.toml"):
            (tmp_path / name).touch()
        done = subprocess.run(
            ["make", "--makefile", str(ROOT / "Makefile"), "setup", f"PYTHON={old}"],
            cwd=tmp_path,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    assert done.returncode != 0
    assert "needs Python 3.11 or newer; this is 3.9.1" in done.stderr


@pytest.mark.parametrize("command", ["init", "sync", "plan", "status", "explain"])
def test_without_emulator_and_key_the_way_is_shown(tmp_path: Path, command: str) -> None:
    extra = ["П-01"] if command == "explain" else []
    done = nastavnik(command, *extra, cwd=tmp_path, HOME=str(tmp_path), NO_GCE_CHECK="true")

    assert done.returncode == 2
    assert "nastavnik demo" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_mistyped_command_gets_the_likely_one() -> None:
    done = nastavnik("snyc")

    assert done.returncode == 2
    assert "Возможно, Вы имели в виду sync." in done.stderr


@pytest.mark.parametrize("command", ["", *HELP])
def test_help_fits_a_terminal_and_shows_how_a_command_is_called(command: str) -> None:
    done = nastavnik(*([command] if command else []), "-h", COLUMNS="80")

    assert done.returncode == 0
    assert max(map(len, done.stdout.splitlines())) <= 80
    for example in HELP[command].examples if command else ():
        assert example in done.stdout
        read_arguments(example.split()[1:])


@contextmanager
def running(*arguments: str, **variables: str) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(
        [sys.executable, "-m", "sync", *arguments],
        env={**os.environ, "PYTHONUTF8": "1", **variables},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        try:
            yield process
        finally:
            process.kill()


@pytest.mark.parametrize("command", ["status", "doctor"])
def test_no_network_is_no_matter_of_the_key(tmp_path: Path, command: str) -> None:
    pem = rsa.generate_private_key(65537, 2048).private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    key = json.loads((ROOT / "credentials.example.json").read_text(encoding="utf-8"))
    key |= {"private_key": pem.decode(), "project_id": "sad-5", "client_x509_cert_url": ""}
    key["client_email"] = "nastavnik@sad-5.iam.gserviceaccount.com"
    path = tmp_path / "key.json"
    path.write_text(json.dumps(key), encoding="utf-8")
    path.chmod(0o600)

    done = nastavnik(
        command,
        cwd=tmp_path,
        GOOGLE_APPLICATION_CREDENTIALS=str(path),
        HTTPS_PROXY="http://127.0.0.1:9",  # nobody listens there: nothing leaves this machine
        NASTAVNIK_SPREADSHEET_ID="1" * 44,
    )

    said = " ".join((done.stdout + done.stderr).split())
    assert "Нет связи с Google" in said
    assert "Traceback" not in said
    assert done.returncode == (3 if command == "doctor" else 4)


def test_an_emulator_that_runs_already_is_recognised(tmp_path: Path) -> None:
    data = str(tmp_path / "memory.sqlite")
    with running("emulator", "--port", "0", "--data", data) as first:
        assert first.stdout is not None
        base_url = json.loads(first.stdout.readline())["base_url"]
        port = base_url.rpartition(":")[2]

        second = nastavnik("emulator", "--port", port)
        assert second.returncode == 2
        assert f"Эмулятор уже работает: {base_url}/" in second.stderr

        third = nastavnik("emulator", "--port", "0", "--data", data)
        assert third.returncode == 2
        assert "его держит другой эмулятор" in third.stderr


def test_a_port_that_something_else_has_is_said() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = nastavnik("emulator", "--port", str(taken.getsockname()[1]))

    assert done.returncode == 2
    assert "занят или недоступен" in done.stderr


@pytest.mark.parametrize("encoding", ["cp866", "cp1251", "ascii"])
def test_a_terminal_without_our_letters_ends_nothing(office: Office, encoding: str) -> None:
    office.sync()
    done = nastavnik(
        "status",
        "--config",
        str(office.config),
        WORKSPACE_EMULATOR_URL=office.base_url,
        PYTHONIOENCODING=encoding,
        PYTHONUTF8="0",
    )

    assert done.returncode == 0
    assert "UnicodeEncodeError" not in done.stderr


def test_whoever_stops_reading_the_answer_breaks_nothing(office: Office) -> None:
    office.sync()
    command = f"{sys.executable} -m sync status --config {office.config} | head -n 1"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],
        env={**os.environ, "WORKSPACE_EMULATOR_URL": office.base_url, "PYTHONUNBUFFERED": "1"},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )

    assert "Traceback" not in done.stderr
    assert "BrokenPipe" not in done.stderr


def test_ctrl_c_in_the_middle_of_init_says_so_and_init_completes_again(
    empty_office: Office,
) -> None:
    empty_office.plan_fault("drive.files.create", "pass", "pass", "stall-20s")
    arguments = ("init", "--config", str(empty_office.config))
    with running(*arguments, WORKSPACE_EMULATOR_URL=empty_office.base_url) as process:
        log = f"{empty_office.base_url}/_emulator/requests"
        while requests.get(log, timeout=10).json()["counts"].get("drive.files.create", 0) < 2:
            time.sleep(0.05)
        time.sleep(0.2)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=30)
    assert process.returncode == 130
    assert "Прервано. Ничего не потеряно" in said
    assert "Traceback" not in said

    assert empty_office.run("init").code == 0
    assert empty_office.run("init").value["changes"] == 0


def test_progress_is_told_line_by_line_where_there_is_no_terminal(office: Office) -> None:
    office.answer("Ф1", mentee("Заяц Вера Ильинична"))
    office.answer("Ф2", mentor("Громова Анна Львовна"))
    office.sync()
    office.type("Участники", "Код", "У-02", "Согласие наставника получено", "15.09.2026")
    office.sync()
    office.type("Пары", "Код пары", "П-01", "Решение", "утвердить")

    answered = office.run("sync")

    assert "Документы: 1 из 1." in answered.said
    assert "\x1b" not in answered.said


def test_a_bar_is_drawn_in_a_terminal_and_colours_left_out_where_asked(office: Office) -> None:
    pty = pytest.importorskip("pty")
    command = [sys.executable, "-m", "sync", "init", "--config", str(office.config)]
    shown = {}
    for no_color in ("", "1"):
        primary, secondary = pty.openpty()
        environment = {**os.environ, "WORKSPACE_EMULATOR_URL": office.base_url, "TERM": "xterm"}
        environment.pop("NO_COLOR", None)
        if no_color:
            environment["NO_COLOR"] = no_color
        with subprocess.Popen(
            command, env=environment, stdout=subprocess.DEVNULL, stderr=secondary
        ) as process:
            assert process.wait(60) == 0
        os.close(secondary)
        shown[no_color] = os.read(primary, 1_000_000).decode(errors="replace")
        os.close(primary)

    for text in shown.values():
        assert "5/5" in text
    coloured = re.compile(r"\x1b\[[0-9;]*3[0-9]")
    assert coloured.search(shown[""])
    assert not coloured.search(shown["1"])


def test_after_sync_the_coordinator_is_told_what_waits(office: Office) -> None:
    office.answer("Ф1", mentee("Заяц Вера Ильинична"))
    office.answer("Ф2", mentor("Громова Анна Львовна"))
    office.sync()
    office.type("Участники", "Код", "У-02", "Согласие наставника получено", "15.09.2026")

    done = nastavnik("sync", "--config", str(office.config), WORKSPACE_EMULATOR_URL=office.base_url)

    assert "Ждут Вашего решения: 1 — вкладка «Пары»." in done.stdout
    assert max(len(line) for line in done.stdout.splitlines() if "://" not in line) <= 80
    assert f"Таблица: {office.base_url}/spreadsheets/d/" in done.stdout


def test_ids_are_kept_where_one_works_when_the_configuration_came_with_the_program(
    empty_office: Office, tmp_path: Path
) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()

    done = nastavnik("init", cwd=folder, WORKSPACE_EMULATOR_URL=empty_office.base_url)

    assert done.returncode == 0, done.stderr
    assert [path.name for path in folder.iterdir()] == ["organisation.local.yaml"]
