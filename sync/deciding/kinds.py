"""The tab «Виды документов»: each kind of paper with how many there are and what to look at before printing."""

from collections import Counter

from generators.workbook.columns import CellValue
from generators.workbook.kinds import KINDS, described
from programme.russian.numbers import counted
from sync.deciding.paperwork import Paperwork
from sync.records.papers import DONE, STANDING
from sync.tables import Table
from sync.world import World


def kinds(world: World, paperwork: Paperwork) -> Table:
    """The tab as it should be; its rows come back where people deleted them."""
    states = Counter(
        (row.kind, row.state in DONE) for row in paperwork.rows if row.state in STANDING
    )
    rows: dict[str, dict[str, CellValue]] = {}
    for kind in world.configuration.papers:
        signed = states[kind.kind, True]
        rows[kind.kind] = {
            **described(kind),
            "made": _made(states[kind.kind, False] + signed),
            "signed": signed or None,
            "template": template.file.url
            if (template := world.templates.get(kind.kind)) and template.file
            else None,
        }
    return world.tables[KINDS.key].upserted(rows)


def _made(count: int) -> str | None:
    return counted(count, "документ", "документа", "документов") if count else None
