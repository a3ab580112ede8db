"""Version 3: the sixth step of «Начните здесь» is about all papers, no longer about agreements alone."""

from collections.abc import Sequence

from generators.workbook.migrations.changes import Change, Renamed
from generators.workbook.migrations.migration import Migration
from generators.workbook.migrations.sheets import Resource, rows_of, sheet_of

START, WAS, BECOMES = 1000, "Шаг 6. Соглашения", "Шаг 6. Документы"


def _changes(resource: Resource) -> Sequence[Change]:
    found = {
        text: (row, column)
        for row, line in enumerate(rows_of(sheet_of(resource, START)))
        for column, text in enumerate(line)
        if row and text in {WAS, BECOMES}
    }
    if WAS not in found or BECOMES in found:
        return ()
    return (Renamed(START, "Начните здесь", *found[WAS], WAS, BECOMES),)


MIGRATION = Migration(3, "Шестой шаг — обо всех документах", _changes)
