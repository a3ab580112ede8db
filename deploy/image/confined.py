"""A process in a root directory as Cloud Run would have it: nobody's user, a disk for reading, /tmp in memory.

``unshare`` gives it mounts of its own, which end with it; every step execs the next, so the process that is started
here is the job itself and gets the signals that are sent.
"""

import os
import shlex
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from deploy.image.containerfile import Stage

SECONDS = 120

_MOUNTED = """
mount --make-rprivate /
mount --bind {root} {root}
mount --rbind /proc {root}/proc
mount --bind {config} {root}/mnt
mount -o remount,bind,ro {root}/mnt
mount -o remount,bind,ro {root}
mount -t tmpfs -o mode=1777,size=64m tmpfs {root}/tmp
exec chroot --userspec={user} --groups= {root} /usr/bin/env -i {environment} /bin/sh -c {line}
"""


@dataclass(frozen=True)
class Ended:
    """How a process ended.

    Attributes:
        code: Its exit code; negative: the signal.
        said: Its stdout.
        complained: Its stderr.
        seconds: How long it took.
        megabytes: The most memory that it, or a process of its own, has held.
    """

    code: int
    said: str
    complained: str
    seconds: float
    megabytes: int


class Confined:
    """A running process."""

    def __init__(
        self,
        stage: Stage,
        root: Path,
        config: Path,
        environment: Mapping[str, str],
        command: Sequence[str],
    ) -> None:
        """Starts it.

        Args:
            stage: Says who it is, where it works and what its environment is.
            root: The root directory.
            config: A folder that is mounted at ``/mnt``, as a secret's volume is.
            environment: What the job's definition adds.
            command: What is started.
        """
        given = {
            "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
            **stage.environment,
            **environment,
        }
        line = f"cd {shlex.quote(stage.folder)} && exec {shlex.join(command)}"
        script = _MOUNTED.format(
            root=shlex.quote(str(root)),
            config=shlex.quote(str(config)),
            user=stage.user,
            environment=shlex.join(f"{name}={value}" for name, value in given.items()),
            line=shlex.quote(line),
        )
        self._began = time.monotonic()
        # Files and not pipes, so that nothing has to be read while it runs.
        self._said, self._complained = TemporaryFile(), TemporaryFile()  # noqa: SIM115 - closed when read
        self._process = subprocess.Popen(  # noqa: S603 - our own words
            ["unshare", "--mount", "/bin/sh", "-ec", script],  # noqa: S607
            stdout=self._said,
            stderr=self._complained,
        )

    def signal(self, number: int) -> None:
        """Send it a signal."""
        os.kill(self._process.pid, number)

    def ended(self) -> Ended:
        """Wait for its end."""
        watch = threading.Timer(SECONDS, self._process.kill)
        watch.start()
        _, status, used = os.wait4(self._process.pid, 0)
        watch.cancel()
        seconds = time.monotonic() - self._began
        self._process.returncode = os.waitstatus_to_exitcode(status)
        said, complained = map(_read, (self._said, self._complained))
        return Ended(self._process.returncode, said, complained, seconds, used.ru_maxrss // 1024)


def _read(file: IO[bytes]) -> str:
    with file:
        file.seek(0)
        return file.read().decode("utf-8")
