"""A run that makes papers or opens folders: claim the work, do it piece by piece, write what has come of it."""

from contextlib import suppress
from dataclasses import replace

from programme.findings import Finding
from sync.bookkeeping import answered, leased, released, remembered
from sync.commit import Desk, commit
from sync.deciding.access import refusals
from sync.deciding.decide import decide
from sync.deciding.paper_register import followed
from sync.fence import LEASE_SECONDS
from sync.guard import refusal
from sync.look import Look
from sync.making import Maker
from sync.plan import Plan, difference
from sync.reading import with_tables
from sync.receipt import Receipt, copied, noted, papers_noted, passed, receipt
from sync.records.access import written_access
from sync.refusals import Moved, NotSetUp, Overtaken
from sync.sharing import Sharer
from sync.snapshot import Snapshot, read_spreadsheet
from sync.solving import match_in_time
from sync.tables import Table
from sync.workspace.errors import WorkspaceError
from sync.world import World

TIME_TO_NOTE = 120
"""Seconds before its lease ends at which a run stops making papers and writes what it has."""

PAPERS = "Документы"

TRIES = 4
"""How often the links are written when others write or move rows at the same time."""


def with_papers(desk: Desk, seen: Look, notes: tuple[Finding, ...]) -> Receipt:
    """Claim the work, make the papers, open their folders, write links and who was let in.

    Raises:
        NotSetUp: The folder of the papers isn't known.
        WorkspaceError: Not every paper could be made. Those that were are noted and the lease is
            given back; the rest stays claimed, and the next run goes on with it.
        KeyboardInterrupt: The run was ended or asked to end: the same.
    """
    snapshot, plan = seen.snapshot, seen.plan
    home, folder = snapshot.memory.get("home", ""), snapshot.memory.get("papers_folder", "")
    if not home or not folder:
        raise NotSetUp(
            "Программа не знает папку для документов. Запустите nastavnik init: он её найдёт или создаст."
        )
    transport = desk.workspace.transport
    claim = leased(passed(answered(seen.decided.tables)), desk.run, transport.google_time)
    leased_until = transport.google_time + LEASE_SECONDS
    commit(desk, snapshot, copied(desk, claim), "claim")
    maker = Maker(desk.workspace, home, folder, leased_until)
    sharer = Sharer(desk.workspace, seen, folder)
    failure: WorkspaceError | KeyboardInterrupt | None = None
    try:
        if seen.rendered:
            desk.progress(PAPERS, 0, len(seen.rendered))
        for place, paper in enumerate(seen.rendered, start=1):
            if transport.google_now > leased_until - TIME_TO_NOTE:
                break  # another run may take the lease over: what is left is claimed and found again
            maker.make(paper)
            desk.progress(PAPERS, place, len(seen.rendered))
        sharer.carry_out(leased_until - TIME_TO_NOTE)
    except (WorkspaceError, KeyboardInterrupt) as error:
        failure = error
    files = {**seen.world.files, **sharer.folders, **maker.made}
    world = replace(seen.world, files=files, access=sharer.settled)
    with desk.workspace.stop.in_hand():
        after, made = _write_results(desk, seen, world, plan.size, notes)
    if failure:
        raise failure
    refused = [f for pair, known in sharer.settled.items() for f in refusals(pair, known.notes)]
    return receipt(seen, after, made, (*notes, *refused))


def _write_results(
    desk: Desk, seen: Look, world: World, changes: int, notes: tuple[Finding, ...]
) -> tuple[Snapshot, int]:
    """Write links and what follows from them, on the spreadsheet as people have it by now.

    Returns:
        The spreadsheet afterwards, and how many papers it shows that it did not show before.

    Raises:
        Overtaken: The lease had run out, and another run took the work over: what this one knows of
            files is out of date.
        Moved: People moved rows or columns meanwhile; the run begins anew, and finds its papers.
    """
    for _ in range(TRIES):
        snapshot = read_spreadsheet(desk.workspace, desk.configuration, desk.spreadsheet_id)
        if snapshot.lease.owner != desk.run:
            break
        tables = _results(desk, snapshot, world)
        made = papers_noted(seen, tables)
        try:
            whole = noted(desk, snapshot, tables, (changes, made), notes)
            return commit(desk, snapshot, whole, "result"), made
        except Overtaken:
            continue  # by a set-up, which doesn't ask for leases
    raise Overtaken


def _results(desk: Desk, snapshot: Snapshot, world: World) -> dict[str, Table]:
    """The tabs with what has come of the work, and with all that follows from it.

    Where the run is asked to end, there may be no time to decide anew (a crowd is matched for minutes);
    where that would take away much, a person has to confirm it. Then only what is sure is written, the
    papers that stand and who was let in, and the next run does the rest.
    """
    if not desk.workspace.stop.asked:
        tables = dict(decide(with_tables(world, snapshot), match_in_time).tables)
        cells, rows = difference(snapshot.tables, tables)
        plan = Plan(tuple(cells), tuple(rows), (), (), ())
        if not refusal(plan, snapshot.tables, snapshot.memory):
            return passed(tables)
    papers = followed(
        snapshot.tables["papers"], world.files, desk.configuration.papers, world.today
    )
    return remembered({**snapshot.tables, "papers": papers}, **written_access(world.access))


def let_go(desk: Desk) -> None:
    """Give back the lease, where this run holds it, so that the next run need not wait for its end."""
    with desk.workspace.stop.in_hand():
        for _ in range(TRIES):
            snapshot = read_spreadsheet(desk.workspace, desk.configuration, desk.spreadsheet_id)
            if snapshot.lease.owner != desk.run:
                return
            with suppress(Overtaken, Moved):
                commit(desk, snapshot, released(snapshot.tables), "release")
                return
