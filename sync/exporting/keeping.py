"""What is kept beside the output until it is whole, so that a repeat goes on where it was interrupted."""

import contextlib
import os
import shutil
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from sync.refusals import WrongUse
from sync.workspace.file import File


class Kept:
    """A folder of finished pieces, each named after a file on Drive and its last change.

    A paper that was edited meanwhile has another name, and so is fetched again.
    """

    def __init__(self, output: Path) -> None:
        """Uses the folder that belongs to an output; made when the first piece is kept."""
        self.folder = output.parent / f".{output.name}.part"

    def path(self, file: File, ending: str) -> Path:
        """Where a piece lies, or would lie."""
        mark = sha256(f"{file.id}\n{file.modified}".encode()).hexdigest()[:32]
        return self.folder / f"{mark}{ending}"

    def has(self, file: File, ending: str) -> bool:
        """Whether that piece is there, whole."""
        return self.path(file, ending).is_file()

    def keep(self, file: File, ending: str, content: bytes) -> None:
        """Keep a piece; it has its name only when it is whole."""
        self.open()
        path = self.path(file, ending)
        temporary = path.with_suffix(f".{os.getpid()}.tmp")
        temporary.write_bytes(content)
        temporary.replace(path)

    def open(self) -> None:
        """Make the folder, for its owner alone: papers hold names.

        Raises:
            WrongUse: Nothing can be written there.
        """
        try:
            self.folder.mkdir(mode=0o700, exist_ok=True)
        except OSError as fault:
            raise WrongUse(
                f"В папку {self.folder.parent} нельзя записать ({type(fault).__name__}). Укажите другое место: --out."
            ) from fault

    def remove(self) -> None:
        """Forget everything; what cannot be removed stays."""
        shutil.rmtree(self.folder, ignore_errors=True)


def put(outputs: Iterable[tuple[Path, Path]]) -> None:
    """Give whole files their names, and take nobody's.

    Raises:
        WrongUse: Something has that name already.
    """
    for temporary, path in outputs:
        try:
            _name(temporary, path)
        except FileExistsError as fault:
            raise WrongUse(taken(path)) from fault


def _name(temporary: Path, path: Path) -> None:
    """Rename without replacing: only a link is refused where the name is taken, on Windows the renaming itself."""
    if os.name == "nt":
        temporary.rename(path)
        return
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        if path.exists():
            raise FileExistsError from None
        temporary.rename(path)
    else:
        with contextlib.suppress(OSError):
            temporary.unlink()


def taken(path: Path) -> str:
    """What to say of a name that is taken."""
    return f"Файл {path} уже есть, и он не тронут. Укажите другое имя (--out) или уберите его."
