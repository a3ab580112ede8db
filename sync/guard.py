"""The guard: a plan that would take away a large share of what stands waits for a person; pure.

What makes a plan look like that is nearly always a slip: a tab emptied, a block of rows deleted, a
column cleared. Going on would withdraw pairs and empty cells; stopping costs an hour.
"""

import hashlib
import json
import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from programme.russian.numbers import counted
from sync.plan import Plan
from sync.tables import Table

FEWEST_ROWS, FEWEST_CELLS = 5, 15
"""Losses too small to be more than everyday work."""
SHARE = 0.3
"""The share of a register, or of a tab's own cells, from which on a loss counts as large."""

ROWS = "rows "
"""How the programme's memory names the size of a register: «rows people» → «24»."""

_OWN = frozenset({"start", "findings", "journal", "service"})
"""Tabs that only tell; they are written anew at any time."""
_TELLING = frozenset({"finding", "silent", "message", "progress"})
"""Columns that only tell, and come and go."""


@dataclass(frozen=True)
class Refusal:
    """Why a plan is not carried out.

    Attributes:
        reasons: What it would take away, in Russian.
        checksum: Names this very plan: eight hex digits.
    """

    reasons: tuple[str, ...]
    checksum: str


def sizes(tables: Mapping[str, Table]) -> dict[str, str]:
    """What to remember of a spreadsheet, for the next run's guard."""
    return {
        f"{ROWS}{name}": str(len(table.rows)) for name, table in tables.items() if name not in _OWN
    }


def refusal(plan: Plan, tables: Mapping[str, Table], memory: Mapping[str, str]) -> Refusal | None:
    """Why a plan must wait for a person; None where it may go on.

    Args:
        plan: What is to be done.
        tables: The spreadsheet as read.
        memory: What the service tab remembers.
    """
    reasons = (*_shrunk(tables, memory), *_blanked(plan, tables))
    return Refusal(reasons, checksum(plan)) if reasons else None


def checksum(plan: Plan) -> str:
    """Eight hex digits that name a plan: its cells, rows, papers and forms.

    Tabs that only tell are left out: they tell of the refusal itself.
    """
    cells = (change for change in plan.cells if change.tab not in _OWN)
    rows = (row for row in plan.rows if row.tab not in _OWN)
    listed = [
        sorted((c.tab, c.key, c.column, repr(c.old), repr(c.new)) for c in cells),
        sorted((r.tab, r.key, repr(sorted(r.cells.items()))) for r in rows),
        sorted(order.key for order in plan.orders),
        sorted((update.questionnaire, update.fingerprint) for update in plan.choices),
    ]
    return hashlib.sha256(json.dumps(listed).encode()).hexdigest()[:8].upper()


def _shrunk(tables: Mapping[str, Table], memory: Mapping[str, str]) -> Iterable[str]:
    for name, table in tables.items():
        known = memory.get(f"{ROWS}{name}", "")
        before, now = int(known) if known.isdecimal() else 0, len(table.rows)
        emptied = before > 1 and not now
        if not table.whole or not (emptied or _is_large(before - now, before, FEWEST_ROWS)):
            continue
        rows = counted(before, "строка", "строки", "строк")
        yield f"На вкладке «{table.title}» было {rows}, осталось {now}."


def _blanked(plan: Plan, tables: Mapping[str, Table]) -> Iterable[str]:
    emptied = Counter(
        change.tab
        for change in plan.cells
        if change.tab not in _OWN
        and change.column not in _TELLING
        and change.old is not None
        and change.new is None
    )
    for name, count in sorted(emptied.items()):
        table = tables[name]
        columns = set(table.tab.programme_columns) - _TELLING
        held = sum(len(columns & row.cells.keys()) for row in table.rows)
        if _is_large(count, held, FEWEST_CELLS):
            yield f"На вкладке «{table.title}» опустели бы ячейки программы: {count} из {held}."


def _is_large(lost: int, of: int, fewest: int) -> bool:
    return lost >= fewest and lost >= math.ceil(of * SHARE)
