"""One run: read, decide, guard, commit; where papers or access are due: claim, make and give, commit."""

from contextlib import suppress

from programme.findings import Finding
from sync.bookkeeping import answered, heartbeat
from sync.choices import bring_up_to_date
from sync.claim import let_go, with_papers
from sync.commit import Desk, commit
from sync.guard import refusal
from sync.guarding import stop_where_dangerous
from sync.keeping import keep_copy
from sync.look import Look, look
from sync.receipt import Receipt, copied, noted, papers_noted, passed, receipt, told_of_moves
from sync.records.competencies import with_list
from sync.refusals import Moved, NotSetUp, Overtaken
from sync.schema import refuse_newer
from sync.workspace.errors import WorkspaceError

TRIES = 4
"""How often a run starts over when people moved what it was about to write."""


def synchronise(desk: Desk) -> Receipt:
    """Bring Google into agreement with what people and forms say.

    Raises:
        LeaseHeld: Another run is making papers.
        Overtaken: Another run was first.
        Moved: People moved rows or columns every time; what the runs covered is back, and nothing is claimed.
        Guarded: The plan would take away a large share of what stands.
        NotSetUp: ``init`` has not been run, or a newer program has upgraded the spreadsheet.
        Stopped: The run was asked to end; nothing is claimed.
        WorkspaceError: Google refused or could not be reached.
    """
    notes: tuple[Finding, ...] = ()
    moves = 0
    while True:
        try:
            return _synchronise_once(desk, notes)
        except Moved as moved:
            moves += 1
            notes += told_of_moves(moved)
            if moves == TRIES:
                _end_claim(desk)
                raise
        except BaseException:
            if moves:
                _end_claim(desk)
            raise


def _end_claim(desk: Desk) -> None:
    """Give the lease back: the claim may have landed, though rows had moved, and the run that would use it ends.

    Where that can't be done the lease ends by itself; why the run ends is what people must know.
    """
    with suppress(WorkspaceError, NotSetUp, Overtaken):
        let_go(desk)


def _synchronise_once(desk: Desk, notes: tuple[Finding, ...]) -> Receipt:
    seen = look(desk)
    refuse_newer(seen.snapshot.memory)
    plan = seen.plan
    if not plan.size and not seen.snapshot.tables["start"].asked():
        return _quiet(desk, seen, notes)
    stop_where_dangerous(desk, seen)
    notes += keep_copy(desk, seen.snapshot)
    configuration = with_list(desk.configuration, seen.decided.tables)
    bring_up_to_date(desk.workspace, configuration, seen.decided.choices)
    if seen.rendered or seen.decided.access:
        return with_papers(desk, seen, notes)
    made = papers_noted(seen, seen.decided.tables)
    tables = passed(answered(seen.decided.tables))
    tables = noted(desk, seen.snapshot, tables, (plan.size, made), notes)
    after = commit(desk, seen.snapshot, tables, "write")
    return receipt(seen, after, made, notes)


def _quiet(desk: Desk, seen: Look, notes: tuple[Finding, ...]) -> Receipt:
    """Nothing to do: at most the day's heartbeat."""
    snapshot = seen.snapshot
    if snapshot.memory.get("last_check") != desk.now.date().isoformat():
        notes += keep_copy(desk, snapshot)
        schedule = desk.configuration.organisation.schedule
        tables = heartbeat(copied(desk, seen.decided.tables), schedule, desk.now)
        if refusal(seen.plan, snapshot.tables, snapshot.memory) is None:
            # What people have typed since is guarded too; what has vanished is not forgotten.
            tables = passed(tables)
        snapshot = commit(desk, snapshot, tables, "heartbeat")
    return receipt(seen, snapshot, 0, notes)
