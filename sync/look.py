"""Reading and deciding: what a run sees and wants, before it changes anything."""

from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property

from sync.commit import Desk
from sync.deciding.decide import decide
from sync.making import Rendered, render_all
from sync.plan import Plan, difference
from sync.reading import read_world
from sync.records.competencies import with_list
from sync.refusals import LeaseHeld
from sync.schema import refuse_unready
from sync.snapshot import Snapshot, read_spreadsheet
from sync.solving import match_in_time
from sync.world import Decided, World


@dataclass(frozen=True)
class Look:
    """What a run saw and decided, before it changes anything.

    Attributes:
        snapshot: The spreadsheet as read.
        world: All that the decision rests on.
        decided: The decision.
        rendered: Papers that are due, ready to be put on Drive.
    """

    snapshot: Snapshot
    world: World
    decided: Decided
    rendered: tuple[Rendered, ...]

    @cached_property
    def plan(self) -> Plan:
        """What the decision means for the spreadsheet as it is."""
        cells, rows = difference(self.snapshot.tables, self.decided.tables)
        decided = self.decided
        return Plan(
            tuple(cells),
            tuple(rows),
            decided.orders,
            decided.choices,
            decided.findings,
            decided.access,
        )


def refuse_held(desk: Desk, snapshot: Snapshot) -> None:
    """Leave where another run is making papers.

    Raises:
        LeaseHeld: That is so.
    """
    if snapshot.lease.held_against(desk.run, desk.workspace.transport.google_time):
        raise LeaseHeld(datetime.fromtimestamp(snapshot.lease.expires, desk.now.tzinfo))


def look(desk: Desk) -> Look:
    """Read and decide; nothing is changed.

    Raises:
        LeaseHeld: Another run is making papers.
        NotSetUp: ``init`` has not been run, or not since the program was upgraded and a run has to wait for it.
    """
    snapshot = read_spreadsheet(desk.workspace, desk.configuration, desk.spreadsheet_id)
    refuse_unready(snapshot.resource, snapshot.memory)
    refuse_held(desk, snapshot)
    configuration = with_list(desk.configuration, snapshot.tables)
    world = read_world(
        desk.workspace, configuration, snapshot, desk.now.date(), sparing=desk.sparing
    )
    decided = decide(world, match_in_time)
    if not decided.orders:
        return Look(snapshot, world, decided, ())
    # A template's faults, and what people have changed, are known only now; they take the place of papers.
    rendering = render_all(desk.workspace, world, decided.orders)
    world = replace(world, templates=rendering.templates, edited=rendering.edited)
    return Look(snapshot, world, decide(world, match_in_time), rendering.papers)
