"""Version 2: a paper may be about a pair, a person or nobody, so the column «Пара» of «Документы» is called «О ком»."""

from collections.abc import Sequence

from generators.workbook.headers import normal_header
from generators.workbook.migrations.changes import Change, Renamed
from generators.workbook.migrations.migration import Migration
from generators.workbook.migrations.sheets import Resource, rows_of, sheet_of

PAPERS, WAS, BECOMES = 1005, "Пара", "О ком"


def _changes(resource: Resource) -> Sequence[Change]:
    header, *_ = rows_of(sheet_of(resource, PAPERS)) or [[]]
    seen = [normal_header(text) for text in header]
    if normal_header(BECOMES) in seen or normal_header(WAS) not in seen:
        return ()
    place = seen.index(normal_header(WAS))
    return (Renamed(PAPERS, "Документы", 0, place, header[place], BECOMES),)


# Without it a run would not know whom the papers that stand are about.
MIGRATION = Migration(2, "Столбец «Пара» документов называется «О ком»", _changes, is_needed=True)
