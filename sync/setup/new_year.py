"""The story of ``nastavnik new-year``: the old school year is closed, the new one begins."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from generators.workbook.past_years import PAST_YEARS
from generators.workbook.tabs import QUESTIONNAIRES
from programme.pairs import PairState
from programme.school_year import SchoolYear, school_year_at
from sync.commit import Desk
from sync.guard import refusal
from sync.look import look
from sync.records.memory import SETTLED, YEAR_OF_BOARD
from sync.run import synchronise
from sync.schema import refuse_newer
from sync.setup.initialise import initialise
from sync.snapshot import Snapshot, read_spreadsheet
from sync.workspace.errors import Refused


@dataclass(frozen=True)
class NewYear:
    """What stands after ``new-year``.

    Attributes:
        before: Caption of the year that was closed, «2026/2027»; "" where the new one had begun already.
        year: Caption of the year that is under way.
        changes: Cells, rows and files that were changed.
        participants: People who stay in the register.
        pairs: Pairs that go on.
        settled: Lines of the roadmap that stay done.
        kept: Lines whose last state was put away.
        url: The spreadsheet's address.
    """

    before: str
    year: str
    changes: int
    participants: int
    pairs: int
    settled: int
    kept: int
    url: str

    def as_json(self) -> dict[str, Any]:
        """For ``--json``."""
        return {
            "before": self.before,
            "year": self.year,
            "changes": self.changes,
            "participants": self.participants,
            "pairs": self.pairs,
            "settled": self.settled,
            "kept": self.kept,
            "spreadsheet_url": self.url,
        }


def new_year(desk: Desk) -> NewYear:
    """Close the school year that has ended, and begin the one that today lies in.

    The last answers are read into the old year before its forms are left; where a run of the old year is stopped
    by the guard, nothing is turned. Interrupted, the command goes on where it stopped.

    Raises:
        Guarded: The last run of the old year would take away much: people must look at that first.
        LeaseHeld, Overtaken, Moved: Another run is at work, or staff are.
        NotSetUp: ``init`` has not been run, or a newer program has upgraded the spreadsheet.
    """
    snapshot = read_spreadsheet(desk.workspace, desk.configuration, desk.spreadsheet_id)
    refuse_newer(snapshot.memory)
    today = school_year_at(desk.now.date(), desk.configuration.organisation)
    before = snapshot.memory.get("year", "")
    changes, of_board = 0, snapshot.memory.get(YEAR_OF_BOARD, "")
    if before != today.caption:
        _close_forms(desk, snapshot, before)
        changes += synchronise(desk).changes
        changes += initialise(desk, begin_year=True).changes
    else:  # interrupted after the new forms, or not needed at all
        before = of_board if of_board != today.caption else ""
    if before:
        changes += _first_run(desk)
    return _result(desk, before, today, changes)


def _close_forms(desk: Desk, snapshot: Snapshot, year: str) -> None:
    """Old forms take no more answers: what came until now is read by the run that follows."""
    for form in _forms(snapshot, year):
        try:
            desk.workspace.forms.publish(form, accepts=False)
        except Refused as refused:
            if refused.code != 404:
                raise


def _forms(snapshot: Snapshot, year: str) -> Iterable[str]:
    rows = snapshot.tables[QUESTIONNAIRES.key].rows
    return (row.text("form") for row in rows if row.text("form") and row.text("year") == year)


def _first_run(desk: Desk) -> int:
    """The first run of a year empties much that was of the old one: whoever begins the year confirms just that."""
    seen = look(desk)
    refused = refusal(seen.plan, seen.snapshot.tables, seen.snapshot.memory)
    confirmed = refused.checksum if refused else ""
    return synchronise(replace(desk, confirmed=confirmed)).changes


def _result(desk: Desk, before: str, year: SchoolYear, changes: int) -> NewYear:
    snapshot = read_spreadsheet(desk.workspace, desk.configuration, desk.spreadsheet_id)
    states = [row.text("state") for row in snapshot.tables["pairs"].rows]
    going_on = (PairState.APPROVED.caption, PairState.ACTIVE.caption)
    kept = [row for row in snapshot.tables[PAST_YEARS.key].rows if row.text("year") == before]
    return NewYear(
        before=before,
        year=year.caption,
        changes=changes,
        participants=len(snapshot.tables["people"].rows),
        pairs=sum(state in going_on for state in states),
        settled=sum(name.startswith(SETTLED) for name in snapshot.memory),
        kept=len(kept),
        url=str(snapshot.resource["spreadsheetUrl"]),
    )
