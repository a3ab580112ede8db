"""One register of work: rows read, what the programme says beside them, what they prove."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from generators.workbook.columns import CellValue
from programme.findings import Finding
from programme.progress.facts import Happening
from programme.registers.company import Company
from programme.registers.entry import Entry
from programme.registers.events import Event
from programme.school_year import school_year_at
from sync.deciding.proving import tab_url
from sync.deciding.register_codes import LAST, with_codes
from sync.tables import Table
from sync.world import World


@dataclass(frozen=True)
class Registers:
    """What has been decided about one or several registers of work.

    Attributes:
        tables: Key of a tab → the register as it should be.
        happenings: What this school year's rows prove, register by register, in their order.
        findings: Remarks beside the rows.
        memory: What the programme is to remember.
        events: This school year's events up to today, as questionnaires offer them.
        ahead: Events to which people are still expected, of whichever school year.
    """

    tables: Mapping[str, Table] = field(default_factory=dict)
    happenings: tuple[Happening, ...] = ()
    findings: tuple[Finding, ...] = ()
    memory: Mapping[str, str] = field(default_factory=dict)
    events: tuple[str, ...] = ()
    ahead: tuple[Event, ...] = ()


@dataclass(frozen=True)
class RegisterDesk:
    """What registers are decided with.

    Attributes:
        world: With the tabs as decided so far.
        company: Whom their cells may name.
        memory: What the programme remembers.
    """

    world: World
    company: Company
    memory: Mapping[str, str]


Read = Callable[[Table], tuple[Mapping[str, Entry], list[Finding]]]
"""How a register's rows are read: key of a row → what it says; rows that say nothing, or nothing new, are left out."""


def begun_by_people(desk: RegisterDesk, tab: str, prefix: str, read: Read) -> Registers:
    """A register whose rows people begin and the programme gives a code to.

    Args:
        desk: What it is decided with.
        tab: Key of its tab.
        prefix: What its codes begin with.
        read: How its rows are read.
    """
    table, last = with_codes(desk.world.tables[tab], prefix, desk.memory)
    if not table.whole:
        return Registers()
    decided = decided_rows(desk, table, read)
    memory = {f"{LAST}{prefix}": str(last)} if last else {}
    return Registers(decided.tables, decided.happenings, decided.findings, memory)


def decided_rows(desk: RegisterDesk, table: Table, read: Read) -> Registers:
    """What stands beside the rows of a register, and what they prove; another school year's rows prove nothing.

    Nor are remarks made on a year that is over: its rows are a record.
    """
    world, tab = desk.world, table.tab.key
    found, findings = read(table)
    own = [column for column in table.tab.programme_columns if column not in _APART]
    own = [column for column in own if column != table.tab.key_column]
    rows: dict[str, dict[str, CellValue]] = {key: dict.fromkeys(own) for key in table.keys}
    happenings: list[Happening] = []
    for key, entry in found.items():
        year = other_year(entry.on, world)
        rows[key].update(entry.told(world.today))
        if year:
            rows[key]["standing"] = f"учебный год {year}"
        happening = None if year else entry.happening(world.today, tab_url(world, tab))
        happenings += [happening] if happening else []
    over = {key for key, entry in found.items() if entry.on and _is_over(entry.on, world)}
    return Registers(
        {tab: table.written(rows)},
        tuple(happenings),
        tuple(finding for finding in findings if finding.key not in over),
    )


_APART = frozenset({"finding"})
"""Columns that are written elsewhere."""


def other_year(day: date | None, world: World) -> str:
    """«2025/2026» for a day of a school year that is over or has not begun; "" for this year's, and for no day."""
    if day is None:
        return ""
    year = school_year_at(day, world.configuration.organisation)
    return "" if year.starts == world.year.starts else year.caption


def _is_over(day: date, world: World) -> bool:
    return day < world.year.starts
