"""What a run tells of itself: its receipt, and its last words in the spreadsheet."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from programme.findings import Finding
from programme.russian.numbers import counted
from sync.bookkeeping import heartbeat, journaled, released, remembered
from sync.commit import Desk
from sync.guard import REMADE, sizes
from sync.keeping import LAST_COPY
from sync.look import Look
from sync.plan import Plan
from sync.records.papers import INTENDED, STANDING, papers
from sync.refusals import Moved
from sync.snapshot import Snapshot
from sync.tables import Table


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


def receipt(seen: Look, after: Snapshot, made: int, notes: tuple[Finding, ...]) -> Receipt:
    """The receipt of a run that ended well."""
    plan = replace(seen.plan, findings=(*notes, *seen.plan.findings))
    url = seen.world.spreadsheet_url
    return Receipt(after.generation.number, plan.size, made, plan, after.tables, url)


def told_of_moves(moved: Moved) -> tuple[Finding, ...]:
    """What people are told after their moving of rows or columns met a write."""
    return tuple(
        Finding(
            tab,
            "",
            "Во время записи на этой вкладке переставляли строки или столбцы. Возвращено на место: "
            f"{counted(count, 'ячейка', 'ячейки', 'ячеек')}. Проверьте, что Ваши последние правки здесь целы.",
        )
        for tab, count in sorted(moved.tabs.items())
    )


def papers_noted(seen: Look, tables: Mapping[str, Table]) -> int:
    """How many papers the tabs show that nobody has noted before, whichever run made them.

    A paper whose row had been deleted and comes back is none of them.
    """
    before = {row.key: row.state for row in papers(seen.snapshot.tables["papers"])}
    stood = seen.world.files.keys() - before.keys()
    return sum(
        row.state in STANDING and before.get(row.key, INTENDED) == INTENDED and row.key not in stood
        for row in papers(tables["papers"])
    )


def noted(
    desk: Desk,
    snapshot: Snapshot,
    tables: Mapping[str, Table],
    counts: tuple[int, int],
    notes: tuple[Finding, ...] = (),
) -> dict[str, Table]:
    """The tabs with the lease given back, the heartbeat and the run's row in the journal.

    Args:
        desk: Whose run it is.
        snapshot: What the tabs were derived from.
        tables: The tabs.
        counts: Changes and documents.
        notes: What happened on the way.
    """
    changes, documents = counts
    told = [f"Изменено: {changes}; документов: {documents}."]
    if not changes:
        told = ["Проверено по просьбе: изменений нет."]
    return journaled(
        heartbeat(
            copied(desk, released(tables)), desk.configuration.organisation.schedule, desk.now
        ),
        run=desk.run,
        now=desk.now,
        generation=snapshot.generation.next.number,
        changes=changes,
        documents=documents,
        what=" ".join([*told, *(note.text for note in notes)]),
    )


def passed(tables: Mapping[str, Table]) -> dict[str, Table]:
    """The tabs with the registers' sizes, against which the guard measures the next plan.

    That a register was made anew is over with the plan that people let pass.
    """
    over = {name: "" for name in tables["service"].keys if name.startswith(REMADE)}
    return remembered(tables, **sizes(tables), **over)


def copied(desk: Desk, tables: Mapping[str, Table]) -> dict[str, Table]:
    """The tabs with the note that today's copy has been made."""
    return remembered(tables, **{LAST_COPY: desk.now.date().isoformat()})
