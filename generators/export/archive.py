"""Archives that depend on their content alone: the same entries give the same bytes."""

import io
import zipfile
from collections.abc import Iterable

FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest time a zip can say; for entries whose time means nothing."""

Moment = tuple[int, int, int, int, int, int]


def packed(entries: Iterable[tuple[str, bytes]]) -> bytes:
    """A zip of entries in the given order, compressed, all of one fixed time."""
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w") as archive:
        for name, content in entries:
            archive.writestr(plain_entry(name), content)
    return result.getvalue()


def plain_entry(name: str, moment: Moment = FIRST_DAY) -> zipfile.ZipInfo:
    """An entry that says nothing of the machine it was made on; a name in Cyrillic is marked as UTF-8."""
    entry = zipfile.ZipInfo(name, date_time=max(moment, FIRST_DAY))
    entry.create_system = 0
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def settled(content: bytes) -> bytes:
    """A package with the times of its entries taken out: Drive may write the moment of each export into them."""
    with zipfile.ZipFile(io.BytesIO(content)) as old:
        return packed((entry.filename, old.read(entry)) for entry in old.infolist())
