"""The bytes of a file that staff name, or why they can't be had."""

from collections.abc import Mapping
from pathlib import Path

from sync.refusals import WrongUse

_REASONS: Mapping[type[OSError], str] = {
    FileNotFoundError: "такого файла нет. Проверьте имя и папку",
    NotADirectoryError: "такого файла нет. Проверьте имя и папку",
    IsADirectoryError: "это папка. Укажите файл в ней",
    PermissionError: "нет права его читать. Проверьте права доступа",
}


def bytes_of(file: Path, largest: int, subject: str) -> bytes:
    """What a file holds.

    Args:
        file: As staff have named it.
        largest: How many bytes it may have.
        subject: What it should be, in the genitive: «списка участников».

    Raises:
        WrongUse: It isn't there, can't be read or is too large; the text says what to do.
    """
    try:
        if file.is_dir():
            raise IsADirectoryError
        if file.stat().st_size > largest:
            raise WrongUse(f"{file.name}: файл слишком велик для {subject}.")
        return file.read_bytes()
    except (OSError, ValueError) as error:
        reasons = (told for kind, told in _REASONS.items() if isinstance(error, kind))
        reason = next(reasons, "ошибка при чтении. Скопируйте его в другую папку")
        raise WrongUse(f"{file}: файл не читается — {reason} и повторите.") from error
