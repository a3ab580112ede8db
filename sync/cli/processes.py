"""``nastavnik emulator`` and ``nastavnik demo``: programs of their own, started as processes."""

import os
import subprocess
import sys
from collections.abc import Sequence
from importlib.util import find_spec

from sync.refusals import WrongUse


def start(module: str, arguments: Sequence[str]) -> int:
    """Become ``python -m module``: signals and exit code are its own.

    Raises:
        WrongUse: The module isn't installed, as in production.
    """
    if find_spec("starlette") is None or find_spec(module) is None:
        raise WrongUse(
            "Эмулятор и показ не установлены (в рабочей установке они не нужны). "
            'Установите их: pip install "nastavnik[local]".'
        )
    command = [sys.executable, "-m", module, *arguments]
    if os.name == "posix":
        os.execv(sys.executable, command)  # noqa: S606 - our own module
    return _waited(subprocess.Popen(command))  # noqa: S603 - our own module


def _waited(child: subprocess.Popen[bytes]) -> int:
    """Windows has no exec: wait; Ctrl-C reaches the child by itself."""
    while True:
        try:
            return child.wait()
        except KeyboardInterrupt:
            continue
