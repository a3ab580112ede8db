"""LibreOffice as a process: bounded in time, ended with what it started, one bad file and no LibreOffice."""

import os
import stat
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest
from papers_made import paper

from sync.exporting.keeping import Kept
from sync.exporting.office import Office, find_office
from sync.exporting.portable import FAILED, STOPPED, convert_all
from sync.progress import silent
from sync.workspace.file import File

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="shell scripts stand in for soffice"
)


def program(folder: Path, script: str) -> str:
    path = folder / "soffice"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


def kept_papers(folder: Path, count: int) -> tuple[Kept, Mapping[str, File]]:
    kept = Kept(folder / "год.zip")
    files = {f"к{n}": File(id=f"f{n}", name="", mime_type="", modified="2026-09-01T00:00:00Z") for n in range(count)}  # fmt: skip
    for key, file in files.items():
        kept.keep(file, ".docx", paper(key))
    return kept, files


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return (
        Path(f"/proc/{pid}/stat").read_text().split()[2] != "Z" if Path("/proc").is_dir() else True
    )


def test_one_that_hangs_is_ended_with_its_children(tmp_path: Path) -> None:
    hanging = program(tmp_path, f"sleep 300 &\necho $! > {tmp_path}/pid\nwait")
    began = time.monotonic()

    with Office(hanging, start_seconds=1, paper_seconds=0) as office:
        office.convert([tmp_path / "a.docx"], tmp_path)

    assert time.monotonic() - began < 10
    pid = int((tmp_path / "pid").read_text())
    deadline = time.monotonic() + 5
    while alive(pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not alive(pid)


def test_one_bad_paper_is_named_and_the_others_are_converted(tmp_path: Path) -> None:
    kept, files = kept_papers(tmp_path, 5)
    bad = kept.path(files["к2"], ".docx").stem
    # As LibreOffice itself sometimes does: at a paper that it can't open it gives up the rest.
    script = f"""while [ "$1" != --outdir ]; do shift; done; out=$2; shift 2
for file; do name=$(basename $file .docx); [ $name = {bad} ] && exit 1; echo "%PDF-$name" > $out/$name.pdf; done"""

    with Office(program(tmp_path, script)) as office:
        faults = convert_all(office, files, kept, silent)

    assert faults == {"к2": FAILED}
    assert sum(kept.has(file, ".pdf") for file in files.values()) == 4


def test_an_office_that_never_works_is_given_up_soon(tmp_path: Path) -> None:
    kept, files = kept_papers(tmp_path, 50)
    counting = program(tmp_path, f"echo x >> {tmp_path}/calls; exit 1")

    with Office(counting) as office:
        faults = convert_all(office, files, kept, silent)

    assert set(faults) == set(files)
    assert set(faults.values()) == {STOPPED}
    assert len((tmp_path / "calls").read_text().split()) <= 6


def test_what_is_converted_is_not_converted_again(tmp_path: Path) -> None:
    kept, files = kept_papers(tmp_path, 3)
    kept.keep(files["к1"], ".pdf", b"%PDF-kept")
    script = f"""while [ "$1" != --outdir ]; do shift; done; out=$2; shift 2
for file; do echo $file >> {tmp_path}/asked; echo %PDF > $out/$(basename $file .docx).pdf; done"""

    with Office(program(tmp_path, script)) as office:
        assert convert_all(office, files, kept, silent) == {}

    assert len((tmp_path / "asked").read_text().split()) == 2
    assert kept.path(files["к1"], ".pdf").read_bytes() == b"%PDF-kept"


@pytest.mark.skipif(not find_office(), reason="LibreOffice (soffice) is not installed")
def test_the_real_one_goes_on_after_a_damaged_file(tmp_path: Path) -> None:
    kept, files = kept_papers(tmp_path, 3)
    kept.keep(files["к0"], ".docx", b"PK\x03\x04 damaged")

    with Office(find_office()) as office:
        faults = convert_all(office, files, kept, silent)

    assert set(faults) == {"к0"}
    assert kept.path(files["к2"], ".pdf").read_bytes().startswith(b"%PDF-")
