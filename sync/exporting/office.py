"""LibreOffice, which makes PDF files: a process with a profile of its own, bounded in time."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from sync.worker_process import worker_environment

BATCH = 20
START_SECONDS, PAPER_SECONDS = 60, 6
MOST_FAILURES = 3
"""So many papers one after the other that can't be converted, and the office itself is at fault."""
_USUAL = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
)


def find_office() -> str:
    """The program that converts, or "" where there is none."""
    named = shutil.which("soffice") or shutil.which("libreoffice")
    return named or next((path for path in _USUAL if Path(path).is_file()), "")


class Office:
    """Converts files; use it as a context manager, its profile goes with the block."""

    def __init__(
        self,
        program: str,
        *,
        start_seconds: float = START_SECONDS,
        paper_seconds: float = PAPER_SECONDS,
    ) -> None:
        self._program = program
        self._start_seconds, self._paper_seconds = start_seconds, paper_seconds
        self._folder: TemporaryDirectory[str] | None = None

    def __enter__(self) -> "Office":
        """Starts nothing yet."""
        self._folder = TemporaryDirectory(prefix="nastavnik-pdf-", ignore_cleanup_errors=True)
        return self

    def __exit__(self, *_: object) -> None:
        """Removes the profile."""
        if self._folder:
            self._folder.cleanup()

    def convert(self, files: Sequence[Path], folder: Path) -> None:
        """Convert many files by one call; those that could not be are missing in the folder afterwards."""
        assert self._folder is not None  # noqa: S101  # a context manager
        profile = Path(self._folder.name) / "profile"
        command = [
            self._program,
            f"-env:UserInstallation={profile.as_uri()}",
            *("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo"),
            *("--convert-to", "pdf:writer_pdf_Export", "--outdir", str(folder)),
            *map(str, files),
        ]
        environment = {**worker_environment(), "HOME": self._folder.name}
        environment.pop("PYTHONPATH", None)
        # Its output names files and nothing else we could tell people.
        process = subprocess.Popen(  # noqa: S603  # the program that was found, and our own paths
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=environment,
            start_new_session=os.name == "posix",
        )
        try:
            process.wait(self._start_seconds + self._paper_seconds * len(files))
        except subprocess.TimeoutExpired:
            pass  # what is there is there
        finally:
            _end(process)


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End it with what it has started: the program is a starter of another one."""
    if process.poll() is not None:
        return
    if sys.platform != "win32":
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()
