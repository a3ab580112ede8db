"""An environment for each peer: two of them hold a package of one name, and none belongs to the product's own lock."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LOCKS = ROOT / "bench" / "peers"
HOME = ROOT / ".venv-bench"
INSTALL_SECONDS = 300
# pip's own patience is minutes a package where there is no network.
_PIP = ("--disable-pip-version-check", "--quiet", "--retries", "1", "--only-binary", ":all:")


class NotInstalled(Exception):
    """An environment could not be made; says why in one line."""


def requirement(name: str, locks: Path = LOCKS) -> str:
    """What is installed for a peer, with its version."""
    return " ".join((locks / f"{name}.in").read_text("utf-8").strip().split("=="))


def interpreter(name: str, locks: Path = LOCKS, home: Path = HOME) -> Path:
    """The Python of a peer's environment, made on first use and made anew where its lock has changed.

    Raises:
        NotInstalled: No network, or a package does not install here.
    """
    folder, lock = home / name, locks / f"{name}.lock"
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    made_of = f"{sys.version}\n{lock.read_text('utf-8')}"
    stamp = folder / "ready"
    if not (stamp.exists() and stamp.read_text("utf-8") == made_of):
        print(f"Installing {name} in {folder.parent.name}/{folder.name}", file=sys.stderr)
        shutil.rmtree(folder, ignore_errors=True)
        # Our own pip fills it: one in each environment would take most of the time.
        _do([sys.executable, "-m", "venv", "--without-pip", str(folder)])
        pip = [sys.executable, "-m", "pip", "--python", str(python), "install", *_PIP]
        _do([*pip, "--require-hashes", "-r", str(lock)])
        stamp.write_text(made_of, "utf-8")
    return python


def _do(command: list[str]) -> None:
    try:
        done = subprocess.run(
            command,
            check=False,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=INSTALL_SECONDS,
        )
    except subprocess.TimeoutExpired as late:
        raise NotInstalled(f"it took longer than {INSTALL_SECONDS} s") from late
    except OSError as failure:
        raise NotInstalled(str(failure)) from failure
    if done.returncode:
        raise NotInstalled(why(done.stderr or done.stdout))


def why(said: str) -> str:
    """The one line of a long complaint that tells most: pip's first error, else the last line."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    errors = [line.removeprefix("ERROR: ") for line in lines if line.startswith("ERROR: ")]
    return next(iter(errors or lines[-1:]), "it said nothing")[:160]
