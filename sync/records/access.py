"""«Служебная» → access that the programme has given to pairs' folders."""

from collections.abc import Mapping
from dataclasses import dataclass

from programme.access import Note, read_notes, written_notes

ACCESS = "access "
"""How the memory names a pair's folder: «access П-05» → its id, and who has been given what."""


@dataclass(frozen=True)
class FolderAccess:
    """What the programme remembers of one folder.

    Attributes:
        folder: Google's id of it; "" before it is made.
        notes: Who has been given what.
    """

    folder: str = ""
    notes: tuple[Note, ...] = ()


def remembered_access(memory: Mapping[str, str]) -> dict[str, FolderAccess]:
    """Code of a pair → what the programme remembers of its folder."""
    return {
        name.removeprefix(ACCESS): FolderAccess(*read_notes(value))
        for name, value in memory.items()
        if name.startswith(ACCESS) and value
    }


def written_access(access: Mapping[str, FolderAccess]) -> dict[str, str]:
    """The same as values of the memory."""
    return {
        f"{ACCESS}{pair}": written_notes(known.folder, known.notes)
        for pair, known in access.items()
    }
