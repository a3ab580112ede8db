"""The guard: a plan that would take away a large share of what stands waits for a person; pure.

What makes a plan look like that is nearly always a slip: a tab emptied, a block of rows deleted, a
column cleared. Going on would withdraw pairs and empty cells; stopping costs an hour.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from generators.workbook.tabs import REGISTERS_OF_WORK, TELLING
from programme.pairs import PairState
from programme.russian.numbers import counted
from sync.plan import CellChange, Plan, access_told
from sync.tables import Table

FEWEST_ROWS, FEWEST_CELLS = 5, 15
"""Losses smaller than this are everyday work, unless little or nothing is left."""
SHARE = 0.3
"""The share of a register, or of a tab's own cells, from which on a loss counts as large."""
FEWEST_OF_HALF = 3
"""So many are a large loss already where they are half of all."""

ROWS = "rows "
"""How the programme's memory names the size of a register: «rows people» → «24»."""

REMADE = "remade "
"""How the memory names a register that had to be made anew: «remade roadmap» → «да»; a passed plan clears it."""

_GIVEN = frozenset({"start", "service", "questionnaires", "roadmap", "kinds", "competencies"})
"""Tabs that ``init`` fills by itself."""

_FILLED = (
    "roadmap",
    "people",
    "pairs",
    "papers",
    "kinds",
    *(tab.key for tab in REGISTERS_OF_WORK),
)
"""Registers that hold what only people know: one that had rows and has none with its tab made anew is a loss."""

_OWN = TELLING | {"service"}
"""The programme's own tabs; they are written anew at any time."""
_TELLING = frozenset(
    {
        "finding",
        "silent",
        "message",
        "progress",
        "waits_for",
        "pairs",
        "score",
        "why",
        "against",
        "others",
        "chain",
        "next",
        "counts_for",
        "invited",
        "attendance",
        "standing",
        "consents",
        "stage",
        "begins",
        "ends",
        "linked",
        "told_by_pair",
        "history",
    }
)
"""Columns that only tell, and come and go; those about pairs follow them, and pairs are counted."""
_STANDING = frozenset(
    state.caption
    for state in (PairState.PROPOSED, PairState.PINNED, PairState.APPROVED, PairState.ACTIVE)
)


@dataclass(frozen=True)
class Refusal:
    """Why a plan is not carried out.

    Attributes:
        reasons: What it would take away, in Russian.
        checksum: Names this very plan: eight digits.
    """

    reasons: tuple[str, ...]
    checksum: str


def sizes(tables: Mapping[str, Table]) -> dict[str, str]:
    """What to remember of a spreadsheet, for the next run's guard.

    A tab that is gone or lacks columns keeps what was remembered: it shows when it has been made anew.
    """
    return {
        f"{ROWS}{name}": str(len(table.rows))
        for name, table in tables.items()
        if name not in _OWN and table.whole
    }


def remade(
    tables: Mapping[str, Table], memory: Mapping[str, str], missing: Collection[str]
) -> tuple[str, ...]:
    """Registers that have lost their rows with the tab itself, as ``init`` finds them before it fills any.

    Where the memory is gone as well, what stands on other tabs tells that this is no new programme.

    Args:
        tables: The tabs, those that were missing among them.
        memory: What the service tab remembers.
        missing: Tabs that ``init`` has just made.
    """
    empty = [name for name in _FILLED if not tables[name].rows]
    if "year" in memory:
        return tuple(name for name in empty if memory.get(f"{ROWS}{name}", "0") != "0")
    begun = any(table.rows for name, table in tables.items() if name not in _GIVEN)
    return tuple(name for name in empty if name in missing) if begun else ()


def refusal(plan: Plan, tables: Mapping[str, Table], memory: Mapping[str, str]) -> Refusal | None:
    """Why a plan must wait for a person; None where it may go on.

    Args:
        plan: What is to be done.
        tables: The spreadsheet as read.
        memory: What the service tab remembers.
    """
    reasons = (
        *_made_anew(tables, memory),
        *_shrunk(plan, tables, memory),
        *_withdrawn(plan, tables),
        *_blanked(plan, tables),
    )
    return Refusal(reasons, checksum(plan)) if reasons else None


def checksum(plan: Plan) -> str:
    """Eight digits that name a plan: its cells, rows, papers, forms and access.

    Digits are the same on every keyboard and stay what they are where a spreadsheet takes them for a
    number, so the first is no zero.

    Tabs that only tell are left out: they tell of the refusal itself.
    """
    cells = (change for change in plan.cells if change.tab not in _OWN)
    rows = (row for row in plan.rows if row.tab not in _OWN)
    listed = [
        sorted((c.tab, c.key, c.column, repr(c.old), repr(c.new)) for c in cells),
        sorted((r.tab, r.key, repr(sorted(r.cells.items()))) for r in rows),
        sorted(order.key for order in plan.orders),
        sorted((u.questionnaire, u.fingerprint, str(u.accepts)) for u in plan.choices),
        sorted(access_told(plan.access)),
    ]
    digest = hashlib.sha256(json.dumps(listed).encode()).digest()
    return str(10_000_000 + int.from_bytes(digest[:8]) % 90_000_000)


def _made_anew(tables: Mapping[str, Table], memory: Mapping[str, str]) -> Iterable[str]:
    """Registers whose tab is a new one: what people had written there is in the copies alone.

    Rows that people have brought back settle it; of the roadmap's nobody can tell, ``init`` fills them in.
    """
    for name in _FILLED:
        if memory.get(f"{REMADE}{name}") and (name == "roadmap" or not tables[name].rows):
            yield (
                f"Вкладка «{tables[name].title}» создана заново: что на ней вписали люди, осталось в копиях таблицы."
            )


def _shrunk(plan: Plan, tables: Mapping[str, Table], memory: Mapping[str, str]) -> Iterable[str]:
    """Registers that have lost many rows since the last run, and with them what people wrote there.

    Answers hold nothing of people's but what the form has too: those that come back are not lost.
    """
    back = Counter(row.tab for row in plan.rows if row.tab.startswith("answers"))
    for name, table in tables.items():
        known = memory.get(f"{ROWS}{name}", "")
        before = int(known) if known.isdecimal() else 0
        # A row under a key that was typed or dragged over it is still there, and keys come back.
        now = len(table.rows) + len(table.doubles) + back[name]
        emptied = before > 1 and not now
        if table.whole and (emptied or _is_large(before - now, before)):
            rows = counted(before, "строка", "строки", "строк")
            yield f"На вкладке «{table.title}» было {rows}, осталось {now}."


def _withdrawn(plan: Plan, tables: Mapping[str, Table]) -> Iterable[str]:
    """Pairs that would be withdrawn with nothing in their place: consents or answers have vanished.

    What a coordinator rejects is no loss, nor is a pair for which another one is proposed.
    """
    states = [c for c in plan.cells if (c.tab, c.column) == ("pairs", "state")]
    withdrawn = sum(c.old in _STANDING and c.new == PairState.WITHDRAWN.caption for c in states)
    proposed = sum(c.old not in _STANDING and c.new in _STANDING for c in states)
    proposed += sum(r.tab == "pairs" and r.cells.get("state") in _STANDING for r in plan.rows)
    rows = tables["pairs"].rows if "pairs" in tables else ()
    standing = sum(row.text("state") in _STANDING for row in rows)
    if _is_large(withdrawn - proposed, standing):
        pairs = counted(standing, "пара", "пары", "пар")
        yield (
            f"На вкладке «{tables['pairs'].title}» сейчас {pairs} в силе; снято с рассмотрения было бы {withdrawn}, "
            f"предложено взамен — {proposed}."
        )


def _blanked(plan: Plan, tables: Mapping[str, Table]) -> Iterable[str]:
    """Cells of the programme that the plan would empty: a large share of a tab, or a whole column."""
    emptied = [change for change in plan.cells if _empties(change)]
    for name, count in sorted(Counter(change.tab for change in emptied).items()):
        table, held = tables[name], _held(tables[name])
        if count >= FEWEST_CELLS and count >= held.total() * SHARE:
            told = f"опустели бы ячейки программы: {count} из {held.total()}"
            yield f"На вкладке «{table.title}» {told}."
            continue
        columns = Counter(change.column for change in emptied if change.tab == name)
        for column, cells in sorted(columns.items()):
            if cells >= FEWEST_ROWS and cells == held[column]:
                header = table.tab.column(column).header
                yield f"На вкладке «{table.title}» опустел бы весь столбец «{header}»."


def _empties(change: CellChange) -> bool:
    is_own = change.tab in _OWN or change.column in _TELLING
    return not is_own and change.old is not None and change.new is None


def _held(table: Table) -> Counter[str]:
    """How many cells of each of the programme's columns are filled."""
    columns = set(table.tab.programme_columns) - _TELLING
    return Counter(column for row in table.rows for column in columns & row.cells.keys())


def _is_large(lost: int, of: int) -> bool:
    most = lost >= FEWEST_OF_HALF and 2 * lost >= of
    return most or (lost >= FEWEST_ROWS and lost >= of * SHARE)
