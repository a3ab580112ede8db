"""Version 4: the view of pairs that wait for a check or a term is called «Ждут людей»; the former one goes."""

from collections.abc import Sequence

from generators.workbook.migrations.changes import Change, ViewRemoved
from generators.workbook.migrations.migration import Migration
from generators.workbook.migrations.sheets import Resource, id_made_of, sheet_of

PAIRS, WAS = 1003, "Ждут проверки или срока"
VIEW = id_made_of(PAIRS, f"view: {WAS}")


def _changes(resource: Resource) -> Sequence[Change]:
    views = sheet_of(resource, PAIRS).get("filterViews", [])
    # One to which people have given a title of their own is theirs.
    is_there = any((v.get("filterViewId"), v.get("title")) == (VIEW, WAS) for v in views)
    return (ViewRemoved(PAIRS, "Пары", VIEW, WAS),) if is_there else ()


MIGRATION = Migration(4, "Представление «Ждут людей» заменяет прежнее", _changes)
