"""The directory's guard: a list from which most institutions have gone waits for a person; pure.

What makes a list look like that is nearly always a slip: rows cleared, the column of codes emptied, a tab made anew.
Going on would empty the overviews and give everybody a new code, under which files are not found again.
"""

import hashlib
from collections.abc import Collection, Mapping

from generators.municipality.figures import TOTAL
from sync.records.memory import service
from sync.refusals import Guarded
from sync.tables import Table

HOME = "home "
"""How the directory's memory names the mark on an institution's files: «home Д-05»."""

FEWEST, FEWEST_OF_ALL = 3, 2
"""So many are a large loss where they are more than half, and where they are all."""

MOST_NAMED = 10


def refuse_loss(tables: Mapping[str, Table], confirmed: str) -> None:
    """Stop where most of the institutions that were there are not any more.

    Args:
        tables: The directory as read.
        confirmed: Sum of a loss that a person has confirmed, or "".

    Raises:
        Guarded: That is so, and nobody has confirmed this very loss.
    """
    known = known_codes(tables)
    lost = known - tables["institutions"].keys
    if not _is_large(len(lost), len(known)):
        return
    checksum = _checksum(lost)
    if "".join(confirmed.split()) == checksum:
        return
    named = ", ".join(sorted(lost)[:MOST_NAMED]) + ("…" if len(lost) > MOST_NAMED else "")
    raise Guarded(
        (f"Со вкладки «Учреждения» пропали {len(lost)} из {len(known)} учреждений: {named}.",),
        checksum,
        back="в справочнике: Файл → История версий; у строк должны стоять прежние коды",
        command="nastavnik municipality sync",
    )


def known_codes(tables: Mapping[str, Table]) -> set[str]:
    """Codes of the institutions that have been run or made: of those the overview tells or the memory keeps a mark."""
    memory = service(tables["service"])
    marked = {
        name.removeprefix(HOME) for name, home in memory.items() if name.startswith(HOME) and home
    }
    return marked | {row.key for row in tables["overview"].rows if not row.keyless} - {TOTAL}


def _is_large(lost: int, known: int) -> bool:
    return lost >= (FEWEST_OF_ALL if lost == known else FEWEST) and 2 * lost > known


def _checksum(lost: Collection[str]) -> str:
    """Eight digits, as the guard of a programme names its plans (``sync.guard``)."""
    digest = hashlib.sha256("\n".join(sorted(lost)).encode()).digest()
    return str(10_000_000 + int.from_bytes(digest[:8]) % 90_000_000)
