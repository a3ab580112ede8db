"""What a run writes about itself: journal, lease, heartbeat, the times on «Начните здесь»."""

from collections.abc import Mapping
from datetime import datetime

from config.organisation import Schedule
from generators.workbook.columns import CellValue
from generators.workbook.start import CAPTIONS
from programme.schedule import schedule_told
from sync.fence import LEASE_SECONDS
from sync.tables import Table

Tables = Mapping[str, Table]


def remembered(tables: Tables, **values: str) -> dict[str, Table]:
    """The tabs with some of the programme's memory changed."""
    rows: dict[str, dict[str, CellValue]] = {
        name: {"value": value} for name, value in values.items()
    }
    return {**tables, "service": tables["service"].upserted(rows)}


def leased(tables: Tables, run: str, google_now: float) -> dict[str, Table]:
    """The tabs with the lease taken by a run, on Google's clock."""
    return remembered(tables, lease_owner=run, lease_expires=f"{google_now + LEASE_SECONDS:.0f}")


def released(tables: Tables) -> dict[str, Table]:
    """The tabs with the lease given back."""
    return remembered(tables, lease_owner="", lease_expires="")


def answered(tables: Tables) -> dict[str, Table]:
    """The tabs with «Синхронизировать» unticked.

    Only in a run's first commit: what it clears is the tick that was read before deciding. One that
    is set later was not seen, stays, and is answered by the next run (docs/decisions/0005).
    """
    return {**tables, "start": tables["start"].answered()}


def heartbeat(tables: Tables, schedule: Schedule | None, now: datetime) -> dict[str, Table]:
    """The tabs with today's «последняя проверка» and when the next one is due."""
    noted = remembered(tables, last_check=now.date().isoformat())
    start = _stated(
        noted["start"],
        last_check=f"{now:%d.%m.%Y %H:%M}",
        next_run=schedule_told(schedule, now),
    )
    return {**noted, "start": start}


def journaled(
    tables: Tables,
    *,
    run: str,
    now: datetime,
    generation: int,
    changes: int,
    documents: int,
    what: str,
) -> dict[str, Table]:
    """The tabs with the run's row in the journal and its time on «Начните здесь»."""
    row: dict[str, CellValue] = {
        "time": f"{now:%d.%m.%Y %H:%M}",
        "generation": generation,
        "changes": changes,
        "documents": documents,
        "what": what,
    }
    return {
        **tables,
        "journal": tables["journal"].upserted({run: row}),
        "start": _stated(tables["start"], last_run=f"{now:%d.%m.%Y %H:%M}"),
    }


def _stated(table: Table, **states: str) -> Table:
    return table.written({CAPTIONS[key]: {"state": state} for key, state in states.items()})
