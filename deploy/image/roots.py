"""Root directories made by the Containerfile's steps, without a container engine.

Debian's own tool makes a clean directory with the system that the image's base has, and the steps are carried out in
it through chroot. What differs from the real image: the interpreter is Debian's and not the one that Docker's
``python`` images compile, and there are no layers.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from deploy.image.containerfile import Command, Copy, Stage, UnknownStepError

SUITE = "bookworm"
SYSTEM = ("python3", "ca-certificates", "tzdata")
"""What Docker's ``python:3.11-slim-bookworm`` brings besides Debian's least: interpreter, certificates, time zones."""

_MAKER = "mmdebstrap"


def begin(folders: Mapping[Path, Iterable[str]]) -> None:
    """Make clean roots, side by side.

    Args:
        folders: Where to → packages it has besides ``SYSTEM``.

    Raises:
        subprocess.CalledProcessError: The system's packages cannot be had.
    """
    if not shutil.which(_MAKER):
        _quiet("apt-get", "update", "-qq")
        _quiet("apt-get", "install", "-y", "-qq", "--no-install-recommends", _MAKER)
    made = [
        subprocess.Popen(  # noqa: S603 - Debian's own tool and our own words
            [_MAKER, "--quiet", "--variant=minbase", f"--include={','.join((*SYSTEM, *more))}", SUITE, str(folder)],
            stdout=subprocess.DEVNULL,
        )
        for folder, more in folders.items()
    ]  # fmt: skip
    failed = [process.args for process in made if process.wait()]
    if failed:
        raise subprocess.CalledProcessError(1, failed[0])


def wheels(lock: Path, folder: Path) -> None:
    """Bring what a lock names, with the pip and the settings of this machine; the root needs no network then."""
    _quiet(
        sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps",
        "--python-version", "3.11", "--only-binary", ":all:", "--require-hashes", "-r", str(lock), "-d", str(folder),
    )  # fmt: skip


def carry_out(stage: Stage, root: Path, project: Path, others: Mapping[str, Path]) -> None:
    """Carry out a stage's steps in a clean root.

    Args:
        stage: The stage.
        root: Its root directory, with wheels in ``/wheels`` where it installs any.
        project: The folder that COPY takes from.
        others: Name of a stage that is done → its root.
    """
    for step in stage.steps:
        if isinstance(step, Copy):
            _copied(step, root, others[step.stage] if step.stage else project)
        else:
            _commanded(step, root, stage.environment)


def _copied(step: Copy, root: Path, origin: Path) -> None:
    target = root / step.target.lstrip("/")
    for source in step.sources:
        there = origin / source.lstrip("/")
        if there.is_dir() and (len(step.sources) > 1 or step.target.endswith("/")):
            # An engine would put what is in the folder there, and not the folder.
            raise UnknownStepError(f"COPY {source} {step.target}")
        into = target / there.name if step.target.endswith("/") else target
        into.parent.mkdir(parents=True, exist_ok=True)
        if there.is_dir():
            # What another stage has made is copied whole: the list is of what is sent to an engine.
            left_out = None if step.stage else _never_sent
            shutil.copytree(there, into, symlinks=True, ignore=left_out)
        else:
            shutil.copy2(there, into)


_never_sent = shutil.ignore_patterns("__pycache__", "*.local.yaml", "*.json", "*.tmp")
"""As in .containerignore: what lies about on the builder's disk."""


def _commanded(step: Command, root: Path, environment: Mapping[str, str]) -> None:
    given = {
        "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
        "PIP_NO_INDEX": "1",
        "PIP_FIND_LINKS": "/wheels",
        "PIP_ROOT_USER_ACTION": "ignore",
        **environment,
    }
    line = f"cd {step.folder} && {step.line}"
    subprocess.run(["chroot", str(root), "/bin/sh", "-c", line], env=given, check=True)  # noqa: S603, S607


def _quiet(*command: str) -> None:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(  # noqa: S603 - our own words
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=True
    )
