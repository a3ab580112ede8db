"""A big export that is ended half-way: the repeat goes on where it stopped, and nothing half-done is left."""

import io
import os
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import docx
import pytest
import requests
from googleapiclient.http import MediaIoBaseUpload
from office import Office, service
from papers_made import DOCX, Made, keys, paper, put_papers

pytestmark = pytest.mark.journey
PAPERS, FEW = 100, 12
EXPORTED = "drive.files.export"


MADE: list[Made] = []
"""The papers that were put there once; the emulator brings them back with the ids that they were given."""


def with_a_hundred_papers(office: Office) -> None:
    MADE[:] = put_papers(office, [(key, paper(f"Текст {key}")) for key in keys(PAPERS)])


@pytest.fixture
def hundred(office: Office) -> list[Made]:
    office.brought(with_a_hundred_papers)
    office.clear_log()
    return list(MADE)


def ended_half_way(office: Office, out: Path, number: signal.Signals) -> tuple[int, list[Path]]:
    """The exit code of an export ended by a signal, and what it has kept."""
    requests.put(f"{office.base_url}/_emulator/latency", json={"seconds": 0.1}, timeout=10)
    process = subprocess.Popen(
        [sys.executable, "-m", "sync", "export", "--out", str(out), "--pdf", "no", "--json", "--config", str(office.config)],
        env={**os.environ, "WORKSPACE_EMULATOR_URL": office.base_url, "NASTAVNIK_TODAY": "2026-10-01"},
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    part = out.parent / f".{out.name}.part"
    deadline = time.monotonic() + 60
    while len(list(part.glob("*.docx"))) < FEW and time.monotonic() < deadline:
        time.sleep(0.01)
    process.send_signal(number)
    code = process.wait(30)
    requests.put(f"{office.base_url}/_emulator/latency", json={"seconds": 0}, timeout=10)
    settle(office)
    return code, sorted(part.glob("*.docx"))


def settle(office: Office) -> None:
    """Wait until the emulator has answered what the ended process had asked for last."""
    before: dict[str, int] = {}
    while (now := office.counts()) != before:
        before = now
        time.sleep(0.5)


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_a_repeat_fetches_only_what_is_missing(
    office: Office, hundred: list[Made], tmp_path: Path, number: signal.Signals
) -> None:
    out = tmp_path / "год.zip"

    code, kept = ended_half_way(office, out, number)

    assert code == (-signal.SIGKILL if number is signal.SIGKILL else 130)
    assert FEW <= len(kept) < PAPERS - 20
    assert not out.exists()
    office.clear_log()
    answered = office.run("export", "--out", str(out), "--pdf", "no")
    assert answered.code == 0, answered.said
    assert office.counts()[EXPORTED] == PAPERS - len(kept)
    assert not list(tmp_path.glob(".*.part"))
    with zipfile.ZipFile(out) as archive:
        assert archive.testzip() is None
        assert len(archive.namelist()) == PAPERS + 1
    whole = out.read_bytes()
    out.unlink()
    office.run("export", "--out", str(out), "--pdf", "no")
    assert out.read_bytes() == whole  # as if nothing had happened


def test_a_paper_edited_meanwhile_is_fetched_again(
    office: Office, hundred: list[Made], tmp_path: Path
) -> None:
    out = tmp_path / "год.zip"
    ended_half_way(office, out, signal.SIGKILL)
    for made in hundred[:4]:  # those come first
        content = paper(f"Исправлено {made.key}")
        files = service(office.base_url, "drive.v3").files()
        files.update(
            fileId=made.file, media_body=MediaIoBaseUpload(io.BytesIO(content), DOCX)
        ).execute()
    office.clear_log()

    answered = office.run("export", "--out", str(out), "--pdf", "no")

    assert answered.code == 0
    with zipfile.ZipFile(out) as archive:
        texts = [
            docx.Document(io.BytesIO(archive.read(n))).paragraphs[0].text
            for n in archive.namelist()[1:5]
        ]
    assert texts == [f"Исправлено {made.key}" for made in hundred[:4]]
