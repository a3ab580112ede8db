"""A file with credentials: is it there, of the right kind, whole, and closed to others."""

import os
import stat
from pathlib import Path

from sync.checkup.check import Check, error, ok, warning
from sync.workspace.credential_files import Key, Token, UnfitFile, read_file
from sync.workspace.sources import Source

NAME = "Файл доступа"


def credential_file(
    source: Source, *, emulated: bool, alone: bool = False
) -> tuple[Key | Token | None, Check]:
    """What a file holds, if it can be used, and how it stands.

    Args:
        source: Of the place ``FILE``.
        emulated: Whether its content would be shown to an emulator.
        alone: Whether there is nobody else on this computer: a secret mounted in Cloud Run is readable for all.
    """
    try:
        found = read_file(source, emulated=emulated)
    except UnfitFile as fault:
        return None, error(NAME, fault.told, fault.remedy)
    path = source.path or Path()
    if is_open_to_others(path) and not alone:
        told = f"Файл {path} могут прочитать другие пользователи этого компьютера."
        return found, warning(NAME, told, f"Закройте его: chmod 600 {path}")
    what = "ключ сервисного аккаунта" if isinstance(found, Key) else "вход человека"
    return found, ok(NAME, f"{path}: {what}, цел{'' if alone else ' и закрыт от других'}.")


def is_open_to_others(path: Path) -> bool:
    """Whether others on this computer can read a file; Windows has no such modes."""
    return os.name == "posix" and bool(stat.S_IMODE(path.stat().st_mode) & 0o077)
