"""Outcomes of a pass → the directory's tabs as they should be; pure, so that the last word is the same from any task."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generators.municipality.figures import TOTAL
from generators.municipality.institutions import ATTENTION, ERROR, WORKS
from generators.workbook.columns import CellValue
from sync.bookkeeping import remembered
from sync.municipality.listing import (
    LAST_CODE,
    SHEET,
    Listing,
    listed,
    spreadsheet_id,
    with_codes,
)
from sync.municipality.outcome import Outcome
from sync.municipality.summary import Section, Summary
from sync.municipality.vanishing import HOME
from sync.records.memory import service
from sync.tables import Table

Cells = dict[str, CellValue]


@dataclass(frozen=True)
class Part:
    """A task's row of the directory's journal.

    Attributes:
        key: The day and which part.
        run: Id of the run.
        begins: Whether this is its first word: it counts as one more pass.
    """

    key: str
    run: str
    begins: bool


def reported(
    tables: Mapping[str, Table],
    outcomes: Iterable[Outcome],
    own_id: str,
    now: float,
    part: Part | None = None,
) -> tuple[dict[str, Table], Listing]:
    """The tabs as they should be, and whom they list.

    Args:
        tables: As read.
        outcomes: What is new.
        own_id: The directory's id.
        now: The moment, as a cell holds it.
        part: The journal's row, None where nothing is noted there.
    """
    fresh = {outcome.code: outcome for outcome in outcomes}
    memory = service(tables["service"])
    coded, last = with_codes(tables["institutions"], memory)
    listing = listed(coded, own_id, memory)
    after = {**tables, "institutions": _told(coded, listing, fresh)}
    names = {row.key: row.text("short_name") for row in coded.rows if not row.keyless}
    homes = {f"{HOME}{code}": o.home for code, o in fresh.items() if o.home and code in names}
    sheets = {
        f"{SHEET}{code}": spreadsheet_id(o.sheet)
        for code, o in fresh.items()
        if o.sheet and code in names
    }
    # Whoever has left is not missed again, and binds nobody who takes the spreadsheet over.
    gone = {
        key: ""
        for key, held in memory.items()
        for kind in (HOME, SHEET)
        if held and key.startswith(kind) and key.removeprefix(kind) not in names
    }
    after = remembered(after, **gone, **homes, **sheets, **({LAST_CODE: str(last)} if last else {}))
    summaries = {code: o.summary for code, o in fresh.items() if o.summary and code in names}
    after["overview"] = _overview(after["overview"], names, summaries, now)
    after["figures"] = _figures(after["figures"], names, summaries, now)
    if part:
        after["passes"] = _noted(after["passes"], part, fresh.values(), now)
    return after, listing


def _told(table: Table, listing: Listing, fresh: Mapping[str, Outcome]) -> Table:
    """«Учреждения»: what each row's run has brought, or what is wrong with the row itself."""
    cells: dict[str, Cells] = {}
    findings: dict[str, list[str]] = {}
    for row in table.rows:
        standing = listing.standing.get(row.key)
        outcome = fresh.get(row.key)
        cells[row.key] = _run_cells(outcome) if outcome else {}
        if standing and not (outcome and outcome.sheet):
            cells[row.key]["state"] = standing.state
            findings[row.key] = [standing.finding] if standing.finding else []
        elif outcome and outcome.state:
            findings[row.key] = [outcome.finding] if outcome.finding else []
        else:
            findings[row.key] = [row.text("finding")] if row.text("finding") else []
            if not outcome and row.text("state") not in {WORKS, ATTENTION, ERROR}:
                # A row that has just become good: what was wrong with it is over, and its run is still to come.
                cells[row.key]["state"], findings[row.key] = None, []
    for double in table.doubles:
        findings[double.place] = [listing.standing[double.place].finding]
    return table.written(cells).findings_written(findings)


def _run_cells(outcome: Outcome) -> Cells:
    cells: Cells = {}
    if outcome.state:
        cells["state"] = outcome.state
    if outcome.sheet:
        cells |= {"sheet": outcome.sheet}
    if outcome.folder:
        cells |= {"folder": outcome.folder}
    if outcome.remarks is not None:
        cells["findings"] = outcome.remarks
    if outcome.last_run is None:
        return cells
    cells |= {
        "last_run": outcome.last_run,
        "seconds": round(outcome.seconds, 1),
        "requests": outcome.requests,
    }
    if outcome.summary:
        cells["last_good"] = outcome.last_run
    return cells


def _overview(
    table: Table, names: Mapping[str, str], summaries: Mapping[str, Summary], now: float
) -> Table:
    shown = sum(key.startswith("done_") for key in table.tab.programme_columns)
    rows = {code: _section_cells(one.sections, shown) for code, one in summaries.items()}
    table = _kept(table, names, rows, now)
    totals: Cells = {"name": f"Учреждений: {_standing(table)}", "on": now}
    for column in ("late", "done", "lines", *(f"late_{n}" for n in range(1, shown + 1))):
        totals[column] = _sum(table, column)
    lines = totals["lines"]
    totals["percent"] = _percent(_sum(table, "done"), lines if isinstance(lines, int) else 0)
    return _with_total(table, totals)


def _section_cells(sections: tuple[Section, ...], shown: int) -> Cells:
    done, lines = (sum(getattr(one, name) for one in sections) for name in ("done", "lines"))
    cells: Cells = {
        "late": sum(one.late for one in sections),
        "done": done,
        "lines": lines,
        "percent": _percent(done, lines),
    }
    for place in range(1, shown + 1):
        one = sections[place - 1] if place <= len(sections) else None
        cells[f"done_{place}"] = f"{one.done} из {one.lines}" if one else None
        cells[f"late_{place}"] = one.late if one else None
    return cells


def _percent(done: int, of: int) -> float | None:
    return round(100 * done / of, 1) if of else None


def _figures(
    table: Table, names: Mapping[str, str], summaries: Mapping[str, Summary], now: float
) -> Table:
    rows: dict[str, Cells] = {
        code: {**one.counts, **one.carried} for code, one in summaries.items()
    }
    table = _kept(table, names, rows, now)
    counted = ("participants", "active", "proposed", "agreements", "signed", "answered", "asked")
    totals: Cells = {column: _sum(table, column) for column in counted}
    return _with_total(table, {"name": f"Учреждений: {_standing(table)}", "on": now, **totals})


def _kept(table: Table, names: Mapping[str, str], rows: Mapping[str, Cells], now: float) -> Table:
    """The tab with new numbers; rows of institutions that have left the directory are emptied."""
    left = {row.key for row in table.rows} - names.keys() - {TOTAL}
    empty: Cells = dict.fromkeys(table.tab.programme_columns)
    told = {row.key: {"name": names[row.key]} for row in table.rows if row.key in names}
    table = table.written({key: dict(empty) for key in left}).written(told)
    return table.upserted({code: {**rows[code], "name": names[code], "on": now} for code in rows})


def _with_total(table: Table, cells: Cells) -> Table:
    """The row of totals; its moment moves only where a number does."""
    standing = table.row(TOTAL)
    probe = table.upserted({TOTAL: {**cells, "on": None}}).row(TOTAL)
    is_same = standing and probe and {**standing.cells, "on": None} == {**probe.cells, "on": None}
    return table if is_same else table.upserted({TOTAL: cells})


def _standing(table: Table) -> int:
    return sum(row.key != TOTAL and bool(row.text("code")) for row in table.rows)


def _sum(table: Table, column: str) -> int:
    values = (row.cells.get(column) for row in table.rows if row.key != TOTAL)
    return sum(int(value) for value in values if isinstance(value, float))


def _noted(table: Table, part: Part, outcomes: Iterable[Outcome], now: float) -> Table:
    row = table.row(part.key)
    before = {name: row.cells.get(name) if row else 0 for name in ("passes", *_COUNTS)}
    known = {name: int(v) if isinstance(v, float) else 0 for name, v in before.items()}
    done = list(outcomes)
    return table.upserted(
        {
            part.key: {
                "last": now,
                "run": part.run,
                "passes": known["passes"] + part.begins,
                "institutions": known["institutions"] + len(done),
                "failed": known["failed"] + sum(outcome.failed for outcome in done),
                "requests": known["requests"] + sum(outcome.requests for outcome in done),
            }
        }
    )


_COUNTS = ("institutions", "failed", "requests")
