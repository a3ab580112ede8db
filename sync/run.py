"""One run: read, decide, commit; where papers are due: claim, make, commit."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from sync.bookkeeping import answered, heartbeat, journaled, leased, released
from sync.choices import bring_up_to_date
from sync.commit import Desk, commit
from sync.deciding.decide import decide
from sync.fence import LEASE_SECONDS
from sync.making import Maker, Rendered, render_all
from sync.plan import Plan, difference
from sync.refusals import LeaseHeld, NotSetUp, Overtaken
from sync.snapshot import Snapshot, read_spreadsheet, read_world, with_tables
from sync.tables import Table
from sync.workspace.errors import WorkspaceError
from sync.world import Decided, World

TIME_TO_NOTE = 120
"""Seconds before its lease ends at which a run stops making papers and writes what it has."""

PAPERS = "Документы"

TRIES = 4
"""How often a run starts over when somebody else was first."""


@dataclass(frozen=True)
class Receipt:
    """What a run did.

    Attributes:
        generation: Generation of the spreadsheet afterwards.
        changes: Cells, rows and files changed, bookkeeping apart.
        documents: Papers made.
        plan: What was decided.
        tables: The tabs as they are now.
        url: Address of the spreadsheet.
    """

    generation: int
    changes: int
    documents: int
    plan: Plan
    tables: Mapping[str, Table]
    url: str


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

    @property
    def plan(self) -> Plan:
        """What the decision means for the spreadsheet as it is."""
        cells, rows = difference(self.snapshot.tables, self.decided.tables)
        decided = self.decided
        return Plan(tuple(cells), tuple(rows), decided.orders, decided.choices, decided.findings)


def look(desk: Desk) -> Look:
    """Read and decide; nothing is changed.

    Raises:
        LeaseHeld: Another run is making papers.
        NotSetUp: ``init`` has not been run.
    """
    snapshot = read_spreadsheet(desk.workspace, desk.configuration, desk.spreadsheet_id)
    if snapshot.lease.held_against(desk.run, desk.workspace.transport.google_time):
        until = datetime.fromtimestamp(snapshot.lease.expires, desk.now.tzinfo)
        raise LeaseHeld(until)
    world = read_world(desk.workspace, desk.configuration, snapshot, desk.now.date())
    decided = decide(world)
    if not decided.orders:
        return Look(snapshot, world, decided, ())
    # A template's faults are known only now; they take the place of its papers in the decision.
    templates, rendered = render_all(desk.workspace, world, decided.orders)
    world = replace(world, templates=templates)
    return Look(snapshot, world, decide(world), rendered)


def synchronise(desk: Desk) -> Receipt:
    """Bring Google into agreement with what people and forms say.

    Raises:
        LeaseHeld: Another run is making papers.
        Overtaken: Others were first every time.
        NotSetUp: ``init`` has not been run.
    """
    for _ in range(TRIES - 1):
        try:
            return _synchronise_once(desk)
        except Overtaken:
            continue
    return _synchronise_once(desk)


def _synchronise_once(desk: Desk) -> Receipt:
    seen = look(desk)
    plan = seen.plan
    if not plan.size and not seen.snapshot.tables["start"].asked():
        generation = _heartbeat(desk, seen)
        return Receipt(generation, 0, 0, plan, seen.snapshot.tables, seen.world.spreadsheet_url)
    bring_up_to_date(desk.workspace, desk.configuration, seen.decided.choices)
    if seen.rendered:
        return _with_papers(desk, seen)
    tables = _noted(desk, seen.snapshot, answered(seen.decided.tables), plan.size, 0)
    after = commit(desk, seen.snapshot, tables, "write")
    url = seen.world.spreadsheet_url
    return Receipt(after.generation.number, plan.size, 0, plan, after.tables, url)


def _heartbeat(desk: Desk, seen: Look) -> int:
    snapshot = seen.snapshot
    if snapshot.memory.get("last_check") == desk.now.date().isoformat():
        return snapshot.generation.number
    schedule = desk.configuration.organisation.schedule
    tables = heartbeat(seen.decided.tables, schedule, desk.now)
    return commit(desk, snapshot, tables, "heartbeat").generation.number


def _noted(
    desk: Desk, snapshot: Snapshot, tables: Mapping[str, Table], changes: int, documents: int
) -> dict[str, Table]:
    """The tables with the lease given back, the heartbeat and the run's row in the journal."""
    return journaled(
        heartbeat(released(tables), desk.configuration.organisation.schedule, desk.now),
        run=desk.run,
        now=desk.now,
        generation=snapshot.generation.next.number,
        changes=changes,
        documents=documents,
        what=f"Изменено: {changes}; документов: {documents}."
        if changes
        else "Проверено по просьбе: изменений нет.",
    )


def _with_papers(desk: Desk, seen: Look) -> Receipt:
    """Claim the work, make the papers, write their links.

    Raises:
        NotSetUp: The folder of the papers isn't known.
        WorkspaceError: Not every paper could be made. Those that were are noted and the lease is
            given back; the rest stays claimed, and the next run goes on with it.
    """
    snapshot, plan = seen.snapshot, seen.plan
    home, folder = snapshot.memory.get("home", ""), snapshot.memory.get("papers_folder", "")
    if not home or not folder:
        raise NotSetUp(
            "Программа не знает папку для документов. Запустите nastavnik init: он её найдёт или создаст."
        )
    transport = desk.workspace.transport
    claim = leased(answered(seen.decided.tables), desk.run, transport.google_time)
    give_up_at = transport.google_time + LEASE_SECONDS - TIME_TO_NOTE
    claimed = commit(desk, snapshot, claim, "claim")
    maker = Maker(desk.workspace, home, folder)
    failure: WorkspaceError | KeyboardInterrupt | None = None
    try:
        desk.progress(PAPERS, 0, len(seen.rendered))
        for place, paper in enumerate(seen.rendered, start=1):
            if transport.google_time > give_up_at:
                break  # another run may take the lease over: what is left is claimed and found again
            maker.make(paper)
            desk.progress(PAPERS, place, len(seen.rendered))
    except (WorkspaceError, KeyboardInterrupt) as error:
        failure = error
    world = replace(seen.world, files={**seen.world.files, **maker.made})
    after = _write_results(desk, claimed, world, plan.size, len(maker.made))
    if failure:
        raise failure
    made, url = len(maker.made), seen.world.spreadsheet_url
    return Receipt(after.generation.number, plan.size, made, plan, after.tables, url)


def _write_results(
    desk: Desk, snapshot: Snapshot, world: World, changes: int, made: int
) -> Snapshot:
    """Write links and what follows from them, on the spreadsheet as the claim left it."""
    for _ in range(TRIES):
        decided = decide(with_tables(world, snapshot))
        try:
            return commit(
                desk, snapshot, _noted(desk, snapshot, decided.tables, changes, made), "result"
            )
        except Overtaken:
            snapshot = read_spreadsheet(desk.workspace, desk.configuration, desk.spreadsheet_id)
            if snapshot.lease.held_against(desk.run, desk.workspace.transport.google_time):
                raise
    raise Overtaken
