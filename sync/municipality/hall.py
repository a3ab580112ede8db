"""The directory as a place to read from and report to: each word is one fenced commit, whoever speaks at once."""

import random
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime

from generators.municipality.tabs import directory_tabs
from sync.commit import Desk, commit
from sync.municipality.listing import Listing, listed, with_codes
from sync.municipality.outcome import Outcome
from sync.municipality.reporting import Part, reported
from sync.municipality.vanishing import refuse_loss
from sync.plan import difference
from sync.refusals import Moved, Overtaken
from sync.snapshot import Snapshot, read_spreadsheet
from sync.values import moment

TRIES = 8
"""How often a word is thought over when other tasks spoke first."""

LONGEST_WAIT = 3.0
"""Seconds, at most, before it is said again: tasks that spoke at once must not do so again."""


@dataclass(frozen=True)
class Hall:
    """A municipality's directory.

    Attributes:
        desk: On the directory; its configuration is the municipality's.
    """

    desk: Desk

    @staticmethod
    def of(desk: Desk) -> "Hall":
        """The hall of a desk that stands on a directory."""
        return Hall(replace(desk, tabs=directory_tabs(desk.configuration)))

    @property
    def zone(self) -> str:
        """The directory's time zone."""
        return self.desk.configuration.organisation.time_zone

    def read(self) -> Snapshot:
        """The directory as it is now."""
        desk = self.desk
        return read_spreadsheet(desk.workspace, desk.configuration, desk.spreadsheet_id, desk.tabs)

    def listed(self, directory: Snapshot) -> Listing:
        """Whom the directory lists."""
        table, _ = with_codes(directory.tables["institutions"], directory.memory)
        return listed(table, self.desk.spreadsheet_id, directory.memory)

    def cell_of(self, at: datetime) -> float:
        """A moment as the directory's cells hold it."""
        return moment(at.isoformat(), self.zone)

    def report(
        self, outcomes: Collection[Outcome], at: datetime, part: Part | None = None
    ) -> Listing:
        """Write what is new of some institutions; their rows are found anew at each try.

        Args:
            outcomes: What is new; none, to bring codes, findings and totals up to date.
            at: The moment.
            part: The journal's row.

        Raises:
            Overtaken: Others spoke first every time.
            Moved: People moved rows or columns every time.
            NotSetUp: The directory has lost its memory.
            Guarded: Most institutions have gone from it; nothing is written.
        """
        for left in reversed(range(TRIES)):
            snapshot = self.read()
            refuse_loss(snapshot.tables, self.desk.confirmed)
            tables, listing = reported(
                snapshot.tables, outcomes, self.desk.spreadsheet_id, self.cell_of(at), part
            )
            if not any(difference(snapshot.tables, tables)):
                return listing
            try:
                commit(self.desk, snapshot, tables, "report")
            except (Overtaken, Moved):
                if not left:
                    raise
                wait = random.uniform(0, LONGEST_WAIT)  # noqa: S311 - spreads tasks, no secret
                self.desk.workspace.stop.sleep(wait)
            else:
                return listing
        raise AssertionError("the last try returns or raises")
