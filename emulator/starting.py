"""The emulator as a process of its own, for the length of a block."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

END_SECONDS = 10


class NotStartedError(RuntimeError):
    """The emulator ended before it was ready; why is on the standard error."""


@contextmanager
def running(*arguments: str) -> Iterator[str]:
    """The base URL of an emulator on a free port; the process ends with the block.

    Args:
        arguments: further ones of `python -m emulator`, for example `--data`, `memory.db`.

    Raises NotStartedError.
    """
    command = [sys.executable, "-m", "emulator", "--port", "0", "--parent-pid", str(os.getpid())]
    with subprocess.Popen(  # noqa: S603 - our own interpreter and module
        [*command, *arguments], stdout=subprocess.PIPE, encoding="utf-8"
    ) as process:
        line = process.stdout.readline() if process.stdout else ""
        try:
            if not line:
                raise NotStartedError(f"the emulator ended with code {process.wait(END_SECONDS)}")
            yield str(json.loads(line)["base_url"])
        finally:
            process.terminate()
            try:
                process.wait(END_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
