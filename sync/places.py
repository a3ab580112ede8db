"""Where this installation keeps what is its own, and how: beside the configuration, for its owner alone."""

import os
from contextlib import suppress
from pathlib import Path

SHIPPED = Path(__file__).resolve().parent.parent / "config"


def beside(config_path: Path, name: str) -> Path:
    """Where a git-ignored file of this installation lies.

    The configuration that came with an installed program lies where nobody should write: such a
    file then lies in the folder one works in.
    """
    if config_path.is_absolute() and config_path.parent == SHIPPED:
        return Path.cwd() / name
    return config_path.with_name(name)


def write_private(path: Path, text: str) -> None:
    """Write a file that only its owner can read, whole or not at all.

    Raises:
        OSError: It can't be written there.
    """
    # Two commands may end at once: each writes beside the file under a name of its own.
    temporary = path.with_suffix(f".{os.getpid()}.tmp")
    try:
        temporary.unlink(missing_ok=True)
        with open(temporary, "w", encoding="utf-8", opener=_for_its_owner) as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())  # else a power cut after the renaming could leave an empty file
        temporary.replace(path)
    except OSError:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise


def _for_its_owner(path: str, flags: int) -> int:
    return os.open(path, flags | os.O_EXCL, 0o600)
